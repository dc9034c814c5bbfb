"""What a segment looks like, whatever it says: its size, how it ends, how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from cleanpage.facts.characters import (
    BAR,
    CLOSER,
    COMMA,
    DASH,
    DIGIT,
    END,
    SPACE,
    UNSPACED,
    UNSPACED_RANGES,
    UPPER,
    characters,
)
from cleanpage.frozen import named
from cleanpage.words.fold import ENDS

if TYPE_CHECKING:
    from cleanpage.facts.characters import Characters
    from cleanpage.page import Page

PER_WORD = 2.2
"""Characters that carry about as much as a word does where words have no spaces between them."""
UNSPACED_LETTER = regex.compile(f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in UNSPACED_RANGES)}]")
CLOSERS = 3
"""Quotation marks and brackets that may stand behind the end of a sentence."""
SHUT = tuple(map(ord, ")）】"))
SIGNED = regex.compile(r"(?:[。！？]|\p{Ll}{3}[.!?])[\"”’」』»]?\s?[(（【][^()（）【】\p{N}]{2,30}[)）】]\Z")
"""Whoever signs in brackets behind the end of a sentence: ``。（记者 王小明）``, ``. (dpa)``."""
NOTED = regex.compile(rf"[{ENDS}][\"'”“’‘»«›‹)\]」』】〉》]*(?:\[\d+\])+$")
"""The end of a sentence with the number of a note behind it."""


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
    if not page.segments:
        return ()
    columns = page.fact(shape_columns)
    return tuple(named(Shape, zip(*(column.tolist() for column in columns), strict=True)))


def size_of(text: str) -> float:
    """Return the number of words of a text that is no segment, counted as `Shape.size` is."""
    words = float(len(text.split()))
    return words if text.isascii() else max(words, len(UNSPACED_LETTER.findall(text)) / PER_WORD)


def shape_columns(page: Page) -> tuple[Any, ...]:
    """Return the shapes of a page's segments as NumPy arrays, one for each attribute of `Shape`."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    found = page.fact(characters)
    words = found.sum(found.first_of_word)
    capitals = found.sum(found.first_of_word & ((found.classes & UPPER) != 0))
    classes = found.classes
    around = ((np.roll(classes, 1) & SPACE) != 0) & ((np.roll(classes, -1) & SPACE) != 0)
    separators = found.sum(((classes & BAR) != 0) | (((classes & DASH) != 0) & around))
    return (
        np.maximum(words, found.count(UNSPACED) / PER_WORD),
        _terminal(np, found, page),
        found.count(COMMA),
        separators,
        found.count(DIGIT) / np.maximum(found.lengths, 1),
        capitals / np.maximum(words, 1),
    )


def _terminal(np: Any, found: Characters, page: Page) -> Any:  # noqa: ANN401 - arrays
    """Return which segments end as sentences do."""
    last = found.at(-1)
    ends = (last & END) != 0
    open_ = (last & CLOSER) != 0
    for place in range(2, CLOSERS + 2):
        last = found.at(-place)
        ends |= open_ & ((last & END) != 0)
        open_ &= (last & CLOSER) != 0
    for at in np.flatnonzero(found.codes[found.starts + found.lengths - 1] == ord("]")):
        text = page.segments[at].text
        ends[at] |= NOTED.search(text, max(0, len(text) - 20)) is not None
    for at in np.flatnonzero(np.isin(found.codes[found.starts + found.lengths - 1], SHUT)):
        text = page.segments[at].text
        ends[at] |= SIGNED.search(text, max(0, len(text) - 40)) is not None
    return ends
