"""How words are written elsewhere on the page: what tells names from other words in capitals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core
from cleanpage.names import name_key

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
    """Return the words that stand on the page in lower case, folded."""
    return frozenset(name_key(word) for segment in page.segments for word in set(LOWER.findall(segment.text)))


def mentions(page: Page) -> Callable[[str], Mentions]:
    """Return a function that says where a name, given as its `name_key`, stands."""
    short: dict[str, int] = {}
    for segment in page.segments:
        if len(segment.text) <= LONGEST:
            line = name_key(segment.text)
            short[line] = short.get(line, 0) + 1
    span = page.fact(core)
    body = [name_key(segment.text) for segment in page.segments[span.first : span.end]]

    @cache  # it lives as long as the page
    def of(name: str) -> Mentions:
        return Mentions(short.get(name, 0), sum(name.rpartition(" ")[2] in line for line in body if len(line) > LONGEST))

    return of
