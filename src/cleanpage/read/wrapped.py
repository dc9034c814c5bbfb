"""Hard-wrapped text: lines that were broken because they were full, to be joined again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.words.case import begins_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.read.lines import Line

NARROWEST = 40
WIDEST = 100
"""Widths that text is wrapped at, in characters."""
FEWEST = 4
"""Full lines that a page must have to be taken for hard-wrapped."""
MOST = 0.6
"""Share of the lines with another right behind them that must be full, among those that are long enough to tell."""
OFTEN = 0.04
"""Share of the full lines that end in a hyphen where words are broken at line ends, and not only at hyphens."""
APART = 0.7
"""Share of those lines that are full where it is blank lines that set paragraphs apart."""
SLACK = 4
"""Characters that a line may then be shorter than full: not everybody fills lines to the last."""
TIGHT = 6
"""Characters that lines fall short by at the most, on average, where they are broken between words without spaces."""
TAIL = 40
"""Characters at the end of a line that are looked at."""
ENDED = re.compile(r"[.!?:;,…]\W*\Z")
NEW = re.compile(r"[©•]|\([cC]\)|(\W)\1{3,}\Z")
"""What surely begins something new."""
RULE = re.compile(r"(\W)\1{3,}\Z")
PHRASED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of languages that have spaces between phrases, not words: Thai, Lao, Burmese, Khmer."""
UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Letters that are written without spaces between words."""
BROKEN_WORD = re.compile(r"[^\W\d_]{2,}[-\u2010]\Z")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Wrapping(NamedTuple):
    """How a page is wrapped.

    Attributes:
        width: the longest that a line may be.
        hyphenates: whether hyphens at line ends are there only because words were broken.
        words: the words of the page, to tell a broken word from one with a hyphen.
        slack: how much shorter than full a line may be and still go on, where blank lines set paragraphs apart.
        tight: whether lines of words without spaces between them were broken between words, not at spaces.
    """

    width: int
    hyphenates: bool
    words: frozenset[str]
    slack: int = 0
    tight: bool = False

    def continued(self, lines: Sequence[Line]) -> list[bool]:
        """Say of each line whether it goes on the one before it.

        A line does where its first word had no more room in the line before. Full lines that all begin with a capital
        letter, none of which ends as a sentence does, are a list of things that happen to be as long.
        """
        goes_on = [False] * len(lines)
        for at in range(1, len(lines)):
            before, line = lines[at - 1], lines[at]
            goes_on[at] = (
                not line.gap
                and len(before.text) <= self.width < reach(before, line) + self.slack
                and not NEW.match(line.text)
                and not RULE.match(before.text)
            )
        at = 1
        while at < len(lines):
            end = at
            while end < len(lines) and goes_on[end]:
                end += 1
            if all(line.text[0].isupper() and not ENDED.search(line.text[-TAIL:]) for line in lines[at - 1 : end]):
                goes_on[at:end] = [False] * (end - at)
            at = end + 1
        return goes_on

    def breaks_word(self, line: Line, following: Line) -> bool:
        """Whether a line's final hyphen only breaks a word."""
        if not BROKEN_WORD.search(line.text[-TAIL:]) or not begins_small(following.text):
            return False
        rest = WORD.match(following.text)
        if rest is None:
            return False
        whole = WORD.findall(line.text)[-1] + rest.group()
        hyphenated = line.text.rsplit(maxsplit=1)[-1].lower() + rest.group().lower()
        if whole.lower() in self.words:
            return True
        return self.hyphenates and hyphenated not in self.words


def reach(line: Line, following: Line) -> int:
    """Return how long a line would be with the first word of the next one in it."""
    word = following.text.split(maxsplit=1)[0] if not UNSPACED.match(following.text) else following.text[0]
    return len(line.text) + 1 + len(word)


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """Return how a page is wrapped, or None if it is not.

    Each line that has another right behind it tells which widths would have broken it there: at least its own length,
    less than its length with the next word. The width that most lines agree on is the page's, if they are most.

    Args:
        lines: the page's lines.
    """
    pairs = [
        (len(line.text), reach(line, following))
        for line, following in pairwise(lines)
        if not following.gap and reach(line, following) >= NARROWEST and len(line.text) <= WIDEST
    ]
    if len(pairs) < FEWEST:
        return None
    width, full = _commonest_width(pairs)
    longer = sum(len(line.text) > width for line in lines)
    if full < FEWEST or full < MOST * len(pairs) or longer > 0.1 * len(lines):
        return None
    hyphens = sum(bool(BROKEN_WORD.search(line.text[-TAIL:])) for line in lines)
    words = frozenset(word.lower() for line in lines for word in WORD.findall(line.text))
    slack = SLACK if full >= APART * len(pairs) else 0
    return Wrapping(width, hyphens > OFTEN * full, words, slack, _tight(lines, width))


def _tight(lines: Sequence[Line], width: int) -> bool:
    """Whether lines that end and go on in letters of phrases are nearly as long as they could be."""
    short = [
        width - len(line.text)
        for line, following in pairwise(lines)
        if not following.gap and PHRASED.match(line.text[-1]) and PHRASED.match(following.text)
    ]
    return bool(short) and sum(short) <= TIGHT * len(short)


def _commonest_width(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the width that most lines agree on, and how many do."""
    changes: Counter[int] = Counter()
    for shortest, longest in pairs:
        changes[shortest] += 1
        changes[longest] -= 1
    width = full = running = 0
    for at in range(WIDEST + 1):
        running += changes[at]
        if running > full and at >= NARROWEST:
            width, full = at, running
    return width, full
