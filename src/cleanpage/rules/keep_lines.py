"""Lines that a user never wants to lose, by patterns of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.pattern_rule import PatternRule
from cleanpage.rule import keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class KeepLines(PatternRule, kind="keep-lines"):
    """Keep the lines in which one of the user's patterns is found in the body, whatever other rules say of them.

    No preset has it. Put it first, so that its word is the first that is certain. Neighbours of a line that is kept
    are a little more likely to stay too, since the body is read as stretches.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a keep for each line that a pattern is found in."""
        for segment, pattern in self.matching(page):
            yield keep(segment, f"matches {pattern!r}")
