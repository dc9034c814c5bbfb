"""Small boxes of HTML that ask for something: with a field for an address, or with a button; such as are asides."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches
from cleanpage.facts.prose import prose_before
from cleanpage.facts.standing import stands_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from cleanpage.page import Page, Segment

FORM, ASIDE = "form", "aside"
MOST, LEAST, WORDS = 8, 3, 60
"""Lines of a box at most, and at least where it is no form, and words of running text in it."""
PARTS = frozenset({"article", "main", "section"})
"""Elements that hold text of their own, however little it is."""
CALLS = ("newsletter", "subscribe")
"""Lists of what the buttons say that ask for an address, for money or to follow."""


def address_boxes(page: Page) -> tuple[Segment, ...]:
    """Return the lines of small boxes with a field for an address of e-mail: what they offer, and the form."""
    asked = (item.segment for item in page.hidden if (item.source, item.name) == ("html", "field"))
    return tuple(_lines(page, _around(page, (index for index in asked if index is not None))))


def calling_boxes(page: Page) -> tuple[Segment, ...]:
    """Return the lines of small boxes whose last line is a button to subscribe or to give, and that say so above, too.

    What stands in parts of the text by themselves (``<section>``) is that text.
    """
    found = page.fact(matches)
    buttons = frozenset(index for index in indices_of(page, CALLS) if found[index].whole(*CALLS))
    boxes = (
        (first, end)
        for first, end in _around(page, buttons, PARTS)
        if end - 1 in buttons and any(found[index].get(*CALLS) for index in range(first, end - 1))
    )
    return tuple(_lines(page, boxes))


def aside_boxes(page: Page) -> tuple[Segment, ...]:
    """Return the lines of each small box beside the text in which there is a button to subscribe or to give."""
    boxes: dict[int, list[Segment]] = {}
    for segment in page.segments:
        around = zip(segment.place.path, segment.place.blocks, strict=False) if segment.place else ()
        if (box := next((block for tag, block in around if tag == ASIDE), None)) is not None:
            boxes.setdefault(box, []).append(segment)
    found = page.fact(matches)
    calling = (
        lines
        for lines in boxes.values()
        if len(lines) <= MOST and any(found[segment.index].whole(*CALLS) for segment in lines)
    )
    return tuple(chain.from_iterable(calling))


def _lines(page: Page, boxes: Iterable[tuple[int, int]]) -> Iterator[Segment]:
    """Yield the lines of those boxes that have little running text."""
    before = page.fact(prose_before)
    for first, end in sorted(set(boxes)):
        if before[end] - before[first] <= WORDS:
            yield from page.segments[first:end]


def _around(page: Page, indices: Iterable[int], parts: Container[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Yield the boxes around lines; elements of some names are none, nor is what is around these."""
    for index in indices:
        if box := _box_around(page.segments, index, parts):
            yield box


def _box_around(segments: Sequence[Segment], index: int, parts: Container[str]) -> tuple[int, int] | None:
    """Return the first line and the end of a box: the block around a line's form, or the least that has some lines."""
    place = segments[index].place
    if place is None or len(place.path) != len(place.blocks):
        return None
    form = place.path.index(FORM, 1) if FORM in place.path[1:] else None
    first, end = index, index + 1
    for tag, block in reversed(list(zip(place.path, place.blocks, strict=True))[:form]):
        if tag in parts:
            return None
        while first and end - first <= MOST and stands_in(segments[first - 1], block):
            first -= 1
        while end < len(segments) and end - first <= MOST and stands_in(segments[end], block):
            end += 1
        if end - first > MOST:
            return None
        if form is not None or end - first >= LEAST:
            return first, end
    return None
