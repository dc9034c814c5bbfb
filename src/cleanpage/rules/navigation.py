"""Menus, skip links, search and names of sections, such as ``Skip to main content`` or ``World | Sport``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import CueRule
from cleanpage.facts import core, matches, shapes
from cleanpage.facts.cues import ALL
from cleanpage.facts.headline import headline
from cleanpage.facts.particulars import particulars

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment
    from cleanpage.words import Match


ITEMS = frozenset({"list-item", "table"})
AROUND, FELLOWS = 4, 3
"""Lines around an item of a list that are looked at, and others of the list that there are among them at least."""


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
        if segment.index in page.fact(particulars) or _is_one_of_text(page, segment):
            return None
        if page.fact(shapes)[segment.index].separators and match.coverage(*match.boilerplate, "section") >= ALL:
            return "nothing but entries of menus"
        return super().reason(page, segment, match)


def _is_one_of_text(page: Page, segment: Segment) -> bool:
    """Return whether a line is one of a list, between headline and end of the text, that is no menu.

    The list has no links there, and none of its other lines is an entry of a menu: ``Language English`` is one of those
    that say where a course is and how long it takes.
    """
    place = segment.place
    if place is None or place.link_share or segment.kind not in ITEMS:
        return False
    ranking = page.fact(headline)
    if ranking is None or not ranking.best.index < segment.index < page.fact(core).end:
        return False
    around = page.segments[max(segment.index - AROUND, 0) : segment.index + AROUND + 1]
    fellows = [
        other
        for other in around
        if other is not segment
        and other.kind == segment.kind
        and other.place
        and not other.place.link_share
        and other.place.path == place.path
        and other.place.hints == place.hints
    ]
    cued = sum(page.fact(matches)[other.index].coverage() >= ALL for other in fellows)
    return len(fellows) >= FELLOWS and not cued
