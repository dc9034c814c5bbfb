"""Where on the page the body stands: what lies before it, in it and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.dates import dates
from cleanpage.facts.extent import extent
from cleanpage.facts.odds import odds
from cleanpage.facts.prose import prose, prose_before
from cleanpage.facts.shape import shapes
from cleanpage.facts.span import Span

if TYPE_CHECKING:
    from cleanpage.page import Page

PARAGRAPH = 20
"""Words of a paragraph at least, where no other running text follows at once."""
HEAD, SUMMARY = 15, 0.25
"""Lines of the body at most in which a head may end, and share of the running text that may stand above its date."""


def core(page: Page) -> Span:
    """Return the core: the whole of the body from where it is running text, below the head of the page.

    A label, a caption or a name that reads like body stands above what the head of a page holds as often as below it,
    and so does a summary: the head goes on to the date there, if that has little of the text above it.
    """
    whole, running, sizes = page.fact(extent), page.fact(prose), page.fact(shapes)
    first = _head_end(page, whole)
    opens = (
        index
        for index in range(first, whole.end)
        if running[index] and (sizes[index].size >= PARAGRAPH or any(running[index + 1 : index + 2]))
    )
    return Span(next(opens, whole.first), whole.end)


def _head_end(page: Page, whole: Span) -> int:
    """Return the line behind the last dateline that stands among the first lines of the body, or the first of these."""
    scores, dated, before = page.fact(odds), page.fact(dates), page.fact(prose_before)
    most = before[whole.first] + SUMMARY * (before[whole.end] - before[whole.first])
    for index in range(min(whole.first + HEAD, whole.end) - 1, whole.first, -1):
        if index in dated and scores[index] < 0 and before[index] <= most:
            return index + 1
    return whole.first
