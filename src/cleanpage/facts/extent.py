"""Where on the page the body stands, from its first line to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.odds import odds
from cleanpage.facts.prose import prose
from cleanpage.facts.rough_core import FAINT, Core, best_run, rough_core

if TYPE_CHECKING:
    from cleanpage.page import Page

MOST = -1.5
"""What a line that is not body counts at most against the stretches that it stands between: a few of them, however
plain, do not end a text of many parts, such as posts or cards."""
SURE = 1.5
"""Log odds from which on there is little doubt."""


def extent(page: Page) -> Core:
    """Return the whole of the body: the run of neighbouring stretches of body with the highest score.

    It ends with the last line of which there is little doubt: a name below the text may be part of it or not. Where all
    that was learned finds none, what the hand-set scores find stands.
    """
    scores, running = page.fact(odds), page.fact(prose)
    first, end = best_run(scores, [max(MOST, min(score, FAINT)) for score in scores])
    while end - first > 1 and scores[end - 1] < SURE and not running[end - 1]:
        end -= 1
    return Core(first, end) if end > first else page.fact(rough_core)
