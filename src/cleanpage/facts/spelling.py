"""How words are written elsewhere on the page: what tells names from other words in capitals."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core

if TYPE_CHECKING:
    from collections.abc import Callable

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
    short: dict[str, list[int]] = defaultdict(list)
    for segment in page.segments:
        if len(segment.text) <= LONGEST:
            short[segment.text.casefold()].append(segment.index)
    span = page.fact(core)
    body = [s.text.casefold() for s in page.segments[span.first : span.end] if len(s.text) > LONGEST]

    @cache  # it lives as long as the page
    def of(name: str) -> Mentions:
        folded = name.casefold()
        last = folded.rpartition(" ")[2]
        return Mentions(tuple(short.get(folded, ())), sum(last in line for line in body))

    return of
