"""Settling a field by what agreeing evidence says together, where none of it need be enough alone."""

from __future__ import annotations

from collections import defaultdict
from math import prod
from typing import TYPE_CHECKING

from cleanpage.settle.base import Settlement
from cleanpage.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged
    from cleanpage.settle.base import Context

ENOUGH = 0.5
"""What evidence must come to together for a value to be given."""


def agreed(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle a field of text by the value that most speaks for, the first of equals; by none where little does.

    Values that differ in case, accents or punctuation agree. Evidence of the same kind, a notice that the page has
    three times, counts once.
    """
    names = [fold(str(item.verdict.value)) for item in candidates]
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for at, item in enumerate(candidates):
        alike = groups[names[at]]
        reason = str(item.verdict.reason)
        if (known := alike.get(reason)) is None or candidates[known].verdict.weight < item.verdict.weight:
            alike[reason] = at
    weights = {name: [candidates[at].verdict.weight for at in alike.values()] for name, alike in groups.items()}
    sure = {name: 1 - prod(1 - min(1.0, weight) for weight in found) for name, found in weights.items()}
    name = max(groups, key=lambda name: (sure[name], max(weights[name])))
    if sure[name] < ENOUGH:
        return Settlement()
    best = max(groups[name].values(), key=lambda at: candidates[at].verdict.weight)
    chosen = frozenset(at for at, mine in enumerate(names) if mine == name)
    verdict = candidates[best].verdict
    return Settlement({verdict.field or "": verdict.value}, chosen)
