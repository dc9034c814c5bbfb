"""Newsletter and subscription forms and pitches, such as ``Sign up for our newsletter``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.cue_rule import QUOTES, CueRule
from cleanpage.facts import matches, shapes
from cleanpage.facts.boxes import address_boxes, aside_boxes, calling_boxes
from cleanpage.facts.cued import indices_of, telling_cues
from cleanpage.facts.kind import is_article
from cleanpage.rule import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

PARTICULAR = 3
"""Words from which a phrase of a pitch hardly comes about by chance."""

TITLE, LINES, OFFER, BOX = 10, 3, 45, 1.6
"""Words of the title of a box at most, lines between it and the button, words of each of them, and how much more it
weighs that a line stands between the two."""
ASKING = "?？؟"
ADDRESS = regex.compile(r"\S+@\S+\.\w+")


class Newsletter(CueRule, kind="newsletter"):
    """Drop labels of forms and the sentences that offer a newsletter or a subscription, or ask for a gift.

    They stand inside the body as well as around it. A report on newsletters stays: among the body most of the line
    must be the pitch. A pitch in sentences of its own, of which a set phrase is only a small part ("Every Sunday we
    send one long story. Join 11,000 readers, and unsubscribe at any time."), is weighed against, not dropped outright.

    Attributes:
        pitch: log odds against a line with such a phrase in it; 0 leaves these lines alone.
    """

    lists = ("newsletter", "subscribe")
    hints = frozenset(
        {"newsletter", "newsletters", "subscribe", "subscription", "signup", "mailing", "donate", "mailchimp"}
    )

    longest: int = 80
    pitch: float = 2.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each label and each short pitch, and a weighted one for each pitch in sentences."""
        for index in indices_of(page, self.lists, telling_cues):
            segment = page.segments[index]
            if reason := self.reason(page, segment, page.fact(matches)[index]):
                yield drop(segment, reason)
            elif self.pitch and not self.is_topic(page, segment) and (phrase := self._pitch(page, segment)):
                yield drop(segment, f"pitch {phrase!r}", self.pitch)
        yield from self._boxes(page)

    def _boxes(self, page: Page) -> Iterator[Verdict]:
        """Yield the lines of boxes in which there is a form or a button, each weighted: they may report on such."""
        if not self.pitch:
            return
        # What a company offers has boxes that call for something, too, and they are the text of its page.
        calling = page.fact(calling_boxes) if page.fact(is_article) else ()
        for lines, why in (
            (self._titled(page), "in a box with a button to subscribe"),
            (self._around_buttons(page), "around a button to subscribe"),
            (page.fact(aside_boxes), "in a box with a button to subscribe"),
            (page.fact(address_boxes), "in a box with a field for an address of e-mail"),
            (calling, "in a box that ends with a button to subscribe"),
        ):
            yield from (drop(segment, why, BOX * self.pitch) for segment in lines)

    def _titled(self, page: Page) -> Iterator[Segment]:
        """Yield the lines of each box: a title that has the word, what it offers in a sentence or two, a button."""
        found, sizes = page.fact(matches), page.fact(shapes)
        for title in indices_of(page, self.lists):
            if sizes[title].size > TITLE or sizes[title].terminal:
                continue
            below = page.segments[title + 1 : title + 2 + LINES]
            button = next((line.index for line in below if found[line.index].whole(*self.lists)), title)
            for segment in page.segments[title:button]:
                if sizes[segment.index].size <= OFFER and not found[segment.index].whole(*self.lists):
                    yield segment

    def _around_buttons(self, page: Page) -> Iterator[Segment]:
        """Yield what stands around a button below a pitch: the title over it, the address in its field, small print."""
        found, sizes = page.fact(matches), page.fact(shapes)
        for button in indices_of(page, self.lists):
            if not found[button].whole(*self.lists):
                continue
            first = button
            while first and button - first < LINES and self._is_offer(page, page.segments[first - 1]):
                first -= 1
            if not any(self._is_pitch(page, line) for line in page.segments[first:button]):
                continue
            if first and sizes[first - 1].size <= TITLE and page.segments[first - 1].text[-1] in ASKING:
                first -= 1
            for segment in page.segments[first : button + 2]:
                around = segment.index < button or self._is_pitch(page, segment)
                if around and not found[segment.index].whole(*self.lists):
                    yield segment

    def _is_offer(self, page: Page, segment: Segment) -> bool:
        """Return whether a line is a pitch or the address that shows what a field is for."""
        return ADDRESS.fullmatch(segment.text) is not None or self._is_pitch(page, segment)

    def _is_pitch(self, page: Page, segment: Segment) -> bool:
        """Return whether a line has a set phrase of a pitch, and does not report on such."""
        if page.fact(shapes)[segment.index].size > OFFER or segment.text[0] in QUOTES or self.is_topic(page, segment):
            return False
        cues = page.fact(matches)[segment.index].cues
        return any(cue.list in self.lists and cue.tokens >= PARTICULAR for cue in cues)

    def _pitch(self, page: Page, segment: Segment) -> str | None:
        """Return the set phrase of a pitch in a line that does not quote it."""
        if segment.text[0] in QUOTES or page.fact(shapes)[segment.index].size > self.longest:
            return None
        cue = page.fact(matches)[segment.index].get(*self.lists)
        return cue.phrase if cue is not None and cue.tokens >= PARTICULAR else None
