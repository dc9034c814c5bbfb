"""What labels open: the teasers under ``Related articles``, the thread under ``12 comments``.

A label says nothing about where the thing that it opens ends. What tells is how the page goes on: the thing surely
lasts until running text begins again; it may last on while sentences stand alone between short lines, as the summaries
of teasers do; and if little running text follows at all, next to what stood before, it lasts to the end of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.boxes import address_boxes
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import ALL, matches
from cleanpage.facts.dates import dates
from cleanpage.facts.language import page_language
from cleanpage.facts.prose import SENTENCE, prose, prose_before
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page
    from cleanpage.words import Cue

HALF = 0.5
"""Share of a label's words that are its cue."""
LABEL = 10
"""Words beyond which a line is no label."""
ENOUGH, SOME = 60, 25
"""Words of running text that must stand before a label: menus at the head of a page open nothing. So many will do for
teasers on a page that says that it is an article, which may be short."""

TEASERS, THREADS = ("related", "most-read"), ("comments",)
LINES, NEAR = 3, 12
"""A lone word such as ``Video`` or ``Discussion`` may head a chapter. It is a heading of teasers if this many lines
without running text follow it; it is the label of a thread if another follows it so soon, but not at once: bars that
sort a list of anything have ``Best``, ``Newest`` and ``Oldest``."""
COLONS = (":", "：")
ENGLISH = "en"
CARDS = 4
"""Different numbers of comments from which they are those of other pages, each on its card."""
BUTTONS = 3
"""Times that ``Read more`` stands on a page from which it is the button that ends each of its entries."""
GOES_ON = 0.25
"""Running text behind such a button, as a share of that before it, from which the entries may be the text."""
LONG = 60
"""Words from which running text is no summary of another page."""
DATELINE = 60
"""Characters of a line that is no more than a date and a name."""
NUMBERED = re.compile(r"(?:#|№|No\.)\s?(\d{1,4})\.?")
"""The number of a comment, on a line of its own."""
COUNTED, HEAD, POST = 3, 3, 20
"""Numbers that count on from one before them in a thread, lines from a number to the date, and lines of one comment."""
NUMBER = "0"
"""What phrases have for any number."""
LITTLE = 0.1
"""Running text behind a label, as a share of that before it, up to which the text ends there."""


class Run(NamedTuple):
    """What may belong to a label.

    Attributes:
        label: index of the label.
        phrase: the cue that makes it one.
        sentence: index of the first running text behind it.
        text: index of the first running text behind it that more running text follows at once.
        end: index of the next label that opens the same kind of thing, or the end of the page.
        left: running text from the label to the end of the page, as a share of that before the label.
    """

    label: int
    phrase: str
    sentence: int
    text: int
    end: int
    left: float

    @property
    def is_last(self) -> bool:
        """Whether next to no running text follows: the text ends where this begins."""
        return self.left < LITTLE


def teaser_runs(page: Page) -> tuple[Run, ...]:
    """Return what headings of teasers open, in order; behind little text, too."""
    found = [(at, cue) for at, cue in _labels(page, TEASERS, SOME) if cue.tokens > 1 or _is_heading(page, at)]
    buttons = page.fact(_buttons)
    return tuple(_runs(page, [(at, cue) for at, cue in found if at not in buttons or _left(page, at) < GOES_ON]))


def thread_runs(page: Page) -> tuple[Run, ...]:
    """Return what headings and forms of comment threads open, in order."""
    found = _without_cards(page, _labels(page, THREADS, ENOUGH))
    followed = {
        at for (at, _), (after, cue) in pairwise(found) if after - at < NEAR and (after - at > 1 or cue.tokens > 1)
    }
    opening = [(at, cue) for at, cue in found if cue.tokens > 1 or at in followed]
    boxed = {segment.index for segment in page.fact(address_boxes)}  # amid a text they are those of newsletters
    opening = [(at, cue) for at, cue in opening if at not in boxed or _left(page, at) < GOES_ON]
    return tuple(_runs(page, [(at, cue) for at, cue in opening if not _heads_entry(page, at)]))


def numbered_thread(page: Page) -> range | None:
    """Return the lines of a thread that no label opens: above each comment stand its number, a date and a time.

    The numbers count up or down by one. Chapters and letters are numbered and dated, too, but have no time of day. A
    thread of a forum begins with the first of its posts, so that no running text stands above that.
    """
    numbers = [
        (segment.index, int(found[1])) for segment in page.segments if (found := NUMBERED.fullmatch(segment.text))
    ]
    dated = page.fact(dates)
    heads = [
        (at, number)
        for at, number in numbers
        if any(date.clock for below in range(1, HEAD) for date in dated.get(at + below, ()))
    ]
    counted = [
        at for (before, first), (at, second) in pairwise(heads) if abs(first - second) == 1 and 1 < at - before <= POST
    ]
    if len(counted) < COUNTED or page.fact(prose_before)[heads[0][0]] < ENOUGH:
        return None
    return range(heads[0][0], min(counted[-1] + HEAD + 1, len(page.segments)))


def _runs(page: Page, labels: Sequence[tuple[int, Cue]]) -> Iterator[Run]:
    """Yield a run for each label; each ends where the next begins."""
    sentences, texts = page.fact(_following)
    ends = [*(at for at, _ in labels[1:]), len(page.segments)]
    for (at, cue), end in zip(labels, ends, strict=False):
        first = _behind_dated(page, at + 1)
        yield Run(at, cue.phrase, min(sentences[first], end), min(texts[first], end), end, _left(page, at))


def _behind_dated(page: Page, at: int) -> int:
    """Return where those lines end, from one on, below each of which stands when another article was published."""
    known, count = page.fact(dates), len(page.segments)
    while at + 1 < count and at + 1 in known and len(page.segments[at + 1].text) <= DATELINE:
        at += 2
    return min(at, count)


def _left(page: Page, at: int) -> float:
    """Return the running text from a label to the end of the page, as a share of that before it."""
    before = page.fact(prose_before)
    return (before[-1] - before[at]) / before[at]


def _heads_entry(page: Page, at: int) -> bool:
    """Return whether a link to comments stands between a heading and the text: in the head of an entry among others."""
    if not 0 < at < len(page.segments) - 1:
        return False
    place = page.segments[at].place
    linked = place is not None and place.link_share > HALF
    return linked and page.segments[at - 1].kind == "heading" and page.fact(prose)[at + 1]


def _buttons(page: Page) -> frozenset[int]:
    """Return the segments that are nothing but ``Read more``, without a colon, on a page that has it often."""
    found = page.fact(matches)
    alone = [at for at in indices_of(page, ("read-more",)) if found[at].whole("read-more")]
    bare = [at for at in alone if not page.segments[at].text.endswith(COLONS)]
    often = Counter(page.segments[at].text.casefold() for at in bare)
    return frozenset(at for at in bare if often[page.segments[at].text.casefold()] >= BUTTONS)


def _without_cards(page: Page, labels: Sequence[tuple[int, Cue]]) -> list[tuple[int, Cue]]:
    """Leave out ``9 comments``, ``14 comments`` and so on, where they are so many that each is another page's."""
    counts: dict[str, set[str]] = {}
    for at, cue in labels:
        if NUMBER in cue.phrase.split():
            counts.setdefault(cue.phrase, set()).add(page.segments[at].text.casefold())
    return [(at, cue) for at, cue in labels if len(counts.get(cue.phrase, ())) < CARDS]


def _labels(page: Page, lists: tuple[str, ...], least: float) -> list[tuple[int, Cue]]:
    """Return the segments that are labels of these lists behind some running text, with the cues that make them so."""
    before = page.fact(prose_before)
    found = ((index, _label(page, index, lists)) for index in indices_of(page, lists) if before[index] >= least)
    return [(index, cue) for index, cue in found if cue]


def _label(page: Page, index: int, lists: tuple[str, ...]) -> Cue | None:
    """Return the cue that makes a segment a label, if it is one."""
    cue = page.fact(matches)[index].get(*lists)
    short = page.fact(shapes)[index].size <= LABEL
    return cue if cue and cue.share >= HALF and short else None


def _is_heading(page: Page, index: int) -> bool:
    """Return whether a lone word heads teasers.

    ``Agora`` does in Portuguese, and may be anything in another language. English headings stand on pages of all.
    """
    sentences, _ = page.fact(_following)
    language = page.fact(page_language)
    cues = [cue for cue in page.fact(matches)[index].cues if cue.list in TEASERS]
    known = language is None or any(not {language, ENGLISH}.isdisjoint(cue.languages) for cue in cues)
    return known and sentences[index + 1] - index > LINES


def _following(page: Page) -> tuple[list[int], list[int]]:
    """Return for each index where running text begins at or after it, and where two of it follow each other.

    One that is long will do alone. A sentence that leads to a list is running text. A label that is nothing but cues,
    such as ``Advertisement``, does not stand between two of them.
    """
    found = page.fact(matches)
    sizes = page.fact(shapes)
    leads = (shape.size >= SENTENCE and s.text.endswith(COLONS) for s, shape in zip(page.segments, sizes, strict=True))
    is_prose = [told or lead for told, lead in zip(page.fact(prose), leads, strict=True)]
    count = len(is_prose)
    sentences, texts = [count] * (count + 1), [count] * (count + 1)
    goes_on = False
    for index in range(count - 1, -1, -1):
        sentences[index] = index if is_prose[index] else sentences[index + 1]
        sure = goes_on or sizes[index].size >= LONG
        texts[index] = index if is_prose[index] and sure else texts[index + 1]
        if not (found[index] and found[index].coverage() >= ALL):
            goes_on = is_prose[index]
    return sentences, texts
