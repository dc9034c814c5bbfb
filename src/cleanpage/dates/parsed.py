"""What a string says: its form, its value, everything it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cleanpage.dates.finding import Found
    from cleanpage.dates.moment import Moment
    from cleanpage.dates.reading import Reading

Form = Literal[
    # well formed
    "iso",
    "ymd",
    "numeric",
    "day-first",
    "day-first-marked",
    "day-first-short",
    "month-first",
    "month-first-short",
    "year-first",
    "year-first-marked",
    "year-day-first",
    "marked",
    "month",
    "month-marked",
    "year",
    "ctime",
    "javascript",
    "compact",
    "iso-week",
    "day-of-year",
    "epoch-seconds",
    "epoch-milliseconds",
    "epoch-microseconds",
    "dotnet",
    # without a year
    "yearless-day-first",
    "yearless-month-first",
    "yearless-marked",
    "yearless-numeric",
    # without a date of its own
    "relative",
    # malformed
    "unpadded",
    "year-minutes-day",
    "year-day-month",
    "impossible-day",
    "sentinel",
    "template",
    "invalid",
    "duration",
    "number",
    "none",
]
"""What a string was recognised as."""


class Numbers(NamedTuple):
    """The numbers of a string that begins with a year, as written.

    Attributes:
        year: the first number.
        second: the one that should be the month.
        third: the one that should be the day.
        minute: the minute of the time behind it, if there is one.
    """

    year: int
    second: int
    third: int
    minute: int | None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a string says.

    Attributes:
        form: what it was recognised as.
        reason: why this value, or why none, for people.
        value: the moment, where the string and the hints settle it; otherwise None.
        readings: everything it can plausibly mean, best first.
        ambiguous: whether it can mean more than one day and nothing settles which.
        zone: the zone as written, whether it is known or not.
        weekday: 1 (Monday) to 7, where the string names it.
        mended: what had to be done to read it: `"escape"`, `"unpadded"`, and the conversions of its reading.
        numbers: its numbers, where it begins with a year in numbers.
        found: the date as found in the string, where it is a written date.
    """

    form: Form
    reason: str
    value: Moment | None = None
    readings: tuple[Reading, ...] = ()
    ambiguous: bool = False
    zone: str | None = None
    weekday: int | None = None
    mended: tuple[str, ...] = ()
    numbers: Numbers | None = None
    found: Found | None = None
