"""Headings of related, most-read and read-more teasers, and single teasers such as ``Read also: A bridge too old``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import QUOTES, CueRule
from cleanpage.facts import shapes
from cleanpage.facts.cues import set_off

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment
    from cleanpage.words import Match


class Related(CueRule, kind="related"):
    """Drop what introduces other pages, and the teaser that stands on the same line, in mid-body too.

    "Read more about our methods in the appendix." stays: it is a sentence, and no colon sets a title off. What such a
    heading opens on the lines below is left to the rule ``teasers``.

    Attributes:
        teaser: number of words beyond which a line is no single teaser.
    """

    lists = ("related", "most-read", "read-more")
    hints = frozenset(
        {"related", "recommended", "recommendations", "teaser", "teasers", "popular", "trending", "readmore", "more",
         "mostread", "latest", "promo"}
    )  # fmt: skip
    headings = 1

    teaser: int = 30

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line goes; being a single teaser is a reason too."""
        cue = match.get("related", "read-more")
        if cue and cue.first == 0 and cue.how == "start" and page.fact(shapes)[segment.index].size <= self.teaser:
            colon = set_off(segment.text, match, cue) and not segment.text.endswith((".", "。", "।"))
            if colon and segment.text[0] not in QUOTES:
                return f"a teaser behind {cue.phrase!r}"
        return super().reason(page, segment, match)
