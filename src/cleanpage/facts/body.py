"""How much each segment looks like body by itself: a score, and what weighed most in it.

A first, hand-set account: sentences are body; cues of boilerplate, links and the places where menus stand are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.cues import matches
from cleanpage.facts.shape import shape_columns, shapes
from cleanpage.facts.standing import standing
from cleanpage.frozen import named

if TYPE_CHECKING:
    from cleanpage.facts.shape import Shape
    from cleanpage.page import BlockKind, Page

FIRST, PER_WORD = -1.6, 0.09
"""Log odds of a line, and of each word in it."""
LONG = 40.0
"""Words beyond which length says no more."""
SENTENCE = 4
"""Words that make a sentence at least."""
ENDS, STRUCTURE, NO_END = 1.3, 0.6, -0.5
"""Log odds of a line that ends as a sentence, of one that is part of a list, a table or the like, and of others."""
SEPARATED, COVERED, LINKED = -0.5, -4.0, -3.5
"""Log odds of each separator, of being all cues of boilerplate, of being all links."""

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


Part = tuple[float, str]
"""What something weighs, and what it is."""
NOWHERE: tuple[Part, ...] = ()
"""What the place says of a segment of plain text, which has none."""


class Score(NamedTuple):
    """A segment's log odds of being body, and what they are made of.

    Attributes:
        value: the log odds.
        kind: what the reader took the segment for.
        shape: what it looks like.
        covered: the share of it under cues of boilerplate.
        links: the share of it in links.
        placed: what its place in the DOM says.
    """

    value: float
    kind: BlockKind
    shape: Shape
    covered: float
    links: float
    placed: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """What each thing weighs that speaks for or against the segment."""
        size, terminal, _, separators, *_ = self.shape
        parts: list[Part] = [
            (FIRST + PER_WORD * min(size, LONG), "1 word" if round(size) == 1 else f"{size:.0f} words")
        ]
        if terminal and size >= SENTENCE:
            parts.append((ENDS, "ends as a sentence"))
        elif self.kind in STRUCTURED:
            parts.append((STRUCTURE, self.kind))
        else:
            parts.append((NO_END, "no end of a sentence"))
        if separators > 1:
            parts.append((SEPARATED * min(separators, 4), f"{separators} separators"))
        if self.covered:
            parts.append((COVERED * self.covered, f"{self.covered:.0%} cues of boilerplate"))
        if self.links:
            parts.append((LINKED * self.links, f"{self.links:.0%} links"))
        return (*parts, *self.placed)


def body_scores(page: Page) -> tuple[Score, ...]:
    """Return the score of each segment."""
    if not page.segments:
        return ()
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    segments = page.segments
    size, terminal, _, separators, *_ = page.fact(shape_columns)
    kinds = [segment.kind for segment in segments]
    covered = [match.coverage() if match else 0.0 for match in page.fact(matches)]
    structured = np.fromiter(map(STRUCTURED.__contains__, kinds), bool, len(kinds))
    values = (
        FIRST
        + PER_WORD * np.minimum(size, LONG)
        + np.where(terminal & (size >= SENTENCE), ENDS, np.where(structured, STRUCTURE, NO_END))
        + np.where(separators > 1, SEPARATED * np.minimum(separators, 4), 0)
        + COVERED * np.array(covered)
    )
    links, placed = [0.0] * len(kinds), [NOWHERE] * len(kinds)
    stands = page.fact(standing)
    if stands.places:
        links = [segment.place.link_share for segment in segments if segment.place]
        around = [tuple(_place_parts(place.path, place.hints, place.hidden)) for place in stands.places]
        placed = [around[at] for at in stands.of]
        values += LINKED * np.array(links)
        values += np.array([sum(weight for weight, _ in parts) for parts in around])[list(stands.of)]
    return tuple(named(Score, zip(values.tolist(), kinds, page.fact(shapes), covered, links, placed, strict=True)))


def _place_parts(path: tuple[str, ...], hints: tuple[str, ...], hidden: bool) -> list[Part]:  # noqa: FBT001 - as in Place
    """Return what the place in the DOM says."""
    parts: list[Part] = []
    if bad := sorted(BAD.intersection(hints)):
        parts.append((-1.2 * min(len(bad), 2), f"stands in {'/'.join(bad[:2])}"))
    elif good := sorted(GOOD.intersection(hints)):
        parts.append((0.8, f"stands in {good[0]}"))
    if outside := sorted(OUTSIDE.intersection(path)):
        parts.append((-2.5, f"in <{outside[0]}>"))
    elif not BODIES.isdisjoint(path):
        parts.append((0.7, "in <article> or <main>"))
    if path and path[-1] == "p":
        parts.append((0.6, "a <p>"))
    if hidden:
        parts.append((-3.0, "hidden"))
    return parts
