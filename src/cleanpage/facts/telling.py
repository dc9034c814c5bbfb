"""Words of ``id`` and ``class`` that tell a part of an HTML page from its text.

``comments`` on the box around a thread tells something; ``has-comments`` on the element around the whole page does
not. So a word counts only if little of the page's running text stands under it.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress
from typing import TYPE_CHECKING

from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes
from cleanpage.facts.standing import standing

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment

MOST = 0.35
"""Share of the page's running text above which a word says nothing about what stands under it."""


def telling(page: Page) -> frozenset[str]:
    """Return the words that tell what stands under them from the page's text."""
    of_places: Counter[tuple[str, ...]] = Counter()  # words of running text
    for segment, shape in compress(zip(page.segments, page.fact(shapes), strict=True), page.fact(prose)):
        of_places[segment.place.hints if segment.place else ()] += int(shape.size)
    under: Counter[str] = Counter()
    for hints, words in of_places.items():
        for hint in hints:
            under[hint] += words
    seen = frozenset(chain.from_iterable(place.hints for place in page.fact(standing).places))
    return seen.difference([hint for hint, words in under.items() if words > MOST * of_places.total()])


def told_of_all(page: Page, hints: frozenset[str]) -> list[str | None]:
    """Return the same as `told` for each segment of a page, looked for once where segments stand alike."""
    places, of = page.fact(standing)
    if not places:
        return [None] * len(page.segments)
    wanted = hints & page.fact(telling)
    found = [next(filter(wanted.__contains__, place.hints), None) for place in places]
    return [found[at] for at in of]


def told(page: Page, segment: Segment, hints: frozenset[str]) -> str | None:
    """Return the innermost of these words that a segment stands under and that tells something, if there is one."""
    if segment.place is None or hints.isdisjoint(segment.place.hints):
        return None
    known = page.fact(telling)
    return next((hint for hint in segment.place.hints if hint in hints and hint in known), None)
