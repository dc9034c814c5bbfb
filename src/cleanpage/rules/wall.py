"""Pages that are a notice and nothing else: consent walls, and pages that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.walls import wall
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Wall(Rule, kind="wall"):
    """Drop everything on a page that stands in the way of another: what remains is an empty body and a warning.

    A notice on a page that has a text to read drops nothing here. An essay on consent stays for its length, and a
    report on a page that was not found for its sentences; a stub with the first paragraph of a text keeps that.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line of a wall."""
        if found := page.fact(wall):
            for segment in page.segments:
                yield drop(segment, f"the page is nothing but a notice: {found.kind}, {found.phrase!r}")
