"""Tags: everything the page lists, each once, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged


def settle_tags(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Merge lists of tags.

    Lists that stand on the page come first, then hidden ones; a tag that differs only in case is one tag, as it was
    first written.

    Args:
        candidates: takes whose values are tuples of tags.
        context: the page.

    Returns:
        The tags. All evidence is chosen, since all of it is in the value.
    """
    merged: dict[str, str] = {}
    for item in sorted(candidates, key=lambda item: item.verdict.segment is None):
        for tag in item.verdict.value:
            merged.setdefault(tag.casefold(), tag)
    return Settlement({"tags": tuple(merged.values())}, frozenset(range(len(candidates))))
