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
COLONS: Final = ":：՝፦፡៖"
"""What stands behind a label: the last ones are Armenian, Ethiopic (the second parted words once) and Khmer."""
ENDS: Final = ".!?…。！？｡।॥؟۔።፧։។៕။།༎᠃꯫᱾᱿"
"""What sentences end with: in Latin and the like, East Asian scripts, Devanagari and its kin, Arabic and Urdu,
Ethiopic, Armenian, Khmer, Burmese, Tibetan, Mongolian, Meetei and Santali."""
QUESTIONS: Final = ("?", "？", "؟")
"""What a question ends with."""

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
    return _fold(text).split()


def _fold(text: str) -> str:
    """Fold what stands in a text, and leave the white space between its tokens."""
    if not text.isascii():
        text = _FOREIGN.sub(_fold_run, text)
    text = text.encode("utf-8", "surrogatepass").translate(_ASCII).decode("utf-8", "surrogatepass")
    return _NUMBERS.sub(f" {NUMBER} ", text) if NUMBER in text else text


def _fold_run(match: re.Match[str]) -> str:
    """Fold a run of characters beyond ASCII."""
    return match.group().translate(_CHARACTERS)


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where each token of `tokenize` stands: offsets into the text, the end exclusive."""
    spans: list[tuple[int, int]] = []
    number = gap = False  # the last token is a number; something ended the last token
    for at, character in enumerate(text):
        folded = _CHARACTERS[ord(character)]
        if not folded and not gap and spans and unicodedata.category(character) == "Mn":
            spans[-1] = (spans[-1][0], at + 1)  # a mark belongs to its letter
        for part in folded:
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


_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_NUMBERS: Final = re.compile(rf"{NUMBER}[{NUMBER}\s]*")
"""Neighbouring numbers, which are one: a span of years, a date, a time."""
_CHARACTERS: Final = _Characters()
_ASCII: Final = "".join(map(_fold_character, map(chr, range(128)))).encode() + bytes(range(128, 256))
"""What each character of ASCII folds to, always one character: a whole line, in UTF-8, is folded in one call."""
