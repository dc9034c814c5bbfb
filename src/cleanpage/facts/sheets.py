"""What browsers print at the edges of each sheet: when it was printed and the title above, address and count below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.dates import dates

if TYPE_CHECKING:
    from cleanpage.page import Page

FOOT = regex.compile(r"(?P<address>(?:https?|file)://\S+|about:\S+)\s+(?P<sheet>\d{1,4})\s?/\s?(?P<sheets>\d{1,4})")
"""The foot of a sheet: ``https://crier.example/2025/bridge 1/3``."""


def sheet_edges(page: Page) -> frozenset[int]:
    """Return the indices of the lines at the edges of printed sheets.

    Feet are of one address and count the same sheets; a head begins with date and time, and follows a foot or is the
    first line, which the heads of other sheets repeat.
    """
    feet = {segment.index: found for segment in page.segments if (found := FOOT.fullmatch(segment.text))}
    numbers = [(int(found["sheet"]), int(found["sheets"])) for found in feet.values()]
    one = len({(found["address"], found["sheets"]) for found in feet.values()}) == 1
    if not one or any(not 0 < sheet <= sheets for sheet, sheets in numbers):
        return frozenset()
    behind = {index + 1 for index in feet} & page.fact(dates).keys()
    heads = {page.segments[index].text for index in behind if _is_stamped(page, index)}
    return frozenset(feet) | {index for index in behind | {0} if page.segments[index].text in heads}


def _is_stamped(page: Page, index: int) -> bool:
    """Return whether a line begins with a date and a time, and goes on."""
    first = page.fact(dates)[index][0]
    return first.start == 0 and first.clock is not None and first.end < len(page.segments[index].text)
