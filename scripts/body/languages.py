"""Pages in made-up languages: an English page with its words exchanged, its cues by cues of another language.

The annotated pages are English, and what is learned from them must not lean on how English is written: on capitals, on
spaces between words, on the length of words, on full stops. So each word of a page is exchanged for a made-up one in
the script and habits of another language, the same one each time; function words for function words of that language,
and phrases of the language data for phrases of the same list; dates are written as they are there. What says nothing to
a reader keeps its shape, and its labels.
"""

from __future__ import annotations

import html
import re
import zlib
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date

from cleanpage.words import Overlay, table
from cleanpage.words.table import function_table
from cleanpage.words.trie import GAP, LABEL

CUES = Path(__file__).parents[2] / "src" / "cleanpage" / "words" / "cues"

LANGUAGES = (
    "zh zh ja ja ko th ar he ru ru el hi de de fr fr es es pt it nl pl tr sv fi cs id vi hu ro".split()
)  # twice where much of the world's writing is, or little is like English
LETTERS = {
    "ru": "абвгдежзийклмнопрстуфхцчшыьэюя",
    "el": "αβγδεζηθικλμνξοπρστυφχψω",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "hi": "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह",
    "th": "กขคงจชซญดตถทธนบปผพภมยรลวสหอ",
}
HAN = [chr(0x4E00 + at * 7) for at in range(1, 600)]
HANGUL = [chr(0xAC00 + at * 17) for at in range(1, 600)]
KANA = "のにはをがでとてしたるいれさ"
SOUNDS = str.maketrans("aeiouktsrn", "oaeuitkrns")
UNSPACED = frozenset({"zh", "ja", "th"})
COMPOUNDS = frozenset({"de", "fi", "hu", "sv"})
SIGNS = {
    "zh": str.maketrans(".,!?:;()", "。，！？：；（）"),
    "ja": str.maketrans(".,!?:()", "。、！？：（）"),
    "ar": str.maketrans(",?;", "،؟؛"),
    "hi": str.maketrans(".", "।"),
    "el": str.maketrans("?", ";"),
}
MOST = 20
"""Cues of one line that are exchanged."""
UNKNOWN = 0.3
"""The share of phrases that become other words in a text: no language's data has all that its sites write. In HTML what
the elements say stands beside the words."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FULL_STOP_IN_NUMBER = re.compile(r"(?<=\d)[。，、।](?=\d)")
SPACE_IN_SCRIPT = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
THAI_STOP = re.compile(r"[.,;:!?]+(?= |$)")
SKIPPED = re.compile(
    r"(<(?:script|style|noscript|svg)\b.*?</(?:script|style|noscript|svg)>|<!--.*?-->)", re.DOTALL | re.IGNORECASE
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
DATE = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?\b(?:{_MONTH} (?P<day>\d\d?)|(?P<first>\d\d?) {_MONTH.replace('month', 'second')}),? "
    r"(?P<year>\d{4})\b",
    re.IGNORECASE,
)
TEXT_NODE = re.compile(r">([^<>]*\w[^<>]*)<")


def exchanged_html(raw: str, language: str) -> str:
    """Return a page of HTML with its text in a made-up language."""
    parts = SKIPPED.split(raw)
    parts[::2] = [TEXT_NODE.sub(lambda node: f">{_node(node[1], language)}<", part) for part in parts[::2]]
    return "".join(parts)


def _node(text: str, language: str) -> str:
    return html.escape(exchanged(html.unescape(text), language, unknown=0), quote=False)


def exchanged(raw: str, language: str, unknown: float = UNKNOWN) -> str:
    """Return a text in a made-up language, line by line."""
    return "\n".join(_line(line, language, unknown) for line in raw.split("\n"))


def _line(line: str, language: str, unknown: float) -> str:
    """Return a line with its cues exchanged for cues, and the rest word by word."""
    text = line.strip()
    if not text:
        return line
    match = table().match(text)
    found, at = [line[: len(line) - len(line.lstrip())]], 0
    for cue in [cue for cue in match.cues if cue.how != "inside"][:MOST]:
        phrases = _cues(language).get((cue.list, cue.how)) or _cues(language).get((cue.list, "whole"))
        start, end = match.span(cue)
        if start < at or not phrases or _number(f"{language} {cue.phrase}") % 100 < 100 * unknown:
            continue
        phrase = phrases[_number(cue.phrase) % len(phrases)]
        if text[start].isupper():
            phrase = phrase[:1].upper() + phrase[1:]
        if language in UNSPACED:
            phrase = phrase.replace(" ", "")
        found += (_words(text[at:start], language), phrase)
        at = end
    return "".join((*found, _words(text[at:], language)))


def _words(text: str, language: str) -> str:
    """Return words in a made-up language, written as that language is, and dates as they are there."""
    found, at = [], 0
    for written in DATE.finditer(text):
        found += (_undated(text[at : written.start()], language), _date(written, language))
        at = written.end()
    return "".join((*found, _undated(text[at:], language)))


def _date(written: re.Match[str], language: str) -> str:
    """Return a date as a language writes it, in one of its longer forms."""
    month = MONTHS.index((written["month"] or written["second"]).lower()) + 1
    try:
        found = date(int(written["year"]), month, int(written["day"] or written["first"]))
    except ValueError:
        return written[0]
    return format_date(found, "medium" if len(written[0]) % 2 else "long", locale=language)


def _undated(text: str, language: str) -> str:
    words = WORD.findall(text)
    if len(words) > 2 and not text.isupper() and sum(word[0].isupper() for word in words) > 0.6 * len(words):
        text = _sentence_case(text)
    text = WORD.sub(lambda word: _word(word[0], language), text)
    if language in SIGNS:
        text = FULL_STOP_IN_NUMBER.sub(".", text.translate(SIGNS[language]))
    if language in UNSPACED:
        text = SPACE_IN_SCRIPT.sub("", text)
    return THAI_STOP.sub("", text) if language == "th" else text


def _sentence_case(text: str) -> str:
    """Return a headline as other languages write it: names keep their capitals, other words lose them."""
    first, *others = WORD.finditer(text)
    lowered = [(word.start(), word[0].lower() if _number(word[0]) % 4 else word[0]) for word in others]
    for start, word in lowered:
        text = text[:start] + word + text[start + len(word) :]
    return text[: first.start()] + text[first.start() :]


@cache
def _word(word: str, language: str) -> str:
    """Return the made-up word for a word."""
    lower = word.lower()
    number = _number(lower)
    common = lower in function_table()["en"]
    if language in {"zh", "ja"}:
        if common and language == "ja":
            return KANA[number % len(KANA)]
        return "".join(HAN[(number >> shift) % len(HAN)] for shift in ((0, 8) if len(lower) > 3 else (0,)))
    functions = _function_words(language)
    made = functions[number % len(functions)] if common and functions else _made(lower, language)
    if word.isupper() and len(word) > 1:
        return made.upper()
    noun = language == "de" and not common and number % 5 < 2
    return made[:1].upper() + made[1:] if word[0].isupper() or noun else made


def _made(lower: str, language: str) -> str:
    """Return a word of other letters that is about as long."""
    number = _number(lower)
    if language == "ko":
        return "".join(HANGUL[(number >> 5 * at) % len(HANGUL)] for at in range(max(1, len(lower) // 2)))
    if letters := LETTERS.get(language):
        return "".join(letters[(number >> at % 20) % len(letters)] for at in range(len(lower)))
    made = lower.translate(SOUNDS)
    return made + made[::-1] if language in COMPOUNDS and number % 6 == 0 else made


def _number(text: str) -> int:
    return zlib.crc32(text.encode())


@cache
def _function_words(language: str) -> list[str]:
    return sorted(function_table().get(language, ()))


@cache
def _cues(language: str) -> dict[tuple[str, str], list[str]]:
    """Return the phrases of a language, by list and place."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for words in Overlay.read(CUES / f"{language}.toml").lists:
        for where, text in words.phrases:
            found[words.name, where].append(text.removesuffix(LABEL).replace(GAP, "x"))
    return found
