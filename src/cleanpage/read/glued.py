"""Pages whose blocks were put together with nothing between them, as ``get_text()`` of Beautiful Soup does.

    Skip NavigationMarketsBusinessHealth and ScienceWhy to be cautiousPublished Fri, Apr 28

Where one block ended and the next began, a small letter or a full stop stands right before a capital. Names are
written like that, too (YouTube), so a text must have many such places, and sentences among them, to be taken for glued;
and a place counts only if what it would split off is a word elsewhere on the page, or nothing that occurs twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleanpage.read.lines import Line

SENTENCES = 3
"""Sentences of a text that must end right before a capital."""
PLACES = 12
"""Places that must look glued in all."""
EACH = 3
"""How many there must be for each line: a line that was glued from a whole page has many."""
SHORTEST = 3
"""Letters of a capitalised word from which it is told from the second half of an abbreviation."""
# Written so that each alternative ends where the new block begins.
GLUED = regex.compile(
    r"(?P<sentence>[\p{Ll}\p{Nd}%”»)]{2}[.!?…](?P<quote>[\"'”’»)\]]{0,2})(?=[\"'“‘«]?\p{Lu}[\p{Ll}\s’']))"
    r"|(?P<word>(?<!\p{Ll})\p{Lu}?\p{Ll}+[)”»]?|\p{Nd}[)%”»]?)(?=(?P<next>\p{Lu}\p{Ll}+|\p{Lu}{2,}(?!\p{Ll})))"
    r"|(?P<capitals>(?<!\p{L})\p{Lu}{2,})(?=(?P<after>\p{Lu}\p{Ll}{2,}))"
    r"|(?P<number>(?<!\p{Ll})\p{Lu}?\p{Ll}{2,})(?=\p{Nd})"
    r"|(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?=\p{Nd}{1,2}:\p{Nd}{2}(?!\p{Nd}))"
    r"|(?P<sign>©)(?<=[\p{L}\p{P}]©)"
)
END = re.compile(r"[.!?…][\"'”’»)\]]{0,2}(?=[^\W\d_])")
STANDALONE = regex.compile(r"(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])")
PREFIXES = frozenset("mc mac fitz de di la le van o".split())
"""What stands before a capital within a name: McCarthy, DiCaprio."""
NAMES = frozenset(
    "youtube facebook linkedin whatsapp tiktok iphone ipad imac ipod ebay paypal wordpress javascript typescript "
    "github gitlab openai chatgpt playstation soundcloud wechat snapchat spacex fedex mastercard powerpoint onedrive "
    "macbook airpods bitcoin devops postgresql mysql nosql graphql buzzfeed huffpost blackrock deepmind".split()
)
"""Names with a capital inside that pages have everywhere; the author's own list."""


def glue(source: str) -> list[int]:
    """Return the offsets at which blocks were put together with nothing between them, in order; often none.

    Args:
        source: the text.
    """
    if not _ends_glued(source):
        return []
    found = list(GLUED.finditer(source))
    lines = sum(not line.isspace() for line in source.splitlines() if line)
    fewest = max(PLACES, EACH * lines)
    if len(found) < fewest:
        return []
    words = frozenset(map(str.lower, STANDALONE.findall(source)))
    halves = [_halves(match) for match in found]
    seen = Counter(halves)
    points: list[int] = []
    for match, (left, right) in zip(found, halves, strict=True):
        if _parts(left, right, words, once=seen[left, right] == 1):
            end = match.end() - len(match["sign"] or "")
            begin = points[-1] if points else 0
            opens = match["quote"] == '"' and source.count('"', begin, end - 1) % 2 == 0  # the next block, not this one
            points.append(end - opens)
    return points if len(points) >= fewest else []


def _ends_glued(source: str) -> bool:
    """Return whether enough sentences end right before a capital: a cheap look, which nearly all pages stop at."""
    count = 0
    for match in END.finditer(source):
        begin, end = match.span()
        if source[end].isupper() and source[begin - 1].islower() and source[end + 1 : end + 2].islower():
            count += 1
            if count == SENTENCES:
                return True
    return False


def _halves(match: regex.Match[str]) -> tuple[str, str]:
    """Return the words on both sides, in small letters; nothing where it needs no look."""
    if match["number"] is not None:
        return match["number"].lower(), ""
    if match["word"] is not None:
        return match["word"].rstrip(")%”»").lower(), match["next"].lower()
    if match["capitals"] is not None:
        return match["capitals"].lower(), match["after"].lower()
    return "", ""


def _parts(left: str, right: str, words: frozenset[str], *, once: bool) -> bool:
    """Return whether what looks glued is, and no name with a capital or a number inside."""
    if not right:
        return not left or left in words
    if left in PREFIXES or left + right in NAMES:
        return False
    return right in words or (once and len(right) >= SHORTEST)


def parted(lines: Iterable[Line], points: Sequence[int]) -> Iterator[Line]:
    """Yield lines, those that were glued in their parts, as if blank lines stood between them.

    Args:
        lines: the lines of the page.
        points: where they were glued.
    """
    for line in lines:
        cuts = points[bisect_left(points, line.start + 1) : bisect_left(points, line.end)]
        start, gap, indent = line.start, line.gap, line.indent
        for end in (*cuts, line.end):
            text = line.text[start - line.start : end - line.start]
            shown = text.strip()
            if shown:
                start += len(text) - len(text.lstrip())
                yield line._replace(start=start, end=start + len(shown), gap=gap, indent=indent, text=shown)
                gap, indent = 1, 0
            start = end
