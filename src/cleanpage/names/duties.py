"""What credits say that somebody did for a page: ``Fotos: John Doe``, ``illustrations by Ann Other``."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

import regex

LISTS = tomllib.loads((files("cleanpage.names") / "credit_words.toml").read_text(encoding="utf-8"))
WRITER, OTHER = "writer", "other"
"""The duties of those who are authors without more words, and of those who are none."""
LONGEST = 30
"""Letters of ASCII that the first word of a duty has at most."""
KINDS = (WRITER, "photographer", "illustrator", "videographer", OTHER)


def _any_of(*names: str) -> str:
    """Return a pattern for the words of lists, the longest first."""
    found = {word for name in names for word in LISTS[name]["words"]}
    return "|".join(regex.escape(word, literal_spaces=True) for word in sorted(found, key=lambda w: (-len(w), w)))


_WORD = "|".join(f"(?P<{kind}>{_any_of(kind)})" for kind in KINDS)
_LEADS = "with mit avec con com met med and und et y e og och".split()
_LEAD = rf"(?:(?i:{'|'.join(_LEADS)})\s)?"
_BOTH = rf"(?:\s?(?:[&+/,・·]|\b(?i:and|und|et|y|e|en|og|och|i|и|ja)\b)\s?(?i:{_any_of(*KINDS)}))?"
_BETWEEN = rf"(?i:{_any_of('between')})"
SAID = regex.compile(rf"{_LEAD}(?i:{_WORD}){_BOTH}(?:\s?[:：=＝/／・]|\s{_BETWEEN}(?=\s))")
"""A duty that a sign or a preposition parts from the name."""
BARE = regex.compile(rf"{_LEAD}(?i:{_WORD})(?=\s\p{{Lu}}|[\s\u3000]\p{{Lo}})")
"""A duty that nothing but a space parts from the name."""
BRACKETED = regex.compile(rf"\s?[(\[](?i:{_WORD}){_BOTH}[)\]]")
"""A duty in brackets behind the name."""
DEGREES = regex.compile(rf"(?:,\s?(?:{_any_of('degrees')})(?![\p{{L}}.])|\s(?:PhD|Ph\.D\.|MD|M\.D\.)(?![\p{{L}}.]))+")
"""Degrees behind a name."""
OURS = regex.compile(rf"(?i:{_any_of('ours')})\s")
"""A word before a role and a name: ``our correspondent Jane Roe``."""
_ENDS = rf"(?<=\p{{L}}\p{{L}})(?:{_any_of('group_ends')})$"
GROUP = regex.compile(
    rf"\b(?:{_any_of('team', 'employer')})\b|編集部|通信社|新聞社|新聞|記者室|{_ENDS}", regex.IGNORECASE
)
"""Words of groups that stand where a person's name would."""
EMPLOYER = regex.compile(rf"\b(?:{_any_of('employer')})\b(?!.*\b(?:{_any_of('team')})$)", regex.IGNORECASE)
"""Those of groups for which people write, and that are no team of one."""
CHECKING = regex.compile(rf"{_any_of('checking')}|^(?:photo|foto)(?!.*te[kx])")
"""What words of a byline say, folded, where they name somebody who did not write."""
PREPOSITIONS = frozenset(LISTS["prepositions"]["words"])
"""Words of bylines, folded, that a name may follow without a colon between them."""
ELSEWHERE = frozenset(LISTS["elsewhere"]["words"])
"""Those of them that names begin with in other languages than theirs."""
NAMELESS = frozenset(LISTS["nameless"]["words"])
"""What papers sign with in place of a name, in lower case."""
NOBODY = frozenset(LISTS["nobody"]["words"])
"""What publishing systems say in place of a name, in lower case."""


_LETTERS = re.compile("[a-z]+")


def _beginnings(*names: str) -> frozenset[str]:
    """Return the first letters of ASCII in the words of lists, in lower case, up to another character."""
    words = (word.casefold().replace("ı", "i") for name in names for word in LISTS[name]["words"])
    return frozenset(found[0] for word in words if (found := _LETTERS.search(word)))


_DUTIES = _beginnings(*KINDS).union(_LEADS)
"""How `SAID` and `BARE` begin."""
_GROUPS = _beginnings("team", "employer")
"""How the words of `GROUP` begin."""


class Duty(NamedTuple):
    """A duty that a credit names.

    Attributes:
        kind: one of `KINDS`.
        end: the offset behind its words.
    """

    kind: str
    end: int

    @property
    def role(self) -> str | None:
        """The role of those who have it; None for those who wrote."""
        return None if self.kind in {WRITER, OTHER} else self.kind


def duty_at(text: str, at: int, *, bare: bool = False) -> Duty | None:
    """Return the duty that is named at an offset, before whose it is.

    >>> duty_at("Text: Jane Roe, Fotos: John Doe", 16)
    Duty(kind='photographer', end=22)
    >>> duty_at("photo editor", 0, bare=True) is None
    True

    Args:
        text: a line.
        at: the offset.
        bare: whether a space alone may part it from the name; in scripts with capitals it is written small then.
    """
    if text.isascii():  # most words are no duty: these sets are cheaper to ask than the patterns are
        first = _LETTERS.match(text[at : at + LONGEST].lower())
        if first is None or first[0] not in _DUTIES:
            return None
    if found := SAID.match(text, at):
        return _duty(found)
    found = BARE.match(text, at) if bare and not text[at : at + 1].isupper() else None
    return _duty(found) if found else None


def has_group(name: str) -> bool:
    """Return whether a word of groups stands in a name."""
    if name.isascii() and _GROUPS.isdisjoint(_LETTERS.findall(name.lower())):
        return False
    return GROUP.search(name) is not None


def duty_behind(text: str, at: int) -> Duty | None:
    """Return the duty that stands in brackets behind a name: ``Jane Roe (Text)``."""
    found = BRACKETED.match(text, at)
    return _duty(found) if found else None


def has_duty_behind(text: str) -> bool:
    """Return whether a duty stands in brackets anywhere in a line."""
    return BRACKETED.search(text) is not None


def _duty(found: regex.Match[str]) -> Duty:
    return Duty(next(kind for kind in KINDS if found[kind]), found.end())
