"""Blocks of code in plain text: fenced, or moved in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.read.lines import Line

FENCE = re.compile(r"`{3,}|~{3,}")
LANGUAGE = re.compile(r"(?:`{3,}|~{3,})\s*\{?\.?([\w.+#-]{1,40})")
INDENT = 4
"""Columns by which code is moved in at least."""
CODE = re.compile(
    r"[;{}]\Z|\A(?:def|class|import|from|return|if|for|while|func|fn|let|var|const|\$|#include)\b|\w\([^()]*\)|[=!]=|=>|->"
)
"""What lines of code have and lines of prose hardly ever."""


def code_blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the blocks of code of a page, fences included.

    Args:
        lines: the page's lines.

    Yields:
        Indices of a block's first line and of the line after its last.
    """
    open_ended: dict[str, int] = {}  # shortest fence of each sort that nothing closes from here on
    at = settled = 0
    while at < len(lines):
        end = _fenced(lines, at, open_ended) if lines[at].text[0] in "`~" else 0
        if not end and at >= settled and lines[at].indent >= INDENT and (not at or lines[at].gap):
            end = settled = _indented(lines, at)
            if not _looks_like_code(lines[at:end]):
                end = 0
        if end:
            yield at, end
        at = end or at + 1


def language(fence: str) -> str:
    """Return the language that the first line of a fenced block names.

    >>> language("```python title='x'"), language("    x = 1")
    ('python', '')
    """
    match = LANGUAGE.match(fence)
    return match.group(1).lower() if match else ""


def _fenced(lines: Sequence[Line], at: int, open_ended: dict[str, int]) -> int:
    """Return where a fenced block ends that begins here; 0 if none does or nothing closes it."""
    fence = FENCE.match(lines[at].text)
    if not fence:
        return 0
    sort, length = fence.group()[0], len(fence.group())
    if length >= open_ended.get(sort, length + 1):
        return 0
    for end in range(at + 1, len(lines)):
        text = lines[end].text
        if text.startswith(fence.group()) and not text.strip(sort):
            return end + 1
    open_ended[sort] = length
    return 0


def _indented(lines: Sequence[Line], at: int) -> int:
    """Return where the lines end that are moved in from here on."""
    while at < len(lines) and lines[at].indent >= INDENT:
        at += 1
    return at


def _looks_like_code(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and 2 * sum(bool(CODE.search(line.text)) for line in lines) > len(lines)
