"""What kind of page it is: an article, a forum thread, a product, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.dates import dates
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

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


class Kind(Rule, kind="kind"):
    """Tell the kind of page from what it declares, and else from what it is made of.

    Posts with their buttons make a forum thread, prices and carts a product, code a documentation; running text of
    some length with a date near its top is an article. A page with no body is of no kind.

    Attributes:
        paragraphs: number of sentences-long lines from which running text is an article.
    """

    paragraphs: int = 3

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``kind``."""
        span = page.fact(core)
        if span.end == span.first:
            return
        for item in page.hidden:
            declared = None
            if item.source == "json-ld":
                declared = TYPES.get(item.name.partition(".")[0]) if item.name.count(".") == 1 else None
            elif item.name == "og:type":
                declared = OG_TYPES.get(item.value.casefold())
            if declared:
                yield hidden("kind", item, "declared", declared[1], declared[0])
        yield from self._seen(page)

    def _seen(self, page: Page) -> Iterator[Verdict]:
        """Yield what the page is made of."""
        span = page.fact(core)
        lists = [cue.list for match in page.fact(matches) for cue in match.cues if cue.how != "inside"]
        prose = sum(shape.terminal and shape.size > 8 for shape in page.fact(shapes)[span.first : span.end])  # noqa: PLR2004
        code = sum(segment.kind == "code" for segment in page.segments[span.first : span.end])
        posts, shop = lists.count("forum"), lists.count("shop")
        dated = any(index < span.first + 4 for index in page.fact(dates))
        if posts > max(5, prose // 3):
            yield take("kind", "forum", f"{posts} lines as they stand around posts", 1.9, source="text")
        elif shop > max(3, prose):
            yield take("kind", "product", f"{shop} lines as they stand around products", 1.6, source="text")
        elif code > max(2, prose // 3):
            yield take("kind", "documentation", f"{code} lines of code", 1.6, source="text")
        elif prose >= self.paragraphs:
            reason = "running text" + (" with a date above it" if dated else "")
            yield take("kind", "article", f"{prose} lines of {reason}", 1.2 if dated else 0.8, source="text")
