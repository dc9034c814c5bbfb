"""Notices of where a text first stood, such as ``This article first appeared in The Town Crier``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.cue_rule import CueRule
from cleanpage.facts.notice_labels import labelled
from cleanpage.rule import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class FirstAppeared(CueRule, kind="first-appeared"):
    """Drop notices of where a text was first published, and under which licence it is published again.

    They stand at the ends of the body. A sentence of the body that says where a book or a report first appeared stays.
    """

    lists = ("first-appeared",)
    hints = frozenset({"syndication", "republish", "source", "license"})

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each such notice."""
        yield from super().judge(page)
        for segment in labelled(page, self.kind, above=True):
            yield drop(segment, "a label says where the text first stood, or under which title")
