"""Dates that the page carries without showing them: meta tags, JSON-LD, microdata, ``<time>``, its address."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.dates import DateEvidence
from cleanpage.dates.urls import url_date
from cleanpage.facts.core import core
from cleanpage.facts.datelines import (
    ABOVE,
    BELOW,
    ENTRY,
    FOOTER,
    LISTED,
    MARKED_BELOW,
    OTHER,
    foreign_changes,
    in_own_article,
    spot,
)
from cleanpage.facts.dates import SHORT, TO_THE_SECOND, dates, label
from cleanpage.facts.things import WORKS
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.dates import Role
    from cleanpage.dates.evidence import Source
    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

AGAIN = 0.3
"""What a second value of a name is worth, in parts of the first: most likely it is another thing's."""
ADDRESS = 0.6
TIME = 0.5
LABELLED_TIME = 0.7
OWN_DATA = 0.4
DAY = len("2025-11-03")
FAR = 0.3
"""What a value is worth in a place where pages have other articles' dates, in parts of what it is worth elsewhere."""
NEVER = 0.05
"""The same of an entry among others."""
LOW = 0.45
"""The same below the body."""
HIGH = 0.6
"""The same above the headline, where pages tell what day it is."""
OUTSIDE = frozenset({"aside", "footer", "nav"})
FOOT = frozenset({"footer"})
"""That of an article holds what belongs to it, as HTML defines it."""


class Meaning(NamedTuple):
    """What a value is the date of, None where it does not say, and what it is worth."""

    role: Role | None
    weight: float


# What names of meta tags and of microdata say, as publishing systems use them; the first that fits counts.
NAMES: tuple[tuple[str, Role | None, float], ...] = (
    (r"(?:^|:)(?:article:)?published(?:_time)?$", "published", 0.95),
    (r"(?:^|:)(?:article:)?modified_time$", "modified", 0.95),
    (r"publisher|publicationconfig|expir|unpublish|review|event|video|upload", None, 0),
    (r"(?:^|[^a-z])(?:last|date|content)?[-_. ]?(?:modif|updat|revised|chang)|lastmod", "modified", 0.8),
    (r"publi(?:sh|c)|pub[-_. ]?(?:lish)?(?:date|time)|display[-_]?date|date[-_.]?original", "published", 0.9),
    (r"(?:date|citation|dcterms).*issued|^sailthru\.date$", "published", 0.9),
    (r"^citation_(?:online_)?date$|created$|^p(?:time|date)$", "published", 0.8),
    (r"(?:date|time)[-_. ]?creat|creat\w*[-_. ]?(?:date|time|at$)", "published", 0.5),
    (r"^dc(?:terms)?\.date$", "published", 0.6),
    (r"(?:^|[^a-z])date$", "published", 0.5),
)
MEANINGS = tuple((regex.compile(name), Meaning(role, weight) if role else None) for name, role, weight in NAMES)
JSON_LD = {
    "datepublished": Meaning("published", 1.0),
    "datemodified": Meaning("modified", 1.0),
    "datecreated": Meaning("published", 0.5),
}
SOURCES: dict[str, Source] = {"json-ld": "json-ld", "time": "time", "meta": "meta", "microdata": "microdata"}
# What is written by people, at the top or not, and the web page that holds it.
WRITTEN = regex.compile(r"article|posting|report|blog|recipe|review")
PAGE_ITSELF = regex.compile(r"webpage|itempage|^\w*$")
PARTS = regex.compile(r"\.(?:.*update|comment|review|itemlistelement|haspart|suggestedanswer|acceptedanswer|citation)")
NUMBER = regex.compile(r"#\d+")
DIGIT = regex.compile(r"\d")


class EmbeddedDates(Rule, kind="embedded-dates"):
    """Take hidden dates as evidence, weighed by what they are the date of.

    The date of the article weighs more than that of the web page around it; of several things of one kind the first is
    most likely this page's. What stands in a list of other articles or among comments weighs little.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``published`` and ``modified``."""
        seen: Counter[tuple[str, str]] = Counter()
        yield from _own_data(page)
        for item in page.hidden:
            if meaning := _meaning(page, item):
                key = (item.source, NUMBER.sub("", item.name))
                seen[key] += 1
                weight = meaning.weight * (1 if seen[key] == 1 else AGAIN)
                source = SOURCES[item.source]
                evidence = DateEvidence(item.value, source, meaning.role, item.name, weight, item.segment)
                field = "modified" if meaning.role == "modified" else "published"
                yield hidden(field, item, "hidden date", weight, evidence)
        if page.url and (address := url_date(page.url)):
            yield take("published", address, "a date in the address", ADDRESS, source="url")


def _own_data(page: Page) -> Iterator[Verdict]:
    """Yield what the page's own program knows, if that is one day only; more are those of other pages."""
    items = [item for item in page.hidden if item.source == "data"]
    said = {item.value for item in page.hidden if item.source != "data"} if items else set()
    items = [item for item in items if item.value not in said]
    if len({item.value[:DAY] for item in items}) == 1:
        for item in items:
            evidence = DateEvidence(item.value, "data", "published", item.name, OWN_DATA)
            yield hidden("published", item, "the page's own data", OWN_DATA, evidence)


def _meaning(page: Page, item: Hidden) -> Meaning | None:
    """Return what a hidden value is the date of, or None where it is none."""
    if item.source == "json-ld":
        return _of_json_ld(item)
    if item.source == "time":
        said = _said_beside(page, item)
        return Meaning(said, (LABELLED_TIME if said else TIME) * _place(page, item))
    if item.source in {"meta", "microdata"} and (meaning := _named(item.name)) and DIGIT.search(item.value):
        return Meaning(meaning.role, meaning.weight * _place(page, item))
    return None


@lru_cache(maxsize=4096)
def _named(name: str) -> Meaning | None:
    """Return what a name of meta tags or microdata says that its value is the date of."""
    return next((meaning for pattern, meaning in MEANINGS if pattern.search(name)), None)


def _of_json_ld(item: Hidden) -> Meaning | None:
    thing, _, key = item.name.rpartition(".")
    if key not in JSON_LD or PARTS.search(thing) or thing.partition("#")[0] in WORKS:
        return None
    role, weight = JSON_LD[key]
    at_top = WRITTEN.search(thing.split(".")[0]) and "." not in thing
    worth = 1.0 if at_top else 0.8 if PAGE_ITSELF.search(thing) else 0.3
    return Meaning(role, weight * worth)


def _said_beside(page: Page, item: Hidden) -> Role | None:
    """Return what the line that shows a ``<time>`` says it is the date of."""
    if item.segment is None or item.segment >= len(page.segments):
        return None
    found = page.fact(dates).get(item.segment, ())
    if not found:
        text = page.segments[item.segment].text
        said = label(text) if len(text) <= SHORT else None
        return None if said == "event" and TO_THE_SECOND.search(item.value) else said  # a thread's "Start date"
    return found[0].role if len(found) == 1 else None


def _place(page: Page, item: Hidden) -> float:
    """Return how far the place of a value on the page lowers its worth."""
    if item.segment is None or item.segment >= len(page.segments):
        return 1.0
    if item.segment in page.fact(foreign_changes):
        return FAR / 2
    dom, place = page.segments[item.segment].place, spot(page, item.segment)
    if place is ENTRY:
        return NEVER
    outside = OUTSIDE - (FOOT if in_own_article(page, item.segment) else frozenset())
    if place in {LISTED, OTHER} or (dom and not outside.isdisjoint(dom.path)):
        return FAR
    if place is ABOVE:
        return HIGH
    return LOW if place in {BELOW, FOOTER, MARKED_BELOW} and page.fact(core).after(item.segment) else 1.0
