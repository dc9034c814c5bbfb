"""What titles are compared by, and the titles that the page carries without showing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.words import tokenize

if TYPE_CHECKING:
    from cleanpage.page import Page

TITLES = frozenset({"og:title", "twitter:title", "title", "headline"})


def words(text: str) -> list[str]:
    """Return a text's words, folded: what two titles that say the same share."""
    return tokenize(text)


def key(text: str) -> str:
    """Return a text's words in one string."""
    return " ".join(words(text))


def likeness(one: set[str], other: set[str]) -> float:
    """Return how much two sets of words have in common: the F1 of the one against the other, 0 to 1.

    >>> likeness({"red", "sky"}, {"red", "sea"})
    0.5
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def page_titles(page: Page) -> tuple[list[str], ...]:
    """Return the words of each hidden title."""
    titles = dict.fromkeys(item.value for item in page.hidden if item.name.rpartition(".")[2] in TITLES)
    return tuple(found for title in list(titles)[:8] if (found := words(title)))
