"""Boxes that a link offers to skip: ``Skip podcasts and continue reading`` … ``End of podcasts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.skips import skips
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

NAMED = 40
"""Characters of the link that reasons name."""


class Skips(Rule, kind="skips"):
    """Drop boxes within a text that a link offers to skip, by where the link leads, whatever it says.

    The link opens the box, and leads to its end or to what follows.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line of such a box."""
        for link, lines in page.fact(skips):
            said = page.segments[link].text[:NAMED]
            for index in lines:
                yield drop(page.segments[index], f"a link offers to skip it: {said!r}")
