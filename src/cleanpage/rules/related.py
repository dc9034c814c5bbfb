"""Headings of related, most-read and read-more teasers, and single teasers such as ``Read also: A bridge too old``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import QUOTES, CueRule
from cleanpage.facts import shapes
from cleanpage.facts.cues import set_off

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment
    from cleanpage.words import Match


CLOSE = 0.05
"""How much the share of a line that is a link may differ from that of the title behind its cue."""


class Related(CueRule, kind="related"):
    """Drop what introduces other pages, and the teaser that stands on the same line, in mid-body too.

    "Read more about our methods in the appendix." stays: it is a sentence, and neither a colon nor a link sets a
    title off. What such a heading opens on the lines below is left to the rule ``teasers``.

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
            rest = segment.text[match.span(cue)[1] :].lstrip()
            told = set_off(segment.text, match, cue) or _is_link(segment, rest)
            if told and not segment.text.endswith((".", "。", "।")) and segment.text[0] not in QUOTES:
                return f"a teaser behind {cue.phrase!r}"
        return super().reason(page, segment, match)


def _is_link(segment: Segment, rest: str) -> bool:
    """Return whether a line is a link from the rest of it on: ``READ ALSO <a>A bridge too old</a>``."""
    share = segment.place.link_share if segment.place else 0.0
    return 0 < share < 1 and abs(share - len(rest) / len(segment.text)) < CLOSE
