"""What tells the kinds of pages apart, as numbers, and how likely each kind is by what was learned of them.

The weights are learned (``scripts/learn_kind.py``). What a page is made of counts, whatever its language: cues,
shapes, dates, prices, and the words that addresses and attributes have everywhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.address import address_parts
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.extent import extent
from cleanpage.facts.learned import weights
from cleanpage.facts.prose import prose as prose_lines
from cleanpage.facts.shape import shapes
from cleanpage.words.fold import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page

KINDS = ("article", "collection", "documentation", "forum", "listing", "product", "service")
"""The kinds that are told apart."""
PRICE = re.compile(r"[$€£¥₹₽₩฿]\s?\d|\d\s?(?:[$€£¥₹₽₩฿]|zł|kr\b|Kč|Ft\b)")
ADDRESS_WORDS = {
    "forum": "forum forums thread threads topic topics showthread viewtopic discussion discussions community question "
    "questions comments board boards t",
    "documentation": "docs doc documentation reference manual guide guides api tutorial tutorials learn wiki help "
    "latest stable en html man",
    "product": "product products item items dp p shop store buy",
    "collection": "collection collections category categories catalog catalogue brand brands shop store",
    "listing": "tag tags topic topics category categories archive archives search news events jobs directory blog best",
    "article": "news article articles story stories blog post posts opinion review reviews magazine recipe recipes",
    "service": "services service solutions solution pricing about company features platform plans industries",
}
"""Words that addresses have for each kind of page, in any language of the page."""
HINTS = {
    "posts": "post posts topic thread reply replies message messages forum answer answers author avatar",
    "products": "product products price cart sku buy variant",
    "cards": "card cards grid item items tile tiles listing result results teaser archive",
    "documents": "doc docs documentation markdown highlight toc api reference admonition",
    "articles": "article entry story",
    "sections": "hero section feature features cta testimonial testimonials banner row column pricing",
}
"""Words that the attributes of elements have around each sort of content."""
OF_ADDRESS = {word: kind for kind, words in ADDRESS_WORDS.items() for word in words.split()}
OF_HINT = {word: sort for sort, words in HINTS.items() for word in words.split()}
FEW = 2
"""Words that a part of an address has at most to name a part of the site, and not the page."""
DECLARED = frozenset(
    "newsarticle article blogposting techarticle scholarlyarticle recipe discussionforumposting qapage question "
    "product productgroup collectionpage itemlist searchresultspage service faqpage breadcrumblist organization "
    "localbusiness softwareapplication howto event webpage website offercatalog course jobposting".split()
)
"""Types of schema.org that say something of the page."""
ADDRESS_WORD = re.compile(r"[a-z]+")
BETWEEN_WORDS = re.compile(r"[-_]+")
DATED_PATH = re.compile(r"/(?:19|20)\d\d/\d\d?(?:/|\Z)")


class Likeliness(NamedTuple):
    """How likely a kind of page is.

    Attributes:
        kind: the kind.
        chance: 0 to 1.
        reason: what speaks most for it.
    """

    kind: str
    chance: float
    reason: str


def likely_kinds(page: Page) -> tuple[Likeliness, ...]:
    """Return how likely each kind of page is, the likeliest first; nothing where there is no body."""
    span = page.fact(extent)
    if span.end == span.first:
        return ()
    learned, found = weights("kind"), page.fact(kind_features)
    parts = {
        kind: {name: learned.get(f"{kind}: {name}", 0.0) * value for name, value in found.items()} for kind in KINDS
    }
    scores = {kind: math.fsum(by_name.values()) for kind, by_name in parts.items()}
    highest = max(scores.values())
    total = sum(math.exp(score - highest) for score in scores.values())
    return tuple(
        Likeliness(kind, math.exp(scores[kind] - highest) / total, _reason(parts[kind]))
        for kind in sorted(KINDS, key=lambda kind: -scores[kind])
    )


def is_manual(page: Page) -> bool:
    """Return whether a page is documentation, more likely than not."""
    found = page.fact(likely_kinds)[:1]
    return bool(found) and found[0].kind == "documentation" and found[0].chance > 0.5  # noqa: PLR2004 - an even chance


def _reason(parts: dict[str, float]) -> str:
    """Name the three features that speak most for a kind."""
    most = sorted(
        (name for name in parts if parts[name] > 0 and name != "always"), key=lambda name: (-parts[name], name)
    )
    return "learned: " + ", ".join(most[:3])


def kind_features(page: Page) -> dict[str, float]:
    """Return what tells of the kind of a page, by name; what is not there is 0."""
    return {"always": 1.0, **dict((*_declared(page), *_addressed(page), *_built(page), *_said(page)))}


def _declared(page: Page) -> Iterator[tuple[str, float]]:
    types = set()
    for item in page.hidden:
        if item.source == "json-ld" and item.name.count(".") == 1:
            types.add(item.name.partition(".")[0].partition("#")[0])
        elif item.name == "og:type":
            yield f"og:type {item.value.casefold().split('.')[-1].split(':')[-1][:20]}", 1.0
    for type_ in sorted(types & DECLARED):
        yield f"declares {type_}", 1.0


def _addressed(page: Page) -> Iterator[tuple[str, float]]:
    labels, parts = page.fact(address_parts)
    if not labels and not parts:
        return
    yield "depth of address", min(len(parts), 6) / 3
    yield "address" if parts else "front page", 1.0
    if parts:
        yield "words of address", min(len(BETWEEN_WORDS.split(parts[-1])), 12) / 6
        yield "number in address", float(any(character.isdigit() for character in parts[-1]))
    if DATED_PATH.search("/".join(("", *parts))):
        yield "date in address", 1.0
    names = [ADDRESS_WORD.findall(part) for part in (*labels[:1], *parts)]
    short = [word for words in names if len(words) <= FEW for word in words]
    for word in dict.fromkeys(short):
        if word in OF_ADDRESS:
            yield f"/{word}/ in address", 1.0


def _built(page: Page) -> Iterator[tuple[str, float]]:
    """Yield the size and the shape of the body, and what its elements are called."""
    span, all_shapes, running = page.fact(extent), page.fact(shapes), page.fact(prose_lines)
    inside = range(span.first, span.end)
    count = len(inside)
    yield "lines", math.log1p(len(page.segments)) / 4
    yield "lines of body", math.log1p(count) / 4
    yield "share of body", count / len(page.segments)
    yield "size of body", math.log1p(sum(all_shapes[at].size for at in inside)) / 5
    prose = [all_shapes[at].size for at in inside if running[at]]
    yield "prose", math.log1p(len(prose)) / 3
    yield "share of prose", len(prose) / count
    yield "length of prose", math.log1p(sum(prose) / max(1, len(prose))) / 4
    yield "short lines", sum(all_shapes[at].size < 5 for at in inside) / count  # noqa: PLR2004 - a label's size
    yield "questions", sum(page.segments[at].text.endswith(QUESTIONS) for at in inside) / count
    for kind, number in Counter(page.segments[at].kind for at in inside).items():
        if kind != "paragraph":
            yield f"{kind} lines", number / count
            yield f"number of {kind} lines", math.log1p(number) / 3
    prices = sum(bool(PRICE.search(page.segments[at].text[:200])) for at in inside)
    yield "prices", math.log1p(prices) / 2
    dated = page.fact(dates)
    yield "dates", math.log1p(sum(at in dated for at in inside)) / 2
    yield "date at the top", float(any(span.first - 4 <= at < span.first + 4 for at in dated))
    if page.format != "html":
        return
    yield "html", 1.0
    places = [place for at in inside if (place := page.segments[at].place)]
    yield "links", sum(place.link_share for place in places) / count
    sorts: Counter[str] = Counter()
    for hints, number in Counter(place.hints for place in places).items():
        sorts.update(dict.fromkeys({OF_HINT[hint] for hint in hints if hint in OF_HINT}, number))
    for sort, number in sorts.items():
        yield f"elements called {sort}", number / count


def _said(page: Page) -> Iterator[tuple[str, float]]:
    """Yield how often the page has cues of each list, and the body among them."""
    span = page.fact(extent)
    everywhere: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for at, match in enumerate(page.fact(matches)):
        for name in {cue.list for cue in match.cues if cue.how != "inside"}:
            everywhere[name] += 1
            inside[name] += at in span
    for name, number in everywhere.items():
        yield f"{name} cues", math.log1p(number) / 3
    for name, number in inside.items():
        yield f"{name} cues in the body", math.log1p(number) / 3
