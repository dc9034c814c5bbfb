"""The body: how much each segment reads like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import body_scores
from cleanpage.facts.network import learned
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Body(Rule, kind="body"):
    """Weigh every segment: for and against being body, as log odds that are read together over the whole page.

    What the weights are was learned from annotated pages: each segment is judged by what it says, where it stands, what
    stands around it and what the page is like as a whole (`cleanpage.facts.network`). Without what was learned, a few
    hand-set weights do: sentences for, menus and labels against.

    Attributes:
        lean: added to every weight. Above 0 more is kept (recall), below 0 less (precision); a change of 1 is a lot.
        learned: whether the weights are those learned; False uses the hand-set ones.
        weights: folder with ``text.npz`` and ``html.npz``, as ``scripts/train_body.py`` writes them; by default the
            package's own.
    """

    lean: float = 0.0
    learned: bool = True
    weights: str | None = None

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted verdict for each segment."""
        if not page.segments:
            return
        if self.learned:
            scores, reasons = learned(page, self.weights)
        else:
            found = page.fact(body_scores)
            scores, reasons = [score.value for score in found], [score.reason for score in found]
        for segment, score, reason in zip(page.segments, scores, reasons, strict=True):
            weight = score + self.lean
            yield keep(segment, reason, weight) if weight >= 0 else drop(segment, reason, -weight)
