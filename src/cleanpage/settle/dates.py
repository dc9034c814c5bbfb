"""Dates: when the page was published and changed, from all that it says; the engine is `cleanpage.dates`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.article import Repair, Warning  # noqa: A004 - the model's public name
from cleanpage.dates import DateEvidence, settle
from cleanpage.facts.dates import locale
from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.decode import Judged

MACHINE = frozenset({"json-ld", "meta", "microdata", "time", "data"})
RULE = "dates"
"""What repairs are named after; the malformed form stands behind it."""


def settle_dates(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle ``published`` and ``modified`` together.

    Args:
        candidates: takes for ``published`` and ``modified``, whose values are strings as they stand on the page, or
            `DateEvidence`, whose role may be open.
        context: the page.

    Returns:
        The dates that the evidence settles, the repairs with their evidence, and what remains doubtful.
    """
    page = context.page
    language, region = page.fact(locale)
    evidence = [_evidence(item) for item in candidates]
    found = settle(
        _once(evidence),
        language=language,
        region=region,
        retrieved=page.retrieved,
        prefer_likelier=context.options.likelier_dates,
    )
    values = {"published": found.published, "modified": found.modified}
    chosen = {id(judged.evidence) for judged in found.evidence if judged.chosen}
    repairs = []
    for repair in found.repairs:
        segment = page.segments[repair.line] if repair.line is not None else None
        start, end = (segment.start, segment.end) if segment else (None, None)
        repairs.append(Repair(repair.field, repair.raw, repair.value, repair.rule, repair.reason, start, end))
    return Settlement(
        {name: value for name, value in values.items() if value is not None},
        frozenset(at for at, piece in enumerate(evidence) if id(piece) in chosen),
        tuple(repairs),
        tuple(Warning(warning.code, warning.message, warning.field) for warning in found.warnings),
    )


def _once(evidence: Sequence[DateEvidence]) -> list[DateEvidence]:
    """Return the evidence without what a second rule says of the same visible date of the same line."""
    seen: set[tuple[int, str]] = set()
    kept = []
    for piece in evidence:
        key = (-1 if piece.line is None else piece.line, piece.text)
        if piece.source in MACHINE or piece.line is None:
            kept.append(piece)
        elif key not in seen:
            seen.add(key)
            kept.append(piece)
    return kept


def _evidence(item: Judged) -> DateEvidence:
    """Return a take in the engine's form."""
    verdict = item.verdict
    if isinstance(verdict.value, DateEvidence):
        return verdict.value
    source, _, name = verdict.source.partition(" ")
    line = verdict.segment.index if verdict.segment else None
    if source in MACHINE:
        return DateEvidence(verdict.value, source, verdict.field, name, verdict.weight, line)  # type: ignore[arg-type]
    return DateEvidence(verdict.value, "hidden-line", line=line)
