"""The headline of the page, wherever it is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core
from cleanpage.facts.headline import headline, may_head
from cleanpage.facts.wording import key
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

WEIGHT = 1.5


class Headline(Rule, kind="headline"):
    """Take the line that is most likely the headline, and every line that repeats it.

    Attributes:
        least: how likely a line must be the headline, among all that could be it, to be taken; 0 to 1.
        sure: how likely it must be, where it stands in the body or behind it, not to be left to how it reads.
    """

    least: float = 0.1
    sure: float = 0.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the headline and its repetitions."""
        found = page.fact(headline)
        if found is not None and found.chance >= self.least and may_head(page, found.best.index):
            yield from self._lines(page, found.best.index, found.chance, found.best.reason)

    def _lines(self, page: Page, index: int, chance: float, reason: str) -> Iterator[Verdict]:
        best = page.segments[index]
        same, initial = key(best.text), best.text[:1].casefold()
        why = f"the likeliest headline ({chance:.0%}): {reason}"
        consume = chance >= self.sure or page.fact(core).before(index)
        yield take("title", best.text, why, WEIGHT * chance, segment=best, consume=consume)
        for segment in page.segments:
            if segment.index != index and segment.text[:1].casefold() == initial and key(segment.text) == same:
                yield take("title", segment.text, "repeats the headline", 0.1, segment=segment, consume=consume)
