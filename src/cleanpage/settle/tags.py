"""Tags: everything the page lists, each once, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged


GUESSED = 1.3
"""Weight below which a list of tags counts only where the page has no other."""


def settle_tags(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Merge lists of tags.

    Lists that stand on the page come first, then hidden ones; a tag that differs only in case is one tag, as it was
    first written. What only looks like a list of tags is left out where the page has one that is called so.

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
        for tag in candidates[at].verdict.value:
            merged.setdefault(tag.casefold(), tag)
    return Settlement({"tags": tuple(merged.values())}, frozenset(chosen))
