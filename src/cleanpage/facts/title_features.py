"""What could be the title of the page, and what tells the title from the rest, as numbers that `facts.title` weighs.

Candidates are texts, not lines: the likeliest headlines, headings, hidden titles, and what is left of each of them
without what stands before or behind a sign such as ``|``. What several places say is one candidate.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.address import address_parts, address_words
from cleanpage.facts.core import core
from cleanpage.facts.cues import tokens
from cleanpage.facts.cuts import COLON, Origin, cut_features, cuts_of, is_named
from cleanpage.facts.headline import headline, headline_chances, may_head
from cleanpage.facts.headline_candidates import logos
from cleanpage.facts.page_kind import likely_kinds
from cleanpage.facts.quoted import times_quoted
from cleanpage.facts.things import is_article, own_things
from cleanpage.facts.titles import JOINT, NAMED
from cleanpage.facts.wording import likeness
from cleanpage.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleanpage.page import Hidden, Page

LINES, HEADINGS, HIDDEN = 6, 6, 14
"""Likeliest headlines, headings of the first level, and hidden titles among the candidates."""
LEAST = 0.003
"""How likely a line must be the headline, at least, to be among them."""
LONGEST = 300
"""Characters beyond which a text is no title."""
UNLIKELY = -6.0
"""Logarithm of the chance to be the headline of what no likely line says."""
LEAD = 40
"""Segments of the body whose words are looked at."""
MANY = 4
"""Places beyond which their number says no more."""
WORD = regex.compile(r"\w+")
SOURCES = {
    "og:title": "og:title", "twitter:title": "twitter:title", "title": "window title", "headline": "headline",
    "alternativeheadline": "other headline", "dc.title": "other title", "parsely-title": "other title",
    "sailthru.title": "other title", "parsely-page.title": "other title",
}  # fmt: skip
"""Last part of a hidden value's name -> what the place is called."""
THREADS = frozenset({"discussionforumposting", "qapage"})
"""Things whose headline is the subject, without the label that forums put before it in the heading."""
CRUMB = "breadcrumblist.itemlistelement"
AGREEING = frozenset({"og:title", "window title", "headline", "the only h1", "line"})
"""Places of which it counts which two say the same."""
WRITTEN = frozenset({"article", "forum"})
"""Kinds of pages that are called as their authors called them. A heading of a shop or a service is more often a slogan,
and what is hidden is written with more care."""


class TitleCandidate(NamedTuple):
    """A text that may be the title.

    Attributes:
        origins: the places that have it.
        features: what speaks for it and against it.
    """

    origins: tuple[Origin, ...]
    features: dict[str, float]


def folded(text: str) -> str:
    """Return a text's words and numbers in one string: two titles that say the same have it in common.

    >>> folded("Ten “Best” Cafés of 2024!") == folded("ten best cafés of 2024")
    True
    """
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def title_candidates(page: Page) -> tuple[TitleCandidate, ...]:
    """Return the texts that could be the title, each with its features."""
    found: dict[str, list[Origin]] = defaultdict(list)
    for whole in _wholes(page):
        for origin in (whole, *cuts_of(page, whole)):
            if words := folded(origin.text):
                found[words].append(origin)
    judge = _Judge(page, found)
    return tuple(TitleCandidate(tuple(origins), judge.features(words)) for words, origins in found.items())


def _wholes(page: Page) -> Iterator[Origin]:
    """Yield what lines and hidden values say that could be the title, or have it in them."""
    for index in _likely(page):
        if may_head(page, index):
            yield _line(page, "line", index)
    brands = page.fact(logos)
    tops = [
        segment
        for segment in page.segments
        if segment.kind == "heading"
        and segment.level == 1
        and len(segment.text) <= LONGEST
        and segment.index not in brands
    ]
    only = len({folded(segment.text) for segment in tops}) == 1
    for segment in tops[:HEADINGS]:
        yield _line(page, "the only h1" if only else "an h1", segment.index)
    yield from _hidden(page)


def _likely(page: Page) -> list[int]:
    """Return the likeliest headlines: several where other places can speak for one, which text does not have."""
    if page.format == "text":
        best = page.fact(headline)
        return [best.best.index] if best else []
    chances = page.fact(headline_chances)
    likeliest = sorted(chances, key=chances.__getitem__, reverse=True)[:LINES]
    return [index for index in likeliest if chances[index] >= LEAST]


def _line(page: Page, place: str, index: int) -> Origin:
    text = page.segments[index].text
    return Origin(place, text, text, segment=index)


def _hidden(page: Page) -> Iterator[Origin]:
    """Yield the titles that the page carries without showing them, and the last step of the path to it."""
    count, crumb = 0, None
    for item in page.hidden:
        if not 0 < len(item.value) <= LONGEST:
            continue
        if item.source == "json-ld" and item.name.startswith(CRUMB) and item.name.endswith(".name"):
            crumb = item
        elif count < HIDDEN and (place := _place(page, item)):
            count += 1
            yield Origin(place, item.value, item.value, item=item)
    if crumb:
        yield Origin("last crumb", crumb.value, crumb.value, item=crumb)


def _declared(things: AbstractSet[str]) -> Iterator[str]:
    """Yield what a page says that it is, of that which tells whom its titles are written for."""
    if "newsarticle" in things:
        yield "news"
    elif any(map(is_article, things)):
        yield "article"
    if not THREADS.isdisjoint(things):
        yield "a thread"
    if "product" in things:
        yield "a product"


def _place(page: Page, item: Hidden) -> str | None:
    """Return what the place of a hidden title is called; None for another value."""
    if item.source != "json-ld":
        return None if item.source == "time" else SOURCES.get(item.name)  # a time's title is a date
    thing, _, path = item.name.partition(".")
    if "." in path:
        return None
    own = thing in page.fact(own_things)
    if path == "name":
        return "name" if own or thing.partition("#")[0] in NAMED else None
    return SOURCES.get(path) if own else None


def _chances_by_words(page: Page) -> dict[str, float]:
    """Return how likely the headline says something, in however many lines of the page that stands."""
    found: dict[str, float] = defaultdict(float)
    for index, chance in page.fact(headline_chances).items():
        found[folded(page.segments[index].text)] += chance
    return found


class _Judge:
    """Looks at each candidate beside the others."""

    def __init__(self, page: Page, found: Mapping[str, list[Origin]]) -> None:
        self.page, self.found = page, found
        self.form = "Markdown" if any(repair.rule == "markdown" for repair in page.text_repairs) else "text"
        self.chances = _chances_by_words(page)
        self.address = page.fact(address_words)
        best = page.fact(headline)
        self.best = best.best.index if best else -1
        self.wholes: dict[str, list[set[str]]] = defaultdict(list)
        for words, origins in found.items():
            for place in {origin.place for origin in origins if not origin.cut}:
                self.wholes[place].append(set(words.split()))
        span = page.fact(core)
        self.text = frozenset(chain.from_iterable(page.fact(tokens)[span.first : min(span.end, span.first + LEAD)]))
        things = {item.name.partition(".")[0].partition("#")[0] for item in page.hidden if item.source == "json-ld"}
        self.lines = page.fact(tokens)
        self.written = any(found.kind in WRITTEN for found in page.fact(likely_kinds)[:1])
        self.inner = bool(page.fact(address_parts)[1])
        self.things = tuple(_declared(things))

    def features(self, words: str) -> dict[str, float]:
        """Return what speaks for a candidate and against it."""
        origins = self.found[words]
        found = dict(self._places(words, origins))
        found |= dict(self._form(origins[0].text))
        if self.page.format == "html":
            found |= dict(self._likenesses(set(words.split())))
            found["times in quotes"] = math.log1p(times_quoted(self.page.markup, origins[0].text))
            return found
        return {f"in {self.form}, {name}": value for name, value in found.items()}

    def _places(self, words: str, origins: list[Origin]) -> Iterator[tuple[str, float]]:
        """Yield where a candidate stands, and what was cut off where it does not stand by itself."""
        places = {origin.place for origin in origins if not origin.cut}
        yield f"in {min(MANY, len(places))} places", 1.0
        for place in places:
            yield place, 1.0
            for thing in self.things:
                yield f"{place}, {thing}", 1.0
        for one, other in combinations(sorted(places & AGREEING), 2):
            yield f"{one} and {other}", 1.0
        cuts = [origin for origin in origins if origin.cut and origin.place not in places]
        for origin in cuts:
            yield f"part of {origin.place}", 1.0
            yield origin.cut, 1.0
            yield "what was cut off stands in the text", self._told(origin)
        if self.page.format == "html":
            yield from self._told_apart(places, cuts)
        chance = self.chances.get(words, 0.0)
        yield "logarithm of its chance", math.log(chance) if chance > math.exp(UNLIKELY) else UNLIKELY
        if any(origin.segment == self.best and not origin.cut for origin in origins):
            yield "the likeliest headline", 1.0

    def _told_apart(self, places: AbstractSet[str], cuts: Sequence[Origin]) -> Iterator[tuple[str, float]]:
        """Yield what a cut looks like, and where a candidate stands, again, on pages that are no article or thread."""
        if cuts and not places:
            yield from cut_features(cuts[0], self.lines)
        if not self.written:
            for place in places | {f"part of {origin.place}" for origin in cuts}:
                yield f"{place}, not written", 1.0

    def _told(self, origin: Origin) -> float:
        """Return the share of the words cut off that the text has: those of a headline are, a site's name seldom is."""
        rest = set(tokenize(origin.whole)) - set(tokenize(origin.text))
        return len(rest & self.text) / max(1, len(rest))

    def _likenesses(self, mine: set[str]) -> Iterator[tuple[str, float]]:
        """Yield how much it is like what other places and the address say."""
        for place, others in self.wholes.items():
            likest = max(likeness(mine, other) for other in others)
            if likest < 1:
                yield f"like {place}", likest
        if self.address:
            last, best = self.address
            yield "like the end of the address", likeness(mine, last)
            yield "like the address", likeness(mine, best)
        yield "its words in the text", len(mine & self.text) / len(mine)

    def _form(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield what it looks like."""
        if text.endswith(("…", "...")):
            yield "broken off", 1.0
        if is_named(self.page, text):
            yield "the site's name", 1.0
            if self.inner:
                yield "the site's name, not on its front page", 1.0
        if joints := list(JOINT.finditer(text)):
            yield "has parts", 1.0
            if "|" in text:
                yield "has a bar", 1.0
            if is_named(self.page, text[joints[-1].end() :]):
                yield "ends with the site's name", 1.0
            if is_named(self.page, text[: joints[0].start()]):
                yield "begins with the site's name", 1.0
        elif COLON.search(text):
            yield "has a colon", 1.0
