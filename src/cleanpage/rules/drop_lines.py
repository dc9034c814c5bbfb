"""Lines that a user never wants to see, by patterns of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.pattern_rule import PatternRule
from cleanpage.rule import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class DropLines(PatternRule, kind="drop-lines"):
    """Drop the lines in which one of the user's patterns is found; all others stay.

    No preset has it. Put it first, ``pipeline.insert(DropLines(patterns=("(?i)^our sponsors",)), before=
    pipeline.kinds[0])``, and it overrules all other rules; put it last, and what another rule takes for a field stays
    that field.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line that a pattern is found in."""
        for segment, pattern in self.matching(page):
            yield drop(segment, f"matches {pattern!r}")
