"""Names of people, as far as their form tells: what can be one, and where one ends."""

from __future__ import annotations

import regex

PARTICLE = r"(?:[dD]e|[dD]el|[dD]ella|[dD]i|[dD]a|[dD]os|[dD]as|[dD]u|[lL]a|[lL]e|[vV]an|[vV]on|[dD]er|[dD]en|[tT]en|[zZ]u|[zZ]ur|[yY]|[bB]in|[bB]int|[aA]l|[eE]l|ibn|af|av|ter|op|'t)"
WORD = r"(?:\p{Lu}[\p{L}\p{M}]*(?:['’‘.\-]\p{L}[\p{L}\p{M}]*)*\.?|(?:d|l|O|D)['’]\p{Lu}[\p{L}\p{M}]+|al-\p{Lu}\p{L}+)"
SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\.?)"
UNCASED = r"[\p{Han}]{2,4}|[\p{Han}\p{Hiragana}\p{Katakana}]{2,10}(?:[・·=＝\s][\p{Han}\p{Hiragana}\p{Katakana}]{1,10})?|\p{Hangul}{2,4}"
UNCASED_WORDS = r"[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Thai}\p{M}]{2,20}(?:[\s\-][\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Thai}\p{M}]{1,20}){1,3}"
NAME = regex.compile(rf"{WORD}(?:\s(?:{PARTICLE}\s){{0,3}}{WORD}){{1,4}}{SUFFIX}?")
NAME_OF_OTHER_SCRIPT = regex.compile(rf"{UNCASED_WORDS}|{UNCASED}")
AND = regex.compile(r"\s*(?:[,;/|&+]|、|，|،|\s(?:and|und|et|y|e|en|og|och|ja|i|a|és|și|и|та|και|và|dan|ve)\s)\s*")


def is_name(text: str) -> bool:
    """Return whether a text has the form of a person's full name.

    >>> is_name("Ursula von der Leyen"), is_name("Flannery O'Connor"), is_name("Staff"), is_name("the mayor said")
    (True, True, False, False)

    Args:
        text: the text, without white space around it.
    """
    return bool(NAME.fullmatch(text) or (not text.isascii() and NAME_OF_OTHER_SCRIPT.fullmatch(text)))


def split_names(text: str) -> list[str]:
    """Return the parts of a list of names.

    >>> split_names("Ada Byron, Charles Babbage and Mary Somerville")
    ['Ada Byron', 'Charles Babbage', 'Mary Somerville']

    Args:
        text: names with commas, "and" or the like between them.
    """
    return [part for part in AND.split(text) if part]
