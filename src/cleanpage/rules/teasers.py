"""Teasers of other pages: what stands under ``Related articles`` or ``Most read``, in whole sentences too."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.kind import is_article, seems_article
from cleanpage.facts.prose import prose, prose_before
from cleanpage.facts.runs import ENOUGH, SOME, teaser_runs
from cleanpage.facts.shape import shapes
from cleanpage.facts.telling import told, told_of_all
from cleanpage.rule import Rule, drop
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.facts.runs import Run
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

HINTS = frozenset(
    {"related", "recommended", "recommendations", "recirculation", "teaser", "teasers", "popular", "trending",
     "mostread", "outbrain", "taboola", "promo", "promos"}
)  # fmt: skip
"""Words of ``id`` and ``class`` that pages in the wild give boxes of teasers."""


class Odds(NamedTuple):
    """Log odds that a line behind a heading of teasers is one of them."""

    at_once: float
    """before running text begins again"""
    alone: float
    """short, or a sentence that stands alone, before running text goes on"""
    sentence: float
    """the same, for sentences"""
    later: float
    """after that"""


# By how much running text is left behind the heading, next to that before it. Counted over the articles of the
# development pages of WCXB v1.0 (CC-BY-4.0), halved and rounded, since their lines are not independent; but what stands
# at once below in the middle of a text, of which those pages have little, was raised for the sake of news.
ODDS: tuple[tuple[float, Odds], ...] = (
    (0.1, Odds(2.5, 2.5, 2.5, 2.0)),
    (0.25, Odds(2.5, 2.0, 2.0, 0.5)),
    (0.5, Odds(3.0, 1.5, 0.5, 0.0)),
    (float("inf"), Odds(3.0, 0.0, 0.0, 0.0)),
)
BOX = 2.0
"""Weight of a line that HTML marks as a teaser."""
SHORTER = 0.75
"""Share of the words of the teaser above it that a heading of the text has at most, which follows teasers."""
PLAIN, POINTED = 6, frozenset(',:;!?"«»“”„，：；！？、')
"""Words up to which a line without these signs may be one, however long the teaser above it is."""
TITLE = 25
"""Words of a title at most."""
LISTED = 4.0
"""Weight of an item of a list right below a heading of teasers."""


class Teasers(Rule, kind="teasers"):
    """Weigh down what a heading of teasers opens, on pages that are articles: elsewhere teasers can be the text.

    All weights are weighed against what else speaks for the line, since nothing on the page says where the teasers end:
    a paragraph that follows ``Read also`` in mid-article stays, and so does the heading above it.

    Attributes:
        strength: what the weights are multiplied with; 0 leaves every line to its own looks.
    """

    strength: float = 1.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted drop for each line that may be a teaser."""
        article = page.fact(seems_article)
        for segment, hint in _boxed(page) if article else ():
            yield drop(segment, f"stands in {hint!r}", BOX * self.strength)
        least, before = SOME if page.fact(is_article) else ENOUGH, page.fact(prose_before)
        for run in page.fact(teaser_runs):
            labelled = page.segments[run.label].text.endswith(tuple(COLONS))  # that is one on any page
            if before[run.label] >= least and (article or labelled):
                yield from self._weigh(page, run)

    def _weigh(self, page: Page, run: Run) -> Iterator[Verdict]:
        """Yield the weights of one run."""
        odds = next(odds for most, odds in ODDS if run.left < most)
        is_prose = page.fact(prose)
        hint, box = told(page, page.segments[run.label], HINTS), _box_of(page, run)
        listed = _listed(page, run)
        for segment in page.segments[run.label + 1 : run.end]:
            inside = segment.place is not None and box in segment.place.blocks
            if hint and segment.place and hint not in segment.place.hints and not inside:
                return  # HTML says where the box of the heading ends
            if not inside and run.left >= ODDS[0][0] and _may_head(page, segment, run):
                continue
            if segment.index < listed:
                weight = LISTED
            elif segment.index < run.sentence:
                weight = odds.at_once
            elif segment.index < run.text:
                weight = odds.sentence if is_prose[segment.index] else odds.alone
            else:
                weight = odds.later
            if not weight:
                return
            yield drop(segment, f"under {run.phrase!r}", weight * self.strength)


def _listed(page: Page, run: Run) -> int:
    """Return where the list of titles ends that begins right below a heading; the line below that, if there is none."""
    end, known = run.label + 1, page.fact(shapes)
    while end < run.end and page.segments[end].kind == "list-item" and known[end].size <= TITLE:
        end += 1
    return end


def _may_head(page: Page, segment: Segment, run: Run) -> bool:
    """Return whether a line may be a heading of the text: the last before that, behind a list, or short."""
    if not segment.index == run.sentence - 1 > run.label + 1 or segment.kind == "list-item":
        return False
    above = page.segments[segment.index - 1]
    if above.kind == "list-item":
        return True
    if above.text.startswith(segment.text):
        return False  # the title that it had with a date
    sizes = page.fact(shapes)
    size = sizes[segment.index].size
    return size < SHORTER * sizes[segment.index - 1].size or (size <= PLAIN and POINTED.isdisjoint(segment.text))


def _box_of(page: Page, run: Run) -> int | None:
    """Return the innermost box of a heading and the line below it, if the text does not go on in it."""
    if run.label + 1 == len(page.segments):
        return None
    label, below = page.segments[run.label].place, page.segments[run.label + 1].place
    if label is None or below is None:
        return None
    box = next((block for block in reversed(label.blocks) if block in below.blocks), None)
    text = page.segments[run.text].place if run.text < len(page.segments) else None
    return None if text and box in text.blocks else box


def _boxed(page: Page) -> Iterator[tuple[Segment, str]]:
    """Yield the segments in boxes of teasers. A box without a link leads nowhere: ``teaser`` is its text's opening."""
    told_so = zip(page.segments, told_of_all(page, HINTS), strict=True)
    for hint, group in groupby(told_so, key=itemgetter(1)):
        box = [segment for segment, _ in group]
        if hint and any(segment.place and segment.place.link_share for segment in box):
            yield from ((segment, hint) for segment in box)
