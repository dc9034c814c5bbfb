"""Plain text to segments: lines, and what they are by the conventions of plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.page import Segment, TextRepair
from cleanpage.read.repair import mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import BlockKind
    from cleanpage.read.options import Reading

LINE_END = re.compile(r"\r\n|\r|\n")
HEADING = re.compile(r"(#{1,6})\s+\S")
BULLET = re.compile(r"[-*+•‣▪●◦·–]\s+\S|\(?\d{1,3}[.)]\s+\S")
QUOTE = re.compile(r">\s*\S")
FENCE = re.compile(r"`{3,}|~{3,}")


class Line(NamedTuple):
    """A line that is not blank: the stretch from its first character to its last, and the blank lines before it."""

    start: int
    end: int
    gap: int
    indent: int


def lines(source: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank; they end at CR LF, CR or LF and nowhere else."""
    at = gap = 0
    for match in LINE_END.finditer(source):
        line = _line(source, at, match.start(), gap)
        if line is None:
            gap += 1
        else:
            yield line
            gap = 0
        at = match.end()
    line = _line(source, at, len(source), gap)
    if line is not None:
        yield line


def _line(source: str, start: int, end: int, gap: int) -> Line | None:
    text = source[start:end]
    bare = text.strip()
    if not bare:
        return None
    indent = len(text) - len(text.lstrip())
    return Line(start + indent, start + indent + len(bare), gap, indent)


def read_text(source: str, options: Reading) -> tuple[list[Segment], list[TextRepair]]:
    """Split a text into segments.

    Args:
        source: the text.
        options: which repairs and joins are wanted.

    Returns:
        The segments, and the repairs of their characters.
    """
    segments: list[Segment] = []
    repairs: list[TextRepair] = []
    gap = 0
    for line in lines(source):
        text, repair = mend(source, line.start, line.end, options)
        if not text:
            gap += line.gap + 1
            continue
        if repair:
            repairs.append(repair)
        kind, level = kind_of(text)
        segments.append(Segment(len(segments), line.start, line.end, text, line.gap + gap, kind, level))
        gap = 0
    return segments, repairs


def kind_of(text: str) -> tuple[BlockKind, int]:
    """Return what a line is by the marks it begins with, and its level."""
    if match := HEADING.match(text):
        return "heading", len(match.group(1))
    if BULLET.match(text):
        return "list-item", 1
    if QUOTE.match(text):
        return "quote", 0
    return "paragraph", 0
