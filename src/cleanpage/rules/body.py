"""The body: how much each segment reads like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import body_scores
from cleanpage.facts.kind import is_article
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Body(Rule, kind="body"):
    """Weigh every segment: sentences for, menus and labels against.

    The weights are log odds; the decoder reads them together over the whole page. On a page that is an article little
    besides its one run of text is content, and less is kept than on pages that are made of many things.

    Attributes:
        lean: added to every weight. Above 0 more is kept (recall), below 0 less (precision); a change of 1 is a lot.
        article_lean: added besides on pages that are articles.
    """

    lean: float = 0.0
    article_lean: float = -0.75

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted verdict for each segment."""
        lean = self.lean + (self.article_lean if page.fact(is_article) else 0.0)
        for segment, score in zip(page.segments, page.fact(body_scores), strict=True):
            weight = score.value + lean
            yield keep(segment, score.reason, weight) if weight >= 0 else drop(segment, score.reason, -weight)
