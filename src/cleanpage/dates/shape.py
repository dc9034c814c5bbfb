"""The shape of a line: one character a token, so that dates of all languages are found by patterns over shapes.

"Monday, 3. November 2025" and "lunes 3 de noviembre de 2025" differ in every word and have nearly the same shape:
weekday, number, month, year, with some joining words between.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleanpage.dates.vocabulary import WORD, ZONE, Word, fold, key, vocabulary
from cleanpage.dates.zones import is_zone_name

# Characters that shapes are written in, besides the separators `-/.:,|()+'~` and space, which stand for themselves.
# Words are private-use characters whose low byte holds the kinds of `cleanpage.dates.vocabulary`.
WORDS = 0xE000
UNKNOWN = chr(WORDS)
NUMBERS = {1: "n", 2: "n", 3: "t", 4: "y", 6: "s", 8: "e"}
OTHER_NUMBER = "q"
MARKS = {
    **dict.fromkeys("年년", "Y"),
    **dict.fromkeys("月월", "m"),
    **dict.fromkeys("日号號일", "d"),
    **dict.fromkeys("時时点點시", "h"),
    **dict.fromkeys("分분", "i"),
    **dict.fromkeys("秒초", "s"),
}
ISO_TIME = "T"
_PUNCTUATION = {
    **{mark: mark for mark in "-/.:,|()+'"},
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"),
    **dict.fromkeys("\uff0f\u2044", "/"),
    **dict.fromkeys("\uff0e\u3002", "."),
    **dict.fromkeys("\uff1a\u2236", ":"),
    **dict.fromkeys("\uff0c\u3001\u060c", ","),
    **dict.fromkeys("\u00b7\u2022\u30fb\uff5c\u2502\u00bb\u203a>", "|"),
    **dict.fromkeys("[\uff08\u3010", "("),
    **dict.fromkeys("]\uff09\u3011", ")"),
    **dict.fromkeys("\u2019\u2018\u02bc", "'"),
    **dict.fromkeys("\u200e\u200f\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " "),
}
OTHER_PUNCTUATION = "~"

# The East Asian marks of date parts are cut off from the words behind them; dotted abbreviations ("p.m.", "พ.ศ.") are
# one word.
_TOKEN = re.compile(
    r"(?P<number>\d+)"
    r"|(?P<mark>(?<=\d)\s?[年月日号號時时点點分秒년월일시분초])"
    r"|(?P<space>\s+)"
    r"|(?P<dotted>(?<!\w)[^\W\d_](?:\.\s?[^\W\d_](?!\w))+\.?)"
    rf"|(?P<word>{WORD})"
    r"|(?P<other>.)",
    re.DOTALL,
)


_FOLLOWING = re.compile(rf"[ \xa0'\u2019]({WORD})(?:[ \xa0]({WORD}))?")


class Token(NamedTuple):
    """A token of a line.

    Attributes:
        start: offset into the line.
        end: offset after it.
        text: the token itself.
        word: what it can mean in a date, if it is a known word.
    """

    start: int
    end: int
    text: str
    word: Word | None = None


class Shape(NamedTuple):
    """A line as tokens, and the string that has one character for each of them."""

    tokens: list[Token]
    text: str


def shape(text: str, start: int = 0, end: int | None = None) -> Shape:
    """Return the shape of a stretch of a line.

    Args:
        text: the line.
        start: offset of the first character to look at.
        end: offset after the last one; the line's end if not given.
    """
    end = len(text) if end is None else end
    tokens: list[Token] = []
    letters: list[str] = []
    while start < end and (match := _TOKEN.match(text, start, end)):
        kind, piece, word, after = match.lastgroup, match.group(), None, match.end()
        if kind == "number":
            letter = NUMBERS.get(len(piece), OTHER_NUMBER)
        elif kind == "space":
            letter = " "
        elif kind == "mark":
            letter = MARKS[piece[-1]]
        elif kind == "other":
            letter = _PUNCTUATION.get(piece, OTHER_PUNCTUATION)
        else:
            word, letter, after = _word(text, match)
        tokens.append(Token(start, after, text[start:after], word))
        letters.append(letter)
        start = after
    return Shape(tokens, "".join(letters))


def _word(text: str, match: re.Match[str]) -> tuple[Word | None, str, int]:
    """Return what a word means, the letter it has in a shape, and where it ends: names may have several words."""
    known, piece = vocabulary(), match.group()
    spelling = fold(piece) if match.lastgroup == "word" else key(piece)
    if spelling in known.starts and (follow := _FOLLOWING.match(text, match.end())):
        for last in (2, 1):
            longer = known.words.get(f"{spelling} {key(text[match.end() : follow.end(last)])}")
            if longer and follow.group(last):
                return longer, chr(WORDS + longer.kinds), follow.end(last)
    word = known.words.get(spelling)
    kinds = (word.kinds if word else 0) | (ZONE if is_zone_name(piece) else 0)
    return word, ISO_TIME if piece in "Tt" else chr(WORDS + kinds), match.end()
