"""Tables of contents: lists of the headings of the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.contents import contents
from cleanpage.facts.cues import matches, tokens
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

LABELS = ("navigation", "tools")
"""Lists that have the words above a table."""
AROUND = 3
"""Words that a link to a heading may have beside those of the heading."""


class Contents(Rule, kind="contents"):
    """Drop a list of lines that come again as headings, in the same order, with running text between these.

    Nothing is lost: an entry goes only where its heading is body. The label above the list goes with it, and so do
    links below headings to these themselves, as screen readers are told: ``Section titled "Tides"``.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each entry, for the label above the first one, and for each link to the heading above."""
        for table in page.fact(contents):
            for line, heading in table:
                yield drop(page.segments[line], "names a heading further below", copy_of=page.segments[heading])
            if (label := _label(page, table[0].line)) is not None:
                yield drop(label, "the label of a table of contents")
        for segment in page.segments:
            if segment.index and segment.place and segment.place.link_share == 1 and _leads_above(page, segment):
                yield drop(segment, "a link to the heading above it", copy_of=page.segments[segment.index - 1])


def _label(page: Page, first: int) -> Segment | None:
    """Return the line above a table, if it is nothing but what stands there."""
    if not first or page.fact(matches)[first - 1].whole(*LABELS) is None:
        return None
    return page.segments[first - 1]


def _leads_above(page: Page, segment: Segment) -> bool:
    """Return whether a link below a heading says what the heading says, in a few words more."""
    if page.segments[segment.index - 1].kind != "heading" or segment.kind == "heading":
        return False
    heading, mine = page.fact(tokens)[segment.index - 1], page.fact(tokens)[segment.index]
    more = len(mine) - len(heading)
    return bool(heading) and 0 < more <= AROUND and any(mine[at:][: len(heading)] == heading for at in range(more + 1))
