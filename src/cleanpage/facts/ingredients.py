"""What goes into a dish, as far as the page's data or its HTML tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.core import core
from cleanpage.facts.headline import headline
from cleanpage.facts.wording import key

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment

DATA = ("recipe.recipeingredient", "recipe.ingredients")
"""Names of hidden values that are ingredients, without the number of a second recipe."""
MARKED = frozenset(
    "ingredient ingredients recipeingredient ingredientes ingredienti zutaten ingrediënten ingredienser".split()
)
"""Words of classes around them."""
NEAREST = 6
"""Words of classes that are looked at, those of the innermost elements."""
ITEMS = frozenset({"li", "dd", "td"})
"""Elements that one stands in; buttons and counts of servings stand beside them."""


def ingredients(page: Page) -> tuple[int, ...]:
    """Return the lines that are ingredients of a dish, by their indices."""
    ranking = page.fact(headline)
    if ranking is None:
        return ()
    told = frozenset(key(item.value) for item in page.hidden if item.name in DATA)
    first, end = ranking.best.index + 1, page.fact(core).end
    return tuple(
        segment.index
        for segment in page.segments[first:]
        if (segment.index < end and _is_marked(segment)) or (told and key(segment.text) in told)
    )


def _is_marked(segment: Segment) -> bool:
    """Return whether HTML says that an item of a list, or a row of a table, is an ingredient."""
    place = segment.place
    if place is None or MARKED.isdisjoint(place.hints[:NEAREST]):
        return False
    return segment.kind in {"list-item", "table"} or not ITEMS.isdisjoint(place.path[-1:])
