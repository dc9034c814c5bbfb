"""A page on one giant line: split between sentences, where that is safe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GIANT = 3_000
"""Characters that make a line a page of its own rather than a paragraph."""
# The end of a sentence: a full stop, then a space, then something that begins one. Not after a single letter ("J. Doe",
# "U.S. Army"), nor after a short word with a capital, which may be a title ("Dr.", "Gov."), nor before a figure.
END = re.compile(
    r"""(?<!\b[^\W\d_])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]["”’»)\]]*\s+(?=["“‘«(\[¿¡]*[^\W\d_a-z])"""
    r"""|[。！？…][」』”）]*\s*(?=\S)"""
)


def sentences(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a stretch of source between its sentences.

    Args:
        source: the page's source.
        start: where the stretch begins.
        end: where it ends.

    Yields:
        Start and end of each sentence; only white space lies between them.
    """
    at = start
    for match in END.finditer(source, start, end):
        stop = at + len(source[at : match.end()].rstrip())
        if match.end() < end and stop > at:
            yield at, stop
            at = match.end()
    if at < end:
        yield at, end
