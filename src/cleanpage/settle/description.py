"""The description: of several, the weightiest that speaks of what the page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.topics import is_topical
from cleanpage.settle.base import Settlement, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged
    from cleanpage.settle.base import Context

ELSEWHERE = 0.5
"""What is left of the weight of a description of whose words the text has few: many sites give each page their own."""


def settle_description(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle the description by its weightiest evidence, the first of equals.

    Args:
        candidates: takes whose values are strings.
        context: the page, whose text is asked where there are several descriptions.

    Returns:
        The description.
    """
    if len({item.verdict.value for item in candidates}) == 1:
        return strongest(candidates, context)
    topical = context.page.fact(is_topical)
    weights = [item.verdict.weight * (1 if topical(str(item.verdict.value)) else ELSEWHERE) for item in candidates]
    value = candidates[weights.index(max(weights))].verdict.value
    chosen = frozenset(at for at, item in enumerate(candidates) if item.verdict.value == value)
    return Settlement({"description": value}, chosen)
