"""Words of ``id`` and ``class`` that tell a part of an HTML page from its text.

``comments`` on the box around a thread tells something; ``has-comments`` on the element around the whole page does
not. So a word counts only if little of the page's running text stands under it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment

MOST = 0.35
"""Share of the page's running text above which a word says nothing about what stands under it."""


def telling(page: Page) -> frozenset[str]:
    """Return the words that tell what stands under them from the page's text."""
    seen: set[str] = set()
    under: Counter[str] = Counter()  # words of running text under each
    words = 0
    before: tuple[str, ...] | None = None
    for segment, shape, is_prose in zip(page.segments, page.fact(shapes), page.fact(prose), strict=True):
        hints = segment.place.hints if segment.place else ()
        if hints is not before:
            before = hints
            seen.update(hints)
        if is_prose:
            words += int(shape.size)
            for hint in hints:
                under[hint] += int(shape.size)
    return frozenset(seen.difference([hint for hint, count in under.items() if count > MOST * words]))


def told(page: Page, segment: Segment, hints: frozenset[str]) -> str | None:
    """Return the innermost of these words that a segment stands under and that tells something, if there is one."""
    if segment.place is None or hints.isdisjoint(segment.place.hints):
        return None
    known = page.fact(telling)
    return next((hint for hint in segment.place.hints if hint in hints and hint in known), None)
