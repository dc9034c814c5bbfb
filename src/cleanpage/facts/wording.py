"""The words of a text, folded: what two titles or names that say the same share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def words(text: str) -> list[str]:
    """Return a text's words, folded."""
    return tokenize(text)


def key(text: str) -> str:
    """Return a text's words in one string."""
    return " ".join(tokenize(text))


def likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return how much two sets of words have in common: the F1 of the one against the other, 0 to 1.

    >>> likeness({"red", "sky"}, {"red", "sea"})
    0.5
    """
    return 0.0 if one.isdisjoint(other) else 2 * len(one & other) / (len(one) + len(other))
