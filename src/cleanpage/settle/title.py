"""The title: the headline that the most independent places on the page agree on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex

from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged

WORD = regex.compile(r"\w+")


def settle_title(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle the title.

    Candidates that say the same but for case and punctuation stand together; each kind of source counts once, with
    its weightiest candidate, so that a headline repeated on lines does not outvote the page's own metadata. The form
    written on the page is preferred over the hidden one.

    Args:
        candidates: takes whose values are strings.
        context: the page.

    Returns:
        The title.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(candidates):
        groups[" ".join(WORD.findall(item.verdict.value.casefold()))].append(at)
    best = max(groups.values(), key=lambda group: _support(group, candidates))
    visible = [at for at in best if candidates[at].verdict.segment is not None]
    value = candidates[(visible or best)[0]].verdict.value
    return Settlement({"title": value}, frozenset(best))


def _support(group: Sequence[int], candidates: Sequence[Judged]) -> float:
    by_source: dict[str, float] = defaultdict(float)
    for at in group:
        verdict = candidates[at].verdict
        by_source[verdict.source] = max(by_source[verdict.source], verdict.weight)
    return sum(by_source.values())
