"""How much each segment looks like body by itself: a score, and what weighed most in it.

A first, hand-set account: sentences are body; cues of boilerplate, links and the places where menus stand are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.cues import matches
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from cleanpage.facts.shape import Shape
    from cleanpage.page import Page, Place, Segment
    from cleanpage.words import Match

LONG = 40.0
"""Words beyond which length says no more."""

GOOD = frozenset(
    {"article", "content", "body", "story", "entry", "post", "text", "main", "prose", "markdown", "message"}
)
BAD = frozenset(
    {"nav", "menu", "footer", "sidebar", "aside", "related", "recommended", "share", "social", "comment", "comments",
     "cookie", "consent", "newsletter", "subscribe", "promo", "ad", "ads", "advert", "banner", "breadcrumb",
     "breadcrumbs", "popular", "trending", "widget", "modal", "popup", "login", "signup", "header", "toolbar",
     "pagination", "teaser", "more"}
)  # fmt: skip
"""Words of ``id`` and ``class`` that pages in the wild use for what is and what is not content."""
OUTSIDE = frozenset({"nav", "footer", "aside", "header", "form", "button", "select", "dialog"})


class Score(NamedTuple):
    """A segment's log odds of being body, and the parts that weighed most, for people."""

    value: float
    reason: str


def body_scores(page: Page) -> tuple[Score, ...]:
    """Return the score of each segment."""
    return tuple(
        _score(segment, shape, match)
        for segment, shape, match in zip(page.segments, page.fact(shapes), page.fact(matches), strict=True)
    )


def _score(segment: Segment, shape: Shape, match: Match) -> Score:
    parts = [*_language_parts(segment, shape, match)]
    if segment.place is not None:
        parts += _place_parts(segment.place)
    value = sum(weight for weight, _ in parts)
    strongest = sorted(parts, key=lambda part: -abs(part[0]))[:3]
    return Score(value, ", ".join(f"{name} {weight:+.1f}" for weight, name in strongest))


def _language_parts(segment: Segment, shape: Shape, match: Match) -> list[tuple[float, str]]:
    """Return what the words say."""
    long = min(shape.size, LONG)
    parts = [(-1.6 + 0.09 * long, f"{shape.size:.0f} words")]
    if shape.terminal and shape.size >= 4:  # noqa: PLR2004 - fewer words than that make no sentence
        parts.append((1.3, "ends as a sentence"))
    elif segment.kind in {"list-item", "heading", "code", "quote", "table"}:
        parts.append((0.6, segment.kind))
    else:
        parts.append((-0.5, "no end of a sentence"))
    if shape.separators > 1:
        parts.append((-0.5 * min(shape.separators, 4), f"{shape.separators} separators"))
    if covered := match.coverage():
        parts.append((-4.0 * covered, f"{covered:.0%} cues of boilerplate"))
    return parts


def _place_parts(place: Place) -> list[tuple[float, str]]:
    """Return what the place in the DOM says."""
    parts = [(-3.5 * place.link_share, f"{place.link_share:.0%} links")]
    hints = set(place.hints)
    if bad := sorted(hints & BAD):
        parts.append((-1.2 * min(len(bad), 2), f"stands in {'/'.join(bad[:2])}"))
    elif good := sorted(hints & GOOD):
        parts.append((0.8, f"stands in {good[0]}"))
    if outside := sorted(OUTSIDE.intersection(place.path)):
        parts.append((-2.5, f"in <{outside[0]}>"))
    elif not {"article", "main"}.isdisjoint(place.path):
        parts.append((0.7, "in <article> or <main>"))
    if place.path and place.path[-1] == "p":
        parts.append((0.6, "a <p>"))
    if place.hidden:
        parts.append((-3.0, "hidden"))
    return parts
