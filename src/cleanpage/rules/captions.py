"""Captions and credits of pictures, such as ``Photo: Jane Roe`` or ``The bridge on Monday. (AP Photo/Jane Roe)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import matches, shapes
from cleanpage.facts.cued import indices_of
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

LISTS = ("caption", "agency")
OPENING = regex.compile(r"[(\[/|©]")
SET_OFF = ":：-–—|/©(）"


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
            elif segment.index in cued and page.fact(shapes)[segment.index].size <= self.longest:
                if reason := _reason(page, segment):
                    yield drop(segment, reason)


def _reason(page: Page, segment: Segment) -> str | None:
    """Return why a line is a caption, or None."""
    match = page.fact(matches)[segment.index]
    opening = next((cue for cue in match.cues if cue.list == "caption" and cue.first == 0), None)
    if opening:
        if opening.how == "whole":
            return f"nothing but {opening.phrase!r}"
        after = segment.text[match.span(opening)[1] :].lstrip()
        if after[:1] in SET_OFF:
            return f"opens with {opening.phrase!r}"
    brackets = [found.start() for found in OPENING.finditer(segment.text, max(0, len(segment.text) - 80))]
    for cue in reversed(match.cues):
        if not brackets or cue.list not in LISTS:
            continue
        start, end = match.span(cue)
        bare = segment.text[: start].rstrip().endswith("(") and segment.text[end:].strip(" ).") == ""
        if start > brackets[0] and not (bare and cue.list == "agency"):
            return f"ends in the credit {cue.phrase!r}"
    return None
