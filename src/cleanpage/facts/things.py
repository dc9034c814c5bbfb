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
UNWRITTEN = frozenset(
    "jobposting course courseinstance apartment house residence singlefamilyresidence apartmentcomplex accommodation "
    "hotelroom suite realestatelisting".split()
)
"""Kinds of things that pages announce or offer, and that nobody wrote; events of all kinds are such, too."""
WORKS = frozenset("movie tvseries tvseason tvepisode musicalbum musicrecording videogame book".split())
"""Kinds of works, whose dates say when they came out, and not the page."""
BEGINNINGS, ENDS = frozenset({"startdate", "doortime"}), frozenset({"enddate", "validthrough"})
"""What says in embedded data when something begins and when it ends."""
CALLED = frozenset({"name", "title"})
ALIKE = 0.75
"""Share of the words of a thing's name that the title of its page has."""
DAY = len("2025-11-03")
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


def is_unwritten(thing: str) -> bool:
    """Return whether a kind of thing has no author, so that a page about it has none.

    >>> is_unwritten("musicevent"), is_unwritten("jobposting#2"), is_unwritten("organization")
    (True, True, False)

    Args:
        thing: the first part of a hidden value's name.
    """
    kind = thing.partition("#")[0]
    return kind.endswith("event") or kind in UNWRITTEN


def offers(page: Page) -> bool:
    """Return whether the page says that it is about an event, a job, a course or the like, and about no article.

    Sites list events in the data of pages that are about something else: the thing must be what the page is called.
    """
    kinds: set[str] = set()
    named = False
    for item in page.hidden:
        thing, _, path = item.name.partition(".")
        if item.source != "json-ld" or "." in path:
            continue
        kinds.add(thing)
        named = named or (path in CALLED and is_unwritten(thing) and _is_title(page, item.value))
    return named and not any(map(_is_written, kinds))


def _is_title(page: Page, name: str) -> bool:
    """Return whether a name is what the page calls itself, be it with the name of the site."""
    mine = set(words(name))
    titles = (set(words(item.value)) for item in page.hidden if item.name in WINDOW)
    return bool(mine) and any(len(mine & title) >= ALIKE * len(mine) for title in titles)


def _is_written(thing: str) -> bool:
    kind = thing.partition("#")[0]
    return is_article(kind) and kind != "webpage"  # of which publishing systems speak on every page


def announced(page: Page) -> tuple[tuple[str, str], ...]:
    """Return the first and last days of what a page that is no article announces, in ISO 8601."""
    if not page.fact(offers):
        return ()
    spans: dict[str, list[str]] = {}
    for item in page.hidden:
        thing, _, key = item.name.rpartition(".")
        if item.source == "json-ld" and (key in BEGINNINGS or key in ENDS) and "offer" not in thing:
            spans.setdefault(thing, []).append(item.value[:DAY])
    return tuple((min(days), max(days)) for days in spans.values())


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
