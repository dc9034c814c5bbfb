"""Tags: everything the page lists, each once, in its order."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged


WORD = regex.compile(r"[\p{L}\p{N}]")
MOST, RUN = 100, 3
"""Tags of a page up to which such are looked for that are several in one, and how many these are at least."""
GUESSED = 1.3
"""Weight below which a list of tags counts only where the page has no other."""


def settle_tags(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Merge lists of tags.

    Lists that stand on the page come first, then hidden ones; a tag that differs only in case is one tag, as it was
    first written. What has no letter and no number is none, nor is what several of them are together. What only looks
    like a list of tags is left out where the page has one that is called so.

    Args:
        candidates: takes whose values are tuples of tags.
        context: the page.

    Returns:
        The tags.
    """
    sure = any(item.verdict.segment is None or item.verdict.weight >= GUESSED for item in candidates)
    chosen = [
        at
        for at, item in enumerate(candidates)
        if not sure or item.verdict.weight >= GUESSED or item.verdict.segment is None
    ]
    merged: dict[str, str] = {}
    for at in sorted(chosen, key=lambda at: candidates[at].verdict.segment is None):
        for tag in map(_bare, candidates[at].verdict.value):
            if WORD.search(tag):
                merged.setdefault(tag.casefold(), tag)
    tags = tuple(merged.values())
    glued = _glued(tags)
    return Settlement({"tags": tuple(tag for tag in tags if tag not in glued)}, frozenset(chosen))


def _bare(tag: str) -> str:
    """Return a tag without the commas that stand between it and the next, inside the links that the tags are.

    >>> _bare("bridge,"), _bare("St. Mary's"), _bare("----")
    ('bridge', "St. Mary's", '----')
    """
    return tag.strip(" ,;|·•،、，")


def _glued(tags: Sequence[str]) -> frozenset[str]:
    """Return what is several tags in a row with nothing between them, as the text of an element around their links is.

    >>> sorted(_glued(("Old Bridge", "horses", "Mill", "Old BridgehorsesMill")))
    ['Old BridgehorsesMill']
    """
    if len(tags) > MOST:
        return frozenset()
    starts = [0, *accumulate(map(len, tags))]
    whole, place = "".join(tags), {start: at for at, start in enumerate(starts)}
    found = ((tag, at) for tag in tags for at in (whole.find(tag), whole.rfind(tag)))
    return frozenset(tag for tag, at in found if place.get(at + len(tag), 0) - place.get(at, len(tags)) >= RUN)
