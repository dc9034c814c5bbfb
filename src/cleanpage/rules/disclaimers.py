"""Disclaimers, such as ``The views expressed are the author's own``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import CueRule
from cleanpage.facts.notice_labels import labelled
from cleanpage.rule import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Disclaimers(CueRule, kind="disclaimers"):
    """Drop notices that limit liability or mark paid links.

    They stand around the body; a text that speaks of views expressed, or of commissions earned, stays.
    """

    lists = ("disclaimer",)
    hints = frozenset({"disclaimer", "disclosure", "affiliate"})
    headings = 2

    share: float = 0.5
    longest: int = 120

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each such notice."""
        yield from super().judge(page)
        for segment in labelled(page, self.kind):
            yield drop(segment, "a label says that it is a disclaimer")
