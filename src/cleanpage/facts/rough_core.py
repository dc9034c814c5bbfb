"""Where on the page the body stands, by the hand-set scores alone: what learned accounts of the body begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.decode import stretches
from cleanpage.facts.body import body_scores
from cleanpage.facts.cues import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Page

BREAKS = ("advertisement", "related", "newsletter")
"""Lists of labels that stand in the middle of articles."""
BREAK = -1.0
"""What such a label counts."""
FAINT = -0.5
"""What any other segment that is not body counts at most against what it stands between."""


class Core(NamedTuple):
    """The stretch of segments from the first to the last that read as body together.

    Attributes:
        first: index of its first segment.
        end: index after its last one; equal to `first` where the page has no such stretch.
    """

    first: int
    end: int

    def before(self, index: int) -> bool:
        """Return whether a segment stands before the core; everything does where there is none."""
        return index < self.first

    def after(self, index: int) -> bool:
        """Return whether a segment stands after the core."""
        return index >= self.end > self.first

    def __contains__(self, index: object) -> bool:
        """Return whether a segment stands between its ends."""
        return isinstance(index, int) and self.first <= index < self.end


def rough_core(page: Page) -> Core:
    """Return the core by the hand-set scores. Labels that stand in the middle of articles do not end it."""
    scores = [score.value for score in page.fact(body_scores)]
    labels = (bool(match.cues) and match.whole(*BREAKS) is not None for match in page.fact(matches))
    costs = [BREAK if label else min(score, FAINT) for score, label in zip(scores, labels, strict=True)]
    return best_run(scores, costs)


def best_run(scores: Sequence[float], costs: Sequence[float]) -> Core:
    """Return the run of neighbouring stretches of body with the highest score.

    Stretches of body that boilerplate separates are one run while the body on either side weighs more than what lies
    between them, so that an advertisement does not split an article, and a teaser far below does not extend it.

    Args:
        scores: log odds of each segment being body.
        costs: what each counts, below 0, where it stands between stretches of body.
    """
    best = total = 0.0
    first = start = end = 0
    for index, (score, cost, is_body) in enumerate(zip(scores, costs, stretches(scores), strict=True)):
        if total <= 0:
            start, total = index, 0.0
        total += score if is_body else cost
        if total > best:
            best, first, end = total, start, index + 1
    return Core(first, end) if best else Core(len(scores), len(scores))
