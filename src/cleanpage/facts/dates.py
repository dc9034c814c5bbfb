"""The dates that stand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from cleanpage.page import Page
DATE = regex.compile(r"\d{4}-\d\d-\d\d|\d \p{L}+ \d{4}|\p{L}+ \d+, \d{4}")

def date_lines(page: Page) -> frozenset[int]:
    """Return the indices of the segments that are a date and little else."""
    return frozenset(s.index for s in page.segments if len(s.text) < 60 and DATE.search(s.text))
