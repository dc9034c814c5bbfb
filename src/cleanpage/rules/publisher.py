"""Who publishes the page, as copyright notices say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.notices import notices
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

PUBLISHER = 0.8


class Publisher(Rule, kind="publisher"):
    """Read the publisher off copyright notices behind the body."""

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``publisher``."""
        for notice in page.fact(notices):
            yield take("publisher", notice.owner, "named in a copyright notice", PUBLISHER, segment=notice.segment)
