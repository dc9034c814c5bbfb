"""Sentences whose links were torn onto lines of their own, to be joined again.

Flattening a page by putting each of its text nodes on a line gives::

    Troops train for a mission, officials told
    NBC News
    , which reported it on Monday.

A line that begins with closing punctuation was torn; so was one that begins in lower case where the line before it
stops without an end. The link before such a line belongs to the sentence too, and so does what leads up to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cleanpage.words.table import function_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.read.lines import Line

CLOSING = re.compile(r"[;!?)\]}،。，、；）」』؟]|[,.](?![.\d])|:(?=\s)|[»”](?!\w)|[’']s\b")
"""What a sentence goes on with, never begins with."""
ENDED = re.compile(r"[.!?:;…。！？؟।|][\"”’'»)\]」』]*\Z")
BEGINNING = re.compile(r"[•‣▪●◦·|>#©]|[-*+–]\s")
"""What marks the beginning of something new."""
OPENING = frozenset("([{“„«¿¡（「『")
"""What a sentence goes on after, and no space stands behind."""
OPEN = re.compile(r"(?:[,‘、，]|\s[–—&-])\Z")
"""What a sentence does not stop with."""
TAIL = 60
"""Characters at the end of a line that are looked at."""
LAST_WORD = re.compile(r"[^\W\d_]+\Z")
SENTENCE = 8
"""Words that a line has at least to be surely no label, but a sentence or a part of one."""
PROSE = 5
"""Words that a line has at least to be taken for a part of a sentence on a page where sentences were torn."""
LONGEST_LINK = 7
"""Words that the text of a link has at most to be taken for one by what follows it."""


def torn(lines: Sequence[Line], plain: Sequence[bool]) -> list[bool]:
    """Say of each line whether it goes on the sentence of the line before it.

    Args:
        lines: the page's lines.
        plain: for each, whether it may be part of a sentence: no heading, no code, no row of a table.

    Returns:
        For each line, whether it is to be joined to the one before.
    """
    near = [
        at > 0 and not line.gap and plain[at] and plain[at - 1] and not BEGINNING.match(line.text)
        for at, line in enumerate(lines)
    ]
    sure = [
        together and (bool(CLOSING.match(line.text)) or lines[at - 1].text[-1] in OPENING)
        for at, (line, together) in enumerate(zip(lines, near, strict=True))
    ]
    least = PROSE if any(sure) else SENTENCE  # with one sentence surely torn, others are likely to be
    joined = [
        surely or (together and _goes_on(lines[at - 1].text, lines[at].text, least))
        for at, (surely, together) in enumerate(zip(sure, near, strict=True))
    ]
    for at in range(len(lines) - 2, 0, -1):
        # What stands before a torn line may be a link; then what stands before that leads up to it.
        if joined[at + 1] and near[at] and not joined[at]:
            joined[at] = _leads_to(lines[at - 1].text, lines[at].text)
    return joined


def _goes_on(before: str, text: str, least: int) -> bool:
    """Whether a sentence that a line does not end goes on in the next."""
    words = before.count(" ") + 1
    if text[0].islower():
        return not ENDED.search(before[-TAIL:]) and (
            words >= least or (least == PROSE and text.count(" ") + 1 >= PROSE)
        )
    if words < least:
        return False
    last = LAST_WORD.search(before[-TAIL:])
    return bool(OPEN.search(before[-TAIL:])) or (last is not None and last.group() in _connecting())


def _leads_to(before: str, link: str) -> bool:
    """Whether a line leads up to the text of a link that a sentence goes on after."""
    if link.count(" ") >= LONGEST_LINK or " " not in before:
        return False
    last = LAST_WORD.search(before[-TAIL:])
    return last is not None and last.group()[0].islower()


@cache
def _connecting() -> frozenset[str]:
    """Return the function words of all languages."""
    return frozenset(word for words in function_table().values() for word in words)
