"""What the text is about, as far as its words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.core import core
from cleanpage.facts.cues import tokens
from cleanpage.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanpage.page import Page

SHORTEST = 4
"""Letters below which a word of a language with spaces says nothing of a topic, unless it is all of an entry."""
STEM = 5
"""Letters that the forms of a word share, in languages that inflect."""


def is_topical(page: Page) -> Callable[[str], bool]:
    """Return a function that says whether the text, or what stands above it, speaks of an entry."""
    span = page.fact(core)
    text = page.fact(tokens)[max(0, span.first - STEM) : span.end]
    known = {word[:STEM] for words in text for word in words}

    def topical(entry: str) -> bool:
        found = tokenize(entry)
        content = [word for word in found if len(word) >= SHORTEST or not word.isascii()] or found
        return bool(content) and sum(word[:STEM] in known for word in content) * 2 > len(content)

    return topical
