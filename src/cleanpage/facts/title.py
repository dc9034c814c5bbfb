"""Which text is the title: each that could be it is weighed, by where it stands and by what other places say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.learned import log_odds, reason, weights
from cleanpage.facts.title_features import folded, title_candidates

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
NUMBERED = regex.compile(r"\s+\(?[#!№]\d+\)?$")
"""The number of an issue or a request behind what it is called."""


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
    return _numberless(_unglued(titles))


def _unglued(titles: Sequence[Title]) -> Sequence[Title]:
    """Return titles with the likeliest first, or what says the same in more words if words are stuck together in it."""
    if titles and SEAM.search(titles[0].origins[0].text):
        words = folded(titles[0].origins[0].text).split()
        for title in titles[1:]:
            other = folded(title.origins[0].text).split()
            if len(other) > len(words) and "".join(other) == "".join(words):
                return _preferred(title, titles, "words stuck together elsewhere")
    return titles


def _numberless(titles: Sequence[Title]) -> tuple[Title, ...]:
    """Return titles with the likeliest first, or what says it without the number of the issue if something does."""
    if titles and (number := NUMBERED.search(titles[0].origins[0].text)):
        words = folded(titles[0].origins[0].text[: number.start()])
        for title in titles[1:]:
            if folded(title.origins[0].text) == words:
                return _preferred(title, titles, "a number behind it elsewhere")
    return tuple(titles)


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
