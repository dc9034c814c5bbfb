"""Folding a line to tokens: what two lines must share for one cue to know both.

Case, diacritics, width, punctuation, icons and the way a number is written are folded away. A token is a run of
letters; in scripts written without spaces it is a single character. A run of digits, whatever separates
them (``1,234``, ``2010 - 2024``, ``11:30``), is the one token ``0``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

NUMBER: Final = "0"

# Letters that Unicode does not decompose, and spellings that keyboards mix.
_ALIKE: Final = {
    **dict(zip("øłđðħıŧ", "olddhit", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ی": "ي",
    "ى": "ي",
    "ک": "ك",
    "ة": "ه",
    "ہ": "ه",
    "ە": "ه",  # Persian and Urdu letters beside Arabic ones
    "©": " © ",
    "™": " ",
    "\N{ZERO WIDTH NON-JOINER}": " ",  # Persian writes a space or a non-joiner inside words
}

# Marks that writers leave out: accents, Hebrew points, Arabic vowel signs and stretching, the nukta.
_OPTIONAL_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u09bc\ufe00-\ufe0f]"
)

# Scripts written without spaces: Thai, Lao, Burmese, Khmer, Kana, Han.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

_COMPOSED: Final = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")


def tokenize(text: str) -> list[str]:
    """Fold a line to its tokens.

    >>> tokenize("★ 1,234 Comments — Diskuti\N{COMBINING ACUTE ACCENT}ere MIT!")
    ['0', 'comments', 'diskutiere', 'mit']
    >>> tokenize("シェアする 3件")
    ['シ', 'ェ', 'ア', 'す', 'る', '0', '件']
    """
    return _merge_numbers(" ".join(map(_WORDS.__getitem__, text.split())).split())


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where each token of `tokenize` stands: offsets into the text, the end exclusive."""
    spans: list[tuple[int, int]] = []
    number = gap = False  # the last token is a number; something ended the last token
    for at, character in enumerate(text):
        for part in _CHARACTERS[ord(character)]:
            if part == " ":
                gap = True
            elif spans and ((part == NUMBER and number) or not (gap or part == NUMBER or number)):
                spans[-1] = (spans[-1][0], at + 1)
                gap = False
            else:
                spans.append((at, at + 1))
                number, gap = part == NUMBER, False
    return spans


def fold(text: str) -> str:
    """The tokens of a line, joined by single spaces; folding twice changes nothing."""
    return " ".join(tokenize(text))


def _merge_numbers(tokens: list[str]) -> list[str]:
    """Let neighbouring numbers be one: a span of years, a date, a time."""
    if tokens.count(NUMBER) < 2:  # noqa: PLR2004 - fewer than two cannot be neighbours
        return tokens
    following = [*tokens[1:], ""]
    return [token for token, after in zip(tokens, following, strict=True) if not token == after == NUMBER]


def _fold_character(character: str) -> str:
    """What one character becomes: letters, a number, a token between spaces, a space, or nothing."""
    if character in _ALIKE:
        return _ALIKE[character]
    if unicodedata.category(character) == "Cf":
        return ""
    # Hangul syllables and voiced kana decompose into what nobody types apart.
    form: Literal["NFKC", "NFKD"] = "NFKC" if _COMPOSED.match(character) else "NFKD"
    plain = unicodedata.normalize(form, character).casefold()  # styled capitals fold only once they are plain ones
    return "".join(map(_fold_part, unicodedata.normalize(form, plain)))


def _fold_part(part: str) -> str:
    """Fold one character of a compatibility decomposition."""
    if part in _ALIKE:
        return _ALIKE[part]
    if _OPTIONAL_MARKS.match(part):
        return ""
    kind = unicodedata.category(part)
    if kind == "Nd":
        return NUMBER
    if kind[0] not in "LM":
        return " "
    return f" {part} " if _UNSPACED.match(part) else part


class _Characters(dict[int, str]):
    """Code points to what they fold to, worked out at first sight; at most one entry a code point."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


class _Words(dict[str, str]):
    """Words to what they fold to. Pages use few different words, so folding one is mostly a lookup."""

    LIMIT: Final = 65_536
    LONGEST: Final = 24

    def __missing__(self, word: str) -> str:
        folded = _DIGITS.sub(f" {NUMBER} ", word.translate(_CHARACTERS))
        if len(word) <= self.LONGEST:
            if len(self) >= self.LIMIT:
                self.clear()
            self[word] = folded
        return folded


_DIGITS: Final = re.compile(f"{NUMBER}[{NUMBER} ]*")
_CHARACTERS: Final = _Characters()
_WORDS: Final = _Words()
