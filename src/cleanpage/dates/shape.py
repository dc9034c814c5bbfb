"""The shape of a line: one character a token, so that dates of all languages are found by patterns over shapes.

"Monday, 3. November 2025" and "lunes 3 de noviembre de 2025" differ in every word and have nearly the same shape:
weekday, number, month, year, with some joining words between.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cleanpage.dates.vocabulary import SEPARATORS, WORD, ZONE, Word, key, vocabulary
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
ROMAN = "R"
_PUNCTUATION = {
    **{mark: mark for mark in "-/.:,|()+'"},
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"),
    **dict.fromkeys("\uff0f\u2044", "/"),
    **dict.fromkeys("\uff0e\u3002\u104b\u1362\u17d4", "."),
    **dict.fromkeys("\uff1a\u2236", ":"),
    **dict.fromkeys("\uff0c\u3001\u060c\u104a\u1363", ","),
    **dict.fromkeys("\u00b7\u2022\u30fb\uff5c\u2502\u00bb\u203a>#\u2116", "|"),  # "#2" is the number of a post
    **dict.fromkeys("[\uff08\u3010", "("),
    **dict.fromkeys("]\uff09\u3011", ")"),
    **dict.fromkeys("\u2019\u2018\u02bc\u05f3\u05f4", "'"),
}
OTHER_PUNCTUATION = "~"
BARS = "|\u00b7\u2022\uff5c\u2502"
"""Signs between the parts of a line, which designs set between those of a date, too: 03 | 11 | 2025."""
INVISIBLE = "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

_LETTER = r"[เแโใไ]?[^\W\d_][^\w\s\x00-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uffef]{0,2}"  # and its vowel signs
# The East Asian marks of date parts are cut off from the words behind them; dotted abbreviations ("p.m.", "พ.ศ.") are
# one word; what two elements say without a space between ("By Jane DoeNov 3, 2025") is two.
_TOKENS = (
    r"(?P<number>\d+)"
    rf"|(?P<invisible>[{INVISIBLE}]+)"
    r"|(?P<roman>(?:(?<=\d[-/. ])|(?<=\d\. ))(?:I[XV]|VI{0,3}|XI{0,2}|I{1,3})(?=[-/. ]\s?\d{4}(?!\d)))"
    r"|(?P<mark>(?<=\d)\s?[年月日号號時时点點分秒년월일시분초])"
    r"|(?P<space>\s+)"
    rf"|(?P<dotted>(?<!\w)(?:[aApP]\.\s[mM]\b\.?|{_LETTER}(?:\.{_LETTER}(?!\w))+\.?))"
    "{glued}"
    rf"|(?P<word>{WORD})"
    r"|(?P<other>.)"
)
_GLUED_WORD = rf"|(?P<glued>[^\d{SEPARATORS}]*?[a-zß-öø-ÿ](?=[A-Z][A-Za-z]{{2,8}}\.?\s\d))"
_TOKEN = re.compile(_TOKENS.replace("{glued}", ""), re.DOTALL)
# Looking for glued words at every letter costs much, and few lines have any.
_TOKEN_OR_GLUED = re.compile(_TOKENS.replace("{glued}", _GLUED_WORD), re.DOTALL)
_GLUED = re.compile("[a-zß-öø-ÿ][A-Z]")


_FOLLOWING = re.compile(rf"[ \xa0'\u2019-]({WORD})(?:[ \xa0]({WORD}))?")


_LONGEST_NAME = 40
_UNKNOWN_WORD = (None, UNKNOWN, False)


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
    joined = 0
    pattern = _TOKEN_OR_GLUED if _GLUED.search(text, start, end) else _TOKEN
    for match in pattern.finditer(text, start, end):
        first, last = match.span()
        kind, piece, word = match.lastgroup, match.group(), None
        if first < joined or kind == "invisible":
            continue
        if kind == "space":
            letter = " "
        elif kind == "number":
            letter = NUMBERS.get(last - first, OTHER_NUMBER)
        elif kind == "mark":
            letter = MARKS[piece[-1]]
        elif kind == "roman":
            letter = ROMAN
        elif kind == "other":
            letter = _PUNCTUATION.get(piece, OTHER_PUNCTUATION)
        else:
            word, letter, starts = _known(piece) if last - first < _LONGEST_NAME else _UNKNOWN_WORD
            if starts and (longer := _longer(text, match)):
                word, last = longer
                letter, piece, joined = chr(WORDS + word.kinds), text[first:last], last
        tokens.append(Token(first, last, piece, word))
        letters.append(letter)
    return Shape(tokens, "".join(letters))


@lru_cache(maxsize=8192)
def _known(piece: str) -> tuple[Word | None, str, bool]:
    """Return what a word means, the letter it has in a shape, and whether it begins a name of several words."""
    known = vocabulary()
    spelling = spelled(piece)
    word = known.words.get(spelling)
    kinds = (word.kinds if word else 0) | (ZONE if is_zone_name(piece) else 0)
    return word, ISO_TIME if piece in "Tt" else chr(WORDS + kinds), spelling in known.starts


def _longer(text: str, match: re.Match[str]) -> tuple[Word, int] | None:
    """Return the name of two or three words that begins here, and where it ends."""
    follow = _FOLLOWING.match(text, match.end())
    if follow is None:
        return None
    words, spelling = vocabulary().words, spelled(match.group())
    for last in (2, 1):
        if follow.group(last) and (longer := words.get(f"{spelling} {key(text[match.end() : follow.end(last)])}")):
            return longer, follow.end(last)
    return None


@lru_cache(maxsize=8192)
def spelled(piece: str) -> str:
    """Return the spelling that a token of a line is known under."""
    return key(piece)
