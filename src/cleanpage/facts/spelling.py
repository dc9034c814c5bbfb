"""How words are written elsewhere on the page: what tells names from other words in capitals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core
from cleanpage.words.case import UNCASED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleanpage.page import Page

PART_OF_WORD = regex.compile(r"[\p{L}\p{M}'’\-@/]")
LETTER = regex.compile(r"[\p{L}\p{M}]")
WORD = regex.compile(rf"(?![{UNCASED}])\p{{Ll}}[\p{{L}}\p{{M}}]+")
MOST = 1_000
"""Places of a word that are looked at."""
LONGEST = 60


class Mentions(NamedTuple):
    """Where a name stands.

    Attributes:
        lines: indices of the lines that are nothing else.
        body: on how many lines of the body its last word stands.
        prose: the first long line in which it stands whole; None where there is none.
    """

    lines: tuple[int, ...]
    body: int
    prose: int | None


class LowerCaseWords:
    """The words that stand on a page in lower case. Few are ever asked for, and those are looked up one by one."""

    def __init__(self, source: str) -> None:
        """Take the text of the page."""
        self._source = source
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        """Return whether a word, which is two letters or more, stands on the page in lower case."""
        if word not in self._known:
            self._known[word] = bool(WORD.fullmatch(word)) and self._stands(word)
        return self._known[word]

    def _stands(self, word: str) -> bool:
        source, at = self._source, -1
        for _ in range(MOST):
            at = source.find(word, at + 1)
            if at < 0:
                break
            end = at + len(word)
            before, after = source[at - 1 : at] if at else "", source[end : end + 1]
            if not (before and PART_OF_WORD.match(before)) and not (after and LETTER.match(after)):
                return True
        return False


def lower_case_words(page: Page) -> LowerCaseWords:
    """Return the words that stand on the page in lower case."""
    return LowerCaseWords(page.source)


def mentions(page: Page) -> Callable[[str], Mentions]:
    """Return a function that says where a name stands."""
    lines = [segment.text.replace("\n", " ") for segment in page.segments]
    text = "\n".join(["", *lines, ""]).casefold()
    span = page.fact(core)
    prose = [(index, line.casefold()) for index, line in enumerate(lines[: span.end]) if len(line) > LONGEST]
    body = [line for index, line in prose if index >= span.first]

    @cache  # it lives as long as the page
    def of(name: str) -> Mentions:
        folded = name.casefold()
        last = folded.rpartition(" ")[2]
        whole = next((index for index, line in prose if folded in line), None)
        return Mentions(tuple(_lines(text, folded)), sum(last in line for line in body), whole)

    return of


def _lines(text: str, line: str) -> Iterator[int]:
    """Yield the indices of the lines of a text, which begins with the end of one, that are nothing but a given one."""
    at = number = 0
    while (found := text.find(f"\n{line}\n", at)) >= 0:
        number += text.count("\n", at, found)
        yield number
        at, number = found + 1, number + 1
