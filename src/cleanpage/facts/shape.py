"""What a segment looks like, whatever it says: its size, how it ends, how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from cleanpage.page import Page

TERMINAL = regex.compile(r"""[.!?…。！？｡।॥؟۔።։](?:["'”“’‘»«›‹)\]」』】〉》]|\[\d+\])*$""")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
COMMA = regex.compile(r"[,;،、，]")
SEPARATOR = regex.compile(r"\s[|·•»›/>~–—-]\s|[|·•»›]")
PER_WORD = 2.2
"""Characters that carry about as much as a word does where words have no spaces between them."""


class Shape(NamedTuple):
    """What a segment looks like.

    Attributes:
        size: number of words; where words have no spaces between them, what as many characters are worth.
        terminal: whether it ends as a sentence does.
        commas: number of commas.
        separators: number of signs that stand between entries of a menu.
        digits: share of characters that are digits.
        capitalised: share of its words that begin with a capital letter.
    """

    size: float
    terminal: bool
    commas: int
    separators: int
    digits: float
    capitalised: float


def shapes(page: Page) -> tuple[Shape, ...]:
    """Return the shape of each segment."""
    return tuple(shape(segment.text) for segment in page.segments)


def shape(text: str) -> Shape:
    """Return the shape of a text."""
    words = text.split()
    size = float(len(words))
    if not text.isascii():
        unspaced = len(UNSPACED.findall(text))
        size = max(size, unspaced / PER_WORD)
    return Shape(
        size,
        TERMINAL.search(text, max(0, len(text) - 12)) is not None,
        len(COMMA.findall(text)),
        len(SEPARATOR.findall(text)),
        sum(map(str.isdigit, text)) / max(1, len(text)),
        sum(word[0].isupper() for word in words) / max(1, len(words)),
    )
