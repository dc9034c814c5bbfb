"""Headings of related, most-read and read-more teasers, and single teasers such as ``Read also: A bridge too old``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import QUOTES, CueRule
from cleanpage.facts import matches, shapes
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import set_off
from cleanpage.rule import drop
from cleanpage.words.fold import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Cue, Match


CLOSE = 0.05
"""How much the share of a line that is a link may differ from that of the title behind its cue."""
TEASING = ("related", "read-more")
"""Lists of labels that a teaser may stand behind on the same line."""
STOPS = tuple(end for end in ENDS if end not in "!?…！？؟")
"""How sentences end, and teasers do not: those may ask and exclaim."""
OPENING = frozenset("[［【〔〈《")
"""Brackets around a label: ``[Related] A bridge too old``."""


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

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each such line, and for what stands behind a label in brackets."""
        yield from super().judge(page)
        for index in indices_of(page, TEASING):
            segment, match = page.segments[index], page.fact(matches)[index]
            if (
                segment.text[0] in OPENING
                and (cue := _in_brackets(match))
                and self._is_teaser(page, segment, match, cue)
            ):
                yield drop(segment, f"a teaser behind {cue.phrase!r} in brackets")

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line goes; being a single teaser is a reason too."""
        cue = match.get(*TEASING)
        if cue and cue.first == 0 and cue.how == "start" and self._is_teaser(page, segment, match, cue):
            return f"a teaser behind {cue.phrase!r}"
        return super().reason(page, segment, match)

    def _is_teaser(self, page: Page, segment: Segment, match: Match, cue: Cue) -> bool:
        """Return whether a title is set off behind the label that a line begins with."""
        text = segment.text
        if page.fact(shapes)[segment.index].size > self.teaser or text.endswith(STOPS) or text[0] in QUOTES:
            return False
        return set_off(text, match, cue) or _is_link(segment, text[match.span(cue)[1] :].lstrip())


def _in_brackets(match: Match) -> Cue | None:
    """Return the label that a line begins with in brackets, be it one that elsewhere must be all of a line."""
    return next((cue for cue in match.cues if cue.first == 0 and cue.list in TEASING), None)


def _is_link(segment: Segment, rest: str) -> bool:
    """Return whether a line is a link from the rest of it on: ``READ ALSO <a>A bridge too old</a>``."""
    share = segment.place.link_share if segment.place else 0.0
    return 0 < share < 1 and abs(share - len(rest) / len(segment.text)) < CLOSE
