"""What the page says of itself without showing it: meta tags, JSON-LD, the title of its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.rule import Rule, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

# Field -> last part of a hidden value's name -> weight.
NAMES: dict[str, dict[str, float]] = {
    "description": {"og:description": 1.0, "description": 1.1, "twitter:description": 0.5},
    "section": {"article:section": 1.2, "articlesection": 1.0},
    "site_name": {"og:site_name": 1.0, "application-name": 0.5},
    "image": {"og:image": 1.0, "twitter:image": 0.5},
    "url": {"canonical": 1.0, "og:url": 0.8, "url": 0.6},
    "tags": {"keywords": 1.0, "news_keywords": 1.0, "article:tag": 1.5},
    "declared_word_count": {"wordcount": 1.0},
    "publisher": {"publisher.name": 1.0, "dc.publisher": 1.0, "article:publisher": 0.3},
}  # fmt: skip
BY_NAME = {name: (field, weight) for field, names in NAMES.items() for name, weight in names.items()}
COMMAS = regex.compile(r"\s*[,;，、،]\s*")


class EmbeddedMetadata(Rule, kind="embedded-metadata"):
    """Take hidden values as evidence for the fields that they name."""

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for every hidden value whose name is known."""
        for item in page.hidden:
            known = BY_NAME.get(item.name) or BY_NAME.get(_last(item.name))
            if known and item.source != "url":
                field, weight = known
                yield from _evidence(field, item, weight)


def _last(name: str) -> str:
    """Return the last part of a dotted name, with ``name`` kept behind what it is the name of."""
    parts = name.split(".")
    return ".".join(parts[-2:]) if parts[-1] == "name" else parts[-1]


def _evidence(field: str, item: Hidden, weight: float) -> Iterator[Verdict]:
    """Yield the value in the form that the field's settler reads."""
    if field == "tags":
        yield hidden(field, item, "hidden keywords", weight, tuple(tag for tag in COMMAS.split(item.value) if tag))
    elif field == "declared_word_count":
        if item.value.isdecimal() and len(item.value) < 8:  # noqa: PLR2004 - longer is no count of words
            yield hidden(field, item, "hidden word count", weight, int(item.value))
    elif field not in {"image", "url"} or item.value.startswith(("http://", "https://")):
        yield hidden(field, item, f"hidden {field.replace('_', ' ')}", weight)
