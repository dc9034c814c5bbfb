"""What the rules that go by cues have in common: a line is dropped for the phrases that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cleanpage.facts import core, matches, shapes
from cleanpage.rule import CERTAIN, Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.facts import Shape
    from cleanpage.page import Page
    from cleanpage.rule import Verdict
    from cleanpage.words import Match


class CueRule(Rule):
    """Drop lines for their cues, the more readily the farther they stand from the body.

    A line that *is* a cue, or is made of nothing but cues, goes wherever it stands. A line that only begins with one,
    or has one in it, goes where no body is; among the body it is left alone, or, if the phrase covers much of it,
    leant on by a weight. So a body that talks about a thing loses nothing.

    Attributes:
        lists: the lists of cues that the rule goes by.
        share: share of a line's words that a cue must cover for the line to go, outside the body.
        longest: number of words beyond which a line is never dropped for a cue alone.
    """

    lists: ClassVar[tuple[str, ...]] = ()

    share: float = 0.34
    longest: int = 60

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line that is what the cues say."""
        body = page.fact(core)
        for segment, match, shape in zip(page.segments, page.fact(matches), page.fact(shapes), strict=True):
            if match.cues and (found := self.weigh(match, shape, among_body=segment.index in body)):
                weight, reason = found
                yield drop(segment, reason, weight)

    def weigh(self, match: Match, shape: Shape, *, among_body: bool) -> tuple[float, str] | None:
        """Return how heavily a line's cues speak for dropping it, and why; None where they don't."""
        if (covered := match.coverage(*self.lists)) >= 0.99:  # noqa: PLR2004 - all of it, but for rounding
            return CERTAIN, "nothing but " + self._named(match)
        cue = match.get(*self.lists)
        if cue is None or shape.size > self.longest:
            return None
        if not among_body and (cue.share >= self.share or covered >= self.share):
            return CERTAIN, f"cue {cue.phrase!r}"
        if among_body and cue.share >= self.share and not shape.terminal:
            return 4.0 * cue.share, f"cue {cue.phrase!r} among the body"
        return None

    def _named(self, match: Match) -> str:
        phrases = dict.fromkeys(cue.phrase for cue in match.cues if cue.list in self.lists)
        return " and ".join(repr(phrase) for phrase in list(phrases)[:3])
