"""The kind of page, with how sure it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cleanpage.settle.base import Settlement, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged
    from cleanpage.settle.base import Context


def settle_kind(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle on the likeliest kind; evidence for it weighs as much as the kind is likely, 0 to 1.

    Args:
        candidates: the evidence.
        context: not looked at.
    """
    settled = strongest(candidates, context)
    sure = max(candidates[at].verdict.weight for at in settled.chosen)
    return replace(settled, values={**settled.values, "kind_confidence": round(min(max(sure, 0.0), 1.0), 3)})
