"""Manuals: on a page of documentation whatever its main part holds is what it documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.cues import matches
from cleanpage.facts.page_kind import is_manual
from cleanpage.rule import Rule, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Place
    from cleanpage.rule import Verdict

MAIN = "main"
"""What HTML calls the part of a page that no other page has: the element, and the role of one."""
OUTSIDE = frozenset({"nav", "aside", "footer", "header", "form", "button", "dialog"})
"""Elements in it that stand around its content."""
NAVIGATING = frozenset(
    {"navigation", "nav", "sidebar", "sphinxsidebar", "toc", "menu", "breadcrumb", "breadcrumbs", "related", "footer",
     "pagination", "pager", "prev", "next"}
)  # fmt: skip
"""Words of places that do."""
BUTTONS = ("tools", "share", "login", "follow", "forum")
"""Lists of what buttons in it say: ``[edit]``."""
NEAREST = 12
"""Words of ``class``, ``id`` and ``role`` that are looked at, those of the innermost elements."""


class Manual(Rule, kind="manual"):
    """Speak for the lines in the main part of a page of documentation.

    Signatures of functions, names of what implements a thing and lists of further parts read like no sentence, and on
    other pages such lines are menus.

    Attributes:
        strength: log odds for each line.
    """

    strength: float = 2.2

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted keep for each line."""
        if page.format == "text" or not page.fact(is_manual):
            return
        for segment in page.segments:
            button = page.fact(matches)[segment.index].whole(*BUTTONS)
            if segment.place and not button and _is_main(segment.place):
                yield keep(segment, "in the main part of a page of documentation", self.strength)


def _is_main(place: Place) -> bool:
    """Return whether a line is in the main part, and not in what stands around its content."""
    hints = place.hints[:NEAREST]
    inside = (MAIN in place.path or MAIN in hints) and not place.hidden
    return inside and OUTSIDE.isdisjoint(place.path) and NAVIGATING.isdisjoint(hints)
