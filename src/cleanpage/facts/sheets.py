"""What browsers print at the edges of each sheet: when it was printed and the title above, address and count below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.dates import dates
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from cleanpage.page import Page

FOOT = regex.compile(r"(?P<address>(?:https?|file)://\S+|about:\S+)\s+(?P<sheet>\d{1,4})\s?/\s?(?P<sheets>\d{1,4})")
"""The foot of a sheet: ``https://crier.example/2025/bridge 1/3``."""


LONGEST = 20
"""Words that the head of a sheet has at most: the title of a page."""


def sheet_edges(page: Page) -> frozenset[int]:
    """Return the indices of the lines at the edges of printed sheets.

    Feet are of one address and count the same sheets. A head begins with date and time, goes on with a title, and is
    the first line or follows a foot; one that was joined to the text below it is none, so that the text stays.
    """
    feet = {segment.index: found for segment in page.segments if (found := FOOT.fullmatch(segment.text))}
    numbers = [(int(found["sheet"]), int(found["sheets"])) for found in feet.values()]
    one = len({(found["address"], found["sheets"]) for found in feet.values()}) == 1
    if not one or any(not 0 < sheet <= sheets for sheet, sheets in numbers):
        return frozenset()
    heads = {index: title for index in {0, *(index + 1 for index in feet)} if (title := _title(page, index))}
    known = heads.get(0)
    return frozenset(feet).union(index for index, title in heads.items() if known in (None, title))


def _title(page: Page, index: int) -> str | None:
    """Return what stands behind the date and the time that a line begins with, if that may be a title."""
    date = next(iter(page.fact(dates).get(index, ())), None)
    if date is None or date.start or date.clock is None:
        return None
    shape, rest = page.fact(shapes)[index], page.segments[index].text[date.end :].strip()
    return rest if rest and "\n" not in rest and shape.size <= LONGEST and not shape.terminal else None
