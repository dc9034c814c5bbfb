"""What a page says twice: pull quotes, versions for printing, paragraphs that an accordion holds once more.

The copy in the core of the page is the one that counts, and of two in it the first, unless the second reads better. A
pull quote may stand before the sentence that it repeats; it is the shorter one that is the copy then.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.body import body_scores
from cleanpage.facts.core import core
from cleanpage.facts.cues import tokens
from cleanpage.facts.shape import shapes
from cleanpage.words.fold import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleanpage.page import Page

Gram = tuple[str, ...]

WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|\w+")
ASCII_WORD = re.compile(r"\w+", re.ASCII)
"""The same for most lines, at a fraction of the cost."""
RUN = 5
"""Words that must follow each other in both places to count as the same."""
MOST = 0.6
"""Share of a line's runs that must stand elsewhere, whatever seams it has."""
WHOLE = 0.8
"""Share of a paragraph's runs that stand in a line which joins it to others."""
OWNERS = 8
"""Lines that one run is looked for in."""
PARAGRAPH, QUOTE = 12, 8
"""Words from which a line that repeats others is a copy of them, and from which part of a line may be pulled out."""
PULLED = 40
"""Words beyond which nobody pulls a quote; a longer line that is part of another is in better shape than that."""
LONGER = 1.3
"""How much longer a line is than the quote that was pulled out of it."""
BETTER = 0.5
"""Log odds by which the second copy must be the likelier body to be the one that stays."""
QUOTES = frozenset("\"'“”„‚‘’«»‹›「『《")
MIXING = 1_000_003
"""What hashes of words are mixed with, so that their order counts; any large odd number does."""
LONGEST = 1_000
"""Words of a line that are looked at."""
NEAR = 4
"""Lines within which all of a text stands whose beginning is shown; farther on somebody quotes it in an answer."""


def repeats(page: Page) -> dict[int, int]:
    """Return the lines that say again what another line says, each with the index of a line that does."""
    span = page.fact(core)
    grams = {at: grams for at in _said_twice(page) if (grams := _grams(page.segments[at].text))}
    if not grams:
        return {}
    shared = _shared(grams)
    inner = [at for at in grams if at in span]
    found = _said_before(page, grams, shared, [*inner, *(at for at in grams if at not in span)])
    left = [at for at in reversed(inner) if at not in found]
    return found | _said_before(page, {at: grams[at] for at in left}, shared, left, only_parts=True)


def _grams(text: str) -> list[Gram]:
    """Return the runs of words of a line that is long enough to be a quote."""
    words = (ASCII_WORD if text.isascii() else WORD).findall(text.casefold())[:LONGEST]
    return list(zip(*(words[at:] for at in range(RUN)), strict=False)) if len(words) >= QUOTE else []


def _said_twice(page: Page) -> list[int]:
    """Return the lines with a run of folded words that stands elsewhere, too, and perhaps a few more.

    The runs of the whole page are told apart by their hashes, all at once; most lines need no further look.
    """
    lines = [
        (segment.index, words)
        for segment, words in zip(page.segments, page.fact(tokens), strict=True)
        if len(words) >= QUOTE and segment.kind not in {"code", "table"}
    ]
    if not lines:
        return []
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without long lines need not pay

    sizes = np.array([len(words) for _, words in lines])
    hashes = np.fromiter(map(hash, chain.from_iterable(words for _, words in lines)), np.int64, int(sizes.sum()))
    count = len(hashes) - RUN + 1
    runs = hashes[:count]
    for at in range(1, RUN):
        runs = runs * MIXING + hashes[at : count + at]
    line = np.repeat(np.array([at for at, _ in lines]), sizes)
    within = line[:count] == line[RUN - 1 :]
    runs, line = runs[within], line[:count][within]
    order = np.argsort(runs)
    same = np.flatnonzero(runs[order][1:] == runs[order][:-1])
    found: list[int] = np.union1d(line[order[same]], line[order[same + 1]]).tolist()
    return found


def _shared(grams: Mapping[int, list[Gram]]) -> dict[int, list[Gram]]:
    """Return the runs of each line that stand in another one, too; most do not, though some run of the line does."""
    seen: set[Gram] = set()
    twice: set[Gram] = set()
    for mine in map(set, grams.values()):
        twice |= seen & mine
        seen |= mine
    return {at: [gram for gram in mine if gram in twice] for at, mine in grams.items()}


def _said_before(
    page: Page,
    grams: Mapping[int, list[Gram]],
    shared: Mapping[int, list[Gram]],
    order: Iterable[int],
    *,
    only_parts: bool = False,
) -> dict[int, int]:
    """Return the lines that say what one line before them in this order says, or what several say one after another."""
    owners: defaultdict[Gram, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for at in order:
        mine, elsewhere = grams[at], shared[at]
        holders = [owners[gram] for gram in elsewhere if gram in owners]
        if len(holders) > MOST * len(mine):
            known, parts = _said_by(grams, holders)
            if len(mine) - known <= _seams(page, at, parts):
                found.update(_copy(page, grams, at, parts[0], only_parts=only_parts))
        for gram in set(elsewhere):
            if len(owners[gram]) < OWNERS:
                owners[gram].append(at)
    return found


def _said_by(grams: Mapping[int, list[Gram]], holders: Sequence[list[int]]) -> tuple[int, list[int]]:
    """Return how many of a line's runs stand in the one line that it has most from, or in paragraphs that it joins.

    Lines made to one pattern, such as those of a catalogue or the steps of a recipe, have a bit of this one and a bit
    of that one, and say something else.

    Args:
        grams: the runs of each line.
        holders: for each run of the line that is known, the lines before that have it.

    Returns:
        The number, and the line or the paragraphs.
    """
    counts = Counter(chain.from_iterable(holders))
    other, most = counts.most_common(1)[0]
    whole = {line for line, count in counts.items() if count >= WHOLE * len(grams[line])}
    joined = [line for lines in holders if (line := next(filter(whole.__contains__, lines), None)) is not None]
    return (len(joined), list(dict.fromkeys(joined))) if len(joined) > most else (most, [other])


def _copy(page: Page, grams: Mapping[int, list[Gram]], at: int, other: int, *, only_parts: bool) -> dict[int, int]:
    """Return which of two lines is a copy of which, if one is: part of a longer line is only where it is a quote."""
    size, whole = len(grams[at]) + RUN - 1, len(grams[other]) + RUN - 1
    if whole >= LONGER * size:
        quoted = size <= PULLED and _is_quote(page, at)
        return {at: other} if quoted or _is_excerpt(grams, at, other) else {}
    if only_parts or size < PARAGRAPH:
        return {}
    scores = page.fact(body_scores)
    return {other: at} if scores[at].value > scores[other].value + BETTER else {at: other}


def _is_excerpt(grams: Mapping[int, list[Gram]], at: int, other: int) -> bool:
    """Return whether a line is the beginning of another that goes on with what stands nowhere else.

    Shops and profiles show a few lines of a description, and all of it to those who ask for more.
    """
    mine, whole = grams[at], grams[other]
    if abs(at - other) > NEAR or len(mine) < PARAGRAPH or mine[:-RUN] != whole[: len(mine) - RUN]:
        return False
    rest = set(whole[len(mine) :])
    return not any(
        sum(map(rest.__contains__, runs)) > WHOLE * len(runs) for line, runs in grams.items() if line not in {at, other}
    )


def _seams(page: Page, at: int, parts: Sequence[int]) -> int:
    """Return how many runs may be new: those over the seams of paragraphs, and of a quote from around a "she said"."""
    quoted = page.segments[at].text[0] in QUOTES and page.fact(shapes)[at].size >= PARAGRAPH
    return (RUN - 1) * (len(parts) - 1 + quoted)


def _is_quote(page: Page, at: int) -> bool:
    """Return whether a line is a sentence or a quotation, and not a heading that the text or a list names again."""
    text = page.segments[at].text
    return text[0] in QUOTES or (page.fact(shapes)[at].terminal and not text.endswith(QUESTIONS))
