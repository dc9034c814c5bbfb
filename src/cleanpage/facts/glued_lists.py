"""Lists that have lost what parted their entries, as flattenings make them: ``Budget Town council Mill race``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.language import page_language
from cleanpage.names import is_common, is_given, name_key
from cleanpage.words import function_words
from cleanpage.words.case import begins_small

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleanpage.page import Page

BETWEEN = regex.compile(r"[^\p{L}\p{M}\p{N}\s&+'’.\-]+|(?<=[\p{Ll}\p{N}])\.(?=\s|$)")
"""What parts words that stand beside each other; full stops of abbreviations and initials do not."""
INITIAL = regex.compile(r"\p{Lu}\.")
JOINING = frozenset({"&", "+", "–", "-"})
"""Signs with which no entry begins or ends."""
LONGEST = 4
"""Words of an entry, as far as the page tells them by having them together elsewhere."""
ENDING = 2
"""Letters that a language may put behind a name."""
CAPITALISED = 0.6
"""Share of the words that begin with a capital, from which on a small one goes on with the entry before it."""


def unglued(page: Page) -> Callable[[str], tuple[str, ...]]:
    """Return a function that parts a line into the entries that it most likely is made of.

    Words that the page has together elsewhere are one entry, as are a given name and what follows it. Where most words
    begin with a capital, one that does not goes on with the entry before it, unless that is whole already.
    """
    elsewhere = f" {' | '.join(_plain(segment.text) for segment in page.segments)} "
    small = function_words(page.fact(page_language) or "en") | JOINING

    def part(line: str) -> tuple[str, ...]:
        around = elsewhere.replace(f" {_plain(line)} ", " | ")
        return tuple(_entries(line.split(), around, small))

    return part


def _plain(text: str) -> str:
    return " ".join(BETWEEN.sub(" | ", text.casefold()).split())


def _entries(words: Sequence[str], around: str, small: frozenset[str]) -> list[str]:
    """Return the entries of a list of words.

    >>> _entries("Marathon Rolf Meier Berlin City run".split(), " in berlin | rolf meier won ", frozenset())
    ['Marathon', 'Rolf Meier', 'Berlin', 'City run']
    """
    capitals = sum(word[:1].isupper() for word in words) >= CAPITALISED * len(words)
    entries: list[list[str]] = []
    whole = False
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST), at + 1, -1)
        end = next((end for end in ends if _stands(_plain(" ".join(words[at:end])), around)), at + 1)
        if entries and (
            _joins(entries[-1][-1], words[at], small)
            or (capitals and not whole and _is_small(words[at]))
            or (len(entries[-1]) == 1 and _is_name(entries[-1][0], words[at]))
        ):
            entries[-1] += words[at:end]
        else:
            entries.append(list(words[at:end]))
        whole = end > at + 1
        at = end
    return [" ".join(entry) for entry in entries]


def _stands(phrase: str, around: str) -> bool:
    """Return whether a phrase stands in a text, its last word with an ending of up to two letters."""
    at = around.find(f" {phrase}")
    while at >= 0:
        end = at + 1 + len(phrase)
        if around.find(" ", end, end + ENDING + 1) >= 0:
            return True
        at = around.find(f" {phrase}", end)
    return False


def _is_small(word: str) -> bool:
    return begins_small(word) or word[:1] == "("


def _joins(first: str, second: str, small: frozenset[str]) -> bool:
    """Return whether two words belong together whatever they are."""
    if second.startswith("#"):
        return False
    if first.casefold() in small and not first.isupper():
        return True
    return second in small or second[0] == "(" or any(map(INITIAL.fullmatch, (first, second)))


def _is_name(first: str, second: str) -> bool:
    """Return whether two words are somebody's name: a given one, and one that is not known for other things."""
    if not (first.istitle() and second[:1].isupper()):
        return False
    return is_given(name_key(first)) and not is_common(name_key(second))
