"""What embedded data is about: which of the things on a page is the page's own article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.address import address, address_words
from cleanpage.facts.wording import likeness, words

if TYPE_CHECKING:
    from cleanpage.page import Page

POSTINGS = frozenset(
    "blogposting discussionforumposting socialmediaposting liveblogposting webpage recipe question review report howto "
    "creativework podcastepisode".split()
)
ADDRESSES = frozenset({"url", "mainentityofpage", "mainentityofpage.@id", "@id"})
NAMES = frozenset({"headline", "name"})
SAME = 2.0
"""How much more it is worth than any likeness of titles that a thing has the page's own address."""
WINDOW = frozenset({"title", "og:title"})


def is_article(thing: str) -> bool:
    """Return whether a kind of thing can be a page's own text.

    >>> is_article("newsarticle"), is_article("blogposting#2"), is_article("imageobject")
    (True, True, False)

    Args:
        thing: the first part of a hidden value's name.
    """
    kind = thing.partition("#")[0]
    return kind.endswith("article") or kind in POSTINGS


def own_things(page: Page) -> frozenset[str]:
    """Return the things in the page's embedded data that are its own article, as the first parts of their names.

    Of several things of one kind, the others are teasers: the page's own is the one whose address or headline is the
    page's, or else the first.
    """
    kinds: dict[str, dict[str, float]] = {}
    for item in page.hidden:
        thing, _, path = item.name.partition(".")
        if item.source == "json-ld" and is_article(thing):
            scores = kinds.setdefault(thing.partition("#")[0], {})
            scores[thing] = max(scores.get(thing, 0.0), _agreement(page, path, item.value))
    return frozenset(max(scores, key=scores.__getitem__) for scores in kinds.values())


def _agreement(page: Page, path: str, value: str) -> float:
    """Return how much a value of a thing speaks for its being the page's own."""
    if path in ADDRESSES:
        here = page.fact(address)
        return (
            2.0
            if here and value.split("#", maxsplit=1)[0].rstrip("/") == here.split("#")[0].split("?")[0].rstrip("/")
            else 0.0
        )
    if path in NAMES:
        mine = set(words(value))
        titles = [set(words(item.value)) for item in page.hidden if item.name in WINDOW]
        slug = page.fact(address_words)
        others = [*titles, *([set(slug[1])] if slug else [])]
        return max((likeness(mine, other) for other in others), default=0.0)
    return 0.0


def _bare(url: str) -> str:
    """Return an address without what does not tell pages apart."""
    return url.partition("#")[0].partition("?")[0].rstrip("/")
