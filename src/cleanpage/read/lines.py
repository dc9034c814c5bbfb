"""Lines of plain text, and what the conventions of plain text say that they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import BlockKind

LINE_END = re.compile(r"\r\n|\r|\n")
HEADING = re.compile(r"(#{1,6})\s+(?!\S+(?:\s#\s\S+)+\s*\Z)\S")
"""What a heading begins with; ``# bridge # mill`` is a row of hashtags."""
BULLET = re.compile(r"(?:[-*+•‣▪●◦·–]|\(?\d{1,3}[.)])\s+\S")
QUOTE = re.compile(r">\s*\S")
UNDERLINE = re.compile(r"(?:=|-){4,}\Z")
CELLS = re.compile(r"\t+|\|")
INDENT_WIDTH = 2
"""Columns by which each level of a list is usually moved in."""
TAB_WIDTH = 4
MAX_LEVEL = 6


class Line(NamedTuple):
    """A line that is not blank.

    Attributes:
        start: offset into the source of its first character that is not white space.
        end: offset after its last such character.
        gap: blank lines before it.
        indent: columns of white space before it.
        text: the source between start and end.
    """

    start: int
    end: int
    gap: int
    indent: int
    text: str


def lines(source: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank; lines end at CR LF, CR or LF and nowhere else."""
    at = gap = 0
    ends = [(match.start(), match.end()) for match in LINE_END.finditer(source)]
    for end, following in [*ends, (len(source), len(source))]:
        raw = source[at:end]
        text = raw.strip()
        if text:
            margin = raw[: len(raw) - len(raw.lstrip())]
            start = at + len(margin)
            yield Line(start, start + len(text), gap, len(margin.expandtabs(TAB_WIDTH)), text)
            gap = 0
        else:
            gap += 1
        at = following


def kind_of(line: Line, following: Line | None = None) -> tuple[BlockKind, int]:
    """Return what a line is by the marks it begins with, or the rule it is underlined with, and its level.

    Args:
        line: the line.
        following: the line after it.

    Returns:
        The kind; and the level, for headings and list items.
    """
    text = line.text
    if text[0] == "#" and (match := HEADING.match(text)):
        return "heading", len(match.group(1))
    if not text[0].isalpha() and BULLET.match(text):
        return "list-item", _level(line)
    if text[0] == ">" and QUOTE.match(text):
        return "quote", 0
    if following and not following.gap and _underlines(following.text, text):
        return "heading", 1 if following.text[0] == "=" else 2
    return "paragraph", 0


def _underlines(rule: str, text: str) -> bool:
    """Whether a line of dashes is there for the line above it: about as long, and no rule across the page."""
    return bool(UNDERLINE.match(rule)) and len(text) <= 2 * len(rule) and len(rule) <= 1.3 * len(text) + 3


def marker(text: str) -> str:
    """Return the bullet or the number that an item of a list begins with, as it stands there."""
    match = BULLET.match(text)
    return match.group().split(maxsplit=1)[0] if match else ""


def row(text: str) -> tuple[str, ...]:
    """Return what the cells of a row hold that is set with tabs or pipes."""
    parts = text.strip("|").split("|") if "|" in text else text.split("\t")
    return tuple(" ".join(part.split()) for part in parts if part or "|" in text)


def _level(line: Line) -> int:
    return min(1 + line.indent // INDENT_WIDTH, MAX_LEVEL) if line.indent >= INDENT_WIDTH else 1


def cells(line: Line) -> int:
    """Return how many cells a line has, if it is a row of a table set with tabs or pipes; 1 if it is none."""
    text = line.text
    if "\t" not in text and "|" not in text:
        return 1
    return len(CELLS.findall(text)) + 1
