"""The title of the page's window, and those that it gives to search engines and other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.titles import hidden_titles
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

# Source -> (weight of the title without the names around it, weight of the whole of it). Learned from annotated pages,
# with one exception: what an article's embedded data calls its headline says so outright, and weighs accordingly.
WEIGHTS = {
    "headline": (2.5, 3.5),
    "og:title": (1.6, 1.5),
    "title": (1.3, 0.5),
    "name": (0.5, 0.1),
    "twitter:title": (0.1, 0.2),
}
OTHER = (0.2, 0.3)


class PageTitle(Rule, kind="page-title"):
    """Take hidden titles, as they stand and without the names of site and section around them."""

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``title``."""
        for title in page.fact(hidden_titles):
            bare, whole = WEIGHTS.get(title.item.name.rpartition(".")[2], OTHER)
            if title.whole:
                yield take("title", title.text, "a hidden title", whole, source=_source(title.item))
            else:
                reason = f"{title.item.value!r} without the names around it"
                yield take("title", title.text, reason, bare, source=_source(title.item))


def _source(item: Hidden) -> str:
    return f"{item.source} {item.name}"
