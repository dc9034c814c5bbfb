"""From evidence to fields: each field is settled once, from all that the page says about it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.article import Author, Evidence, Repair, Warning  # noqa: A004 - the model's public name
from cleanpage.dates import DateEvidence
from cleanpage.frozen import maker
from cleanpage.settle.agreed import agreed
from cleanpage.settle.authors import settle_authors
from cleanpage.settle.base import Context, Settlement, Settler, strongest
from cleanpage.settle.dates import settle_dates
from cleanpage.settle.description import settle_description
from cleanpage.settle.kind import settle_kind
from cleanpage.settle.options import Settling
from cleanpage.settle.tags import settle_tags
from cleanpage.settle.title import settle_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleanpage.decode import Judged

__all__ = ["SETTLERS", "Context", "Fields", "Settlement", "Settler", "Settling", "settle", "strongest"]

SETTLERS: tuple[tuple[tuple[str, ...], Settler], ...] = (
    (("title",), settle_title),
    (("authors",), settle_authors),
    (("published", "modified"), settle_dates),
    (("tags",), settle_tags),
    (("kind",), settle_kind),
    (("description",), settle_description),
    (("section",), agreed),
    (("publisher",), agreed),
    (("site_name",), agreed),
    (("language",), strongest),
    (("url",), strongest),
    (("image",), strongest),
    (("declared_word_count",), strongest),
    (("license",), strongest),
    (("paywalled",), strongest),
    (("live",), strongest),
)
"""Which fields are settled together, and by what."""


_make = maker(Evidence)


class Fields(NamedTuple):
    """The fields of an Article, and the account of how they came about."""

    values: dict[str, Any]
    repairs: tuple[Repair, ...]
    warnings: tuple[Warning, ...]
    evidence: dict[str, tuple[Evidence, ...]]


def settle(judged: Iterable[Judged], context: Context) -> Fields:
    """Settle all fields.

    Args:
        judged: the verdicts on the page, in pipeline order; those that take are read.
        context: the page and its decoded body.

    Returns:
        The values by field, what was repaired, what the user should know, and all evidence by field.

    Raises:
        ValueError: a rule takes for a field that an Article does not have.
    """
    by_field: dict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        if item.verdict.action == "take" and item.verdict.field and _counts(item, context):
            by_field[item.verdict.field].append(item)
    values: dict[str, Any] = {}
    repairs: list[Repair] = []
    warnings: list[Warning] = []
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for names, settler in SETTLERS:
        candidates = [item for name in names for item in by_field.pop(name, ())]
        if not candidates:
            continue
        settled = settler(candidates, context)
        values |= settled.values
        repairs += settled.repairs
        warnings += settled.warnings
        for at, item in enumerate(candidates):
            evidence[item.verdict.field or ""].append(_evidence(item, chosen=at in settled.chosen))
    if by_field:
        unknown = ", ".join(sorted(by_field))
        msg = f"evidence for a field that an Article does not have: {unknown}"
        raise ValueError(msg)
    return Fields(values, tuple(repairs), tuple(warnings), {name: tuple(rows) for name, rows in evidence.items()})


def _counts(item: Judged, context: Context) -> bool:
    """Return whether a take is evidence: one that yields to the body is, where its segment went to its field."""
    verdict = item.verdict
    if verdict.consume != "unless body" or verdict.segment is None:
        return True
    return any(taken is verdict for taken in context.decisions[verdict.segment.index].takes)


def _shown(value: object) -> str:
    """Return a take's value for people."""
    if isinstance(value, DateEvidence):
        return value.text
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value.name if isinstance(value, Author) else str(value)


def _evidence(item: Judged, *, chosen: bool) -> Evidence:
    """Return a candidate as it stands on the Article."""
    rule, verdict = item
    segment = verdict.segment
    start, end = (segment.start, segment.end) if segment else (None, None)
    return _make(_shown(verdict.value), verdict.source, rule, str(verdict.reason), verdict.weight, chosen, start, end)
