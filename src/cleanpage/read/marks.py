r"""The marks of Markdown in a text: what is only there to say how the rest is set, or where it leads.

Pages are often flattened to Markdown. Its links, ``[the bridge](https://example.org/bridge)``, would make half of a
menu's characters addresses, and dates of what stands in them; its signs of emphasis would stick to words. Text browsers
number links, and programs write line breaks as ``\n`` that nobody turns back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.read.lines import Line

FEWEST = 3
"""Links and images that a text must have to be taken for Markdown."""
HEADINGS = 2
"""Headings that make it Markdown as well."""
NUMBERS, STEP, REGULAR = 10, 9, 0.9
"""Numbers that must follow each other, by how much each grows at most, since links without text have numbers, too, and
what share of them must."""
BREAKS = 5
"""Line breaks written as a backslash and a letter that a text has in their place."""
DEEPEST = 20
"""Brackets that may be open at a time."""
# A group that gives nothing back (?>…), or a line of many images could be read in exponentially many ways.
ADDRESS = (
    r"(?>\(\s{0,3}(?:<[^<>\n]{0,2000}>|data:[^()\n]{0,100000}|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3}"
    r"(?:\n[^()\s]{1,500}){0,8}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3})"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s{0,3}\))"
)
"""Where a link leads, perhaps broken over lines, and its title."""
TOKEN = re.compile(rf"\\.|(?P<open>!?\[)|(?P<close>\](?P<address>{ADDRESS})?)|(?P<blank>\n[ \t]*\n)", re.DOTALL)
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|~<])")
STRONG = re.compile(r"(?<![\w*])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![\w*])|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)")
STARRED = re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*\n]{1,300}?(?<=[^\s*\\])(\*)(?![\w*])")
SLANTED = re.compile(r"(?<![\w\\])(_)(?=[^\s_])[^_\n]{1,300}?(?<=[^\s_\\])(_)(?!\w)")
HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)(?!\S+(?:[ \t]#[ \t]\S+)+[ \t]*$)", re.MULTILINE)
ESCAPED_BREAK = re.compile(r"(?:\\[rt]|\s){0,8}\\n(?:\\[nrt]|\s)*+")
NUMBER = re.compile(r"(?<![^\s\[(\]])\[(\d{1,4})\](?=\S)")
OPENING = re.compile(r"^[ \t]*(?:[*+o#@-][ \t]+)?\[\d{1,4}\](?=(?P<line>[^\n]+))", re.MULTILINE)
"""Lines that begin with the number of a link, and so are most likely nothing else."""
IMAGE = re.compile(rf"(?:[*+-]\s+)?(?:(?:\[\s*)?!\[[^\[\]]*\]{ADDRESS}\s*(?:\]{ADDRESS}\s*)?)++\Z")
"""A line that is nothing but images, perhaps with links around them."""


class Marks(NamedTuple):
    """The marks of a text, to be left out of what is read.

    Attributes:
        cuts: where each begins and ends, in order; none reaches into another.
        links: the same for the texts of links.
        breaks: where lines begin that only a mark parts from those before them.
        rule: the kind of mending that leaving them out is.
        reason: the same for people.
    """

    cuts: list[tuple[int, int]]
    links: list[tuple[int, int]]
    breaks: list[int]
    rule: str = "markdown"
    reason: str = "marks of Markdown are not part of the text"

    def without(self, source: str, start: int, end: int) -> str:
        """Return a stretch of the source without its marks."""
        parts: list[str] = []
        for cut, after in _within(self.cuts, start, end):
            parts.append(source[start:cut] or (" " if parts and source[cut] in "[!" else ""))  # two links are two words
            start = after
        return "".join((*parts, source[start:end])) if parts else source[start:end]

    def plain(self, source: str, line: Line) -> Line:
        """Return a line with its text as it is read, behind the mark of a heading, which tells what it is.

        One that is an image and nothing else stays as it is.
        """
        text = " ".join(self.without(source, line.start, line.end).split())
        if not text or text == line.text:
            return line
        heading = HEADING.match(line.text)
        return line._replace(text=heading.group() + text if heading else text)

    def link_share(self, source: str, start: int, end: int, text: str) -> float:
        """Return the share of a segment's text that stands in links."""
        linked = sum(len(self.without(source, a, b).strip()) for a, b in _within(self.links, start, end))
        return min(1.0, linked / len(text)) if text else 0.0

    def texts_of_links(self, source: str, start: int, end: int) -> tuple[str, ...]:
        """Return what the links of a stretch say, if there are several and nothing else stands behind the first."""
        found = list(_within(self.links, start, end))
        if len(found) < 2:  # noqa: PLR2004
            return ()
        texts = [" ".join(self.without(source, *link).split()) for link in found]
        rest = "".join(self.without(source, found[0][0], end).split())
        return tuple(filter(None, texts)) if "".join(texts).replace(" ", "") == rest else ()


def marks(source: str) -> Marks | None:
    """Return the marks of a text in Markdown, or None if it is none.

    Args:
        source: the text.
    """
    if "\\n" in source and (escaped := _escaped(source)):
        return Marks(escaped, [], [end for _, end in escaped], "escapes", "line breaks were written out")
    cuts = _numbers(source) if "[1]" in source else []
    opening = [(match.end(), match.end("line")) for match in OPENING.finditer(source)] if cuts else []
    headings = sum(1 for _ in islice(HEADING.finditer(source), HEADINGS)) if "#" in source else 0
    if headings < HEADINGS and source.count("](") < FEWEST:
        return Marks(cuts, opening, []) if cuts else None
    linked, links = _links(source)
    if headings < HEADINGS and len(linked) < FEWEST:
        return Marks(cuts, opening, []) if cuts else None
    cuts += linked
    cuts += [match.span() for pattern in (HEADING, STRONG, ESCAPE) for match in pattern.finditer(source)]
    cuts += [
        match.span(group) for pattern in (SLANTED, STARRED) for match in pattern.finditer(source) for group in (1, 2)
    ]
    return Marks(_merged(cuts), _merged(links + opening), [])


def is_image(text: str) -> bool:
    """Return whether a line is an image of Markdown and nothing else."""
    return "![" in text and IMAGE.match(text) is not None


def _escaped(source: str) -> list[tuple[int, int]]:
    """Return the line breaks of a text that were written as a backslash and a letter, if it has hardly any others."""
    found = [match.span() for match in ESCAPED_BREAK.finditer(source)]
    return found if len(found) >= BREAKS and len(found) > 2 * source.count("\n") else []


def _numbers(source: str) -> list[tuple[int, int]]:
    """Return the numbers that text browsers set before each link, ``[12]Contact``, if they count the page through."""
    found = list(NUMBER.finditer(source))
    steps = [int(match[1]) - int(before[1]) for before, match in pairwise(found)]
    counting = sum(0 < step <= STEP for step in steps)
    return [match.span() for match in found] if counting >= max(NUMBERS, REGULAR * len(steps)) else []


def _links(source: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return what is to be cut of links and images, brackets and address or the whole image; and the texts of links."""
    cuts: list[tuple[int, int]] = []
    links: list[tuple[int, int]] = []
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
            if source[start] == "!":
                cuts.append((start, match.end()))
            else:
                cuts += ((start, inner), match.span())
                links.append((inner, match.start()))
    return cuts, links


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _within(stretches: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of stretches, which are in order, between two places."""
    at = bisect_right(stretches, start, key=_end)
    while at < len(stretches) and stretches[at][0] < end:
        yield max(stretches[at][0], start), min(stretches[at][1], end)
        at += 1


def _end(stretch: tuple[int, int]) -> int:
    return stretch[1]
