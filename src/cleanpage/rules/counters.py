"""Counts of comments, views and shares, and reading times, such as ``5 min read``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.cue_rule import CueRule
from cleanpage.facts import core, matches
from cleanpage.facts.cues import ALL
from cleanpage.facts.dates import dates
from cleanpage.facts.labels import label_above

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment
    from cleanpage.words import Match

NUMBERED = regex.compile(r"\d{1,2}[.)]\s+\p{Lu}")
"""How a numbered heading begins: ``3. Results`` counts nothing."""


DURATION = regex.compile(r"\p{Nd}{1,3}\s?\p{L}{1,8}\.?")
"""A number and a word, such as ``6 min``."""


class Counters(CueRule, kind="counters"):
    """Drop what a page counts about itself.

    The count must be all that the line says: "It took 5 minutes to read the letter" stays. A numbered heading,
    ``3. Results``, counts nothing, and neither ``10 minutes`` below ``Prep time:`` nor ``6 min`` above ``saved per
    consultation`` says anything about the page.
    """

    lists = ("counters",)
    hints = frozenset({"count", "counter", "views", "stats", "meta", "readtime"})

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line with a count goes, or None if it stays."""
        if NUMBERED.match(segment.text) or _is_value(page, segment) or _is_figure(page, segment):
            return None
        return super().reason(page, segment, match)


def _is_figure(page: Page, segment: Segment) -> bool:
    """Return whether a line of HTML is a figure among the body: ``6 min``, and below it ``saved per consultation``."""
    if segment.place is None or segment.index not in page.fact(core) or not DURATION.fullmatch(segment.text):
        return False
    near = page.segments[segment.index - 1 : segment.index + 2]
    dated, found = page.fact(dates), page.fact(matches)
    return all(s is segment or not (s.index in dated or found[s.index].coverage() >= ALL) for s in near)


def _is_value(page: Page, segment: Segment) -> bool:
    """Return whether a line is the value of a label above it that does not make it a count: ``Reading time:`` does."""
    label = label_above(page, segment.index)
    return label is not None and page.words.match(f"{label} {segment.text}").coverage("counters") < 1
