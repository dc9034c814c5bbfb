"""Which text is the title: each that could be it is weighed, by where it stands and by what other places say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.dates import find
from cleanpage.facts.declared import declared_kinds
from cleanpage.facts.learned import log_odds, reason, weights
from cleanpage.facts.title_features import folded, title_candidates
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.facts.cuts import Origin
    from cleanpage.facts.title_features import TitleCandidate
    from cleanpage.page import Page

NEWS, BROKEN = "headline, news", "broken off"
"""Features of what a news article's own data calls its headline, and of what ends in an ellipsis."""
TOLD = 5.0
"""Log odds that the first is worth more than was learned from pages few of which are news: see `_told`."""
HEADINGS = frozenset({"the only h1", "an h1"})
GIVEN = frozenset({"og:title", "window title"})
SEAM = regex.compile(r"[\p{Ll}\p{N}]\p{Lu}\p{Ll}")
"""Where two words may be stuck together, as a kicker and the headline behind it are that share a heading."""
SHOWN = frozenset({"line", "the only h1", "an h1"})
BESIDE = 3
"""Words that may share a heading with the headline, and than which that has more."""
DIGIT, WORD = regex.compile(r"\d"), regex.compile(r"\w")
NUMBERED = regex.compile(r"\s+(?:\(?[#!№]\d+\)?|\([^()\s]{1,60}\.\w{2,}\)(?:\s\d+)?)$")
"""What stands behind what a page is called: the number of an issue or a request, or the site that a submitted story is
from and how many comments it has."""
LABEL = "titled"
"""The list of labels before titles."""
COLON = regex.compile(rf"^\s*[{COLONS}]\s*")


class Title(NamedTuple):
    """A text that may be the title.

    Attributes:
        origins: the places that have it, at least one.
        chance: how likely it is the title, among all that could be it; 0 to 1.
        reason: what spoke for it most.
    """

    origins: tuple[Origin, ...]
    chance: float
    reason: str


def likely_titles(page: Page) -> tuple[Title, ...]:
    """Return the texts that could be the title, the likeliest first; nothing where no text could be it."""
    known, found = weights("title"), page.fact(title_candidates)
    scores = [log_odds(parts, known) for _, parts in found]
    if (at := _told(found)) is not None:
        scores[at] += TOLD
    top = max(scores, default=0.0)
    total = sum(math.exp(score - top) for score in scores)
    titles = [
        Title(origins, math.exp(score - top) / total, reason(parts, known))
        for (origins, parts), score in zip(found, scores, strict=True)
    ]
    titles.sort(key=lambda title: -title.chance)
    return tuple(_unlabelled(page, _numberless(page, _alone(page, _undated(_unglued(titles))))))


def _unglued(titles: Sequence[Title]) -> Sequence[Title]:
    """Return titles with the likeliest first, or what says the same in more words if words are stuck together in it."""
    if titles and SEAM.search(titles[0].origins[0].text):
        words = folded(titles[0].origins[0].text).split()
        for title in titles[1:]:
            other = folded(title.origins[0].text).split()
            if len(other) > len(words) and "".join(other) == "".join(words):
                return _preferred(title, titles, "words stuck together elsewhere")
    return titles


def _undated(titles: Sequence[Title]) -> Sequence[Title]:
    """Return titles with the likeliest first, or what says it without the date before it if something does."""
    text = titles[0].origins[0].text if titles else ""
    first = next(iter(find(text)), None) if DIGIT.search(text) else None
    if first and not WORD.search(text, 0, first.start):
        return _said_elsewhere(folded(text[first.end :]), titles, "a date before it elsewhere")
    return titles


def _alone(page: Page, titles: Sequence[Title]) -> Sequence[Title]:
    """Return titles with the likeliest first, or what says it without what an element of its own beside it says.

    A kicker, a mark such as "Subscribers" or what a line is for may share a heading with the headline. What is called
    so for other sites and in the window is the headline alone. Shops set the maker beside the name of a product.
    """
    shown = bool(titles) and {origin.place for origin in titles[0].origins} <= SHOWN
    if not shown or "product" in page.fact(declared_kinds):
        return titles
    text = titles[0].origins[0].text
    words = folded(text).split()
    for title in titles[1:]:
        rest = title.origins[0].text
        kept = folded(rest).split()
        if (
            not {origin.place for origin in title.origins} >= GIVEN
            or not BESIDE < len(kept) < len(words) <= len(kept) + BESIDE
        ):
            continue
        if text.startswith(rest) and _are_apart(page, rest, text[len(rest) :]):
            return _preferred(title, titles, "alone elsewhere")
        if text.endswith(rest) and _are_apart(page, text[: -len(rest)], rest):
            return _preferred(title, titles, "alone elsewhere")
    return titles


def _are_apart(page: Page, left: str, right: str) -> bool:
    """Return whether tags stand between two parts of a heading."""
    before, after = regex.escape(left.rsplit(maxsplit=1)[-1]), regex.escape(right.split(maxsplit=1)[0])
    seam = rf"{before}\s*(?:</?[a-zA-Z][^<>]{{0,300}}>\s*){{1,6}}{after}"
    return regex.search(seam, page.markup) is not None


def _said_elsewhere(words: str, titles: Sequence[Title], why: str) -> Sequence[Title]:
    """Return titles with that first which has these words, or as they are where none has."""
    found = next((title for title in titles[1:] if words and folded(title.origins[0].text) == words), None)
    return _preferred(found, titles, why) if found else titles


def _numberless(page: Page, titles: Sequence[Title]) -> Sequence[Title]:
    """Return titles with the likeliest first, or it without what stands behind it if something else or a line does."""
    text = titles[0].origins[0].text if titles else ""
    if (number := NUMBERED.search(text)) is None:
        return titles
    rest = text[: number.start()]
    told = _said_elsewhere(folded(rest), titles, "a number behind it elsewhere")
    if told is titles and any(segment.text == rest for segment in page.segments):
        return _cut(titles, rest, "a line without the number behind it")
    return told


def _unlabelled(page: Page, titles: Sequence[Title]) -> Sequence[Title]:
    """Return titles with the likeliest first, without the label before it that records have: ``Title: …``."""
    text = titles[0].origins[0].text if titles else ""
    match = page.words.match(text) if any(map(text.__contains__, COLONS)) else None
    cue = match.get(LABEL) if match else None
    if match is None or cue is None or cue.first:
        return titles
    rest = COLON.sub("", text[match.span(cue)[1] :], count=1)
    told = _said_elsewhere(folded(rest), titles, "a label before it elsewhere")
    return _cut(titles, rest, "without its label") if told is titles and rest else told


def _cut(titles: Sequence[Title], rest: str, why: str) -> Sequence[Title]:
    """Return titles with a part of the likeliest in its place."""
    first = titles[0]
    origins = tuple(origin._replace(text=rest, cut=why) for origin in first.origins if rest in origin.text)
    return (Title(origins, first.chance, f"{first.reason}; {why}"), *titles[1:])


def _preferred(title: Title, titles: Sequence[Title], why: str) -> tuple[Title, ...]:
    """Return titles with one of them first that says what the likeliest does, and is as likely as both."""
    first = Title(title.origins, titles[0].chance + title.chance, f"{titles[0].reason}; {why}")
    return (first, *(other for other in titles if other is not title))


def _told(found: Sequence[TitleCandidate]) -> int | None:
    """Return the position of what a news article's own data calls its headline, if not all else says another.

    Newsrooms write several headlines for one story: for its page, for search, for cards that lead to it. Which of them
    a page shows changes with its design and with the hour; the article's own is the one that is named as such.
    """
    for origins, _ in found:
        places = {origin.place for origin in origins}
        if not places.isdisjoint(HEADINGS) and (places >= GIVEN or "headline" in places):
            return None
    return next((at for at, (_, parts) in enumerate(found) if NEWS in parts and BROKEN not in parts), None)
