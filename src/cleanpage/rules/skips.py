"""Boxes that a link offers to skip: ``Skip podcasts and continue reading`` … ``End of podcasts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.skips import skips
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

AGAINST = 5.0
"""Log odds against each line of such a box."""
NAMED = 40
"""Characters of the link that reasons name."""


class Skips(Rule, kind="skips"):
    """Weigh against boxes within a text that a link offers to skip, by where the link leads, whatever it says.

    The link opens the box, and leads to its end or to what follows. What else in the box surely is text stays: a link
    may lead to a note on it.

    Attributes:
        strength: what the weight is multiplied with; 0 leaves the box to the looks of its lines.
    """

    strength: float = 1.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line of such a box."""
        for link, lines in page.fact(skips):
            said = page.segments[link].text[:NAMED]
            for index in lines:
                yield drop(page.segments[index], f"a link offers to skip it: {said!r}", AGAINST * self.strength)
