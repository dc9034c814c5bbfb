"""Where on the page the body stands, by scores alone: what lies before it, in it and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.decode import stretches
from cleanpage.facts.body import body_scores
from cleanpage.facts.cues import matches

if TYPE_CHECKING:
    from cleanpage.page import Page


BREAKS = ("advertisement", "related", "newsletter")
"""Lists of labels that stand in the middle of articles."""
BREAK = -1.0
"""What such a label counts."""


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


def core(page: Page) -> Core:
    """Return the core: the run of neighbouring stretches of body with the highest score.

    Stretches of body that boilerplate separates are one run while the body on either side weighs more than what lies
    between them, so that an advertisement does not split an article, and a teaser far below does not extend it.
    """
    scores = [score.value for score in page.fact(body_scores)]
    labels = [bool(match.cues) and match.whole(*BREAKS) is not None for match in page.fact(matches)]
    best = total = 0.0
    first = start = end = 0
    for index, (score, is_body) in enumerate(zip(scores, stretches(scores), strict=True)):
        if total <= 0:
            start, total = index, 0.0
        total += score if is_body else BREAK if labels[index] else min(score, -0.5)
        if total > best:
            best, first, end = total, start, index + 1
    return Core(first, end) if best else Core(len(scores), len(scores))
