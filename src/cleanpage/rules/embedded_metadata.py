"""What the page says of itself without showing it: meta tags, JSON-LD, the title of its window."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import regex

from cleanpage.facts.address import address, site_label
from cleanpage.facts.language import page_language
from cleanpage.facts.section_words import GENERAL
from cleanpage.facts.shape import UNSPACED_LETTER
from cleanpage.facts.things import is_article, own_things
from cleanpage.facts.titles import page_titles
from cleanpage.facts.wording import words
from cleanpage.rule import Rule, hidden
from cleanpage.words import function_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

# Field -> last part of a hidden value's name -> weight.
NAMES: dict[str, dict[str, float]] = {
    "description": {"og:description": 1.0, "description": 1.1, "twitter:description": 0.5},
    "section": {"article:section": 1.2, "articlesection": 1.0, "parsely-section": 0.9, "parsely-page.section": 0.9},
    "site_name": {"og:site_name": 1.0, "application-name": 0.5},
    "image": {"og:image": 1.0, "twitter:image": 0.5, "image": 0.4, "image.url": 0.4},
    "url": {"canonical": 1.0, "og:url": 0.8, "url": 0.6},
    "tags": {"keywords": 1.0, "news_keywords": 1.0, "article:tag": 1.5},
    "declared_word_count": {"wordcount": 1.0},
    "publisher": {"publisher.name": 1.0, "dc.publisher": 1.0, "article:publisher": 0.3},
    "license": {"license": 1.0, "license.url": 1.0, "license.name": 0.8, "dcterms.license": 0.9},
    "paywalled": {"isaccessibleforfree": 1.0, "article:content_tier": 0.9, "og:article:content_tier": 0.9},
}  # fmt: skip
BY_NAME = {name: (field, weight) for field, names in NAMES.items() for name, weight in names.items()}
COMMAS = regex.compile(r"\s*[,;，、،]\s*")
BARS = regex.compile(r"\s*[|·•\n]\s*|\s+#|^#")
"""What stands between keywords where there is no comma, and what with them."""
LETTER = regex.compile(r"\p{L}")
PARTED, STEPS = regex.compile(r"\s*[,;，、]\s*"), regex.compile(r"\s*[/>»|]\s*")
FEW, LISTED = 3, 0.9
"""Entries from which on a section is a list of them, and what each is worth: which is the section, others must say."""
GENERALLY = 0.6
"""What is left of the weight of a section that says no more than that the page is news."""
CUT, SMALL, LONG = 2, 0.1, 5
"""Small words that are keywords of their own, and their share, from which on a program made the list; words from which
on a title is no tag itself."""
PIECES = 4
"""Pieces of a title up to which they may have been chosen."""
ADDRESSES = frozenset({"image", "url"})
FREE = {"true": False, "yes": False, "1": False, "free": False, "false": True, "no": True, "0": True,
        "locked": True, "metered": True}  # fmt: skip
"""What pages say of their being free, and whether it means that they are behind a wall."""
ELSEWHERE = frozenset(
    "organization newsmediaorganization corporation localbusiness person imageobject videoobject audioobject website "
    "breadcrumblist comment review".split()
)
"""Things that have descriptions, pictures and licences of their own, which are not the page's."""
INSIDE = frozenset({"mainentity", "mainentityofpage", "haspart"})
"""Things inside a thing that are the same page, or a part of it."""
MARKED = frozenset({"keywords", "articlesection"})
"""Properties of microdata that say the same wherever they stand; others are of what stands around them."""
ABOUT_THE_SITE = frozenset({"publisher", "site_name"})
DIGITS = 8
"""Digits from which on a number is no count of words."""
LIVE = "liveblogposting"


class EmbeddedMetadata(Rule, kind="embedded-metadata"):
    """Take hidden values as evidence for the fields that they name.

    What embedded data says of other things than the page (its pictures, its publisher, the articles that it links to)
    is left out.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for every hidden value whose name is known."""
        own = page.fact(own_things)
        live = False
        for item in page.hidden:
            known = BY_NAME.get(item.name) or BY_NAME.get(_last(item.name))
            if known and (item.source not in {"url", "microdata", "rel"} or item.name in MARKED):
                field, weight = known
                if field in ABOUT_THE_SITE or _is_of_page(item, own):
                    yield from _evidence(page, field, item, weight)
            if not live and item.source == "json-ld" and _is_live(item) and _is_of_page(item, own):
                live = True
                yield hidden("live", item, "embedded data of a live blog", value=True)


def _is_live(item: Hidden) -> bool:
    """Return whether a value stands in a live blog's data, or is the type of a thing that is one among others."""
    thing, _, key = item.name.partition(".")
    return thing.startswith(LIVE) or (key == "@type" and item.value.casefold() == LIVE)


def _last(name: str) -> str:
    """Return the last part of a dotted name, with what it is the name or the address of."""
    parts = name.split(".")
    return ".".join(parts[-2:]) if parts[-1] in {"name", "url"} and len(parts) > 2 else parts[-1]  # noqa: PLR2004


def _is_of_page(item: Hidden, own: Container[str]) -> bool:
    """Return whether a value is said of the page itself."""
    if item.source != "json-ld":
        return True
    thing, *path = item.name.split(".")
    if not INSIDE.issuperset(path[: -1 - _last(item.name).count(".")]):
        return False  # of its author, its site, its pictures, what it lists
    return thing in own if is_article(thing) else thing.partition("#")[0] not in ELSEWHERE


def _evidence(page: Page, field: str, item: Hidden, weight: float) -> Iterator[Verdict]:
    """Yield the value in the form that the field's settler reads."""
    if field == "tags":
        yield from _tags(page, item, weight)
    elif field == "declared_word_count":
        if item.value.isdecimal() and len(item.value) < DIGITS:
            yield hidden(field, item, "hidden word count", weight, int(item.value))
    elif field == "paywalled":
        walled = FREE.get(item.value.casefold().rpartition("/")[2])
        if walled is not None:
            yield hidden(field, item, "says whether it is free", weight, walled)
    elif field == "section":
        yield from _sections(page, item, weight)
    elif field in ADDRESSES:
        if found := _absolute(item.value, page):
            yield hidden(field, item, f"hidden {field}", weight, found)
    elif field not in ABOUT_THE_SITE or "//" not in item.value:
        yield hidden(field, item, f"hidden {field.replace('_', ' ')}", weight)


def _sections(page: Page, item: Hidden, weight: float) -> Iterator[Verdict]:
    """Yield the sections that a value names; the site itself is none."""
    entries = _entries(item.value)
    for entry in entries:
        if (said := "".join(words(entry))) != page.fact(site_label):
            told = weight * (GENERALLY if said in GENERAL else 1)
            yield hidden("section", item, "hidden section", told if len(entries) == 1 else LISTED, entry)


def _entries(value: str) -> list[str]:
    """Return the sections that a value lists, or the steps of the path that it is; one comma may be part of a name.

    >>> _entries("Books, Films & Music"), _entries("Opinion, Columnists, Latest")
    (['Books, Films & Music'], ['Opinion', 'Columnists', 'Latest'])
    """
    for sign in (PARTED, STEPS):
        if len(entries := [entry for entry in sign.split(value) if entry]) >= FEW:
            return entries
    return [value]


def _keywords(value: str) -> tuple[str, ...]:
    """Return the entries of a list of keywords.

    >>> _keywords("harbour, council | vote"), _keywords("#harbour #council")
    (('harbour', 'council', 'vote'), ('harbour', 'council'))
    >>> _keywords("古桥 修复 镇议会")
    ('古桥', '修复', '镇议会')
    """
    tags = [tag for part in COMMAS.split(value) for tag in BARS.split(part) if tag and not tag.startswith("<")]
    return tuple(tags[0].split() if len(tags) == 1 and _are_words(tags[0].split()) else tags)


def _are_words(found: list[str]) -> bool:
    """Return whether keywords that spaces part are several, since their script has no spaces within words."""
    return len(found) > 1 and UNSPACED_LETTER.search(found[0]) is not None and all(map(LETTER.search, found))


def _tags(page: Page, item: Hidden, weight: float) -> Iterator[Verdict]:
    """Yield the keywords of a value, if somebody chose them."""
    if keywords := _told(page, _keywords(item.value)):
        yield hidden("tags", item, "hidden keywords", weight, keywords)


def _told(page: Page, keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Return keywords that somebody chose: none of a list that a program cut the title or the text into."""
    listed = [(tag, words(tag)) for tag in keywords]
    titles = page.fact(page_titles)
    if any(_are_pieces(keywords, "".join(title)) for title in titles):
        return ()
    cut, said = 0, list[str]()
    for number, (_, mine) in enumerate(takewhile(lambda tag: " " not in tag[0], listed), 1):
        said += mine
        cut = number if number > CUT and said in titles else cut
    rest = [(tag, mine) for tag, mine in listed[cut:] if len(mine) < LONG or mine not in titles]
    small = function_words(page.fact(page_language) or "en")
    few = sum(len(mine) == 1 and mine[0] in small for _, mine in rest)
    return () if few >= CUT and few >= SMALL * len(rest) else tuple(tag for tag, _ in rest)


def _are_pieces(keywords: tuple[str, ...], title: str) -> bool:
    """Return whether keywords are most of a title in a script without spaces, in its order, cut into words."""
    at = 0
    for tag in keywords:
        found = title.find(tag, at)
        if found < 0 or tag.isascii():
            return False
        at = found + len(tag)
    return len(keywords) > PIECES and len("".join(keywords)) > len(title) / 2


def _absolute(value: str, page: Page) -> str | None:
    """Return an address whole, as far as the page's own tells; None where that cannot be."""
    if value.startswith(("http://", "https://")):
        return value
    base = page.fact(address)
    if not base or " " in value or ":" in value.partition("/")[0]:
        return None
    try:
        found = urljoin(base, value)
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) else None
