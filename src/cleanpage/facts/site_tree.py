"""Lists of a site's pages with the page itself among them, such as documentation has beside its text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.cues import tokens
from cleanpage.facts.headline import headline
from cleanpage.facts.prose import prose_before
from cleanpage.facts.titles import page_titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.page import Page, Segment

ENTRY = "list-item"
LEAST = 6
"""Lines of such a list at least."""
LINKED, LINKS = 0.8, 0.7
"""Share of a line that a link is, and of the lines that are entries and links: labels stand between them, and the
page's own entry may be no link."""


class Box(NamedTuple):
    """A block of the DOM.

    Attributes:
        first: index of its first line.
        end: index after its last one.
        links: how many of its lines are entries of lists, and links.
    """

    first: int
    end: int
    links: int


def site_tree(page: Page) -> tuple[Segment, ...]:
    """Return the lines of each list of links, one of which is called like the page: none lists itself in its text.

    The list is the largest box without a heading that says so, too, and without running text.
    """
    known, names = page.fact(tokens), _names(page)
    own = [segment for segment in page.segments if tuple(known[segment.index]) in names]
    heads = [segment.index for segment in own if segment.kind == "heading"]
    entries = [segment for segment in own if segment.kind == ENTRY and segment.place] if heads else []
    if not entries:
        return ()
    boxes, found = _boxes(page.segments), set[int]()
    for segment in entries:
        if segment.index not in found and (box := _list_around(page, segment, boxes, heads)):
            found.update(range(box.first, box.end))
    return tuple(page.segments[index] for index in sorted(found))


def _names(page: Page) -> frozenset[tuple[str, ...]]:
    """Return the words of what the page is called."""
    best = page.fact(headline)
    names = {tuple(title) for title in page.fact(page_titles)}
    return frozenset(names | {tuple(page.fact(tokens)[best.best.index])} if best else names)


def _boxes(segments: Sequence[Segment]) -> dict[int, Box]:
    """Return all blocks, by their numbers."""
    found: dict[int, Box] = {}
    for index, segment in enumerate(segments):
        place = segment.place
        link = segment.kind == ENTRY and place is not None and place.link_share >= LINKED
        for block in place.blocks if place else ():
            box = found.get(block) or Box(index, index, 0)
            found[block] = Box(box.first, index + 1, box.links + link)
    return found


def _list_around(page: Page, entry: Segment, boxes: Mapping[int, Box], heads: Sequence[int]) -> Box | None:
    """Return the largest list around an entry, be the entry itself no link; None where it is in no list."""
    before, found = page.fact(prose_before), None
    for block in reversed(entry.place.blocks if entry.place else ()):
        box = boxes[block]
        size = box.end - box.first
        headed = bisect_left(heads, box.first) < bisect_left(heads, box.end)
        if box.links + 1 < LINKS * size or before[box.end] > before[box.first] or headed:
            break
        if size >= LEAST:
            found = box
    return found
