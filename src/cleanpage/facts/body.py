"""How much each segment looks like body by itself: a score, and what weighed most in it.

A first, hand-set account: sentences are body; cues of boilerplate, links and the places where menus stand are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.cues import matches
from cleanpage.facts.shape import shapes
from cleanpage.facts.standing import standing

if TYPE_CHECKING:
    from cleanpage.facts.shape import Shape
    from cleanpage.page import BlockKind, Page

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
BODIES = frozenset({"article", "main"})
STRUCTURED = frozenset({"list-item", "heading", "code", "quote", "table"})


Part = tuple[float, str, float]
"""What something weighs, what it is called, and the amount to be written into that."""
NOWHERE: tuple[Part, ...] = ()
"""What the place says of a segment of plain text, which has none."""


class Score(NamedTuple):
    """A segment's log odds of being body, and the parts they are made of."""

    value: float
    parts: tuple[Part, ...]

    @property
    def reason(self) -> str:
        """The parts that weighed most, in words."""
        strongest = sorted(self.parts, key=_strength, reverse=True)[:3]
        return ", ".join([f"{name.format(amount)} {weight:+.1f}" for weight, name, amount in strongest])


def body_scores(page: Page) -> tuple[Score, ...]:
    """Return the score of each segment."""
    stands = page.fact(standing)
    around = [tuple(_place_parts(place.path, place.hints, place.hidden)) for place in stands.places]
    where = iter(stands.of)
    found: dict[tuple[float, bool, int, str, float, float, int], Score] = {}  # entries of a menu all look the same
    scores: list[Score] = []
    for segment, shape, match in zip(page.segments, page.fact(shapes), page.fact(matches), strict=True):
        covered = match.coverage() if match else 0.0
        place, links, placed = segment.place, 0.0, NOWHERE
        if place is not None:
            links = place.link_share
            placed = around[next(where)]
        look = (shape.size, shape.terminal, shape.separators, segment.kind, covered, links, id(placed))
        score = found.get(look)
        if score is None:
            parts = _language_parts(segment.kind, shape, covered)
            if place is not None:
                parts.append((-3.5 * links, "{:.0%} links", links))
            parts += placed
            score = found[look] = Score(sum([part[0] for part in parts]), tuple(parts))
        scores.append(score)
    return tuple(scores)


def _strength(part: Part) -> float:
    return abs(part[0])


def _language_parts(kind: BlockKind, shape: Shape, covered: float) -> list[Part]:
    """Return what the words say."""
    size = shape.size
    parts: list[Part] = [(-1.6 + 0.09 * min(size, LONG), "{:.0f} words", size)]
    if shape.terminal and size >= 4:  # noqa: PLR2004 - fewer words than that make no sentence
        parts.append((1.3, "ends as a sentence", 0.0))
    elif kind in STRUCTURED:
        parts.append((0.6, kind, 0.0))
    else:
        parts.append((-0.5, "no end of a sentence", 0.0))
    if (separators := shape.separators) > 1:
        parts.append((-0.5 * min(separators, 4), "{} separators", separators))
    if covered:
        parts.append((-4.0 * covered, "{:.0%} cues of boilerplate", covered))
    return parts


def _place_parts(path: tuple[str, ...], hints: tuple[str, ...], hidden: bool) -> list[Part]:  # noqa: FBT001 - as in Place
    """Return what the place in the DOM says."""
    parts: list[Part] = []
    if bad := sorted(BAD.intersection(hints)):
        parts.append((-1.2 * min(len(bad), 2), f"stands in {'/'.join(bad[:2])}", 0.0))
    elif good := sorted(GOOD.intersection(hints)):
        parts.append((0.8, f"stands in {good[0]}", 0.0))
    if outside := sorted(OUTSIDE.intersection(path)):
        parts.append((-2.5, f"in <{outside[0]}>", 0.0))
    elif not BODIES.isdisjoint(path):
        parts.append((0.7, "in <article> or <main>", 0.0))
    if path and path[-1] == "p":
        parts.append((0.6, "a <p>", 0.0))
    if hidden:
        parts.append((-3.0, "hidden", 0.0))
    return parts
