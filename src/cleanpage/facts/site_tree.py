"""Lists of a site's pages with the page itself among them, such as documentation has beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.cues import tokens
from cleanpage.facts.headline import headline
from cleanpage.facts.prose import prose_before
from cleanpage.facts.standing import stands_in
from cleanpage.facts.titles import page_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Page, Segment

ENTRY = "list-item"
LEAST = 6
"""Lines of such a list at least."""
LINKED, LINKS = 0.8, 0.7
"""Share of a line that a link is, and of the lines that are entries and links: labels stand between them, and the
page's own entry may be no link."""


def site_tree(page: Page) -> tuple[Segment, ...]:
    """Return the lines of each list of links, one of which is called like the page: none lists itself in its text.

    The list is the largest box without a heading that says so, too, and without running text.
    """
    known, names = page.fact(tokens), _names(page)
    own = [segment for segment in page.segments if tuple(known[segment.index]) in names]
    heads = frozenset(segment.index for segment in own if segment.kind == "heading")
    found: set[int] = set()
    for segment in own if heads else ():
        if segment.kind == ENTRY and segment.index not in found and (box := _box(page, segment, heads)):
            found.update(range(*box))
    return tuple(page.segments[index] for index in sorted(found))


def _names(page: Page) -> frozenset[tuple[str, ...]]:
    """Return the words of what the page is called."""
    best = page.fact(headline)
    names = {tuple(title) for title in page.fact(page_titles)}
    return frozenset(names | {tuple(page.fact(tokens)[best.best.index])} if best else names)


def _box(page: Page, entry: Segment, heads: frozenset[int]) -> tuple[int, int] | None:
    """Return the first line and the end of the largest list around an entry; None where there is none."""
    segments, before = page.segments, page.fact(prose_before)
    first, end, links, found = entry.index, entry.index + 1, 1, None
    for block in reversed(entry.place.blocks if entry.place else ()):
        above, below = first, end
        while first and stands_in(segments[first - 1], block):
            first -= 1
        while end < len(segments) and stands_in(segments[end], block):
            end += 1
        links += _entries(segments[first:above]) + _entries(segments[below:end])
        if links < LINKS * (end - first) or before[end] > before[first] or not heads.isdisjoint(range(first, end)):
            break
        if end - first >= LEAST:
            found = first, end
    return found


def _entries(segments: Sequence[Segment]) -> int:
    """Return how many of some lines are entries of lists, and links."""
    return sum(s.kind == ENTRY and s.place is not None and s.place.link_share >= LINKED for s in segments)
