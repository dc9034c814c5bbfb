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

from cleanpage.facts.address import address_words, site_label
from cleanpage.facts.core import core
from cleanpage.facts.cues import tokens
from cleanpage.facts.headline import headline, headline_chances, may_head
from cleanpage.facts.headline_candidates import logos
from cleanpage.facts.things import is_article, own_things
from cleanpage.facts.titles import JOINT, NAMED, is_name, parts_of, site_names
from cleanpage.facts.wording import likeness
from cleanpage.words import tokenize
from cleanpage.words.case import begins_small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleanpage.page import Hidden, Page

LINES, HEADINGS, HIDDEN = 6, 6, 14
"""Likeliest headlines, headings of the first level, and hidden titles among the candidates."""
LEAST = 0.003
"""How likely a line must be the headline, at least, to be among them."""
PARTS = 5
"""Parts of a text beyond which it is not taken apart."""
LONGEST = 300
"""Characters beyond which a text is no title."""
UNLIKELY = -6.0
"""Logarithm of the chance to be the headline of what no likely line says."""
LEAD = 40
"""Segments of the body whose words are looked at."""
MANY = 4
"""Places beyond which their number says no more."""
WORD = regex.compile(r"\w+")
WITHIN = frozenset("-–—:：")
"""Signs that stand within headlines as well as between them and the name of a site."""
COLON = regex.compile(r"\s*[:：]\s+")
SOURCES = {
    "og:title": "og:title", "twitter:title": "twitter:title", "title": "window title", "headline": "headline",
    "alternativeheadline": "other headline", "dc.title": "other title", "parsely-title": "other title",
    "sailthru.title": "other title",
}  # fmt: skip
"""Last part of a hidden value's name -> what the place is called."""
CRUMB = "breadcrumblist.itemlistelement"
AGREEING = frozenset({"og:title", "window title", "headline", "the only h1", "line"})
"""Places of which it counts which two say the same."""


class Origin(NamedTuple):
    """A place that a candidate was found in.

    Attributes:
        place: what the place is called.
        text: what it says, or a part of that.
        whole: all that it says.
        cut: what was cut off; empty where nothing was.
        segment: the index of the line.
        item: the hidden value.
    """

    place: str
    text: str
    whole: str
    cut: str = ""
    segment: int | None = None
    item: Hidden | None = None


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
        for origin in (whole, *_cuts(page, whole)):
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


def _place(page: Page, item: Hidden) -> str | None:
    """Return what the place of a hidden title is called; None for another value."""
    if item.source != "json-ld":
        return None if item.source == "time" else SOURCES.get(item.name)  # a time's title is a date
    thing, *path = item.name.split(".")
    own = thing in page.fact(own_things)
    if path == ["name"]:
        return "name" if own or thing.partition("#")[0] in NAMED else None
    return SOURCES.get(path[0]) if own and len(path) == 1 else None


def _cuts(page: Page, whole: Origin) -> Iterator[Origin]:
    """Yield what is left of a text without its first or last parts."""
    text = whole.text
    parts = parts_of(text)
    unsaid = page.format == "text" and all(WITHIN.intersection(joint[0]) for joint in JOINT.finditer(text))
    if 1 < len(parts) <= PARTS:
        named = [_is_named(page, text[slice(*part)]) for part in parts]
        for first, end in combinations(range(len(parts) + 1), 2):
            rest = [*named[:first], *named[end:]]
            if end < len(parts) and not any(named[end:]) and _goes_on(text, parts[end - 1][1]):
                continue
            if any(rest) or (rest and not unsaid):
                where = "the front" if not first else "the end" if end == len(parts) else "the middle"
                names = "all the rest names" if all(rest) else "a name in the rest" if any(rest) else "no names"
                yield whole._replace(text=text[parts[first][0] : parts[end - 1][1]], cut=f"{where}, {names}")
    elif (match := COLON.search(text)) and match.start() > 0 and match.end() < len(text):
        yield whole._replace(text=text[: match.start()], cut="before the colon")
        yield whole._replace(text=text[match.end() :], cut="behind the colon")


def _goes_on(text: str, end: int) -> bool:
    """Return whether a headline goes on behind a dash: in small letters, and with no address in them."""
    joint = JOINT.match(text, end)
    if joint is None or WITHIN.isdisjoint(joint[0]):
        return False
    rest = text[joint.end() :]
    return begins_small(rest) and "." not in rest


def _is_named(page: Page, part: str) -> bool:
    return is_name(part, page.fact(site_names), page.fact(site_label))


class _Judge:
    """Looks at each candidate beside the others."""

    def __init__(self, page: Page, found: Mapping[str, list[Origin]]) -> None:
        self.page, self.found = page, found
        self.form = "Markdown" if any(repair.rule == "markdown" for repair in page.text_repairs) else "text"
        self.chances = page.fact(headline_chances)
        self.address = page.fact(address_words)
        best = page.fact(headline)
        self.best = best.best.index if best else None
        self.wholes: dict[str, list[set[str]]] = defaultdict(list)
        for words, origins in found.items():
            for place in {origin.place for origin in origins if not origin.cut}:
                self.wholes[place].append(set(words.split()))
        span = page.fact(core)
        self.text = frozenset(chain.from_iterable(page.fact(tokens)[span.first : min(span.end, span.first + LEAD)]))
        things = {item.name.partition(".")[0].partition("#")[0] for item in page.hidden if item.source == "json-ld"}
        self.kind = "news" if "newsarticle" in things else "article" if any(map(is_article, things)) else None

    def features(self, words: str) -> dict[str, float]:
        """Return what speaks for a candidate and against it."""
        origins = self.found[words]
        found = dict(self._places(origins))
        found |= dict(self._form(origins[0].text))
        if self.page.format == "html":
            found |= dict(self._likenesses(set(words.split())))
            return found
        return {f"in {self.form}, {name}": value for name, value in found.items()}

    def _places(self, origins: list[Origin]) -> Iterator[tuple[str, float]]:
        """Yield where a candidate stands, and what was cut off where it does not stand by itself."""
        places = {origin.place for origin in origins if not origin.cut}
        yield f"in {min(MANY, len(places))} places", 1.0
        for place in places:
            yield place, 1.0
            if self.kind:
                yield f"{place}, {self.kind}", 1.0
        for one, other in combinations(sorted(places & AGREEING), 2):
            yield f"{one} and {other}", 1.0
        for origin in origins:
            if origin.cut and origin.place not in places:
                yield f"part of {origin.place}", 1.0
                yield origin.cut, 1.0
                yield "what was cut off stands in the text", self._told(origin)
        at = {origin.segment for origin in origins if origin.segment is not None and not origin.cut}
        chance = max((self.chances.get(index, 0.0) for index in at), default=0.0)
        yield "logarithm of its chance", math.log(chance) if chance > math.exp(UNLIKELY) else UNLIKELY
        if self.best in at:
            yield "the likeliest headline", 1.0

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

    def _form(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield what it looks like."""
        if text.endswith(("…", "...")):
            yield "broken off", 1.0
        if _is_named(self.page, text):
            yield "the site's name", 1.0
        if joints := list(JOINT.finditer(text)):
            yield "has parts", 1.0
            if "|" in text:
                yield "has a bar", 1.0
            if _is_named(self.page, text[joints[-1].end() :]):
                yield "ends with the site's name", 1.0
            if _is_named(self.page, text[: joints[0].start()]):
                yield "begins with the site's name", 1.0
        elif COLON.search(text):
            yield "has a colon", 1.0
