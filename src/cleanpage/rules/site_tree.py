"""Lists of a site's pages with this one among them: the chapters of a manual, the threads of a forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.site_tree import site_tree
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class SiteTree(Rule, kind="site-tree"):
    """Weigh against lists of links with what this page is called among them.

    A page says elsewhere what it is about; a list that has it as one of many is a menu, however long its entries are.

    Attributes:
        weight: log odds against each line of such a list.
    """

    weight: float = 3.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted drop for each line."""
        for segment in page.fact(site_tree):
            yield drop(segment, "in a list of pages with this one among them", self.weight)
