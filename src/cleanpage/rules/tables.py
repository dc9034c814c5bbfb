"""Tables in the text: rows of figures between paragraphs, which read like no sentence."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cleanpage.facts.body import body_scores
from cleanpage.rule import Rule, keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

PROSE = 1.5
"""Score of a line that reads as body."""
NEAR = 4
"""Lines above and below a table among which one must: a caption, a heading or a note may stand between."""
ROWS = 3
"""Rows from which on lines are a table, and no box with a fact or two."""
LINKED = 0.5
"""Share of a table's characters in links from which on it is a list of other pages."""


class Tables(Rule, kind="tables"):
    """Hold the rows of a table to the text that stands above and below it.

    Figures and names of columns read like no sentence, and without the table the text speaks of what is not there.

    Attributes:
        strength: log odds by which the rows are held to the body.
    """

    strength: float = 1.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the rows."""
        runs = groupby(page.segments, key=lambda segment: segment.kind == "table")
        for rows in (list(run) for is_table, run in runs if is_table):
            if len(rows) >= ROWS and not _is_of_links(rows) and _is_in_text(page, rows):
                for row in rows:
                    yield keep(row, "a row of a table in the text", self.strength)


def _is_in_text(page: Page, rows: Sequence[Segment]) -> bool:
    """Return whether lines that read as body stand close above and below."""
    scores = page.fact(body_scores)
    first, end = rows[0].index, rows[-1].index + 1
    around = scores[max(0, first - NEAR) : first], scores[end : end + NEAR]
    return all(any(score.value > PROSE for score in lines) for lines in around)


def _is_of_links(rows: Sequence[Segment]) -> bool:
    """Return whether most of a table is links."""
    linked = sum(row.place.link_share * len(row.text) for row in rows if row.place)
    return linked >= LINKED * sum(len(row.text) for row in rows)
