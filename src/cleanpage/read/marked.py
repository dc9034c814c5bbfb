"""Elements whose attributes say what their text is: times, microdata, links to authors and tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.read.repair import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from cleanpage.read.frame import Attributes

MAX_TEXT = 200
"""Characters of an element's text that can still be a value."""
PROPERTIES = frozenset(
    "articlesection author copyrightholder creator datecreated datemodified datepublished editor genre headline "
    "inlanguage keywords name publisher".split()
)
"""Microdata properties that are looked for; the rest of its vocabulary is about other things than articles."""
DATED = frozenset(
    "title data-time data-timestamp data-utime data-date data-datetime data-date-time data-created data-created-at "
    "data-published data-published-at data-publish-date data-pubdate".split()
)
"""Attributes of an element that shows a date, which may hold the same for programs."""
MARKING = DATED | {"datetime", "itemprop", "rel"}
"""Attributes without one of which only an element that a site defines can be marked."""
MOMENT = frozenset("date datetime time timestamp ts".split())
"""Attributes in which elements that sites define for times hold them: ``<relative-time datetime="2025-11-03">``."""
OF_TIME = ("time", "date", "ago")
"""How the names of such elements end."""
MAX_DATE = 40
"""Characters of a text that is nothing but a date."""
MACHINE_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?|1[0-9]{9}(?:\d{3})?")
COUNTDOWN = re.compile("countdown|timer", re.IGNORECASE)
RELATIONS = frozenset({"author", "tag", "category", "bookmark"})
OF_CATEGORY = re.compile(
    r"/(?:categor(?:y|ies|ias?|ie|iya|ija|iia)|kategori(?:e|en|a|er)?|rubrik|rubrique)/[^/?#]",
    re.IGNORECASE,
)
"""A step of the address of what is filed under a category."""
LICENSE = "license"
OF_AUTHOR = re.compile(
    r"(?:/|[?&])(?:authors?|autor(?:e|en|es|i|y)?|auteurs?|avtory?|yazar(?:lar)?|forfatter|skribent(?:er)?|penulis|"
    r"kirjoittajat?|journalist[aei]?s?|columnists?|contributors?|reporters?|writers?|byline)[/=][^/?#&]",
    re.IGNORECASE,
)
"""A step of the address of a page about somebody who writes for a site."""


def marked(node: LexborNode, tag: str, attributes: Attributes) -> list[tuple[str, str, str]]:
    """Return the values that an element is marked to hold.

    Args:
        node: the element.
        tag: its name.
        attributes: its attributes.

    Returns:
        For each, its source, name and value, as in `Hidden`.
    """
    found: list[tuple[str, str, str]] = []
    if tag == "time" and (value := attributes.get("datetime")):
        found.append(("time", "datetime", collapse(value)))
    elif "-" in tag and tag.endswith(OF_TIME):
        found += [("time", name, value) for name, value in _machine_dates(attributes, MOMENT)][:1]
    elif not DATED.isdisjoint(attributes):
        found += _dated(node, attributes)
    if (prop := attributes.get("itemprop")) and (name := prop.lower()) in PROPERTIES:
        value = attributes.get("content") or attributes.get("datetime")
        value = value or next((date for _, date in _machine_dates(attributes)), "") or text_of(node)
        if value:
            found.append(("microdata", name, collapse(value)))
    if tag == "a" and (rel := attributes.get("rel")):
        if LICENSE in rel.lower().split() and (address := attributes.get("href")):
            found.append(("rel", LICENSE, collapse(address)[:MAX_TEXT]))
        text, names = text_of(node), rel.lower().split()
        if "tag" in names and "category" not in names and OF_CATEGORY.search((attributes.get("href") or "")[:MAX_TEXT]):
            names.append("category")  # themes mark these as tags, too
        found += [("rel", name, text) for name in names if text and name in RELATIONS]
    return found


def leads_to_author(attributes: Attributes) -> bool:
    """Return whether a link leads to a page about somebody who writes for the site, as far as its address tells.

    >>> leads_to_author({"href": "/authors/jane-roe"}), leads_to_author({"href": "/authors/"})
    (True, False)
    """
    address = attributes.get("href")
    return address is not None and OF_AUTHOR.search(address[:MAX_TEXT]) is not None


def _dated(node: LexborNode, attributes: Attributes) -> list[tuple[str, str, str]]:
    """Return the date that an element shows to people, as it gives it to programs; what it counts down to is none."""
    found = [("time", name, value) for name, value in _machine_dates(attributes)]
    if not found or COUNTDOWN.search(attributes.get("class") or ""):
        return []
    return found[:1] if 0 < len(text_of(node)) <= MAX_DATE else []


def _machine_dates(attributes: Attributes, names: frozenset[str] = DATED) -> Iterator[tuple[str, str]]:
    """Yield the attributes that hold a date for programs: ``<abbr title="2025-11-03T11:30">11:30</abbr>``."""
    for name in sorted(names.intersection(attributes)):
        if (value := attributes[name]) and MACHINE_DATE.fullmatch(value):
            yield name, value


def text_of(node: LexborNode) -> str:
    """Return an element's text, or nothing where it is too long for a value."""
    text = collapse(node.text())
    return text if len(text) <= MAX_TEXT else ""
