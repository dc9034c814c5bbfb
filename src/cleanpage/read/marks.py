"""The marks of Markdown in a text: what is only there to say how the rest is set, or where it leads.

Pages are often flattened to Markdown. Its links, ``[the bridge](https://example.org/bridge)``, would make half of a
menu's characters addresses, and dates of what stands in them; its signs of emphasis would stick to words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.read.lines import Line

FEWEST = 3
"""Links and images that a text must have to be taken for Markdown."""
DEEPEST = 20
"""Brackets that may be open at a time."""
ADDRESS = (
    r"\(\s{0,3}(?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3}"
    r"(?:\n[^()\s]{1,500}){0,8}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3})"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s{0,3}\)"
)
"""Where a link leads, perhaps broken over lines, and its title."""
TOKEN = re.compile(rf"\\.|(?P<open>!?\[)|(?P<close>\](?P<address>{ADDRESS})?)|(?P<blank>\n[ \t]*\n)", re.DOTALL)
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|~<])")
STRONG = re.compile(r"(?<![\w*])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![\w*])|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)")
EMPHASIS = re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*\n]{1,300}?(?<=[^\s*\\])(\*)(?![\w*])")
SLANTED = re.compile(r"(?<![\w\\])(_)(?=[^\s_])[^_\n]{1,300}?(?<=[^\s_\\])(_)(?!\w)")
HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
IMAGE = re.compile(r"\s*(?:[*+-]\s+)?(?:\[\s*)?!\[[^\n]*\)\s*\Z")
"""A line that is nothing but an image, perhaps with a link around it."""


class Marks(NamedTuple):
    """The marks of a text, to be left out of what is read.

    Attributes:
        starts: where each begins, in order.
        ends: where it ends.
    """

    starts: list[int]
    ends: list[int]

    def without(self, source: str, start: int, end: int) -> str:
        """Return a stretch of the source without its marks."""
        at = bisect_left(self.ends, start + 1)
        if at == len(self.starts) or self.starts[at] >= end:
            return source[start:end]
        parts: list[str] = []
        while at < len(self.starts) and self.starts[at] < end:
            parts.append(source[start : max(self.starts[at], start)])
            start = max(start, self.ends[at])
            at += 1
        parts.append(source[start:end])
        return "".join(parts)

    def plain(self, source: str, line: Line) -> Line:
        """Return a line with its text as it is read; one that is an image and nothing else stays as it is."""
        text = " ".join(self.without(source, line.start, line.end).split())
        return line._replace(text=text) if text and text != line.text else line


def marks(source: str) -> Marks | None:
    """Return the marks of a text in Markdown, or None if it is none.

    Args:
        source: the text.
    """
    if source.count("](") < FEWEST:
        return None
    links = list(_links(source))
    if len(links) < FEWEST:
        return None
    cuts = [cut for link in links for cut in link]
    cuts += [match.span() for pattern in (HEADING, STRONG, ESCAPE) for match in pattern.finditer(source)]
    cuts += [match.span(group) for pattern in (EMPHASIS, SLANTED) for match in pattern.finditer(source) for group in (1, 2)]
    return _merged(sorted(cuts))


def is_image(text: str) -> bool:
    """Return whether a line is an image of Markdown and nothing else."""
    return "![" in text and IMAGE.match(text) is not None


def _links(source: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield what is to be cut for each link and each image: brackets and address of a link, the whole of an image."""
    open_: list[tuple[int, int]] = []
    for match in TOKEN.finditer(source):
        if match["blank"]:
            open_.clear()
        elif match["open"]:
            open_.append(match.span())
            del open_[:-DEEPEST]
        elif match["close"] and open_:
            start, inner = open_.pop()
            if not match["address"]:
                continue
            image = source[start] == "!"
            yield ((start, match.end()),) if image else ((start, inner), match.span())


def _merged(cuts: list[tuple[int, int]]) -> Marks:
    """Return stretches as such that do not overlap."""
    found = Marks([], [])
    for start, end in cuts:
        if found.ends and start <= found.ends[-1]:
            found.ends[-1] = max(found.ends[-1], end)
        else:
            found.starts.append(start)
            found.ends.append(end)
    return found
