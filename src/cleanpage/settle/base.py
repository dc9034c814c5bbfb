"""What every settler takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleanpage.settle.options import Settling

if TYPE_CHECKING:
    from cleanpage.article import Repair, Warning  # noqa: A004 - the model's public name
    from cleanpage.decode import Decision, Judged
    from cleanpage.page import Page


@dataclass(frozen=True, slots=True)
class Context:
    """What a settler may look at besides the evidence.

    Attributes:
        page: the page.
        decisions: what became of each of its segments.
        options: what the user chose about settling.
    """

    page: Page
    decisions: Sequence[Decision]
    options: Settling = field(default_factory=Settling)

    @property
    def body(self) -> range:
        """Indices of the segments from the first to the last one of the body; empty where there is no body."""
        at = [index for index, decision in enumerate(self.decisions) if decision.fate == "body"]
        return range(at[0], at[-1] + 1) if at else range(0)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a field came to.

    Attributes:
        values: by field of the Article; empty where nothing settles it.
        chosen: positions of the candidates that the values rest on.
        repairs: values that were not taken as they stood.
        warnings: what the user should know.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    chosen: frozenset[int] = frozenset()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Warning, ...] = ()


Settler = Callable[[Sequence["Judged"], Context], Settlement]
"""From the evidence for a field, in pipeline order, to what it comes to."""


def strongest(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle a field by its weightiest evidence, the first of equals."""
    at = max(range(len(candidates)), key=lambda i: candidates[i].verdict.weight)
    verdict = candidates[at].verdict
    agreeing = frozenset(i for i, item in enumerate(candidates) if item.verdict.value == verdict.value)
    return Settlement({verdict.field or "": verdict.value}, agreeing)
