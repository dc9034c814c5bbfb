"""What the place of a date on the page says about whether it is the page's own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.dates import role
from cleanpage.facts.core import core
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import date_lines, dates, is_short
from cleanpage.facts.headline import headline
from cleanpage.facts.headline_candidates import RATING
from cleanpage.facts.kind import is_forum, is_unsigned
from cleanpage.facts.posts import posts
from cleanpage.facts.sheets import sheet_edges
from cleanpage.facts.standing import standing
from cleanpage.facts.telling import told
from cleanpage.facts.title import likely_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.dates import Found
    from cleanpage.page import Page, Place, Segment

ABOVE_HEADLINE = 4
"""Lines above the headline that are near it."""
FARTHER = 6
"""The same where nothing says that they belong to other articles."""
BELOW_HEADLINE = 12
"""Lines below the headline that are near it."""
ABOVE_BODY = 8
"""Lines right above the body that are near the headline, however far that is."""
BELOW_BODY = 4
"""Lines below the body among which a date is most likely its own."""
FADING = 0.02
"""Share that a date is worth less with each line between it and the headline."""
FAINT = 0.7
"""Share that a date keeps which stands farther above the headline."""
ENTRIES = 4
"""Dated lines that make a list."""
CARDS = 3
"""Dated lines that HTML sets alike from which they are those of entries."""
APART = 8
"""Segments that are at most between two entries of a list."""
UNEVEN = 2
"""Segments by which entries of a list differ in length."""
FEW = 5
"""Other words up to which a line with a date that passes for the headline may be a name and a dateline."""
NEAREST_HINTS = 10
"""Words of ``class`` and ``id`` that are looked at, those of the innermost elements."""
OWN_HINTS = 4
"""The same near the headline, where the elements around it are those of the article."""
OTHERS_BELOW = ("related", "most-read", "comments")
"""Lists of phrases that head what is not the page's own."""
LINKED = 0.5
"""Share of a line that is links, from which on it is an entry of a menu."""
NOTE, TITLE = 6, 2
"""Other words beyond which a date is one in passing where it stands behind a label, and where it does not."""
LABEL = 12
"""Words before a date that are looked at."""
OWN = 4
"""Words from which on a label says what was changed: ``This page was last edited on``."""
SIGN = regex.compile(r"[|·•–—]")
ARTICLE = "article"
DATING = frozenset("date datum dateline datetime timestamp published pubdate publish posted fecha data tarih".split())
FOREIGN = frozenset("comment comments related instagram tweet facebook search".split())
AT_THE_FOOT = frozenset("footer foot colophon bottom copyright contentinfo".split())
ELSEWHERE = FOREIGN.union("sidebar widget recent popular teaser recommended archive".split())
ASIDE = frozenset({"sidebar"})
"""Those of them that an article may have itself, for what belongs to it: credits, dates, keywords."""

RATED = frozenset("review reviews testimonial testimonials bewertung bewertungen avis recensioni opinie".split())
"""The same around what customers say, where that is not the text itself."""


class Spot(NamedTuple):
    """A place for a date.

    Attributes:
        weight: how likely a date there is the page's own, 0 to 1.
        labelled: the same for a date with a label ("Published", "Updated").
        near: whether it is near the headline.
        reason: what to call it.
    """

    weight: float
    labelled: float
    reason: str
    near: bool = False


HEADLINE = Spot(0.2, 0.5, "a date in the headline")
BEHIND_TITLE = Spot(0.6, 0.9, "a date behind the title, in its line")
BYLINE = Spot(0.5, 0.9, "a date beside few words, which may be the headline or a name", near=True)
LISTED = Spot(0.1, 0.2, "a date in a list of dates")
ENTRY = Spot(0.02, 0.05, "a date of an entry among others")
OTHER = Spot(0.1, 0.2, "a date among other articles or comments")
ABOVE = Spot(0.12, 0.6, "a date above the body")
MARKED = Spot(0.5, 0.7, "a date that the page marks as one")
MARKED_BELOW = Spot(0.12, 0.5, "a date that the page marks as one")
CLOSE = Spot(0.4, 0.7, "a date right below the body")
BELOW = Spot(0.15, 0.5, "a date away from the headline")
FOOTER = Spot(0.15, 0.4, "a date at the foot of the page")
FOREIGN_CHANGE = Spot(0.1, 0.1, "a date at which something else was changed")
EXAMPLE = Spot(0.02, 0.02, "a date in code")
PRINTED = Spot(0.02, 0.02, "when the page was printed")
UNDATED = 0.5
"""What a date without a label is worth on a page that nobody signs, in parts of its worth elsewhere: mostly it is
that of a teaser or an offer, or says what day it is today."""
OWN_ENTRY = Spot(0.5, 0.7, "a date in the page's own entry in a list")


def spot(page: Page, index: int) -> Spot:
    """Return what the place of a segment says about a date in it.

    Args:
        page: the page.
        index: the segment's index.

    Returns:
        The place.
    """
    if index in page.fact(own_entries):
        return OWN_ENTRY
    if other := _not_of_page(page, index):
        return other
    listed = index in page.fact(listed_dates)
    if index in page.fact(entry_dates):
        return ENTRY
    if listed and page.fact(core).after(index):
        return LISTED  # below a short body even near the headline
    place = _near_headline(page, index) or (LISTED if listed else _away(page, index))
    if page.fact(is_unsigned):
        place = place._replace(weight=place.weight * UNDATED)
    behind = page.fact(foreign_headings)
    return place._replace(weight=min(place.weight, OTHER.weight)) if behind and index > behind[0] else place


def _not_of_page(page: Page, index: int) -> Spot | None:
    """Return what a line is whose dates are never those of the page, wherever it stands."""
    if page.segments[index].kind == "code":
        return EXAMPLE
    if index in page.fact(sheet_edges):
        return PRINTED
    return OTHER if RATING.search(page.segments[index].text) else None  # when a customer said what something is worth


def foreign_headings(page: Page) -> tuple[int, ...]:
    """Return the lines behind the text of an article that head its comments or other articles."""
    if page.fact(is_forum):
        return ()
    end = page.fact(core).end
    behind = (page.segments[index] for index in indices_of(page, OTHERS_BELOW) if index >= end)
    return tuple(segment.index for segment in behind if _heads_others(page, segment))


def _heads_others(page: Page, segment: Segment) -> bool:
    """Return whether a line heads comments or other articles, and is no link of a menu to a form for comments."""
    if not page.fact(matches)[segment.index].whole(*OTHERS_BELOW):
        return False
    linked = segment.place.link_share if segment.place else 0.0
    return segment.kind == "heading" or linked < LINKED


def _away(page: Page, index: int) -> Spot:
    """Return what the place of a segment away from the headline says."""
    body, place = page.fact(core), page.segments[index].place
    hints = frozenset(place.hints[:NEAREST_HINTS]) if place else frozenset()
    own = in_own_article(page, index)
    elsewhere = hints & ELSEWHERE - (ASIDE if own or index in body else frozenset())
    if elsewhere or told(page, page.segments[index], RATED):
        return OTHER
    if 0 <= index - body.end < BELOW_BODY:
        return CLOSE
    if not DATING.isdisjoint(hints):
        return MARKED_BELOW if body.after(index) else MARKED
    if body.before(index):
        return ABOVE
    if own:
        return BELOW  # the foot of an article says what belongs to it, that of a page what belongs to the site
    return FOOTER if place is None or "footer" in place.path or not AT_THE_FOOT.isdisjoint(hints) else BELOW


def own_articles(page: Page) -> frozenset[int]:
    """Return the numbers of the ``<article>`` elements that hold the body from its first line to its last."""
    body = page.fact(core)
    if body.first == body.end:
        return frozenset()
    return _articles(page.segments[body.first]) & _articles(page.segments[body.end - 1])


def _articles(segment: Segment) -> frozenset[int]:
    """Return the numbers of the ``<article>`` elements around a segment."""
    if segment.place is None:
        return frozenset()
    around = zip(segment.place.path, segment.place.blocks, strict=False)
    return frozenset(block for tag, block in around if tag == ARTICLE)


def in_own_article(page: Page, index: int) -> bool:
    """Return whether the innermost ``<article>`` around a segment is one that holds the body."""
    return max(_articles(page.segments[index]), default=-1) in page.fact(own_articles)


def _near_headline(page: Page, index: int) -> Spot | None:
    """Return what nearness to the headline is worth, less with every line, or None away from it."""
    title = page.fact(headline)
    if title is None:
        return None
    distance = index - title.best.index
    if distance == 0 and index not in page.fact(date_lines):
        return _in_headline(page, page.segments[index])
    first = page.fact(core).first
    above_body = distance >= 0 and first - ABOVE_BODY <= index < first
    if not above_body and not -FARTHER <= distance <= BELOW_HEADLINE:
        return None
    place = page.segments[index].place
    if place and not FOREIGN.isdisjoint(place.hints[:OWN_HINTS]):
        return OTHER
    if distance < -ABOVE_HEADLINE and (place is None or not ELSEWHERE.isdisjoint(place.hints[:NEAREST_HINTS])):
        return None
    factor = 1 - FADING * min(abs(distance), BELOW_HEADLINE)
    if distance < -ABOVE_HEADLINE:
        factor *= FAINT
    return Spot(0.75 * factor, factor, "a date near the headline", near=True)


def _in_headline(page: Page, line: Segment) -> Spot:
    """Return what a date in the line of the headline is worth: some lines hold more than the title."""
    date = next(iter(page.fact(dates).get(line.index, ())), None)
    if date is None:
        return HEADLINE
    if date.others <= FEW:
        return BYLINE
    hidden = {origin.text for title in page.fact(likely_titles) for origin in title.origins if origin.item}
    behind = any(line.text.startswith(text) and len(text) <= date.start for text in hidden if " " in text)
    return BEHIND_TITLE if behind and not any(date.text in text for text in hidden) else HEADLINE


def foreign_changes(page: Page) -> frozenset[int]:
    """Return the indices of lines below the text that say when something else than the page was changed.

    That is a later post of a thread, what stands below a heading for other articles or comments, in a sentence or a
    teaser, or in one of several notes of different days that stand apart.
    """
    body, found = page.fact(core), page.fact(dates)
    heads: list[int] = [post.segment.index for post in page.fact(posts)] if page.fact(is_forum) else []
    if len(heads) > 1:
        return frozenset(index for index in found if index > heads[1])
    below = [index for index, said in found.items() if index >= body.end and said[0].role == "modified"]
    if not below:
        return frozenset()
    between = page.segments[body.end : below[-1]]
    heading = next((s.index for s in between if _heads_others(page, s)), len(page.segments))
    apart = {_day(found[index][0]) for index in below if index - 1 not in below}
    labels = {index: _label(page.segments[index], found[index][0]) for index in below}
    return frozenset(
        index
        for index, label in labels.items()
        if label < OWN and (index > heading or len(apart) > 1 or _is_passing(found[index][0], label))
    )


def _label(segment: Segment, date: Found) -> int:
    """Return of how many words the label is that a date stands behind, 0 where that is no label but a title."""
    words = SIGN.split(segment.text[: date.start])[-1].split()[-LABEL:]
    ends = next((first for first in range(len(words)) if role(" ".join(words[first:]))), None)
    return 0 if ends is None or any(word[:1].isupper() for word in words[1:ends]) else len(words)


def _is_passing(date: Found, label: int) -> bool:
    """Return whether a date stands in a sentence or behind a title: ``Committee on Bridges Update: 18 December``."""
    return date.others > (NOTE if label else TITLE)


def own_entries(page: Page) -> frozenset[int]:
    """Return the indices of the dated lines that stand beside the headline where it is repeated.

    Lists of the latest articles often hold the page's own. They count where no date stands near the headline itself.
    """
    title = page.fact(headline)
    body = page.fact(core)
    if title is None or any(_near_headline(page, index) and not body.after(index) for index in page.fact(dates)):
        return frozenset()
    named = page.segments[title.best.index]
    found: set[int] = set()
    for index in page.fact(dates):
        place = page.segments[index].place
        beside = page.segments[max(index - 1, 0) : index + 2]
        if place and any(
            other.text == named.text and other is not named and _together(place, other) for other in beside
        ):
            found.add(index)
    return frozenset(found)


def _together(place: Place, other: Segment) -> bool:
    """Return whether a place and a segment share the element around them, or nearly so."""
    return bool(other.place and {place.block, *place.blocks[-2:]} & {other.place.block, *other.place.blocks[-2:]})


def listed_dates(page: Page) -> frozenset[int]:
    """Return the indices of the dated lines of archives, lists of articles and comments.

    Their dates stand in a row at about even distance and are of several days; lines that say what their date is of
    (published, modified) are not among them.
    """
    found = page.fact(dates).items()
    return _listed(page, [at for at, (date, *_) in found if is_short(page.segments[at], date) and not date.says])


def _listed(page: Page, dated: Sequence[int]) -> frozenset[int]:
    """Return those of these lines that stand in a row and are of several days."""
    found = page.fact(dates)
    listed: set[int] = set()
    for row in _rows(dated):
        if len(row) >= ENTRIES and len({_day(found[index][0]) for index in row}) >= ENTRIES - 1:
            listed.update(row)
    return frozenset(listed)


def entry_dates(page: Page) -> frozenset[int]:
    """Return the indices of the dated lines of a list's entries, be it the first: HTML sets them alike.

    In a thread that of the first post is the page's. Dates one below the other that say what they are of are a page's
    own: published, changed, checked. In text they are a row of lines that all say when something was published, or
    lines one below the other that are nothing but dates, such as the months of an archive.
    """
    if page.fact(is_forum):
        return frozenset()
    if page.format == "text":  # be it Markdown, whose lines have places that tell of links alone
        dated = [(index, date) for index, (date, *_) in page.fact(dates).items()]
        published = _listed(page, [index for index, date in dated if date.role == "published"])
        alone = [(index, date) for index, date in dated if date.whole and not date.says]
        return published.union(_stacked(alone), _months(alone))
    stands = page.fact(standing).of
    days: dict[int, set[object]] = {}
    saying: set[int] = set()
    for index, (first, *_) in page.fact(dates).items():
        if is_short(page.segments[index], first):
            days[index] = {_day(first)}
            if first.says:
                saying.add(index)
    for item in page.hidden:
        if item.source == "time" and item.segment is not None and item.segment < len(stands):
            days.setdefault(item.segment, set()).add(item.value)
    alike: dict[int, list[int]] = {}
    for index in sorted(days):
        alike.setdefault(stands[index], []).append(index)
    return frozenset(
        index
        for row in alike.values()
        if (len(row) >= CARDS or _are_headings(page, row))
        and (row[-1] - row[0] >= CARDS or saying.isdisjoint(row))
        and len(set().union(*(days[at] for at in row))) > 1
        for index in row
    )


def _are_headings(page: Page, row: Sequence[int]) -> bool:
    """Return whether several lines are headings that are dates and nothing else: those of a calendar's months."""
    found = page.fact(dates)
    return len(row) > 1 and all(
        page.segments[at].kind == "heading" and at in found and found[at][0].whole and not found[at][0].says
        for at in row
    )


def _months(dated: Sequence[tuple[int, Found]]) -> Iterator[int]:
    """Yield the indices of several months that stand apart: they head what a calendar has in each."""
    lines = {index for index, _ in dated}
    months = [
        (index, _day(date))
        for index, date in dated
        if date.readings and date.readings[0].moment.day is None and lines.isdisjoint((index - 1, index + 1))
    ]
    if len({month for _, month in months}) > 1:
        yield from (index for index, _ in months)


def _stacked(dated: Sequence[tuple[int, Found]]) -> Iterator[int]:
    """Yield the indices of those that follow each other, enough of them for a list, and of several days."""
    for _, run in groupby(enumerate(dated), key=lambda item: item[1][0] - item[0]):
        stack = [found for _, found in run]
        if len(stack) >= CARDS and len({_day(date) for _, date in stack}) > 1:
            yield from (index for index, _ in stack)


def _day(date: Found) -> tuple[int | None, ...]:
    moment = date.readings[0].moment if date.readings else None
    return (moment.year, moment.month, moment.day) if moment else (date.month, date.day)


def _rows(indices: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of indices with about the same distance between neighbours."""
    row: list[int] = []
    step = 0
    for index in indices:
        gap = index - row[-1] if row else 0
        if gap > APART:
            yield row
            row = []
        elif len(row) > 1 and abs(gap - step) > UNEVEN:
            yield row
            row = row[-1:]
        if row:
            step = gap
        row.append(index)
    yield row
