"""What the HTML of a page calls the text of its entry: ``<div class="entry-content">``, ``itemprop="articleBody"``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Page

ENTRY, TEXT = frozenset("article entry post story".split()), frozenset("body content text".split())
"""Words for what a page is made for, and behind them those for what it says, as systems for publishing name boxes."""
LEAST = 300
"""Characters from which on what is called so is a text and no notice."""


def named_text(page: Page) -> frozenset[int]:
    """Return the lines in what the HTML calls the text of the entry; none where they are no more than a notice."""
    lines = [segment for segment in page.segments if segment.place and is_text_of_entry(segment.place.hints)]
    if sum(len(segment.text) for segment in lines) < LEAST:
        return frozenset()
    return frozenset(segment.index for segment in lines)


def is_text_of_entry(hints: Sequence[str]) -> bool:
    """Return whether the words of attributes around a line say that it is in the text of an entry.

    >>> is_text_of_entry(("verse", "post", "body", "main")), is_text_of_entry(("body", "post", "sidebar"))
    (True, False)
    """
    return any(word in ENTRY and next_ in TEXT for word, next_ in pairwise(hints))
