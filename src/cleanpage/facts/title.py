"""Which text is the title: each that could be it is weighed, by where it stands and by what other places say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.learned import log_odds, reason, weights
from cleanpage.facts.title_features import title_candidates

if TYPE_CHECKING:
    from cleanpage.facts.title_features import Origin
    from cleanpage.page import Page


class Title(NamedTuple):
    """A text that may be the title.

    Attributes:
        origins: the places that have it, at least one.
        chance: how likely it is the title, among all that could be it; 0 to 1.
        reason: what spoke for it most.
    """

    origins: tuple[Origin, ...]
    chance: float
    reason: str


def likely_titles(page: Page) -> tuple[Title, ...]:
    """Return the texts that could be the title, the likeliest first; nothing where no text could be it."""
    known, found = weights("title"), page.fact(title_candidates)
    scores = [log_odds(parts, known) for _, parts in found]
    top = max(scores, default=0.0)
    total = sum(math.exp(score - top) for score in scores)
    titles = [
        Title(origins, math.exp(score - top) / total, reason(parts, known))
        for (origins, parts), score in zip(found, scores, strict=True)
    ]
    return tuple(sorted(titles, key=lambda title: -title.chance))
