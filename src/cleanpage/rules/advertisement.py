"""Labels of advertisements, such as ``Advertisement`` or ``PUBLICIDAD``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import CueRule
from cleanpage.facts import matches, shapes
from cleanpage.facts.cued import indices_of, telling_cues
from cleanpage.facts.cues import set_off
from cleanpage.facts.dividers import is_divider
from cleanpage.rule import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Match

LABEL = 8
"""Words of a line at most that is a label and little more."""


class Advertisement(CueRule, kind="advertisement"):
    """Drop the labels of advertising slots, and the pleas of pages that meet an ad blocker.

    The label goes in the middle of the body too: it is where slots stand. A sentence on advertising stays, for the
    label must be all that the line says, or nearly so. Between rules across a page of text what stands below the label
    is the advertisement.

    Attributes:
        most: lines that an advertisement has at most.
    """

    lists = ("advertisement",)
    hints = frozenset({"ad", "ads", "advert", "advertisement", "adblock", "sponsor", "sponsored"})

    most: int = 6

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line goes; that little stands behind the label, set off from it, is a reason too."""
        cue, shape = match.get(*self.lists), page.fact(shapes)[segment.index]
        if cue and cue.first == 0 and cue.how != "inside" and segment.kind != "heading" and not shape.terminal:
            after = segment.text[match.span(cue)[1] :][:1]
            if shape.size <= LABEL and (set_off(segment.text, match, cue) or after == "."):
                return f"behind {cue.phrase!r}"
        return super().reason(page, segment, match)

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each label, and for what it is the label of."""
        yield from super().judge(page)
        for label in indices_of(page, self.lists, telling_cues):
            if not page.fact(matches)[label].whole(*self.lists) or not label:
                continue
            below = page.segments[label + 1 : label + 2 + self.most]
            end = next((segment.index for segment in below if is_divider(segment.text)), None)
            if end is not None and is_divider(page.segments[label - 1].text):
                for segment in page.segments[label + 1 : end]:
                    yield drop(segment, "between a label of advertisements and a rule across the page")
