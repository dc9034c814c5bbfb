"""Standfirsts: the sentence or two below a headline that say what the article is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core
from cleanpage.facts.captions import credit, likely_credit
from cleanpage.facts.cues import matches, tokens
from cleanpage.facts.dates import dates
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_article
from cleanpage.facts.shape import shapes
from cleanpage.facts.titles import page_titles
from cleanpage.facts.wording import likeness
from cleanpage.rule import Rule, keep, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

WEIGHT = 0.9
"""Less than that of the descriptions that pages declare."""
KINDS = frozenset({"paragraph", "heading"})
LINKED, LABEL, TITLE = 0.3, 0.35, 0.6
"""Shares from which on a line is something else: of links in it, of cues of boilerplate, and of words that it has in
common with the headline or a hidden title."""
SEPARATORS = 2
"""Separators from which on a line is a list of entries."""
ELSEWHERE = frozenset({"breadcrumb", "breadcrumbs", "caption", "figcaption", "nav", "menu", "cta", "credit", "byline"})
"""Words of places that hold something else below a headline."""
MARKED = 0.5
"""What is left of how likely the line above must be the headline where HTML marks it as the page's first heading."""
NEAREST = 4
"""How many of a place's words are looked at, those of the innermost elements."""
REACH, FARTHER = 8, 1.0
"""Lines below the headline that are looked at where byline, date or picture come first, and the log odds that help
the first of them that may be a standfirst: enough for what reads as body by itself, but stands alone."""


class Standfirst(Rule, kind="standfirst"):
    """Hold the line right below the headline to the body; where it does not read as that, it is the description.

    Papers differ in whether they count it to the text, and so do people who annotate pages. It is no boilerplate
    though, and is easily lost, since byline, date and a picture part it from the text. Where they stand above it, it
    is helped a little. What stands in the text itself is left to that.

    Attributes:
        shortest: number of words that it has at least.
        longest: number of words beyond which a line is the text itself.
        sure: how likely the line above must be the headline, 0 to 1.
        strength: log odds by which it is held to the body; at 0 it is body only if it reads as that by itself.
    """

    shortest: int = 8
    longest: int = 120
    sure: float = 0.3
    strength: float = 4.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the standfirst."""
        best = page.fact(headline)
        if best is None or best.best.index + 1 == len(page.segments):
            return
        if best.chance < self.sure * (MARKED if page.segments[best.best.index].level == 1 else 1):
            return
        at = best.best.index + 1
        segment = page.segments[at]
        if self._may_be(page, segment):
            reason = "stands right below the headline"
            if self.strength and at not in page.fact(core):
                yield keep(segment, reason, self.strength)
            yield take("description", segment.text, reason, WEIGHT, segment=segment, consume="unless body")
        elif self.strength and (farther := self._farther(page, at + 1)):
            yield keep(farther, "stands below the headline, before the text", FARTHER)

    def _farther(self, page: Page, start: int) -> Segment | None:
        """Return the first line before an article's text that may be a standfirst, where elements tell lines apart."""
        told = page.format == "html" and page.fact(is_article)
        end = min(start + REACH, page.fact(core).first) if told else start
        return next((segment for segment in page.segments[start:end] if self._may_be(page, segment)), None)

    def _may_be(self, page: Page, segment: Segment) -> bool:
        """Return whether a line could be a standfirst for its length and for what it says."""
        size = page.fact(shapes)[segment.index].size
        return self.shortest <= size <= self.longest and not _is_else(page, segment)


def _is_else(page: Page, segment: Segment) -> bool:
    """Return whether a line is something else that stands below headlines: a date, a label, a caption, the title."""
    if segment.kind not in KINDS or segment.index in page.fact(dates):
        return True
    place, match = segment.place, page.fact(matches)[segment.index]
    if place and (
        place.hidden or place.link_share > LINKED or not ELSEWHERE.isdisjoint((*place.hints[:NEAREST], *place.path))
    ):
        return True
    if match.coverage() > LABEL or match.get("byline") or page.fact(shapes)[segment.index].separators >= SEPARATORS:
        return True
    if credit(page, segment) or likely_credit(page, segment):
        return True
    own = set(page.fact(tokens)[segment.index])
    titles = (page.fact(tokens)[segment.index - 1], *page.fact(page_titles))
    return any(likeness(own, set(title)) >= TITLE for title in titles)
