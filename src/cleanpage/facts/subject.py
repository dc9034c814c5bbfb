"""What the text is about: the telling words of its body, and how far a line speaks of them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache
from heapq import nsmallest
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from cleanpage.facts.cues import tokens
from cleanpage.facts.extent import extent
from cleanpage.words.fold import NUMBER
from cleanpage.words.table import all_function_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.page import Page

SHORTEST, STEM = 3, 5
"""Letters that a telling word of the Latin alphabet has at least, and letters that the forms of a word share."""
LEAD, SAMPLE = 12, 200
"""Segments of the body's beginning that say what it is about, and segments that say which words it has."""
COMMONEST = 10
"""Words of the body that it says most often."""


class Subject:
    """The telling words of a page's lines and of its body.

    Words are telling that are no function word of any language, no number and no two letters. Their beginnings stand
    for them, since many languages inflect.
    """

    def __init__(self, page: Page) -> None:
        """Look at a page; its words are counted when they are asked for."""
        self.core = page.fact(extent)
        self._tokens = page.fact(tokens)
        self._telling: dict[int, frozenset[str]] = {}

    def telling(self, index: int) -> frozenset[str]:
        """Return the telling words of a line."""
        found = self._telling.get(index)
        if found is None:
            found = self._telling[index] = telling_words(self._tokens[index])
        return found

    @cached_property
    def body(self) -> Mapping[str, int]:
        """In how many lines of the body its telling words stand; of the whole page where it has no body."""
        return self._count(SAMPLE)

    @cached_property
    def lead(self) -> Mapping[str, int]:
        """The same for the beginning of the body."""
        return self._count(LEAD)

    @cached_property
    def commonest(self) -> tuple[str, ...]:
        """The telling words that most lines of the body have, that which most have first."""
        return tuple(nsmallest(COMMONEST, self.body, key=lambda word: (-self.body[word], word)))

    def share(self, index: int, said: Mapping[str, int]) -> float:
        """Return the share of a line's telling words that some lines have, not counting the line itself."""
        mine = self.telling(index)
        least = 1 + (index in self.core)
        return sum(said.get(word, 0) >= least for word in mine) / len(mine) if mine else 0.0

    def emphasis(self, index: int) -> float:
        """Return how often the body says what a line says: lines with its commonest word, for each with the body's."""
        if not self.commonest:
            return 0.0
        mine = self.telling(index)
        if self.body.keys().isdisjoint(mine):  # as most lines of menus are
            return 0.0
        own = index in self.core
        most = max(self.body.get(word, 0) for word in mine)
        return max(0, most - own) / self.body[self.commonest[0]]

    def _count(self, most: int) -> Mapping[str, int]:
        first, end = self.core if self.core.end > self.core.first else (0, len(self._tokens))
        return Counter(chain.from_iterable(map(self.telling, range(first, min(end, first + most)))))


def subject(page: Page) -> Subject:
    """Return what the text of the page is about."""
    return Subject(page)


def telling_words(tokens: Sequence[str]) -> frozenset[str]:
    """Return how the telling words of a line begin; where each character is a token, pairs of them stand for words.

    >>> sorted(telling_words(["the", "bridges", "of", "2", "城", "外", "桥"]))
    ['bridg', '城外', '外桥']
    """
    words = filter(None, map(_beginning, tokens))
    if "".join(tokens).isascii():
        return frozenset(words)
    pairs = (a + b for a, b in pairwise(tokens) if len(a) == len(b) == 1 and not (a.isascii() or b.isascii()))
    return frozenset(chain(words, pairs))


@lru_cache(maxsize=1 << 15)
def _beginning(word: str) -> str | None:
    """Return how a word begins, if it is telling; pages say the same words time and again."""
    long = len(word) >= SHORTEST or not (word.isascii() or len(word) == 1)
    return word[:STEM] if long and word != NUMBER and word not in all_function_words() else None
