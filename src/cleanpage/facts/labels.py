"""Labels with their values: ``Prep time: 10 minutes``, on one line or on two."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.shape import shapes
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from cleanpage.page import Page

WORD = r"[\p{L}\p{M}\p{N}'’()/.&-]{1,30}"
LABELLED = regex.compile(rf"(?=\p{{L}}){WORD}(?: {WORD}){{0,3}}\s?[{COLONS}]\s*(?!//)[\p{{L}}\p{{N}}\p{{Sc}}~<>≈+(]")
"""A label of a few words with a value behind it."""
RUN, BOTH = 4, 8
"""Lines of labels with values one after another that are no headlines, and words of each at most."""
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


def labelled_rows(page: Page) -> frozenset[int]:
    """Return the lines with a label and a value that stand below another in a row of them; none is a headline."""
    known = page.fact(shapes)
    rows = [
        segment.index
        for segment in page.segments
        if segment.kind != "heading" and known[segment.index].size <= BOTH and LABELLED.match(segment.text)
    ]
    found: set[int] = set()
    for _, run in groupby(enumerate(rows), key=lambda item: item[1] - item[0]):
        below = [index for _, index in run]
        found.update(below[1:] if len(below) >= RUN else ())
    return frozenset(found)
