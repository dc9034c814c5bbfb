"""The edges of printed sheets, such as ``https://crier.example/2025/bridge 1/3``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.sheets import sheet_edges
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Sheets(Rule, kind="sheets"):
    """Drop what browsers print at the head and the foot of each sheet: when, the title, the address and the count."""

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each such line."""
        for index in sorted(page.fact(sheet_edges)):
            yield drop(page.segments[index], "the edge of a printed sheet")
