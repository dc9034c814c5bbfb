"""Menus, skip links, search and names of sections, such as ``Skip to main content`` or ``World | Sport``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import CueRule
from cleanpage.facts import shapes
from cleanpage.facts.cues import ALL
from cleanpage.facts.particulars import particulars

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment
    from cleanpage.words import Match


class Navigation(CueRule, kind="navigation"):
    """Drop lines made of entries of a menu, and lines made of the cues of several rules at once.

    ``Home | Share | Contact`` is no one rule's: it is a menu. A lone word that heads running text (``Pricing``) stays,
    and so does what labels and values say one after another of a course or a book: ``Language: English``.
    """

    lists = ("navigation", "section")
    hints = frozenset({"nav", "navigation", "navbar", "menu", "submenu", "sitenav", "skip", "search", "topbar"})
    headings = 2

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line goes; being made of any cues of boilerplate, with signs between them, is a reason too."""
        if segment.index in page.fact(particulars):
            return None
        if page.fact(shapes)[segment.index].separators and match.coverage(*match.boilerplate, "section") >= ALL:
            return "nothing but entries of menus"
        return super().reason(page, segment, match)
