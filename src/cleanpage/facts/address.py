"""What the address of the page says: most sites put the words of the headline into it, and all their own name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

import regex

from cleanpage.facts.cues import tokens
from cleanpage.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleanpage.page import Page

LONGEST = 2_000
MOST = 20
"""Words beyond which a line is no name of a page."""
ADDRESSES = frozenset({"canonical", "og:url"})
NO_NAMES = frozenset("www m amp com co org net gov edu ac uk".split())

FRONT = regex.compile(
    r"(?:/(?:forums?|boards?|community|foro|bbs))?/?(?:(?:index|default|home|forum)\.\w{3,5})?", regex.IGNORECASE
)
"""Path to what a site, or its forum, shows first."""


def address(page: Page) -> str | None:
    """Return the page's address: the one given, or else the one it gives itself."""
    return page.url or next((item.value for item in page.hidden if item.name in ADDRESSES), None)


def address_words(page: Page) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words of the last part of the address, and of the part that has most; numbers left out.

    The two differ where an address ends in ``…/the-words-of-the-headline/amp`` or with a number. None without words.
    """
    parts = [_words(part) for part in _split(page).path.removesuffix(".html").split("/") if part]
    best = max(parts, key=len, default=None)
    return (parts[-1], best) if best else None


def address_end(page: Page) -> tuple[str, ...]:
    """Return the words of the last part of the address, in order; numbers left out."""
    parts = [part for part in _split(page).path.removesuffix(".html").split("/") if part]
    return tuple(_telling(tokenize(unquote(parts[-1])))) if parts else ()


def named_by_address(page: Page) -> frozenset[int]:
    """Return the lines that say just what the address ends with, be it written in one word: ``…/science``, "Science".

    It is what the page is called, however short, and though menus and tables of contents have such lines too.
    """
    end = page.fact(address_end)
    if not end:
        return frozenset()
    mine, joined = set(end), "".join(end)
    short = ((at, line) for at, line in enumerate(page.fact(tokens)) if 0 < len(line) <= MOST)
    likely = ((at, line) for at, line in short if len(line[0]) == 1 or line[0] in mine or joined.startswith(line[0]))
    lines = ((at, list(_telling(line))) for at, line in likely)  # few: the first word of most is another one
    return frozenset(at for at, line in lines if set(line) == mine or "".join(line) == joined)


def _words(part: str) -> frozenset[str]:
    return frozenset(_telling(tokenize(unquote(part))))


def _telling(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if len(word) > 1)


def site_label(page: Page) -> str:
    """Return the labels of the address's host that can be a name, joined.

    ``"news.example.co.uk"`` gives ``"newsexample"``.
    """
    labels = (_split(page).hostname or "").split(".")
    return "".join("".join(tokenize(label)) for label in labels[:-1] if label not in NO_NAMES)


def address_parts(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels of the address's host and the parts of its path, in lower case."""
    split = _split(page)
    labels, parts = (split.hostname or "").split("."), split.path.lower().split("/")
    return tuple(label for label in labels if label), tuple(part for part in parts if part)


def is_front(page: Page) -> bool:
    """Return whether the address is that of a site and not of a page of it: ``https://crier.example/index.php``."""
    split = _split(page)
    routed = bool(split.query) or split.fragment.startswith(("!", "/"))
    return bool(split.hostname) and not routed and FRONT.fullmatch(split.path) is not None


def _split(page: Page) -> SplitResult:
    try:
        return urlsplit((page.fact(address) or "")[:LONGEST])
    except ValueError:
        return urlsplit("")
