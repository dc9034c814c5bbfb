"""Text in ``<pre>``: mail, manuals and plain files that were put on a page of HTML as they are.

A browser shows their lines as they stand, as it does code; what they say are paragraphs, headings and lists. Where most
of a page is one such block, it is read as plain text is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.read.code import CODE
from cleanpage.read.lines import lines
from cleanpage.read.text import read_text
from cleanpage.words import Cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Segment, TextRepair
    from cleanpage.read.options import Reading

MOST = 0.6
"""Share of a page's characters that a block has from which on it is what the page is about."""
LEAST = 300
"""Characters of the shortest one."""
CODED = 0.2
"""Share of a block's lines that look like code from which on it is code."""
SAYING = re.compile(r"(?:[^\W\d_]{2,}\W+){3}[^\W\d_]{2,}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]{6}")
"""What lines of text have and lines of settings, tables and logs mostly do not: four words in a row."""
TOLD = 0.4
"""Share of a block's lines that must have it."""


def preformatted(source: str, segments: Sequence[Segment]) -> Segment | None:
    """Return the preformatted block that most of a page is, if it is text and not code.

    Args:
        source: what the offsets of segments index.
        segments: the lines of the page.
    """
    longest = max(segments, key=lambda segment: segment.end - segment.start, default=None)
    if longest is None or longest.kind != "code" or (longest.form and longest.form.language):
        return None
    size = longest.end - longest.start
    if size < LEAST or size < MOST * sum(segment.end - segment.start for segment in segments):
        return None
    if longest.place and "code" in longest.place.path:
        return None
    return longest if _is_text([line.text for line in lines(source[longest.start : longest.end])]) else None


def _is_text(read: Sequence[str]) -> bool:
    """Return whether lines read like text."""
    coded = sum(CODE.search(line) is not None for line in read)
    told = sum(SAYING.search(line) is not None for line in read)
    return len(read) > 1 and coded < CODED * len(read) and told >= TOLD * len(read)


def as_text(source: str, block: Segment, options: Reading) -> tuple[list[Segment], list[TextRepair]]:
    """Read a block as plain text.

    Args:
        source: what the offsets of segments index.
        block: the block.
        options: which repairs and joins are wanted.

    Returns:
        Its lines, where it stood, and the stretches whose characters were mended.
    """
    at = block.start
    read = read_text(source[at : block.end], options.model_copy(update={"markdown": False}), Cues(()))
    segments = [
        segment._replace(
            index=block.index + segment.index,
            start=at + segment.start,
            end=at + segment.end,
            gap=segment.gap if segment.index else block.gap,
            place=block.place,
            pieces=tuple(piece._replace(start=at + piece.start, end=at + piece.end) for piece in segment.pieces),
        )
        for segment in read.segments
    ]
    repairs = [repair._replace(start=at + repair.start, end=at + repair.end) for repair in read.repairs]
    return segments, repairs
