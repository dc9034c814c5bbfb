"""The headline of the page, wherever it is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core
from cleanpage.facts.cues import tokens
from cleanpage.facts.headline import headline, may_head
from cleanpage.facts.page_kind import likely_kinds
from cleanpage.facts.prose import prose, prose_before
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

WEIGHT = 1.5
EVEN = 0.4
"""How likely a page must be an article, where nothing else is likelier."""
ABOVE, BELOW = 4, 30
"""Lines above a headline that may belong to it, a kicker or a standfirst, and below it among which the text begins."""
MOST = 0.4
"""Share of the running text of the page that stands above the headline at most."""
AGAINST = 4.0
"""Log odds against what stands farther above it."""
ANSWERS = frozenset("re aw antw sv vs odp ynt res rif ref".split())
"""What mail programs and forums set before the subject of an answer."""


class Headline(Rule, kind="headline"):
    """Take the line that is most likely the headline, and every line that repeats it; drop ``Re:`` and the headline.

    In text, where no elements tell it, what stands well above the headline of an article is weighed against, if that is
    likely enough: menus, teasers.

    Attributes:
        least: how likely a line must be the headline, among all that could be it, to be taken; 0 to 1.
        sure: how likely it must be, where it stands in the body or behind it, not to be left to how it reads.
        surest: how likely it must be for what stands well above it to be none of an article's text.
    """

    least: float = 0.1
    sure: float = 0.5
    surest: float = 0.75

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the headline and its repetitions."""
        found = page.fact(headline)
        if found is not None and found.chance >= self.least and may_head(page, found.best.index):
            yield from self._lines(page, found.best.index, found.chance, found.best.reason)
            if found.chance >= self.surest:
                yield from _above(page, found.best.index)

    def _lines(self, page: Page, index: int, chance: float, reason: str) -> Iterator[Verdict]:
        best, words = page.segments[index], page.fact(tokens)
        why = f"the likeliest headline ({chance:.0%}): {reason}"
        consume = chance >= self.sure or page.fact(core).before(index)
        yield take("title", best.text, why, WEIGHT * chance, segment=best, consume=consume)
        for segment, mine in zip(page.segments, words, strict=True):
            if mine == words[index] and segment.index != index:
                yield take("title", segment.text, "repeats the headline", 0.1, segment=segment, consume=consume)
            elif mine and mine[0] in ANSWERS and mine[1:] == words[index]:
                yield drop(segment, "the headline, as the subject of an answer")


def _above(page: Page, index: int) -> Iterator[Verdict]:
    """Yield weights against what stands well above the headline of an article whose text begins below: menus, teasers.

    In HTML what stands around a line says as much.
    """
    kind = next(iter(page.fact(likely_kinds)), None)
    if page.format != "text" or kind is None or kind.kind != "article" or kind.chance < EVEN:
        return
    before, running = page.fact(prose_before), page.fact(prose)
    if any(running[index + 1 : index + 1 + BELOW]) and before[index] <= MOST * before[-1]:
        for segment in page.segments[: max(0, index - ABOVE)]:
            yield drop(segment, "well above the headline of an article", AGAINST)
