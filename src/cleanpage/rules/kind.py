"""What kind of page it is: an article, a forum thread, a product, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.kind import kind_evidence
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Kind(Rule, kind="kind"):
    """Tell the kind of page from what it declares, and from what it is made of.

    Posts with their buttons make a forum thread, prices and carts a product, code a documentation; running text of
    some length is an article, the more surely with a date near its top. A page with no body is of no kind.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``kind``."""
        for kind, weight, reason, item in page.fact(kind_evidence):
            if item:
                yield hidden("kind", item, reason, weight, kind)
            else:
                yield take("kind", kind, reason, weight, source="text")
