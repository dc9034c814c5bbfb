"""The cues of boilerplate and of fields that stand in each segment."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cleanpage.facts.shape import UNSPACED_LETTER
from cleanpage.words import tokenize
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from cleanpage.page import Page
    from cleanpage.words import Cue, Match

ALL = 0.99
"""Coverage from which a line is nothing but cues, in numbers that were rounded."""
SET_OFF = frozenset(f"{COLONS}|/-–—(（»>©=]］】〕〉》")
"""Signs that set a label off from what follows it."""


def tokens(page: Page) -> tuple[list[str], ...]:
    """Return the folded words of each segment, as `cleanpage.words.tokenize` gives them; not to be changed."""
    found = {text: tokenize(text) for text in {segment.text for segment in page.segments}}  # menus say things twice
    return tuple([found[segment.text] for segment in page.segments])


def matches(page: Page) -> tuple[Match, ...]:
    """Return what the language data finds in each segment."""
    match = page.words.match
    found: dict[str, Match] = {}
    for segment, words in zip(page.segments, page.fact(tokens), strict=True):
        if segment.text not in found:
            found[segment.text] = match(segment.text, words)
    return tuple([found[segment.text] for segment in page.segments])


def set_off(text: str, match: Match, cue: Cue) -> bool:
    """Return whether a sign sets a cue off from what follows it in its line, as it does a label.

    Where words have no spaces between them, a space does.
    """
    end = match.span(cue)[1]
    if text[end : end + 1].isspace() and UNSPACED_LETTER.match(text[end - 1]):
        return True
    for character in text[end:]:
        if not (character.isspace() or unicodedata.combining(character)):  # a vowel sign belongs to the cue
            return character in SET_OFF
    return False
