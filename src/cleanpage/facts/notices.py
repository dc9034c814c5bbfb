"""Copyright notices, and whom they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core
from cleanpage.facts.owner_words import BELONG, FORMS, LEGAL, RIGHTS, SMALL, SOFTWARE
from cleanpage.facts.shape import size_of
from cleanpage.words.case import begins_small

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.words import Cues, Match

MARK = regex.compile(
    r"(?:©|\(c\)\s?(?=\d)|\bcopyright\b(?=[\s©@]*\d{4})|℗)(?:\s*(?:©|@|copyright\b))*[\s,]*"
    r"(?:\p{Nd}{4}(?:\s*(?:[-–—/~～至]|to)\s*(?:\p{Nd}{2,4}|present))?[\s,.]*)*(?:by\s+)?",
    regex.IGNORECASE,
)
END = regex.compile(
    r"[|·•∙⋅●▪©,،।。、။።։۔!?:()\[\]{}\"“”„]|(?<!\b(?:Co|St|Dr|Bros))\.(?=\s|$)|;|\s[-–—/]\s"
    r"|\p{Han}(?:ICP|公网安)[备備证證]|\s(?=技术支持|技術支援|备案|網站備案|主办|地址|电话|電話|邮编|网站标识)"
)
"""What a name ends at, be it the number that a Chinese site is registered under; a full stop inside one
(``example.org``, ``& Co. KG``) is none."""
QUOTED = regex.compile(
    r"\p{Lu}\p{L}*(?:\s\p{L}+){0,3}\s(?:„[^„“”]{2,40}[“”]|«[^«»]{2,40}»|“[^“”]{2,40}”|\"[^\"]{2,40}\")"
)
"""A name in quotes, behind what it is the name of: ``Вестник „Приток“``."""
WHOLLY_QUOTED = regex.compile(r"^[«„“\"]([^«»„“”\"]+)[»“”\"]$")
"""A name that is nothing but what quotes hold."""
AGAIN = regex.compile(r"^(?:copyrights?\b|\p{Nd}{4}\b|by\b|[\s,–—-])+", regex.IGNORECASE)
BY = regex.compile(r"\bby\b", regex.IGNORECASE)
"""What a notice says twice before the name, and what stands in no name."""
HAN = regex.compile(r"\p{Han}+")
LONGEST, BEFORE = 80, 6
"""Characters behind the mark that are looked at; words that a name before it has at most."""
WORDS, LETTERS = 8, 2
PARTS = 3
"""How many phrases behind the mark are looked at, while they speak of rights."""
LINE = 40
"""Characters of a line that may be the name of the site."""
LOOKED_AT, MOST = 300, 20
"""Characters of a line that are looked at; notices of a page."""


class Notice(NamedTuple):
    """A copyright notice.

    Attributes:
        segment: where it stands.
        owner: whom it names, as it does.
        name: the same without the form of the company.
    """

    segment: Segment
    owner: str
    name: str


def notices(page: Page) -> tuple[Notice, ...]:
    """Return the copyright notices behind the body that name somebody, in order.

    Notices in the body are credits of pictures.
    """
    span = page.fact(core)
    alone = frozenset(segment.text for segment in page.segments if len(segment.text) <= LINE)
    found = []
    for segment in page.segments[span.end if span.end > span.first else 0 :]:
        text = segment.text[:LOOKED_AT]
        if (
            _may_have_mark(text)
            and (mark := MARK.search(text))
            and not SOFTWARE.search(text[: mark.start()])
            and (owner := _owner(text, *mark.span(), page.words, alone))
        ):
            owner = WHOLLY_QUOTED.sub(r"\1", owner)
            found.append(Notice(segment, owner, LEGAL.sub("", owner).strip(" ,-–—") or owner))
            if len(found) == MOST:
                break
    return tuple(found)


def _may_have_mark(text: str) -> bool:
    """Return whether a mark may stand in a text: a cheap look, since most lines have none."""
    lower = text.lower()
    return "©" in text or "℗" in text or "(c)" in lower or "opyr" in lower


def _owner(text: str, start: int, end: int, cues: Cues, alone: Container[str] = ()) -> str | None:
    """Return the name behind a mark, be it behind a phrase on rights, or else the one before it.

    What the page has as a line of its own, `alone`, is a name however it is written: ``Orlický zpravodaj``.
    """
    behind = text[end : end + LONGEST]
    if quoted := QUOTED.match(behind):
        return quoted[0]
    for part in END.split(behind, maxsplit=PARTS)[:PARTS]:
        if part := RIGHTS.sub("", BELONG.sub("", part, count=1) if BELONG.match(part) else part).strip():
            if part in alone and size_of(part) <= WORDS and not cues.match(part).coverage():
                return part
            if found := _name(part, cues):
                return found
            break
    before = END.split(text[:start].rstrip(" ,|-–—·•∙⋅●▪"))[-1].strip()
    before = before[belong.end() :] if (belong := BELONG.match(before)) else RIGHTS.sub("", before)
    return _name(before, cues) if before.count(" ") < BEFORE else None


def _name(text: str, cues: Cues) -> str | None:
    """Return the name that a text begins with; None where it says something else."""
    text = AGAIN.sub("", text).rstrip("®™ ")
    if BY.search(text):
        return None  # who made the site
    match = cues.match(text)
    if match.whole(*match.boilerplate):
        return None
    words = text[: _end(text, match)].strip(" -–—|/").split()
    words = words[: _unspaced_end(words)]
    legal = [at for at, word in enumerate(words) if at and LEGAL.match(f" {word}")]
    if legal and (beyond := next((at for at in range(legal[0], len(words)) if not _is_legal(words[at])), None)):
        words = words[:beyond]
    small = next((at for at, word in enumerate(words) if begins_small(word) and _is_small(word)), len(words))
    cut, words = small < len(words), words[:small]
    while words and (words[-1].casefold() in SMALL or not any(map(str.isalpha, words[-1]))):
        words.pop()
    while words and words[0] in SMALL:
        del words[0]
    if cut and len(words) < 2:  # noqa: PLR2004
        return None  # the beginning of a sentence
    name = " ".join(words)
    letters = sum(map(str.isalpha, name))
    return name if letters >= LETTERS and len(words) <= WORDS and "@" not in name and "//" not in name else None


def _unspaced_end(words: Sequence[str]) -> int:
    """Return how many words a name has where it, or what follows it, is written in a script without spaces: one."""
    for at, word in enumerate(words[1:], 1):
        if HAN.match(word) and words[at - 1].casefold() not in FORMS:
            return at
        if HAN.fullmatch(words[at - 1]) and "." in word:
            return at  # the address behind the name
    return len(words)


def _end(text: str, match: Match) -> int:
    """Return where what goes on behind a name begins: a notice, or the entries of a menu."""
    end, menu, entries = len(text), len(text), 0
    for cue in reversed(match.cues):
        start, stop = match.span(cue)
        within = HAN.fullmatch(text[start - 1 : start + 1]) if start else None  # of a word
        if cue.how != "inside" and cue.list == "footer" and start:
            end = start
        elif not text[stop:menu].strip(" |·•-–—/") and cue.list in match.boilerplate and start and not within:
            menu, entries = start, entries + cue.tokens * (stop <= menu)
    return min(end, menu) if entries > 1 else end


def _is_legal(word: str) -> bool:
    """Return whether a word goes on with the form of a company: ``GmbH & Co. KG``, ``Pvt Ltd``."""
    return word in {"&", "+", "und", "and"} or LEGAL.match(f" {word}") is not None


def _is_small(word: str) -> bool:
    """Return whether a word that begins in lower case is not one that names have so, such as ``eBay`` or ``plc``."""
    return not (word in SMALL or any(map(str.isupper, word)) or "." in word or LEGAL.match(f" {word}"))
