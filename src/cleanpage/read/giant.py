"""A page on one line: split between its sentences, and between what surely is none and the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from cleanpage.read.heads import heads
from cleanpage.words.fold import token_spans, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.words import Cues, Match

GIANT = 3_000
"""Characters that make a line a page of its own rather than a paragraph."""
ALONE, LINES = 400, 2
"""The same where the line has menus or notices in it, and the page has no more lines than that."""
APART = 2
"""Words that may stand between two entries of a menu."""
TITLE, MOST = 4, 40
"""Words of a title that stands twice, at least and at most."""
PHRASE = 3
"""Words of a phrase that is no entry, but says all by itself what it is."""
CLOSING = re.compile(r"[.!?…。！？\"'”’»)\]]*")
# The end of a sentence: a full stop, then a space, then something that begins one. Not after a single letter ("J. Doe",
# "U.S. Army"), nor after a short word with a capital, which may be a title ("Dr.", "Gov."), nor after a day ("3. Mai"),
# nor before a figure.
END = re.compile(
    r"""(?<!\b[^\W_])(?<!\b\d\d)(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]["”’»)\]]*\s+(?=["“‘«(\[¿¡]*[^\W\d_a-z])"""
    r"""|[。！？…][」』”）]*\s*(?=\S)"""
)


def pieces(source: str, start: int, end: int, words: Cues) -> Iterator[tuple[int, int]]:
    """Split a stretch of source between its sentences, and before and after menus, notices and dates above the text.

    Args:
        source: the page's source.
        start: where the stretch begins.
        end: where it ends.
        words: the language data.

    Yields:
        Start and end of each piece; only white space lies between them.
    """
    line = source[start:end]
    match, spans = words.match(line), token_spans(line)
    whole = _boilerplate(match, spans)
    if not whole and len(line) <= GIANT:
        yield start, end
        return
    titles = _title_again(tokenize(line), spans)
    headline = next((end for _, end in titles[1:] or whole), len(line))
    whole += titles
    whole += heads(line, words, whole, headline)
    at = 0
    for cut in (*_cuts([found.end() for found in END.finditer(line)], whole), len(line)):
        text = line[at:cut]
        if shown := text.strip():
            begin = start + at + len(text) - len(text.lstrip())
            yield begin, begin + len(shown)
        at = cut


def _cuts(ends: list[int], whole: list[tuple[int, int]]) -> list[int]:
    """Return where to cut, in order: at the ends of sentences, and around stretches that are to stay whole."""
    stretches: list[tuple[int, int]] = []
    for first, last in sorted(whole):
        behind = stretches[-1][1] if stretches else 0
        if last > behind:
            stretches.append((max(first, behind), last))
    lasts = [last for _, last in stretches]
    apart = []
    for end in ends:
        at = bisect_left(lasts, end)
        if at == len(stretches) or end <= stretches[at][0]:
            apart.append(end)
    return sorted({*apart, *chain.from_iterable(stretches)})


def _title_again(tokens: list[str], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the words that the page begins with, its title, stand, if they stand again where its headline is."""
    at, longest = 0, 0
    for other in range(TITLE, len(tokens) - TITLE):
        if tokens[other] != tokens[0]:
            continue
        size = 1
        while size < MOST and other + size < len(tokens) and tokens[size] == tokens[other + size]:
            size += 1
        if longest < size <= min(other, MOST - 1) and other + size < len(tokens):
            at, longest = other, size
    if longest < TITLE:
        return []
    return [(spans[first][0], spans[first + longest - 1][1]) for first in (0, at)]


def _boilerplate(match: Match, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where cues of boilerplate follow each other, or stand in phrases.

    A word that means something only by itself, written small, may be one of a sentence: such must stand side by side.
    """
    runs: list[tuple[int, int, bool]] = []  # first token, the one after the last, whether it is more than a word or two
    small = False
    for cue in match.cues:
        if cue.list not in match.boilerplate:
            continue
        after, sure = cue.first + cue.tokens, cue.tokens >= PHRASE
        if runs and cue.first < runs[-1][1]:
            continue
        before, small = small, cue.how == "inside" and match.text[spans[cue.first][0]].islower()
        if runs and cue.first - runs[-1][1] <= (0 if small or before else APART):
            runs[-1] = runs[-1][0], after, True
        else:
            runs.append((cue.first, after, sure))
    found = [(spans[first][0], spans[after - 1][1]) for first, after, sure in runs if sure]
    return [(first, closing.end()) for first, last in found if (closing := CLOSING.match(match.text, last))]
