"""What the text is about, as far as its words tell."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.facts.core import core
from cleanpage.facts.cues import tokens
from cleanpage.facts.headline import headline
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import UNSPACED_LETTER, shapes
from cleanpage.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanpage.page import Page

SHORTEST = 4
"""Letters below which a word of a language with spaces says nothing of a topic, unless it is all of an entry."""
NEAR, SENTENCE = 5, 6
"""Lines above the text that speak of what it is about, and words from which on they do: fewer may be a menu."""
LEAD = 2
"""Paragraphs that say what a text is about."""
STEM = 5
"""Letters that the forms of a word share, in languages that inflect."""


def is_topical(page: Page) -> Callable[[str], bool]:
    """Return a function that says whether the text, or what stands above it, speaks of an entry."""
    span, ranking = page.fact(core), page.fact(headline)
    first = max(0, span.first - NEAR)
    lines = {at for at in range(first, span.end) if at >= span.first or page.fact(shapes)[at].size >= SENTENCE}
    if ranking:
        is_prose = page.fact(prose)
        lines |= {ranking.best.index, *(at for at in range(ranking.best.index, first) if is_prose[at])}
    text = [page.fact(tokens)[at] for at in lines]
    known = {word[:STEM] for words in text for word in words}

    @cache  # few pages need them
    def pairs() -> frozenset[tuple[str, str]]:
        return frozenset(pair for words in text for pair in pairwise(words))

    def topical(entry: str) -> bool:
        found = tokenize(entry)
        if unspaced := [pair for pair in pairwise(found) if _is_unspaced(pair)]:
            return sum(pair in pairs() for pair in unspaced) * 2 > len(unspaced)
        content = [word for word in found if len(word) >= SHORTEST or not word.isascii()] or found
        return bool(content) and sum(word[:STEM] in known for word in content) * 2 > len(content)

    return topical


def _is_unspaced(pair: tuple[str, str]) -> bool:
    """Return whether two tokens are of a script without spaces, where each is a character that says little alone."""
    return len(pair[0]) == len(pair[1]) == 1 and all(map(UNSPACED_LETTER.fullmatch, pair))


def is_subject(page: Page) -> Callable[[str], bool]:
    """Return a function that says whether the headline and the lead have all words of an entry, inflected or not."""
    span, ranking = page.fact(core), page.fact(headline)
    lines = {*range(span.first, min(span.end, span.first + LEAD))}
    if ranking:
        lines |= {ranking.best.index, ranking.best.index + 1}
    known = {word[:STEM] for at in lines if at < len(page.segments) for word in page.fact(tokens)[at]}

    def subject(entry: str) -> bool:
        found = tokenize(entry)
        return bool(found) and all(word[:STEM] in known for word in found)

    return subject
