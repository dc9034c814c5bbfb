"""What kind of page the page itself says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Hidden, Page

# Types of schema.org and of OpenGraph, to the kind of page they are the main thing of, and what that is worth.
TYPES: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("newsarticle", "article", "blogposting", "reportagenewsarticle", "opinionnewsarticle",
                     "analysisnewsarticle", "liveblogposting", "scholarlyarticle", "backgroundnewsarticle", "recipe",
                     "socialmediaposting"), ("article", 2.0)),
    "discussionforumposting": ("forum", 2.5),
    "qapage": ("forum", 2.5),
    "product": ("product", 1.8),
    "techarticle": ("documentation", 2.2),
    "apireference": ("documentation", 2.5),
    "collectionpage": ("collection", 2.2),
    "itemlist": ("listing", 0.5),
    "service": ("service", 1.0),
}  # fmt: skip
OG_TYPES = {"article": ("article", 1.0), "product": ("product", 2.0), "og:product": ("product", 2.0)}
DECLARABLE = ("article", "forum", "product", "documentation", "collection", "listing", "service")


class KindEvidence(NamedTuple):
    """One thing that speaks for a kind of page; `item` is the hidden value that does, if one does."""

    kind: str
    weight: float
    reason: str
    item: Hidden | None = None


def declarations(page: Page) -> Iterator[KindEvidence]:
    """Yield what the page says that it is, each time. Things that it merely mentions are no declaration."""
    for item in page.hidden:
        found = None
        if item.source == "json-ld" and item.name.count(".") == 1:
            found = TYPES.get(item.name.partition(".")[0].partition("#")[0])
        elif item.name == "og:type":
            found = OG_TYPES.get(item.value.casefold())
        if found:
            yield KindEvidence(*found, "declared", item)


def declared_kinds(page: Page) -> dict[str, float]:
    """Return the kinds that the page says it is of, each with what that is worth at most."""
    found: dict[str, float] = {}
    for kind, weight, *_ in declarations(page):
        found[kind] = max(weight, found.get(kind, 0.0))
    return found
