"""Captions and credits of pictures, such as ``Photo: Jane Roe`` or ``The bridge on Monday. (AP Photo/Jane Roe)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import shapes
from cleanpage.facts.captions import LISTS, credit, likely_credit, may_end_in_credit, opening, told_in_pictures
from cleanpage.facts.cued import indices_of
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

LINE = 1_000
"""Characters beyond which a line is no caption, however few words they are."""
HOLDING = frozenset({"figure", "table"})
"""Elements that have captions."""
UNSIGNED = frozenset({"code", "table"})
"""What no credit stands in: the last cell of a row is a value."""
TEXTS = frozenset({"quote", "code", "table"})
"""What may stand in a figure and is no picture."""
LIKELY, KEPT = 2.0, 3.0
"""Log odds of a line that may be the end of a text as well, and of a caption that is to stay."""


class Captions(Rule, kind="captions"):
    """Drop captions and credits.

    A caption is what HTML marks as one, what a word such as ``Photo:`` opens, or what ends in a credit: an agency or
    the word for picture behind a bracket, a slash, a dash or a copyright sign, or ``Photo: Jane Roe`` behind the last
    sentence. What is marked below a quote, code or a table is read with these. A paragraph that ends in an agency's
    name in brackets, "… said the mayor. (AFP)", stays, and so does a sentence that speaks of an agency, and one that
    gives its source, "(source: Eurostat).", before its full stop. Where pictures tell the story, as in a gallery whose
    captions are nearly all of its running text, captions stay, and only credits go.

    Attributes:
        keep: whether captions are held to the body instead of dropped.
        marked: whether what HTML marks as a caption counts.
        credits: whether lines that only their words make captions count.
        longest: number of words beyond which a line is no caption.
    """

    keep: bool = False
    marked: bool = True
    credits: bool = True
    longest: int = 60

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a verdict for each caption."""
        named = frozenset(indices_of(page, LISTS))
        for segment, shape in zip(page.segments, page.fact(shapes), strict=True):
            text = segment.text
            if self.marked and segment.kind == "caption":
                if _is_of_text(page, segment):
                    continue
                if not page.fact(told_in_pictures):
                    yield self._verdict(segment, "marked as a caption")
                elif opening(page, segment) or credit(page, segment) or text.startswith("©"):
                    yield self._verdict(segment, "a credit among captions that tell the story")
                else:
                    yield keep(segment, "the captions tell the story", KEPT)
            elif (
                self.credits
                and segment.kind not in UNSIGNED
                and shape.size <= self.longest
                and len(text) <= LINE
                and (segment.index in named or may_end_in_credit(text, shape.size))
            ):
                yield from self._by_words(page, segment)

    def _by_words(self, page: Page, segment: Segment) -> Iterator[Verdict]:
        """Yield a verdict for a line whose words make it a caption."""
        if reason := opening(page, segment) or credit(page, segment):
            yield self._verdict(segment, reason)
        elif reason := likely_credit(page, segment):
            yield keep(segment, reason, KEPT) if self.keep else drop(segment, reason, LIKELY)

    def _verdict(self, segment: Segment, reason: str) -> Verdict:
        return keep(segment, reason, KEPT) if self.keep else drop(segment, reason)


def _is_of_text(page: Page, segment: Segment) -> bool:
    """Return whether a caption that HTML marks stands beside a quote, code or a table in its figure."""
    place = segment.place
    if place is None or not (around := [at for at, tag in enumerate(place.path) if tag in HOLDING]):
        return False
    figure = place.blocks[around[-1]]
    beside = (
        *page.segments[max(segment.index - 1, 0) : segment.index],
        *page.segments[segment.index + 1 : segment.index + 2],
    )
    return any(other.kind in TEXTS and other.place and figure in other.place.blocks for other in beside)
