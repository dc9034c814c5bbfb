"""Values that an HTML page carries without showing them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cleanpage.page import Hidden
from cleanpage.read.repair import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser


def metadata(tree: LexborHTMLParser) -> list[Hidden]:
    """Return what the head of a page says."""
    found: list[Hidden] = []

    def add(source: str, name: str | None, value: str | None) -> None:
        if name and value and (value := collapse(value)):
            found.append(Hidden(source, name.strip().lower(), value))

    root = tree.root
    if root is not None:
        add("html", "lang", root.attributes.get("lang"))
    title = tree.css_first("title")
    if title is not None:
        add("title", "title", title.text())
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        for key in ("property", "name", "itemprop", "http-equiv"):
            add("meta", attributes.get(key), attributes.get("content"))
    for node in tree.css("link[rel=canonical]"):
        add("link", "canonical", node.attributes.get("href"))
    for node in tree.css("time[datetime]"):
        add("time", "datetime", node.attributes.get("datetime"))
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(), strict=False)
        except ValueError:
            continue
        for name, value in flatten(data, ""):
            add("json-ld", name, value)
    return found


def flatten(data: object, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the values of embedded data under dotted names."""
    if isinstance(data, dict):
        kind = data.get("@type")
        kind = kind[0] if isinstance(kind, list) and kind else kind
        prefix = prefix or (kind.lower() if isinstance(kind, str) else "")
        for key, value in data.items():
            if key == "@graph":
                yield from flatten(value, "")
            else:
                yield from flatten(value, f"{prefix}.{key}" if prefix else key)
    elif isinstance(data, list):
        for item in data:
            yield from flatten(item, prefix)
    elif data is not None:
        yield prefix, str(data)
