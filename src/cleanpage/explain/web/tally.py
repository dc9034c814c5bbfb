"""How much of a page became what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.shape import size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cleanpage.article import Fate, LedgerRow

    Line = tuple[str, LedgerRow]


class Sort(NamedTuple):
    """What lines are told apart by.

    Attributes:
        fate: their fate.
        name: the field they went into, or else the rule that decided.
    """

    fate: Fate
    name: str

    @classmethod
    def of(cls, row: LedgerRow) -> Sort:
        """Return the sort of a line."""
        return cls(row.fate, row.field or row.rule)

    def __str__(self) -> str:
        """Return what is said beside a line: ``body``, ``field: title``, ``dropped: footer``."""
        return self.name if self.fate == self.name else f"{self.fate}: {self.name}"


class Tally(NamedTuple):
    """How many lines, and words in them, there are of each sort, in the order of the page."""

    lines: Counter[Sort]
    words: Counter[Sort]

    def ranked(self, fate: Fate) -> list[Sort]:
        """Return the sorts of a fate, those with the most lines first."""
        return [sort for sort, _ in self.lines.most_common() if sort.fate == fate]

    def total(self, fate: Fate) -> tuple[int, int]:
        """Return the number of lines and words of a fate."""
        sorts = self.ranked(fate)
        return sum(self.lines[sort] for sort in sorts), sum(self.words[sort] for sort in sorts)

    def classes(self) -> dict[Sort, str]:
        """Return the class that lines of a sort have in the page."""
        return {sort: f"k{at}" for at, sort in enumerate(self.lines)}


def tally(lines: Iterable[Line]) -> Tally:
    """Count lines of an Article, and their words; where words have no spaces between them, by their letters."""
    found = Tally(Counter(), Counter())
    for text, row in lines:
        sort = Sort.of(row)
        found.lines[sort] += 1
        found.words[sort] += round(size_of(text))
    return found


def listed(lines: Iterable[Line], name: Callable[[Sort], str]) -> str:
    """Return how many lines there are of each sort: ``navigation 14, footer 9``.

    Args:
        lines: lines of an Article.
        name: what a sort is called.
    """
    found = Counter(Sort.of(row) for _, row in lines)
    return ", ".join(f"{name(sort)} {count:,}" for sort, count in found.most_common())
