"""The body: how much each segment reads like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from cleanpage.facts import body_scores
from cleanpage.facts.network import corrections
from cleanpage.facts.odds import TRUST, leaning, odds, trusting
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.facts import Score
    from cleanpage.facts.network import Corrections
    from cleanpage.page import Page
    from cleanpage.rule import Verdict

NAMED = 4
"""Parts of a weight that its reason names."""
LEAST = 0.15
"""Log odds below which it does not."""


class Body(Rule, kind="body"):
    """Weigh every segment: for and against being body, as log odds that are read together over the whole page.

    A few hand-set weights come first: sentences for, menus and labels against. What was learned from annotated pages
    corrects them: it judges each segment by what it says, where it stands, what stands around it and what the page is
    like as a whole (`cleanpage.facts.network`). On a page of which little is sure more is kept: there losing a segment
    that is body costs more than keeping one that is not (`cleanpage.facts.leniency`).

    Attributes:
        lean: added to every weight. Above 0 more is kept (recall), below 0 less (precision); a change of 1 is a lot.
        trust: how much of the correction counts, 0 to 1. It is less than 1 because pages of other languages and habits
            differ from those that were learned from; at 0 the hand-set weights stand alone.
    """

    lean: float = Field(default=0.0, allow_inf_nan=False)
    trust: float = Field(default=TRUST, ge=0, le=1)

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted verdict for each segment."""
        if not page.segments:
            return
        learned = page.fact(corrections) if self.trust else None
        found = page.fact(odds) if self.trust == TRUST else trusting(page, self.trust)
        lean = self.lean + leaning(page, found)
        for segment, score, own in zip(page.segments, page.fact(body_scores), found, strict=True):
            weight = own + lean
            reason = Reason(weight, score, learned, segment.index, self.trust, lean)
            yield keep(segment, reason, weight) if weight >= 0 else drop(segment, reason, -weight)


class Reason(NamedTuple):
    """What a weight is made of, put into words when somebody asks."""

    weight: float
    score: Score
    learned: Corrections | None
    at: int
    trust: float
    lean: float

    def __str__(self) -> str:
        """Say whether it speaks for body, and name what weighed most, by hand or learned."""
        by_hand, learned = 1.0, []
        if self.learned:
            why = self.learned.why(self.at)
            learned = [(self.trust * weight, name) for weight, name in why.parts]
            by_hand += self.trust * why.of_hand / self.score.value if self.score.value else 0.0
        parts = [*((by_hand * weight, name) for weight, name in self.score.parts), *learned, (self.lean, "leaning")]
        strongest = sorted(parts, key=_strength, reverse=True)[:NAMED]
        named = ", ".join([f"{name} {weight:+.1f}" for weight, name in strongest if abs(weight) >= LEAST])
        return f"reads {'like' if self.weight >= 0 else 'unlike'} body ({self.weight:+.1f}): {named}"


def _strength(part: tuple[float, str]) -> float:
    return abs(part[0])
