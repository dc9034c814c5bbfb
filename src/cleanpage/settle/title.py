"""The title: the one for which most speaks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cleanpage.article import Repair
from cleanpage.facts.title_features import folded
from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged

PERMALINK = " ¶#§"
"""Signs behind a heading that link to it."""
WORTH_TELLING = 0.4
"""Share of the chosen title's support from which on another title is worth a repair."""


def settle_title(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle the title.

    Candidates that say the same but for case and punctuation stand together, and are worth as much as the weightiest of
    them: which places agree has been weighed where the evidence was found. The form written on the page is preferred
    over hidden ones.

    Args:
        candidates: takes whose values are strings.
        context: not looked at.

    Returns:
        The title, and a repair for each other one that had much for it.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(candidates):
        groups[folded(item.verdict.value)].append(at)
    support = {words: max(candidates[at].verdict.weight for at in group) for words, group in groups.items()}
    best = max(groups, key=support.__getitem__)
    value = _form(groups[best], candidates)
    others = [words for words in groups if words != best and support[words] >= WORTH_TELLING * support[best]]
    repairs = tuple(_set_aside(groups[words], candidates, value) for words in others)
    return Settlement({"title": value}, frozenset(groups[best]), repairs)


def _form(group: Sequence[int], candidates: Sequence[Judged]) -> str:
    """Return the title in the form in which the page shows it, or else in its weightiest one."""
    shown = [at for at in group if candidates[at].verdict.segment is not None]
    best = max(shown or group, key=lambda at: candidates[at].verdict.weight)
    return str(candidates[best].verdict.value).rstrip(PERMALINK)


def _set_aside(group: Sequence[int], candidates: Sequence[Judged], value: str) -> Repair:
    item = max((candidates[at] for at in group), key=lambda item: item.verdict.weight)
    segment = item.verdict.segment
    return Repair(
        "title", item.verdict.value, value, item.rule, f"{item.verdict.source} says otherwise, but less speaks for it",
        segment.start if segment else None, segment.end if segment else None,
    )  # fmt: skip
