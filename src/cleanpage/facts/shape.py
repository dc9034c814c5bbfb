"""What a segment looks like, whatever it says: its size, how it ends, how it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from cleanpage.page import Page

TERMINAL = regex.compile(r"""[.!?…。！？।؟۔።։](?:["'”’»)\]」』】〉》]|\[\d+\])*$""")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
MAYBE_UNSPACED = re.compile("[\u0e00-\u1fff\u2e80-\U0010ffff]")
"""The blocks that those scripts stand in, among others."""
COMMAS_ABROAD = "،、，"
SEPARATOR = re.compile(r"\s[|·•»›/>~–—-]\s|[|·•»›]")
SIGN = re.compile(r"[|·•»›/>~–—-]")
"""What a separator has: most lines have none, and looking for it costs little."""
MAYBE_DIGIT = re.compile(r"[^\x00-/:-\x7f]")
DIGITS = b"0123456789"
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
    found = {text: shape(text) for text in {segment.text for segment in page.segments}}
    return tuple(found[segment.text] for segment in page.segments)


def shape(text: str) -> Shape:
    """Return the shape of a text."""
    words = text.split()
    count = len(words)
    size = float(count)
    commas = text.count(",") + text.count(";")
    if text.isascii():
        digits = len(text) - len(text.encode().translate(None, DIGITS))
    else:
        commas += sum(map(text.count, COMMAS_ABROAD))
        digits = sum(map(str.isdigit, MAYBE_DIGIT.findall(text)))
        if MAYBE_UNSPACED.search(text):
            size = max(size, len(UNSPACED.findall(text)) / PER_WORD)
    return Shape(
        size,
        not text[-1:].isalnum() and TERMINAL.search(text, max(0, len(text) - 12)) is not None,
        commas,
        len(SEPARATOR.findall(text)) if SIGN.search(text) else 0,
        digits / max(1, len(text)),
        sum([word[0].isupper() for word in words]) / max(1, count),
    )
