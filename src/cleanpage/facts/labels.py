"""Labels whose value stands on the line below: ``Prep time:`` and ``10 minutes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.shape import shapes
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from cleanpage.page import Page

LABEL, VALUE = 4, 6
"""Words that a label and its value have at most."""
ENDS = tuple(COLONS)


def label_above(page: Page, index: int) -> str | None:
    """Return the label whose value a line is: a few words with a colon on the line above; None where there is none."""
    above = page.segments[index - 1].text.rstrip() if index else ""
    if not above.endswith(ENDS) or page.segments[index].text.endswith(ENDS):
        return None
    known = page.fact(shapes)
    return above if known[index - 1].size <= LABEL and known[index].size <= VALUE else None
