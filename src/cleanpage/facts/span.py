"""A span of a page's segments, and the one that reads as body together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.decode import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

FAINT = -0.5
"""What a segment that is not body counts at most against what it stands between."""


class Span(NamedTuple):
    """The stretch of segments from the first to the last that read as body together.

    Attributes:
        first: index of its first segment.
        end: index after its last one; equal to `first` where there is no such stretch.
    """

    first: int
    end: int

    def before(self, index: int) -> bool:
        """Return whether a segment stands before the span; everything does where there is none."""
        return index < self.first

    def after(self, index: int) -> bool:
        """Return whether a segment stands after the span."""
        return index >= self.end > self.first

    def __contains__(self, index: object) -> bool:
        """Return whether a segment stands between its ends."""
        return isinstance(index, int) and self.first <= index < self.end


def best_run(scores: Sequence[float], costs: Sequence[float]) -> Span:
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
    return Span(first, end) if best else Span(len(scores), len(scores))
