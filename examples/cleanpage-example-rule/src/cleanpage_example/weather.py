"""Weather boxes, such as ``Springfield 21 °C``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage import Page, Verdict

BOX = re.compile(r"(?:[^\W\d_]+[\s,:]+){0,3}[-−+]?\d{1,3}\s?°\s?[CF]?")


class Weather(Rule, kind="weather"):
    """Drop lines that are a place and a temperature, and nothing else.

    A sentence that speaks of the weather stays: the box must be all that the line says.

    Attributes:
        longest: number of characters beyond which a line is no box.
    """

    longest: int = 40

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each box."""
        for segment in page.segments:
            if len(segment.text) <= self.longest and BOX.fullmatch(segment.text):
                yield drop(segment, "a place and a temperature")
