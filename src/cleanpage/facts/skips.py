"""Boxes within a text that a link offers to skip: advertisements, newsletters, other offers, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.prose import prose_before
from cleanpage.facts.standing import stands_in

if TYPE_CHECKING:
    from cleanpage.page import Page

LONGEST = 40
"""Lines of a box at most."""
SHARE = 0.3
"""Share of the page's running text that it has at most."""


class Skip(NamedTuple):
    """What a link offers to skip.

    Attributes:
        link: index of the segment that is the link.
        lines: the segments of the box, with the link.
    """

    link: int
    lines: range


def skips(page: Page) -> tuple[Skip, ...]:
    """Return the boxes that a link offers to skip: for those who listen to a page, or tab through it.

    Such a link opens a box and leads to its end, or to what follows it. Links in tables of contents and the like stand
    among others, and lead into the text.
    """
    links = {item.value: item.segment for item in page.hidden if (item.source, item.name) == ("address", "fragment")}
    if not links:
        return ()
    opening = set(links.values())
    found = []
    for item in page.hidden:
        if (item.source, item.name) != ("html", "id") or item.segment is None:
            continue
        first = links.get(item.value)
        if first is None or not 1 < item.segment - first <= LONGEST or opening & {first - 1, first + 1}:
            continue
        if page.segments[first].kind == "heading":
            continue  # a note on it follows
        box = _box(page, first, item.segment)
        if box and _is_aside(page, box):
            found.append(Skip(first, box))
    return tuple(found)


def _box(page: Page, link: int, target: int) -> range | None:
    """Return the segments of the box that a link opens, of which its target is the end or what follows."""
    for last in (target, target - 1):
        if (box := _innermost(page, link, last)) is None:
            continue
        start = link - 1 if _holds(page, link - 1, box) else link  # a label may stand above the link
        if not (_holds(page, start - 1, box) or _holds(page, last + 1, box)):
            return range(start, last + 1)
    return None


def _innermost(page: Page, first: int, last: int) -> int | None:
    """Return the innermost block that holds two segments."""
    place, other = page.segments[first].place, page.segments[last]
    blocks = reversed(place.blocks) if place else ()
    return next((block for block in blocks if stands_in(other, block)), None)


def _holds(page: Page, index: int, block: int) -> bool:
    """Return whether a block holds a segment, if there is one of that index."""
    return 0 <= index < len(page.segments) and stands_in(page.segments[index], block)


def _is_aside(page: Page, box: range) -> bool:
    """Return whether a box holds little of the running text of the page."""
    before = page.fact(prose_before)
    return before[box.stop] - before[box.start] <= SHARE * before[-1]
