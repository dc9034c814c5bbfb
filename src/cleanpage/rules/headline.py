"""The headline of the page, wherever it is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.headline import headline, key
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Headline(Rule, kind="headline"):
    """Take the line that is the headline, and every line that repeats it.

    Attributes:
        least: how much must speak for the likeliest line before it is taken.
    """

    least: float = 1.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the headline and its repetitions."""
        found = page.fact(headline)
        if found is None or found.weight < self.least:
            return
        best = page.segments[found.index]
        same = key(best.text)
        for segment in page.segments:
            if segment.index == found.index:
                yield take("title", best.text, found.reason, found.weight, segment=segment, consume=True)
            elif segment.text[:1] == best.text[:1] and key(segment.text) == same:
                yield take("title", segment.text, "repeats the headline", 0.5, segment=segment, consume=True)
