"""What a person's full name looks like, as far as its form tells."""

from __future__ import annotations

import string
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

import regex

_LISTS = tomllib.loads((files("cleanpage.names") / "role_words.toml").read_text(encoding="utf-8"))

# The small words inside names, in the languages that have them.
PARTICLES = (
    "de del della dello dei degli di da do dos das du des la le las los van von der den dem ter ten te zu zum zur vom "
    "y e bin bint ibn ben abu al el ad as ash af av op 't o i ap ab mac st"
).split()
PARTICLE = "(?:" + "|".join(f"[{p[0]}{p[0].upper()}]{p[1:]}" if p[0].isalpha() else p for p in PARTICLES) + ")"
LETTER = r"[\p{L}\p{M}]"
# J., J.-P., J.R., Jane, JANE, McCarthy, O'Brien, Jean-Luc, al-Riyami, d'Ancona
INITIALS = r"\p{Lu}\.(?:-?\p{Lu}\.)*"
WORD = rf"(?:{INITIALS}|(?:Jr|Sr)\.|(?:[dDlLO]['’ʼ]|[aAeE]l-)?\p{{Lu}}{LETTER}*+(?:['’ʼ‘`\-‑]{LETTER}++)*+)"
BEFORE = (
    "Dott.ssa Prof.ssa Dr Prof Sir Dame Mrs Ms Mr Rev Fr Dott Ing Mag Lic Lord Lady Univ Hon MD MA PhD Bc BcA MgA Mgr "
    "JUDr MUDr RNDr PhDr PaedDr ThDr MVDr MDDr PharmDr ThLic Dra Drs DrSc dr mgr inż Δρ ThS"
).split()
"""Titles before a name, with a full stop or without."""
STOPPED = (
    "Arch Av Avv Doc Doç Ir Op Öğr Gör Uzm Yrd Arş Hj KH Pr TS PGS GS PGS.TS GS.TS Καθ "
    "dipl doc drs hab ing ir kand ks lek mag prof univ д-р доц инж проф акад Проф Доц Акад"
).split()
"""Those that are words, or parts of them, where no full stop follows."""
LEARNED = r"[кКдД]\.\s?\p{Ll}{1,4}\.\s?[нН]\."
"""A degree in Russian and its neighbours: ``к. и. н.``"""
TITLE = "|".join(
    (
        rf"(?:{'|'.join(map(regex.escape, BEFORE))})\b\.?",
        rf"(?:{'|'.join(map(regex.escape, STOPPED))})\.",
        r"Dipl\.?-\p{Lu}\p{Ll}+\b\.?",
        r"[дД]-р\b",
        LEARNED,
    )
)
HONORIFIC = (
    rf"(?:(?:{TITLE})\s?(?<=[.\s])"
    r"(?:(?:h|rer|med|phil|jur|nat|hc|ing|pol|arch|hab|inż|techn|Üyesi)\b\.?\s?)*){0,4}"
)
TITLES = frozenset(
    "dr prof sir dame mrs ms mr rev fr dott ing mag lic univ hon phd doc mgr bc h rer med phil jur nat hc pol bca mga "
    "judr mudr rndr phdr paeddr thdr mvdr mddr pharmdr thlic dra drs drsc inz hab lek arch avv ssa uzm op ogr gor yrd "
    "ars uyesi ir ths ts pgs gs δρ καθ д р проф доц акад د ا الدكتور الدكتورة دکتر دكتور डॉ डा प्रो ড ডা".split()
)
"""Titles before a name, and their parts, in lower case."""
FIRST_LETTERS = frozenset(f"{string.ascii_uppercase}dlae")
"""What the last word of a name begins with in ASCII: ``d'Ancona``, ``l'Ecuyer``, ``al-Riyami``, ``el-Sayed``."""
SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
NAME = regex.compile(rf"{HONORIFIC}{WORD}(?:\s(?:{PARTICLE}\s){{0,3}}{WORD}){{1,7}}{SUFFIX}")

HAN, KANA, HANGUL = r"\p{Han}々", r"\p{Hiragana}\p{Katakana}ー", r"\p{Hangul}"
EAST_ASIAN = (
    rf"[{HAN}]{{1,2}}[\s\u3000][{HAN}{KANA}]{{1,4}}(?![{HAN}{KANA}])|[{HAN}{KANA}]{{2,10}}[・·][{HAN}{KANA}]{{1,10}}"
    rf"|[{HAN}]{{2,4}}(?![{HAN}])|[{HANGUL}]{{2,4}}"
)
OTHER = (
    r"\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Telugu}\p{Thai}\p{Georgian}\p{Gujarati}\p{Gurmukhi}"
    r"\p{Kannada}\p{Malayalam}\p{Oriya}\p{Sinhala}\p{Ethiopic}\p{Lao}\p{Khmer}\p{Myanmar}\p{M}"
)
UNCASED = rf"(?=[{OTHER}]*[\p{{L}}])[{OTHER}]{{2,20}}(?:[\s\-.][{OTHER}]{{1,20}}){{1,3}}"
UNCASED_TITLE = (
    r"(?:[أا]\s?\.\s?(?:م\s?\.\s?)?د\s?\.\s?|[دمأ]\s?\.\s?"
    r"|(?:डॉ|डा|प्रो|पं|ড|ডা|ডাঃ|ડૉ|ਡਾ|డా|டாக்டர்|ഡോ|ดร|ผศ|รศ)\.\s?)?+"
)
OF_OTHER_SCRIPT = regex.compile(rf"{UNCASED_TITLE}(?:{UNCASED})|{EAST_ASIAN}")


def any_of(*names: str) -> str:
    """Return a pattern for words of lists in `role_words.toml`, which something that is no letter must follow."""
    return "|".join(dict.fromkeys(word for name in names for word in _LISTS[name]["words"]))


AND_WORDS = any_of("and", "and_between")
"""A pattern for the words for and."""
_JOINTS, _BEHIND_COMMA = f"{AND_WORDS}|{any_of('with', 'with_between')}", any_of("and", "with")
AND = regex.compile(
    r"(?<=[\p{Han}\p{Hangul}])\s+(?=(?:\p{Han}{2,4}|\p{Hangul}{3,4})(?:\s|$))"
    rf"|\s*(?:[,;/|&+]|、|，|،|；|\s(?:{_JOINTS})\s(?!o\.))\s*(?:(?:{_BEHIND_COMMA})\s)?"
)
MOST = 6
"""Spaces that one name has at most; a longer run is a list of names without signs between them, or none."""
WORDS = regex.compile(r"[\p{L}\p{M}]+")


def name_at(text: str, at: int = 0) -> regex.Match[str] | None:
    """Return the match of a name that begins at an offset, or None."""
    return NAME.match(text, at) or (None if text.isascii() else OF_OTHER_SCRIPT.match(text, at))


def is_name(text: str) -> bool:
    """Return whether a text has the form of a person's full name.

    >>> [is_name(text) for text in ("Ursula von der Leyen", "Flannery O'Connor", "J.R. Ewing Jr.", "王小明")]
    [True, True, True, True]
    >>> is_name("Staff"), is_name("the mayor said"), is_name("Read more")
    (False, False, False)

    Args:
        text: the text, without white space around it.
    """
    if text.count(" ") > MOST:
        return False
    if text.isascii():  # most lines are told by their last word, which is cheaper to look at than the pattern is
        words = text.split()
        return len(words) > 1 and words[-1][0] in FIRST_LETTERS and NAME.fullmatch(text) is not None
    return bool(NAME.fullmatch(text) or OF_OTHER_SCRIPT.fullmatch(text))


def split_names(text: str) -> list[str]:
    """Return the parts of a list of names.

    >>> split_names("Ada Byron, Charles Babbage and Mary Somerville")
    ['Ada Byron', 'Charles Babbage', 'Mary Somerville']

    Args:
        text: names with commas, "and" or the like between them.
    """
    return [part.strip() for part in AND.split(text) if part and part.strip()]


def name_key(name: str) -> str:
    """Return what two spellings of a name share: its words without case, accents and initials in the middle.

    >>> name_key("STEVE PEOPLES") == name_key("Steve  Peoples")
    True
    """
    folded = name.casefold()
    if folded.isascii():
        return " ".join(WORDS.findall(folded)) or folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return " ".join(WORDS.findall("".join(c for c in decomposed if not unicodedata.combining(c)))) or name.casefold()


def is_given(word: str) -> bool:
    """Return whether a word, in lower case and without accents, is a common given name.

    A name that is not known is a name all the same: the list only adds weight.
    """
    return word in _listed("given")


def is_common(word: str) -> bool:
    """Return whether a word, in lower case and without accents, is one that pages use for other things than names.

    It may be a surname too; a name all of whose words are common is most likely none.
    """
    return word in _listed("common")


def is_chinese_name(text: str) -> bool:
    """Return whether a text is a Chinese full name by its surname and length, where nothing else tells it from a word.

    Everyday words that begin with the sign of a surname are none, though somebody may be called so.

    >>> [is_chinese_name(text) for text in ("王小明", "歐陽大華", "了解到", "高级工程", "成功")]
    [True, True, False, False, False]
    """
    if text in _listed("everyday"):
        return False
    surnames = _listed("surnames")
    long = text[:2] in surnames and len(text[2:]) in {1, 2}
    return long or (text[:1] in surnames and len(text[1:]) in {1, 2})


GREEK_CASE = regex.compile(r"(?<=\p{Greek}{2})(?:ου|[οηα]?σ|[οηα])$")
"""The ending of a declined name, as `name_key` spells it."""


def person_key(name: str) -> str:
    """Return what two ways of naming one person share: the key of the name without titles and initials in the middle.

    Greek names are declined behind "by", so that the endings of their cases are left out.

    >>> person_key("Dr. Jane M. Roe") == person_key("Jane Roe"), person_key("Dr. Roe")
    (True, 'dr roe')
    >>> person_key("Γιώργου Παπαδόπουλου") == person_key("Γιώργος Παπαδόπουλος")
    True
    """
    words = name_key(name).split()
    first = next((at for at, word in enumerate(words) if word not in TITLES), 0)
    words = words[first:] if len(words) - first > 1 else words
    if not name.isascii():
        words = [GREEK_CASE.sub("", word) for word in words]
    return " ".join(word for at, word in enumerate(words) if len(word) > 1 or not 0 < at < len(words) - 1)


@cache
def _listed(name: str) -> frozenset[str]:
    lines = files("cleanpage.names").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
