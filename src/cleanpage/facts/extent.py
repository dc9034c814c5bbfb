"""Where on the page the body stands, from its first line to its last."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cleanpage.facts.odds import odds
from cleanpage.facts.prose import prose
from cleanpage.facts.rough_core import rough_core
from cleanpage.facts.runs import teaser_runs, thread_runs
from cleanpage.facts.shape import shapes
from cleanpage.facts.span import FAINT, Span, best_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page

LINE, AT_MOST = 12, 2.0
"""Words of a line, beyond which it counts more than once, and how often at most: a few paragraphs are more of a text
than the many lines of a box that presents the publisher's other sites."""
MOST = -1.5
"""What a line that is not body counts at most against the stretches that it stands between: a few of them, however
plain, do not end a text of many parts, such as posts or cards."""
COMMENTED = 1.0
"""Running text behind a label of comments, as a share of that before, up to which it ends the text."""
SURE = 1.5
"""Log odds from which on there is little doubt."""


def extent(page: Page) -> Span:
    """Return the whole of the body: the run of neighbouring stretches of body with the highest score.

    It ends with the last line of which there is little doubt: a name below the text may be part of it or not; and
    before the comments that it has, and the teasers that nothing follows. Where all that was learned finds none, what
    the hand-set scores find stands.
    """
    scores, running, sizes = page.fact(odds), page.fact(prose), page.fact(shapes)
    weighed = [
        score * min(max(math.sqrt(shape.size / LINE), 1.0), AT_MOST) if score > 0 else score
        for score, shape in zip(scores, sizes, strict=True)
    ]
    first, end = best_run(weighed, [max(MOST, min(score, FAINT)) for score in scores])
    end = min([end, *(label for label in _ends(page) if first < label < end)])
    while end - first > 1 and scores[end - 1] < SURE and not running[end - 1]:
        end -= 1
    return Span(first, end) if end > first else page.fact(rough_core)


def _ends(page: Page) -> Iterator[int]:
    """Yield the labels behind which no text of the page's own stands: of comments shorter than it, of last teasers."""
    yield from (run.label for run in page.fact(thread_runs) if run.left < COMMENTED)
    yield from (run.label for run in page.fact(teaser_runs) if run.is_last)
