"""What goes together in the DOM: lines that match from entry to entry of a list, and headings with what they head."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from cleanpage.facts.shape import shapes
from cleanpage.facts.standing import boxes, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Page, Segment

FEWEST = 3
"""Entries from which they make a list."""
LONGEST = 8
"""Lines that an entry has at most: what has more is a section of its own."""
OWN_HINTS = 3
"""Words of ``class`` and ``id``, innermost first, in which lines agree that match; those farther out number entries."""
SINGLE = frozenset({"li", "dt", "dd", "tr"})
"""Elements that make an entry though they hold one line only; paragraphs that follow each other are a text."""
BOXES = 3
"""Boxes, innermost first and its own among them, in one of which a heading stands with what it heads."""
EVEN = 0.5
"""Share of the weight of a line that goes by what the lines of its row come to."""
HEADED = 2.0
"""Log odds that a line is moved towards at most for the one that it heads, or that says what it means."""
BOUND = 4.0
"""Log odds beyond which a line says no more about the others of its row."""


class Row(NamedTuple):
    """Lines that match from entry to entry of a list.

    Attributes:
        lines: their indices.
        of: which list they are of: its number.
        role: ``"heading"`` of the entry, ``"term"``, its ``"meaning"``, or no more than a ``"line"``.
    """

    lines: tuple[int, ...]
    of: int
    role: Literal["heading", "term", "meaning", "line"]


def entry_rows(page: Page) -> tuple[Row, ...]:
    """Return the rows of matching lines of the lists of a page; each line is in one at most.

    Entries are elements side by side that are built alike: each holds a line in the same place. Where lists stand in
    the entries of another one, that one counts.
    """
    if page.format == "text" or not page.segments:  # be it Markdown, whose lines have places that tell of links alone
        return ()
    taken: set[int] = set()
    rows: list[Row] = []
    for level, matching in sorted(_matching(page).items()):
        for (parent, _), lines in matching.items():
            if len(lines) >= FEWEST and taken.isdisjoint(lines) and _count(page, lines, level) >= FEWEST:
                taken.update(lines)
                rows.append(Row(tuple(lines), parent, _role(page.segments[lines[0]])))
    return tuple(rows)


def _matching(page: Page) -> dict[int, dict[tuple[int, int], list[int]]]:
    """Return the lines that stand alike in boxes side by side: by level, and by the box around and how they stand."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    held = np.bincount(page.fact(boxes).numbers).tolist()
    built: dict[tuple[object, object], int] = {}
    numbers: dict[tuple[int, int], int] = {}  # by how a line stands and a level: few paths are cut, and looked up
    levels: dict[int, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    lines = [(segment.index, segment.place) for segment in page.segments if segment.place is not None]
    for (index, place), alike in zip(lines, page.fact(standing).of, strict=True):
        blocks, path = place.blocks, place.path
        for level in range(len(blocks) - 1, -1, -1):
            size = held[blocks[level]]
            if size > LONGEST:
                break  # the boxes around it hold no less
            if size > 1 or path[level] in SINGLE:
                number = numbers.get((alike, level))
                if number is None:
                    number = built.setdefault((path[level:], place.hints[:OWN_HINTS]), len(built))
                    numbers[alike, level] = number
                levels[level][blocks[level - 1] if level else 0, number].append(index)
    return levels


def _role(segment: Segment) -> Literal["heading", "term", "meaning", "line"]:
    if segment.kind == "heading":
        return "heading"
    path = segment.place.path if segment.place else ()
    return "term" if "dt" in path else "meaning" if "dd" in path else "line"


def evened(page: Page, weights: Sequence[float]) -> list[float]:
    """Return weights with those of each row moved towards their mean: entries of a list stay or go together.

    The headings of entries go with the row that has most words of their list, where that reads more like body, and so
    does what a term means with the terms.

    Args:
        page: the page.
        weights: log odds of each segment being body.
    """
    found, rows, all_shapes = list(weights), page.fact(entry_rows), page.fact(shapes)
    means = [sum(max(-BOUND, min(BOUND, weights[index])) for index in row.lines) / len(row.lines) for row in rows]
    texts: dict[int, tuple[float, float]] = {}
    for row, mean in zip(rows, means, strict=True):
        texts[row.of] = max(texts.get(row.of, (0, 0.0)), (sum([all_shapes[at].size for at in row.lines]), mean))
    terms = {row.of: mean for row, mean in zip(rows, means, strict=True) if row.role == "term"}
    for row, mean in zip(rows, means, strict=True):
        beside = texts[row.of][1] if row.role == "heading" else terms.get(row.of) if row.role == "meaning" else None
        goal = mean if beside is None else max(mean, min(beside, HEADED))
        for index in row.lines:
            found[index] += EVEN * (goal - weights[index])
    return found


def _count(page: Page, row: Sequence[int], level: int) -> int:
    """Return in how many entries the lines of a row stand."""
    return len({place.blocks[level] for index in row if (place := page.segments[index].place)})


def headed(page: Page, weights: Sequence[float]) -> list[float]:
    """Return weights with those of headings moved towards that of the line below, where that reads more like body.

    HTML says that a line is a heading, and what it heads: what begins in the same box, or in the one around that.

    Args:
        page: the page.
        weights: log odds of each segment being body.
    """
    found = list(weights)
    headings = [segment for segment in page.segments[:-1] if segment.kind == "heading"]
    for segment in reversed(headings):
        below = page.segments[segment.index + 1]
        place, other = segment.place, below.place
        if place is None or other is None:
            continue
        if not set(place.blocks[-BOXES:-1]).isdisjoint(other.blocks[:-1]):
            goal = min(found[below.index], HEADED)
            found[segment.index] += EVEN * max(0.0, goal - found[segment.index])
    return found
