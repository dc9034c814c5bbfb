"""How words are written elsewhere on the page: what tells names from other words in capitals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleanpage.page import Page

LOWER = regex.compile(r"(?<![\p{L}\p{M}'’\-@/])\p{Ll}[\p{L}\p{M}]+")
LONGEST = 60


class Mentions(NamedTuple):
    """Where a name stands.

    Attributes:
        lines: indices of the lines that are nothing else.
        body: on how many lines of the body its last word stands.
    """

    lines: tuple[int, ...]
    body: int


def lower_case_words(page: Page) -> frozenset[str]:
    """Return the words that stand on the page in lower case."""
    return frozenset(LOWER.findall(page.source))


def mentions(page: Page) -> Callable[[str], Mentions]:
    """Return a function that says where a name stands."""
    lines = [segment.text.replace("\n", " ") for segment in page.segments]
    text = "\n".join(["", *lines, ""]).casefold()
    span = page.fact(core)
    body = [line.casefold() for line in lines[span.first : span.end] if len(line) > LONGEST]

    @cache  # it lives as long as the page
    def of(name: str) -> Mentions:
        folded = name.casefold()
        last = folded.rpartition(" ")[2]
        return Mentions(tuple(_lines(text, folded)), sum(last in line for line in body))

    return of


def _lines(text: str, line: str) -> Iterator[int]:
    """Yield the indices of the lines of a text, which begins with the end of one, that are nothing but a given one."""
    at = number = 0
    while (found := text.find(f"\n{line}\n", at)) >= 0:
        number += text.count("\n", at, found)
        yield number
        at, number = found + 1, number + 1
