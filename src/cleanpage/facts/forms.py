"""Lines of forms to be filled in: they label fields, and what stands behind ``From`` or ``By`` there is no author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.prose import prose, prose_before
from cleanpage.facts.standing import stands_in

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment

FORM = "form"
MOST = 0.5
"""Share of the page's running text in forms from which the page itself stands in one, as some systems have it."""
BOX, LINES, WORDS = 8, 3, 60
"""Lines of a box around such a field at most, and at least where it stands in no form, and words of running text."""


def form_lines(page: Page) -> frozenset[int]:
    """Return the indices of the lines in forms; none where the page itself stands in one."""
    inside = frozenset(segment.index for segment in page.segments if segment.place and FORM in segment.place.path)
    if not inside:
        return inside
    running = [index for index, is_prose in enumerate(page.fact(prose)) if is_prose]
    return inside if sum(index in inside for index in running) <= MOST * len(running) else frozenset()


def address_boxes(page: Page) -> tuple[Segment, ...]:
    """Return the lines of small boxes with a field for an address of e-mail: what they offer, and the form."""
    asked = {item.segment for item in page.hidden if (item.source, item.name) == ("html", "field")}
    boxes = {box for index in asked if index is not None and (box := _box_around(page, page.segments[index]))}
    before = page.fact(prose_before)
    return tuple(
        page.segments[index]
        for box in sorted(boxes)
        if before[box[1]] - before[box[0]] <= WORDS
        for index in range(*box)
    )


def _box_around(page: Page, segment: Segment) -> tuple[int, int] | None:
    """Return the first line and the end of the box of a field: the block around its form, or that has some lines."""
    place = segment.place
    if place is None or len(place.path) != len(place.blocks):
        return None
    form = place.path.index(FORM, 1) if FORM in place.path[1:] else None
    around = place.blocks if form is None else place.blocks[:form]
    for block in reversed(around):
        first, end = segment.index, segment.index + 1
        while first and segment.index - first <= BOX and stands_in(page.segments[first - 1], block):
            first -= 1
        while end < len(page.segments) and end - first <= BOX and stands_in(page.segments[end], block):
            end += 1
        if end - first > BOX:
            return None
        if form is not None or end - first >= LINES:
            return first, end
    return None
