"""Where on the page the body stands, by the hand-set scores alone: what learned accounts of the body begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.body import body_scores
from cleanpage.facts.cues import matches
from cleanpage.facts.span import FAINT, best_run

if TYPE_CHECKING:
    from cleanpage.facts.span import Span
    from cleanpage.page import Page

BREAKS = ("advertisement", "related", "newsletter")
"""Lists of labels that stand in the middle of articles."""
BREAK = -1.0
"""What such a label counts."""


def rough_core(page: Page) -> Span:
    """Return the core by the hand-set scores. Labels that stand in the middle of articles do not end it."""
    scores = [score.value for score in page.fact(body_scores)]
    labels = (bool(match.cues) and match.whole(*BREAKS) is not None for match in page.fact(matches))
    costs = [BREAK if label else min(score, FAINT) for score, label in zip(scores, labels, strict=True)]
    return best_run(scores, costs)
