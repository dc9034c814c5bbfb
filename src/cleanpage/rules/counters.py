"""Counts of comments, views and shares, and reading times, such as ``5 min read``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.cue_rule import CueRule

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment
    from cleanpage.words import Match

NUMBERED = regex.compile(r"\d{1,2}[.)]\s+\p{Lu}")
"""How a numbered heading begins: ``3. Results`` counts nothing."""


class Counters(CueRule, kind="counters"):
    """Drop what a page counts about itself.

    The count must be all that the line says: "It took 5 minutes to read the letter" stays. A numbered heading,
    ``3. Results``, counts nothing.
    """

    lists = ("counters",)
    hints = frozenset({"count", "counter", "views", "stats", "meta", "readtime"})

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line with a count goes, or None if it stays."""
        return None if NUMBERED.match(segment.text) else super().reason(page, segment, match)
