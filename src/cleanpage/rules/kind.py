"""What kind of page it is: an article, a forum thread, a product, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.kind import kind_evidence
from cleanpage.facts.page_kind import likely_kinds
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Kind(Rule, kind="kind"):
    """Tell the kind of page from what it declares, from its address and from what it is made of.

    All of it is weighed together, as was learned from pages whose kinds are known, and comes to how likely each kind
    is: that is the weight of the evidence, 0 to 1. A page with no body is of no kind.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``kind``: the likeliest, and what the page declares."""
        likely = page.fact(likely_kinds)
        if not likely:
            return
        best = likely[0]
        yield take("kind", best.kind, best.reason, best.chance, source="page")
        chances = {kind: chance for kind, chance, _ in likely}
        for found in page.fact(kind_evidence):
            if found.item:
                yield hidden("kind", found.item, found.reason, chances[found.kind], found.kind)
