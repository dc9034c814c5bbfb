"""Which line is the headline: every line that could be it is weighed, by what it looks like and what stands around it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.headline_features import headline_features
from cleanpage.facts.learned import weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleanpage.page import Page


class Headline(NamedTuple):
    """A segment that may be the headline.

    Attributes:
        index: the segment's index.
        weight: log odds, against the other candidates only.
        reason: what spoke for it most.
    """

    index: int
    weight: float
    reason: str


class Ranking(NamedTuple):
    """The headline and how sure it is.

    Attributes:
        best: the likeliest candidate.
        chance: its share of the probability, 0 to 1, among all candidates.
    """

    best: Headline
    chance: float


def headline(page: Page) -> Ranking | None:
    """Return the most likely headline of the page, or None where no line could be one."""
    known = weights("headline")
    found = page.fact(headline_features)
    scores = [sum(known.get(name, 0.0) * value for name, value in parts.items()) for _, parts in found]
    if not scores:
        return None
    at = max(range(len(scores)), key=scores.__getitem__)
    index, parts = found[at]
    chance = 1 / sum(math.exp(score - scores[at]) for score in scores)
    return Ranking(Headline(index, scores[at], _reason(parts, known)), chance)


def _reason(parts: Mapping[str, float], known: Mapping[str, float]) -> str:
    """Return the names of the features that spoke for a line most."""
    values = {name: known.get(name, 0.0) * value for name, value in parts.items()}
    strongest = sorted(values, key=values.__getitem__, reverse=True)[:3]
    return ", ".join(name for name in strongest if values[name] > 0)
