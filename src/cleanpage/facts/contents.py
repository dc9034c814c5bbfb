"""Tables of contents: lists of lines that come again as headings further below, with running text between these."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.cues import tokens
from cleanpage.facts.prose import prose_before
from cleanpage.facts.shape import shapes
from cleanpage.words.fold import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleanpage.page import Page, Segment

LONGEST = 25
"""Words of a heading at most."""
FEWEST, MOST = 3, 200
"""Entries of a table at least, and entries that are looked at together: a long menu that comes twice is looked at from
each of its lines."""
SKIPPED = 2
"""Lines within a table that may be no entries one after another: one that is worded otherwise, a number."""
COPIES = 3
"""Lines at most that say the same: the heading, an entry, and one of a second table for small screens."""
LINKED = 0.5
"""Share of an entry that is a link, in HTML."""
TEXT = 0.6
"""Share of the headings below which running text must stand, so that they are no menu that comes again."""


class Entry(NamedTuple):
    """A line of a table of contents, and the heading that it names, by their indices."""

    line: int
    heading: int


def contents(page: Page) -> tuple[tuple[Entry, ...], ...]:
    """Return the tables of contents of a page; numbers before entries and headings do not count."""
    return tuple(_tables(page))


def listed_headings(page: Page) -> frozenset[int]:
    """Return the lines of the page's tables of contents, and the headings that these name."""
    return frozenset(index for table in page.fact(contents) for entry in table for index in entry)


def _tables(page: Page) -> Iterator[tuple[Entry, ...]]:
    copies = _copies(page)
    lines = sorted(copies)
    at = 0
    while at < len(lines):
        table = _table(islice(lines, at, at + MOST), copies)
        found = len(table) >= FEWEST and _head_text(page, table)
        if found:
            yield tuple(table)
        at = bisect_right(lines, table[-1].line) if found else at + 1


def _copies(page: Page) -> Mapping[int, Sequence[int]]:
    """Return the lines no longer than a heading that come again, numbers left out, each with all that do."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for segment, words, shape in zip(page.segments, page.fact(tokens), page.fact(shapes), strict=True):
        if shape.size <= LONGEST:
            found[tuple(words[1:] if words[:1] == [NUMBER] else words)].append(segment.index)
    several = (lines for words, lines in found.items() if words and 1 < len(lines) <= COPIES)
    return {line: lines for lines in several if _has_heading(page, lines) for line in lines}


def _has_heading(page: Page, lines: Sequence[int]) -> bool:
    """Return whether the last of some lines is a heading; in text, which seldom marks them, any line may be one."""
    return page.format == "text" or page.segments[lines[-1]].kind == "heading"


def _table(lines: Iterable[int], copies: Mapping[int, Sequence[int]]) -> list[Entry]:
    """Return the lines from the first one on that name headings below them all, each a later one than those before."""
    table: list[Entry] = []
    for line in lines:
        if table and (line > table[-1].line + 1 + SKIPPED or line >= table[0].heading):
            break
        same = copies[line]
        following = bisect_right(same, max(line, table[-1].heading if table else line))
        if following < len(same):
            table.append(Entry(line, same[following]))
    return table


def _head_text(page: Page, table: Sequence[Entry]) -> bool:
    """Return whether running text stands below most of the headings that a table names, and none within the table."""
    before = page.fact(prose_before)
    if page.format == "html" and not all(_is_linked(page.segments[entry.line]) for entry in table):
        return False
    if before[table[-1].line + 1] > before[table[0].line]:
        return False
    below = [before[after] > before[heading] for (_, heading), (_, after) in pairwise(table)]
    return sum(below) >= TEXT * len(below)


def _is_linked(segment: Segment) -> bool:
    return segment.place is not None and segment.place.link_share >= LINKED
