"""Particulars: what something costs, where and when it is, as labels with values between the headline and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.chapters import chapters
from cleanpage.facts.cues import matches
from cleanpage.facts.ingredients import ingredients
from cleanpage.facts.particulars import particulars
from cleanpage.rule import Rule, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Particulars(Rule, kind="particulars"):
    """Speak for lines of labels with values that follow each other between the headline and the end of the text.

    That is what pages about a course, an event, a recipe, a job or a house say first: ``Duration: ten weeks``,
    ``Fee: 880``. The value may stand on the line below its label, and HTML may mark both, without a colon. The more of
    them there are, the surer it is. Above articles stand lines of that kind, too, on who wrote and when: where more
    than one in four says that, none is spoken for, nor are labels that come again and again.

    The same goes for what a page's data or its HTML calls the ingredients of a dish, be they links, and for the
    chapters of a recording, each behind its time from the first second on: ``00:00 A box in the attic``.

    Attributes:
        fewest: number of such lines from which they are particulars.
        strength: log odds for each of them.
        growth: what each further one adds to that, up to as much again.
        cued: what is added for a line that is nothing but cues of boilerplate, which these would be anywhere else:
            ``Language: English``, ``Duration: 25 min``; less for one that has other words.
    """

    fewest: int = 3
    strength: float = 3.0
    growth: float = 0.5
    cued: float = 3.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted keep for each line."""
        for found in dict.fromkeys(page.fact(particulars).values()):
            if found.fellows >= self.fewest:
                more = min(self.growth * (found.fellows - self.fewest), self.strength)
                for line in found.lines:
                    cued = self.cued * page.fact(matches)[line.index].coverage()
                    yield keep(line, "a label with its value among others", self.strength + more + cued)
        for index in page.fact(ingredients):
            yield keep(page.segments[index], "an ingredient", self.strength)
        for index in page.fact(chapters):
            yield keep(page.segments[index], "a chapter of a recording", self.strength)
