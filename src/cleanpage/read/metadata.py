"""Values that an HTML page carries without showing them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from cleanpage.page import Hidden
from cleanpage.read import jsonld
from cleanpage.read.repair import mend

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from cleanpage.read.options import Reading

MAX_VALUE = 200_000
"""Characters of a value that are kept."""
MAX_TAGS = 1_000
"""Meta and link tags that are read."""
MARKED = 5_000
"""Characters of a value that is looked through for elements."""
MAX_VALUES = 100
"""Values that are taken from a content that is an object of JSON."""
OPENING, CLOSING = regex.compile(r"<([a-zA-Z]\w{0,15})\b[^<>]*>"), regex.compile(r"</([a-zA-Z]\w{0,15})\s*>")
TAG = regex.compile(r"</?([a-zA-Z]\w{0,15})\b[^<>]*>")
CARRIERS = "title,meta[content],link[rel][href],script[type]"
NAMES = ("property", "name", "itemprop", "http-equiv")
RELATIONS = frozenset({"canonical", "author", "license", "publisher", "amphtml", "shortlink", "next", "prev"})


def metadata(tree: LexborHTMLParser, options: Reading) -> list[Hidden]:
    """Return what a page says of itself in its head, its meta tags and its JSON-LD.

    Args:
        tree: the parsed page; its scripts must still be there.
        options: which repairs are wanted.

    Returns:
        ``html`` lang and dir; ``title`` title; ``meta`` by each name a tag has, and where its content is an object of
        JSON by that and the keys that lead to a value, ``parsely-page.author``; ``link`` canonical, author, …;
        ``json-ld`` named as :func:`cleanpage.read.jsonld.values` says. In the page's order within each.
    """
    root = tree.root
    attributes = root.attributes if root is not None else {}
    found = [("html", name.removeprefix("xml:"), attributes.get(name)) for name in ("lang", "xml:lang", "dir")]
    scripts: list[str] = []
    titled = False
    for node in tree.css(CARRIERS)[:MAX_TAGS]:
        tag = node.tag
        if tag == "meta":
            found += _meta(node)
        elif tag == "link":
            found += _link(node)
        elif tag == "script":
            kind = node.attributes.get("type")
            if kind and "ld+json" in kind.lower():
                scripts.append(node.text() or "")
        elif not titled:
            titled = True
            found.append(("title", "title", node.text()))
    found += [("json-ld", name, value) for name, value in jsonld.values(scripts)]
    return [
        Hidden(source, name.strip().lower(), text)
        for source, name, value in found
        if value and (text := _clean(value, options))
    ]


def _clean(value: str, options: Reading) -> str:
    value = value[:MAX_VALUE]
    text = mend(value, 0, len(value), options).text
    return _unmarked(text) if "</" in text and len(text) <= MARKED else text


def _unmarked(text: str) -> str:
    """Return a text without the elements that it was copied with; a tag that nothing closes is what it speaks of.

    >>> _unmarked("<p>The <em>Crier</em> says so.</p>"), _unmarked("30 years of <br>, </p>")
    ('The Crier says so.', '30 years of <br>, </p>')
    """
    closed = {name.lower() for name in CLOSING.findall(text)}
    opened = {name.lower() for name in OPENING.findall(text)}
    paired = closed & opened
    if not paired:
        return text
    return " ".join(TAG.sub(lambda tag: "" if tag[1].lower() in paired else tag[0], text).split())


def _meta(node: LexborNode) -> list[tuple[str, str, str | None]]:
    attributes = node.attributes
    content = attributes.get("content")
    names = [name for key in NAMES if (name := attributes.get(key))]
    return [("meta", *item) for name in names for item in _values(name, content)]


def _values(name: str, content: str | None) -> list[tuple[str, str | None]]:
    """Return what a meta tag says: its content, or what is in the object of JSON that this is.

    >>> _values("author", '{"name": "Jane Roe"}'), _values("title", "{Bridge}")
    ([('author.name', 'Jane Roe')], [('title', '{Bridge}')])
    """
    found = list(islice(jsonld.named(content, name), MAX_VALUES)) if content and "{" in content else []
    return [*found] or [(name, content)]


def _link(node: LexborNode) -> list[tuple[str, str, str | None]]:
    attributes = node.attributes
    relations = (attributes.get("rel") or "").lower().split()
    return [("link", name, attributes.get("href")) for name in relations if name in RELATIONS]
