"""The headline of the page, wherever it is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.headline import headline
from cleanpage.facts.prose import prose
from cleanpage.facts.wording import key
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

ALL = 0.99
LONGEST = 20
"""Words beyond which a sentence is the beginning of the text and not its headline."""
WEIGHT = 1.5
ONLY = 1.7
"""What it adds that a line is the only heading of the first level."""


class Headline(Rule, kind="headline"):
    """Take the line that is most likely the headline, and every line that repeats it.

    Attributes:
        least: how likely a line must be the headline, among all that could be it, to be taken; 0 to 1.
        sure: how likely it must be, where it stands among the body, to be taken out of it.
    """

    least: float = 0.1
    sure: float = 0.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the headline and its repetitions, and the page's only heading of the first level."""
        found = page.fact(headline)
        if found is not None and found.chance >= self.least and _may_head(page, found.best.index):
            yield from self._lines(page, found.best.index, found.chance, found.best.reason)
        headings = (s for s in page.segments if s.kind == "heading" and s.level == 1)
        top = {key(segment.text): segment for segment in headings}
        if len(top) == 1:
            (segment,) = top.values()
            yield take("title", segment.text, "the only heading of level 1", ONLY, segment=segment, source="heading")

    def _lines(self, page: Page, index: int, chance: float, reason: str) -> Iterator[Verdict]:
        best = page.segments[index]
        same, initial = key(best.text), best.text[:1].casefold()
        why = f"the likeliest headline ({chance:.0%}): {reason}"
        consume = chance >= self.sure or index not in page.fact(core)
        yield take("title", best.text, why, WEIGHT * chance, segment=best, consume=consume)
        for segment in page.segments:
            if segment.index != index and segment.text[:1].casefold() == initial and key(segment.text) == same:
                yield take("title", segment.text, "repeats the headline", 0.1, segment=segment, consume=consume)


def _may_head(page: Page, index: int) -> bool:
    """Return whether a line, be it the likeliest of all, can be a headline: a label or a paragraph is none."""
    if page.segments[index].kind == "heading":
        return True
    if page.fact(prose)[index] and page.fact(shapes)[index].size > LONGEST:
        return False
    return page.fact(matches)[index].coverage() < ALL
