"""Captions and credits of pictures, such as ``Photo: Jane Roe`` or ``The bridge on Monday. (AP Photo/Jane Roe)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.cue_rule import set_off
from cleanpage.facts import matches, shapes
from cleanpage.facts.cued import indices_of
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Match

LISTS = ("caption", "agency")
SIGNS = ("(", "[", "/", "|", "©")
"""What stands before a credit."""
SENTENCE = regex.compile(r"[.!?]\s")
LINE = 1_000
"""Characters beyond which a line is no caption, however few words they are."""
CREDIT = 40
"""Characters that may follow the agency: the photographer's name."""


class Captions(Rule, kind="captions"):
    """Drop captions and credits.

    A caption is what HTML marks as one, what a word such as ``Photo:`` opens, or what ends in a credit: an agency or
    the word for picture behind a bracket, a slash or a copyright sign. A paragraph that ends in an agency's bare name,
    "… said the mayor. (AFP)", stays, and so does a sentence that speaks of an agency.

    Attributes:
        marked: whether what HTML marks as a caption goes.
        longest: number of words beyond which a line is no caption.
    """

    marked: bool = True
    longest: int = 60

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each caption."""
        cued = set(indices_of(page, LISTS))
        for segment in page.segments:
            if self.marked and segment.kind == "caption":
                yield drop(segment, "marked as a caption")
            elif segment.index in cued and (reason := self._reason(page, segment)):
                yield drop(segment, reason)

    def _reason(self, page: Page, segment: Segment) -> str | None:
        """Return why a line is a caption, or None."""
        if page.fact(shapes)[segment.index].size > self.longest or len(segment.text) > LINE:
            return None
        match = page.fact(matches)[segment.index]
        return _opening(segment, match) or _credit(segment, match)


def _opening(segment: Segment, match: Match) -> str | None:
    """Return the word for picture that a line opens with, set off from the rest."""
    cue = next((cue for cue in match.cues if cue.list == "caption" and cue.first == 0), None)
    if cue is None or (cue.how != "whole" and not set_off(segment, match, cue)):
        return None
    return f"opens with {cue.phrase!r}"


def _credit(segment: Segment, match: Match) -> str | None:
    """Return the credit that a line ends in, behind a bracket or the like; a bare name in brackets is none."""
    text = segment.text
    for cue in match.cues:
        if cue.list not in LISTS:
            continue
        start, end = match.span(cue)
        before, after = text[:start].rstrip(), text[end:].rstrip(" ).")
        bare = before.endswith("(") and not after
        if before.endswith(SIGNS) and len(after) <= CREDIT and not SENTENCE.search(after) and not bare:
            return f"ends in the credit {cue.phrase!r}"
    return None
