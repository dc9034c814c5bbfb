"""Dates that the page carries without showing them: meta tags, JSON-LD, microdata, ``<time>``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from cleanpage.dates import DateEvidence
from cleanpage.dates.urls import url_date
from cleanpage.facts.core import core
from cleanpage.facts.dates import listed_dates
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

# Names of meta tags and of microdata, to how much what they say is worth, 0 to 1.
PUBLISHED = {
    "article:published_time": 0.95, "og:article:published_time": 0.95, "og:published_time": 0.95, "article:published": 0.9,
    "datepublished": 0.9, "pubdate": 0.9, "publish-date": 0.9, "publish_date": 0.9, "publishdate": 0.9, "publisheddate": 0.9,
    "publication_date": 0.9, "published_time": 0.9, "parsely-pub-date": 0.9, "sailthru.date": 0.9, "article.published": 0.9,
    "cxenseparse:recs:publishtime": 0.9, "article_date_original": 0.9, "displaydate": 0.9, "originalpublicationdate": 0.9,
    "dc.date.issued": 0.9, "dcterms.issued": 0.9, "rnews:datepublished": 0.9, "bt:pubdate": 0.9, "citation_publication_date": 0.8,
    "citation_date": 0.8, "dcterms.created": 0.8, "dc.date.created": 0.8, "article.created": 0.8, "created": 0.8, "ptime": 0.8,
    "date": 0.5, "dc.date": 0.6, "dcterms.date": 0.7, "release_date": 0.6, "datecreated": 0.5, "uploaddate": 0.4,
}  # fmt: skip
MODIFIED = {
    "article:modified_time": 0.95, "datemodified": 0.9, "article.updated": 0.9, "og:updated_time": 0.8, "lastmod": 0.8,
    "dcterms.modified": 0.8, "dc.date.modified": 0.8, "last_modified": 0.7, "modified_time": 0.8, "last-modified": 0.7,
    "revised": 0.7,
}  # fmt: skip
KNOWN = {**{name: ("published", weight) for name, weight in PUBLISHED.items()},
         **{name: ("modified", weight) for name, weight in MODIFIED.items()}}  # fmt: skip
JSON_LD = {"datepublished": ("published", 1.0), "datemodified": ("modified", 1.0), "datecreated": ("published", 0.5)}
WRITTEN = regex.compile(r"article|posting|report|blog|recipe|review")
PAGE_ITSELF = regex.compile(r"webpage|itempage|^\w*$")
OTHERS = frozenset("comment comments related sidebar widget recent popular more teaser card recommended".split())
NUMBER = regex.compile(r"#\d+")


class EmbeddedDates(Rule, kind="embedded-dates"):
    """Take hidden dates as evidence, weighed by what they are the date of.

    The date of the article weighs more than that of the web page around it; of several things of one kind the first is
    most likely this page's. What stands in a list of other articles or among comments weighs little.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``published`` and ``modified``."""
        seen: Counter[tuple[str, str]] = Counter()
        for item in page.hidden:
            if found := _field(page, item):
                field, weight = found
                key = (item.source, NUMBER.sub("", item.name))
                seen[key] += 1
                weight *= 1.0 if seen[key] == 1 else 0.5
                if field:
                    yield hidden(field, item, "hidden date", weight)
                else:
                    evidence = DateEvidence(item.value, "time", weight=weight, line=item.segment)
                    yield hidden("published", item, "hidden date", weight, evidence)
        if page.url and (address := url_date(page.url)):
            yield take("published", address, "a date in the address", 0.6, source="url")


def _field(page: Page, item: Hidden) -> tuple[str | None, float] | None:
    """Return what a hidden value is the date of, None for one of open role, and what it is worth."""
    if item.source == "json-ld":
        thing, _, key = item.name.rpartition(".")
        if key not in JSON_LD:
            return None
        field, weight = JSON_LD[key]
        worth = (
            1.0
            if WRITTEN.search(thing.split(".")[0]) and "." not in thing
            else 0.8
            if PAGE_ITSELF.search(thing)
            else 0.3
        )
        return field, weight * worth
    if item.source == "time":
        return None, 0.5 * _place(page, item)
    if item.source in {"meta", "microdata"} and item.name in KNOWN:
        field, weight = KNOWN[item.name]
        return field, weight * _place(page, item)
    return None


def _place(page: Page, item: Hidden) -> float:
    """Return how far the place of a value on the page lowers its worth."""
    if item.segment is None or item.segment >= len(page.segments):
        return 1.0
    segment = page.segments[item.segment]
    among_others = segment.place is not None and (
        not OTHERS.isdisjoint(segment.place.hints)
        or item.segment in page.fact(listed_dates)
        or not {"aside", "footer", "nav"}.isdisjoint(segment.place.path)
    )
    return 0.3 if among_others or page.fact(core).after(item.segment) else 1.0
