"""How words are written elsewhere on the page: what tells names from other words in capitals."""

from __future__ import annotations

from collections import Counter
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
    """Where a name stands: on how many lines of its own, and on how many lines of the body."""

    lines: int
    body: int


def lower_case_words(page: Page) -> frozenset[str]:
    """Return the words that stand on the page in lower case."""
    return frozenset(LOWER.findall(page.source))


def mentions(page: Page) -> Callable[[str], Mentions]:
    """Return a function that says where a name, stands."""
    short = Counter(segment.text.casefold() for segment in page.segments if len(segment.text) <= LONGEST)
    span = page.fact(core)
    body = [s.text.casefold() for s in page.segments[span.first : span.end] if len(s.text) > LONGEST]

    @cache  # it lives as long as the page
    def of(name: str) -> Mentions:
        folded = name.casefold()
        last = folded.rpartition(" ")[2]
        return Mentions(short[folded], sum(last in line for line in body))

    return of
