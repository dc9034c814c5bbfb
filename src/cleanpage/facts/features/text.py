"""What each segment says and how it stands among the others, in numbers: all there is to go by in plain text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from cleanpage.facts.body import body_scores
from cleanpage.facts.characters import (
    ASKING,
    COLON,
    DIGIT,
    END,
    LETTER,
    LOWER,
    MONEY,
    OPENING,
    QUOTE,
    SPACE,
    UNSPACED,
    UPPER,
    characters,
)  # fmt: skip
from cleanpage.facts.features.cues import CUE_NAMES, cue_features
from cleanpage.facts.prose import prose
from cleanpage.facts.rough_core import rough_core
from cleanpage.facts.shape import shape_columns

if TYPE_CHECKING:
    from cleanpage.page import Page

OWN_NAMES = (
    "words", "length", "end of a sentence", "commas", "separators", "digits", "capitals", "ends with a colon",
    "ends with a question", "ends with an ellipsis", "begins in lower case", "begins with a capital", "all capitals",
    "quotes", "address", "money", "time", "year", "parenthesis", "copyright sign", "several sentences", "long words",
    "unspaced script",
)  # fmt: skip
AROUND_NAMES = (
    "blank line before", "blank line after", "repeated", "first word repeated", "last word repeated", "form repeated",
    "place on the page", "first lines", "last lines", "long page", "place in its paragraph", "lines of its paragraph",
    "words of its paragraph", "the score by hand", "running text", "text before", "text after", "text near",
    "text on the page", "in the core", "before the core", "behind the core",
)  # fmt: skip
KINDS = ("heading", "list-item", "quote", "code", "table", "caption")
KIND_AT = {kind: at for at, kind in enumerate(KINDS)}
TEXT_NAMES = (*OWN_NAMES, *AROUND_NAMES, *KINDS, *CUE_NAMES)

MACHINE = tuple(map(re.compile, (r"https?://", r"www\.", "@", r"\.(?:com|org|net)\b")))
"""Signs of an address; each begins with characters that are found at once, where those of one pattern would not be."""
DIGITS = re.compile(r"\d+")
NEAR = 6
"""Segments on each side within which running text is near."""


def text_features(page: Page) -> tuple[Any, ...]:
    """Return the features named by `TEXT_NAMES`, an array for each, or one of rows for some that follow each other."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    kinds = np.array([KIND_AT.get(segment.kind, -1) for segment in page.segments])
    return (
        *_own(np, page),
        *_around(np, page),
        kinds == np.arange(len(KINDS))[:, None],
        cue_features(page),
    )


def _own(np: Any, page: Page) -> tuple[Any, ...]:  # noqa: ANN401 - arrays
    """Return what a segment looks like."""
    found = page.fact(characters)
    size, terminal, commas, separators, digits, capitalised = page.fact(shape_columns)
    first, last = found.at(0), found.at(-1)
    classes, codes = found.classes, found.codes
    is_digit = (classes & DIGIT) != 0
    before, after = np.roll(is_digit, 1), np.roll(is_digit, -1)
    time = before & after & ((classes & COLON) != 0)
    year = is_digit & ~before & after & np.roll(is_digit, -2) & np.roll(is_digit, -3) & ~np.roll(is_digit, -4)
    inner_end = ((classes & END) != 0) & ((np.roll(classes, -1) & SPACE) != 0) & (np.roll(codes, -1) != ord("\n"))
    ends = found.starts + found.lengths - 1
    is_dot = codes == ord(".")
    ellipsis = (codes[ends] == ord("…")) | (is_dot[ends] & is_dot[ends - 1] & is_dot[ends - 2])
    return (
        np.log1p(size) / 4,
        np.minimum(size, 40) / 40,
        terminal,
        np.minimum(commas / (size + 1), 0.5) * 2,
        np.minimum(separators, 5) / 5,
        digits,
        capitalised,
        (last & COLON) != 0,
        (last & ASKING) != 0,
        ellipsis,
        (first & LOWER) != 0,
        (first & UPPER) != 0,
        found.has(UPPER) & ~found.has(LOWER),
        found.has(QUOTE),
        found.has_match(*MACHINE),
        found.has(MONEY),
        found.sum(time) > 0,
        found.sum(year) > 0,
        found.has(OPENING),
        found.sum(codes == ord("©")) > 0,
        np.minimum(found.sum(inner_end), 5) / 5,
        np.minimum(found.count(LETTER) / (size + 1), 12) / 12,
        found.count(UNSPACED) > found.lengths / 2,
    )


def _around(np: Any, page: Page) -> tuple[Any, ...]:  # noqa: ANN401 - arrays
    """Return how a segment stands among the others."""
    segments = page.segments
    count = len(segments)
    place = np.arange(count)
    size = page.fact(shape_columns)[0]
    gap = np.minimum(np.fromiter((segment.gap for segment in segments), np.int64, count), 2)
    paragraph = np.cumsum(gap > 0)
    paragraph -= paragraph[0]
    lines = np.bincount(paragraph)
    opens = np.cumsum(lines) - lines
    scores = np.fromiter((score.value for score in page.fact(body_scores)), np.float64, count)
    is_prose = np.array(page.fact(prose), bool)
    text = np.cumsum(size * is_prose)
    total = text[-1]
    padded = np.concatenate((np.zeros(NEAR + 1), text, np.full(NEAR, total)))
    near = padded[2 * NEAR + 1 :] - padded[:count]
    span = page.fact(rough_core)
    texts = [segment.text for segment in segments]
    begins = [text[:60] for text in texts]
    for at in np.flatnonzero(page.fact(characters).has(DIGIT)):
        begins[at] = DIGITS.sub("0", begins[at])
    return (
        gap / 2,
        np.append(gap[1:], 2) / 2,
        _repeated(np, texts),
        _repeated(np, [text.partition(" ")[0][:12] for text in texts]),
        _repeated(np, [text.rpartition(" ")[2] for text in texts]),
        _repeated(np, begins),
        place / count,
        np.maximum(0, 1 - place / 10),
        np.maximum(0, 1 - (count - 1 - place) / 10),
        np.full(count, np.log1p(count) / 6),
        (place - opens[paragraph]) / lines[paragraph],
        np.log1p(lines[paragraph]) / 4,
        np.log1p(np.bincount(paragraph, size)[paragraph]) / 6,
        scores / 4,
        is_prose,
        (text - size * is_prose) / max(total, 1),
        (total - text) / max(total, 1),
        np.log1p(near) / 6,
        np.full(count, np.log1p(total) / 8),
        (place >= span.first) & (place < span.end),
        np.minimum(np.maximum(span.first - place, 0), 30) / 30,
        np.minimum(np.maximum(place - span.end + 1, 0), 30) / 30,
    )


def _repeated(np: Any, texts: list[str]) -> Any:  # noqa: ANN401 - arrays
    """Return how often each text stands on the page besides."""
    counts = Counter(texts)
    return np.log1p(np.array([counts[text] for text in texts]) - 1.0) / 3
