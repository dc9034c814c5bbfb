"""The options of settling."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Settling(BaseModel):
    """What a user may choose about how evidence becomes fields.

    Attributes:
        likelier_dates: give a date that can mean two days as the likelier one, with the same warning, in place of none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    likelier_dates: bool = False
