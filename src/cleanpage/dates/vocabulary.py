"""What words mean in dates: one table over all languages, loaded once."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

Calendar = Literal["gregorian", "persian", "hijri", "ethiopic"]
Order = Literal["dmy", "mdy"]
ORDERS = frozenset(get_args(Order))
Role = Literal["published", "modified", "status", "event", "expiry", "copyright", "other"]
"""What a date is the date of. Only the first three are ever taken for a field; a status is what a page says that it is
"as of": its date of publication, unless that stands elsewhere."""

# Kinds of words as bits, so that "mar" can be a month here and a weekday there, and one character of a line's shape
# (see `cleanpage.dates.shape`) can say both.
MONTH, WEEKDAY, PERIOD, JOIN, CLOCK, ORDINAL, ZONE, MONTH_MARK = (1 << bit for bit in range(8))

ROLES: tuple[Role, ...] = ("published", "modified", "status", "event", "expiry", "copyright", "other")
ORDINALS = "st nd rd th er re ère º ª ° o a ος η te ten e го я й ой án én i iem"
MONTH_MARKS = "tháng thg сарын"

# Words end at white space, digits and punctuation of any script; `\w` would cut Indic and Thai words at their vowel
# signs. The joiners U+200C and U+200D stay inside.
SEPARATORS = (
    r"\s!-/:-@\[-`{-~\xa1-\xa9\xab-\xaf\xb1-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u0387\u05be\u05f3\u05f4\u060c\u061b\u061f\u06d4"
    r"\u0964\u0965\u104a\u104b\u1361-\u1368\u17d4\u17d5\u2000-\u200b\u200e-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u303f\uff01-\uff0f"
    r"\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
WORD = rf"[^\d{SEPARATORS}]+"
_WORDS = re.compile(WORD)
_TOKENS = re.compile(rf"\d+|{WORD}")
DOTTED = re.compile(r"(?<=[^\s\d.])\.(?=[^\s\d.])")
_ARABIC = str.maketrans("ٱىيةك", "اییهک", "ـ\u200c\u200d")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")


class Name(NamedTuple):
    """A month or weekday that a word names in some languages.

    Attributes:
        number: 1 to 12 for months (13 in the Ethiopic year), 1 (Monday) to 7 for weekdays.
        calendar: the calendar of the month.
        languages: the languages that use it so, without script and region.
    """

    number: int
    calendar: Calendar
    languages: frozenset[str]


class Ago(NamedTuple):
    """What a phrase such as "# hours ago" or "gestern" means.

    Attributes:
        unit: `"second"` to `"month"`.
        many: how many of them; None where the phrase has a number for it.
    """

    unit: str
    many: int | None


@dataclass(slots=True)
class Word:
    """Everything that a word can mean in a date."""

    kinds: int = 0
    months: tuple[Name, ...] = ()
    weekdays: tuple[Name, ...] = ()
    afternoon: bool = False


@dataclass(slots=True)
class Vocabulary:
    """The words of all languages.

    Attributes:
        words: by folded spelling; names of several words are keyed by their words with a space between.
        starts: first words of names of several words.
        roles: what a phrase next to a date says of it, by its folded words with a space between.
        ago: what phrases mean that tell a date from the day of reading, by their folded words, a number as `#`.
        orders: `"dmy"` or `"mdy"` by language, language and region, or `und` and region.
    """

    words: dict[str, Word] = field(default_factory=dict)
    starts: set[str] = field(default_factory=set)
    roles: dict[str, Role] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    ago: dict[str, Ago] = field(default_factory=dict)


def fold(text: str) -> str:
    """Return text without case, accents and the spelling variants of Arabic script.

    >>> fold("VERÖFFENTLICHT"), fold("Kasım")
    ('veroffentlicht', 'kasim')
    """
    if text.isascii():
        return text.lower()
    marked = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return unicodedata.normalize("NFC", _MARKS.sub("", marked).translate(_ARABIC))


def key(text: str) -> str:
    """Return the spelling that words and phrases are kept under.

    >>> key("Última  actualización:"), key("P.M.")
    ('ultima actualizacion', 'pm')
    """
    return " ".join([fold(word) for word in _WORDS.findall(DOTTED.sub("", text))])


@cache
def vocabulary() -> Vocabulary:
    """Return the table, read from the package when first asked for."""
    found = Vocabulary()
    names: dict[str, dict[tuple[str, int], set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, value, language, words in _rows():
        if kind == "order":
            found.orders.update(dict.fromkeys(words, value))  # type: ignore[arg-type]
            continue
        if kind == "ago":
            unit, _, count = value.partition(" ")
            found.ago.update({_counted(phrase): Ago(unit, int(count) if count else None) for phrase in words})
            continue
        for phrase in words:
            spelling = key(phrase)
            if kind in ROLES:
                found.roles.setdefault(spelling, kind)
                continue
            word = _note(found, spelling, _KINDS[kind])
            word.afternoon |= kind == "pm"
            if value:
                names[spelling][kind, int(value)].add(language.partition("-")[0])
    for spelling, meanings in names.items():
        _name(found.words[spelling], meanings)
    _add_marks(found)
    return found


def _counted(phrase: str) -> str:
    """Return the spelling of a phrase that has `#` for a number."""
    return " ".join(["#" if word == "0" else fold(word) for word in _TOKENS.findall(phrase.replace("#", "0"))])


def _add_marks(found: Vocabulary) -> None:
    """Add what belongs to numbers, and take from "du" and "de" what they mean in Hungarian alone."""
    for marks, bit in ((ORDINALS, ORDINAL), (MONTH_MARKS, MONTH_MARK)):
        for mark in marks.split():
            _note(found, fold(mark), bit)
    for spelling, word in found.words.items():
        if word.kinds & JOIN and spelling != "am":
            word.kinds &= ~PERIOD


_CALENDARS: dict[str, Calendar] = {"persian": "persian", "hijri": "hijri", "ethiopic": "ethiopic"}
_KINDS = {
    "month": MONTH,
    "persian": MONTH,
    "hijri": MONTH,
    "ethiopic": MONTH,
    "weekday": WEEKDAY,
    "am": PERIOD,
    "pm": PERIOD,
    "joins": JOIN,
    "clock": CLOCK,
}


def _rows() -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield kind, value, language and words of each row of the generated table."""
    text = (files("cleanpage") / "words" / "calendar" / "index.tsv").read_text("utf-8")
    for line in text.splitlines():
        kind, value, language, words = line.split("\t")
        yield kind, value, language, words.split("|")


def _note(found: Vocabulary, spelling: str, kind: int) -> Word:
    word = found.words.setdefault(spelling, Word())
    word.kinds |= kind
    if " " in spelling:
        found.starts.add(spelling.partition(" ")[0])
    return word


def _name(word: Word, meanings: dict[tuple[str, int], set[str]]) -> None:
    for (kind, number), languages in meanings.items():
        if kind == "weekday":
            word.weekdays += (Name(number, "gregorian", frozenset(languages)),)
        else:
            calendar: Calendar = _CALENDARS.get(kind, "gregorian")
            word.months += (Name(number, calendar, frozenset(languages)),)
