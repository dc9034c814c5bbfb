"""Guessing the language of a text from its scripts, letters and function words: cheap, and silent where unsure."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import islice
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from cleanpage.words.table import function_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.words.vocabulary import Overlay

LONGEST_SAMPLE: Final = 3_000
"""Characters looked at, taken from three places of the text."""

# Runs of kana, runs of Han, words of letters and their marks.
_WORD: Final = regex.compile(r"[\p{Hiragana}\p{Katakana}]+|\p{Han}+|\p{L}[\p{L}\p{M}]*+")
_PIECES: Final = 3
_FEWEST: Final = 3.0  # words' worth of evidence below which nothing is said,
_ALWAYS: Final = 0.3  # unless they are this share of the words
_LEAST: Final = 0.05  # share of the words, by weight, that must be function words of a language
_CLEAR: Final = 0.1  # lead over the next language below which nothing is said
_REPEATED: Final = 8  # times that a word counts at most, since filler says one over and over
_DIFFERENT: Final = 2  # function words of a language that must be there: "II" alone makes no text Northern Sami
_STRANGE: Final = 0.08  # letters a word that a language does not have, beyond which it is another
_PLENTY: Final = 8.0  # words' worth of evidence that make a guess as sure as its lead
_MOSTLY: Final = 0.5  # share of a text that its main script must have
_SOME_KANA: Final = 0.05  # share of kana that makes a text Japanese

# First code points of the blocks that matter, each with the script that starts there.
_BLOCKS: Final = (
    (0x0041, "Latin"),
    (0x0370, "Greek"),
    (0x0400, "Cyrillic"),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, ""),
    (0x0780, "Thaana"),
    (0x07C0, ""),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, "Oriya"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, "Tibetan"),
    (0x1000, "Burmese"),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, "Ethiopic"),
    (0x13A0, ""),
    (0x1780, "Khmer"),
    (0x1800, ""),
    (0x1E00, "Latin"),
    (0x1F00, "Greek"),
    (0x2000, ""),
    (0x3040, "Kana"),
    (0x3100, ""),
    (0x3400, "Han"),
    (0xA000, ""),
    (0xAC00, "Hangul"),
    (0xD7B0, ""),
    (0xF900, "Han"),
    (0xFB00, ""),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0x20000, "Han"),
    (0x40000, ""),
)
_STARTS: Final = [start for start, _ in _BLOCKS]

# Scripts that, on the web, are nearly always one language; in some a text of function words of another is that one's.
_LANGUAGE_OF: Final = {
    "Greek": "el",
    "Armenian": "hy",
    "Hebrew": "he",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Oriya": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thaana": "dv",
    "Thai": "th",
    "Lao": "lo",
    "Tibetan": "bo",
    "Burmese": "my",
    "Georgian": "ka",
    "Hangul": "ko",
    "Ethiopic": "am",
    "Khmer": "km",
    "Kana": "ja",
    "Han": "zh",
}
_RIVALS: Final = {"Bengali": "as", "Ethiopic": "ti", "Hebrew": "yi"}
# Those with the same letters and most words: text that does not tell them apart is the first.
_RELATIVES: Final = (("hr", "sr"), ("id", "ms"))
_UNSPACED: Final = frozenset({"Thai", "Lao", "Tibetan", "Burmese", "Khmer", "Kana", "Han"})


class Guess(NamedTuple):
    """What a text seems to be written in."""

    language: str | None
    """A BCP 47 tag, or None where nothing settles it."""
    confidence: float
    """From 0 to 1; 0 where there is no language."""


def guess_language(text: str, overlays: Sequence[Overlay] = ()) -> Guess:
    """Guess the language of a text from a bounded sample of it.

    A script that only one language uses decides; else the function words, each the weightier the fewer languages
    have it, of the languages that are written with the letters of the text. Text of mixed languages, and text that is
    too short to tell, has none.

    >>> guess_language("Der Bundestag hat am Donnerstag über das neue Gesetz und den Haushalt beraten.").language
    'de'
    >>> guess_language("Lorem Ipsum 2024")
    Guess(language=None, confidence=0.0)
    """
    words = _WORD.findall(_sample(text).casefold())
    scripts: Counter[str] = Counter()
    firsts = Counter([word[0] for word in words])
    script_of = {first: _BLOCKS[bisect_right(_STARTS, ord(first)) - 1][1] for first in firsts}
    for first, count in firsts.items():
        scripts[script_of[first]] += count
    if not _UNSPACED.isdisjoint(scripts):
        for word in words:
            if (script := script_of[word[0]]) in _UNSPACED:
                scripts[script] += len(word) // 2
    total = scripts.total()
    if scripts["Kana"] > _SOME_KANA * total and scripts["Kana"] + scripts["Han"] > _MOSTLY * total:
        return Guess("ja", (scripts["Kana"] + scripts["Han"]) / total)
    for script, count in scripts.most_common(1):
        if script in _LANGUAGE_OF and count > _MOSTLY * total:
            rival = script in _RIVALS and _by_function_words(words, tuple(overlays)).language == _RIVALS[script]
            return Guess(_RIVALS[script] if rival else _LANGUAGE_OF[script], count / total)
    return _by_function_words(words, tuple(overlays))


def _by_function_words(words: list[str], overlays: tuple[Overlay, ...]) -> Guess:
    speakers, strange = _speakers(overlays), _strange_to(words)
    scores: Counter[str] = Counter()
    counts = {word: count for word, count in Counter(words).items() if word in speakers}
    for word, count in counts.items():
        tags = [tag for tag in speakers[word] if tag not in strange] if strange else speakers[word]
        if tags:
            weight = len(tags) ** -0.5 * min(count, _REPEATED)
            for tag in tags:
                scores[tag] += weight
    _leave_one(scores)
    ranked = [*scores.most_common(2), ("", 0.0), ("", 0.0)]
    (language, best), (_, second) = ranked[:2]
    lead = (best - second) / best if best else 0.0
    different = {word if len(word) > 1 else "" for word in counts if language in speakers[word]}  # "2h" is no Slovak
    few = best < max(min(_FEWEST, _ALWAYS * len(words)), _LEAST * len(words)) or len(different) < _DIFFERENT
    return Guess(None, 0.0) if few or lead < _CLEAR else Guess(language, lead * min(1.0, best / _PLENTY))


def _leave_one(scores: Counter[str]) -> None:
    """Take out that one of two close relatives which less speaks for, lest they keep each other from a clear lead."""
    for one, other in _RELATIVES:
        del scores[one if scores[other] - scores[one] > _CLEAR * scores[other] else other]


@cache
def _speakers(overlays: tuple[Overlay, ...]) -> dict[str, list[str]]:
    """Each function word with the languages that have it; a word that few have weighs more."""
    speakers: dict[str, list[str]] = {}
    for language, words in function_table(overlays).items():
        for word in words:
            speakers.setdefault(word, []).append(language)
    return speakers


def _strange_to(words: list[str]) -> set[str]:
    """Return the languages that lack letters of these words, and not only of a name here or there."""
    text = "".join(words)
    letters = {letter: text.count(letter) for letter in set(text) if letter > "\x7f" and letter.isalpha()}
    many = _STRANGE * len(words)
    if sum(letters.values()) <= many:
        return set()
    return {
        language
        for language, alphabet in _alphabets().items()
        if sum(map(letters.__getitem__, letters.keys() - alphabet)) > many
    }


@cache
def _alphabets() -> dict[str, frozenset[str]]:
    """Return the letters that each language is written with, in whatever script."""
    found: dict[str, set[str]] = {}
    text = files("cleanpage").joinpath("words", "letters.toml").read_text(encoding="utf-8")
    for script in tomllib.loads(text).values():
        for language, letters in script.items():
            found.setdefault(language, set(ascii_lowercase)).update(letters)
    return {language: frozenset(letters) for language, letters in found.items()}


def _sample(text: str) -> str:
    """Return the text, or pieces from its start, middle and end if it is long."""
    if len(text) <= LONGEST_SAMPLE:
        return text
    size = LONGEST_SAMPLE // _PIECES
    step = (len(text) - size) // (_PIECES - 1)
    return " ".join(text[at : at + size] for at in islice(range(0, len(text), step), _PIECES))
