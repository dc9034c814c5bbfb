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
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.read.signed import signed
from cleanpage.read.wrapped import UNSPACED
from cleanpage.words.case import begins_small
from cleanpage.words.fold import COLONS, ENDS
from cleanpage.words.table import all_function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.read.lines import Line

CLOSING = re.compile(r"[;!?)\]}،。，、；）」』؟]|[,.](?![.\d])|:(?=\s)|[»”](?!\w)|[’']s\b")
"""What a sentence goes on with, never begins with."""
ENDED = re.compile(rf"[{ENDS}:;|][\"”“’‘'»«)\]」』]*\Z")
BEGINNING = re.compile(r"[•‣▪●◦·|>#©■□◆◇▼▲○]|\([cC]\)|[-*+–]\s|(\W)\1{3,}\Z")
"""What marks the beginning of something new."""
OPENING = re.compile(r"(?:[(\[{¿¡（「『]|(?<!\S)[“„«])\Z")
"""What a sentence goes on after, and no space stands behind; some quotation marks close in other languages."""
OPEN = re.compile(r"(?:[,‘、，]|\s[–—&-])\Z")
"""What a sentence does not stop with."""
TAIL = 60
"""Characters at the end of a line that are looked at."""
KOREAN = re.compile(r"(?:은|는|을|를|의|에|에서|와|과|도|로|으로|부터|까지)\s")
"""Particles that a Korean sentence goes on with behind a name, and no space stands before."""
PARTICLE = re.compile(
    r"[をがはにへのとでも](?=[\u3400-\u9fff\u30a1-\u30fa\uf900-\ufaff])|を|(?:から|まで|より|では|には|とは)(?=[\u3400-\u9fff、])|"
    + KOREAN.pattern
)
"""What a sentence goes on with behind a name, never begins with."""
LEADING = re.compile(r"[をがはにへのとでもや]\Z")
"""What stands before a name in Japanese."""
BROKEN_OFF = re.compile(r"[。！？][^。！？／|]{2,60}(?<![」』”’）)\]…攝摄影供])\Z")
"""The end of a line that begins another sentence and does not end it; that of a caption says who took the picture."""
VERSE = range(8, 61)
"""Characters that each line of a stanza has."""
STANZA, LIST = 4, 2
"""Lines from which lines set apart by blank lines can be a stanza, and a list."""
LAST_WORD = re.compile(r"[^\W\d_]+\Z")
SENTENCE = 8
"""Words that a line has at least to be surely no label, but a sentence or a part of one."""
PROSE = 5
"""Words that a line has at least to be taken for a part of a sentence on a page where sentences were torn."""
ROLE = 3
"""Words that say at most what somebody does."""
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
    apart = _apart(lines)
    near = [
        at > 0 and not line.gap and plain[at] and plain[at - 1] and not apart[at] and not BEGINNING.match(line.text)
        for at, line in enumerate(lines)
    ]
    sure = [
        together and (bool(CLOSING.match(line.text)) or bool(OPENING.search(lines[at - 1].text[-2:])))
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
            before = lines[at - 1].text  # a headline, or a word such as "by"
            joined[at] = _leads_to(before, lines[at].text) and not (
                " " in before and _tells_role(lines, joined, at + 1)
            )
    for at in range(2, len(lines)):
        # Words without spaces have no small letters to tell by; but a sentence that has not ended at its link goes on.
        if near[at] and joined[at - 1] and not joined[at]:
            joined[at] = _goes_on_behind(lines[at - 1].text, lines[at].text)
    for at in range(1, len(lines)):
        # A name may also stand at the end of a label; it is the text of a link where the sentence goes on after it.
        if joined[at] and not sure[at] and _named(lines[at].text) and not _ends_or_goes_on(lines, joined, at):
            joined[at] = False
    for at, goes_on in signed(lines, near, sure).items():
        joined[at] = goes_on
    return joined


def _apart(lines: Sequence[Line]) -> list[bool]:
    """Say of each line whether it stands in a stanza or in a list between blank lines, none of whose lines are torn.

    A stanza is made of short lines; each line of a list that lost its marks begins in lower case, the first one too.
    """
    found = [False] * len(lines)
    starts = [at for at, line in enumerate(lines) if line.gap]
    for at, end in pairwise([*starts, len(lines)]):
        block = lines[at:end]
        if len(block) < LIST or any(CLOSING.match(line.text) for line in block):
            continue
        is_stanza = len(block) >= STANZA and all(len(line.text) in VERSE for line in block)
        if is_stanza or all(begins_small(line.text) for line in block):
            found[at:end] = [True] * (end - at)
    return found


def size(text: str) -> float:
    """Return how many words a line has; where words have no spaces between them, what as many characters are worth."""
    unspaced = len(UNSPACED.findall(text))
    return text.count(" ") + 1 + unspaced / 2.2


def _named(text: str) -> bool:
    return text[0].isupper() and size(text) < LONGEST_LINK


def _ends_or_goes_on(lines: Sequence[Line], joined: Sequence[bool], at: int) -> bool:
    """Whether a line ends as a sentence does, or has one go on behind it."""
    return bool(ENDED.search(lines[at].text[-TAIL:])) or (at + 1 < len(lines) and joined[at + 1])


def _tells_role(lines: Sequence[Line], joined: Sequence[bool], at: int) -> bool:
    """Whether a torn line says what somebody does whose name stands above it, below a headline: ``, reporter``."""
    text = lines[at].text
    alone = at + 1 == len(lines) or not joined[at + 1]
    return alone and text.startswith(",") and size(text.lstrip(", ")) <= ROLE and not ENDED.search(text[-TAIL:])


def _goes_on(before: str, text: str, least: int) -> bool:
    """Whether a sentence that a line does not end goes on in the next."""
    end = before[-TAIL:]
    if ENDED.search(end):
        return False
    if begins_small(text):
        return size(before) >= least or (least == PROSE and size(text) >= PROSE)
    if PARTICLE.match(text):
        return size(text) >= PROSE
    if size(before) < least:
        return False
    if OPEN.search(end) or BROKEN_OFF.search(end):
        return True
    last = LAST_WORD.search(end)
    return last is not None and last.group() in all_function_words() and _may_be_link(text)


def _goes_on_behind(link: str, text: str) -> bool:
    """Whether a line goes on behind the text of a link that the sentence before led up to, in unspaced letters."""
    return (
        size(link) < LONGEST_LINK
        and UNSPACED.match(link[-1]) is not None
        and not ENDED.search(link)
        and UNSPACED.match(text) is not None
        and ENDED.search(text[-TAIL:]) is not None
    )


def _may_be_link(text: str) -> bool:
    """Whether a line may be the text of a link: no label, and no small word alone, such as "by" above a name."""
    return size(text) < LONGEST_LINK and text[-1] not in COLONS and text.lower() not in all_function_words()


def _leads_to(before: str, link: str) -> bool:
    """Whether a line leads up to the text of a link that a sentence goes on after."""
    end = before[-TAIL:]
    if not _may_be_link(link) or ENDED.search(end):
        return False
    if OPEN.search(end) or LEADING.search(end):
        return size(before) > 1
    last = LAST_WORD.search(end)
    if last is None:
        return False
    word = last.group()
    if link[0].isdigit():  # a date below a headline, rather than the text of a link
        return word.lower() in all_function_words()
    return begins_small(word) if " " in before else word.lower() in all_function_words()
