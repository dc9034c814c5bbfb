"""The faults behind dates that contradict each other: which of two is wrong, and what shows it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from cleanpage.dates.bugs import Bug, bug, offset_between
from cleanpage.dates.parsed import Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.dates.candidates import Candidate
    from cleanpage.dates.reading import Hints

WITNESS = 0.5
"""What a piece of evidence is worth at least that proves a fault of another."""
_MACHINE = frozenset({"json-ld", "meta", "microdata", "time", "data", "hidden-line"})
# Where clocks are behind UTC.
_AMERICAS = frozenset(
    "AG AI AR AW BB BM BO BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MQ MS MX NI PA PE"
    " PM PR PY SR SV SX TC TT US UY VC VE VG VI".split()
)


def explain(found: Sequence[Candidate], hints: Hints) -> None:
    """Look for the fault behind every machine-written date that another date contradicts.

    Args:
        found: the candidates of a page; those that a fault explains are marked so.
        hints: its language and region.
    """
    witnesses = [other for other in found if other.readings and other.weight >= WITNESS and other.target]
    witnesses.sort(key=lambda other: (not other.evidence.shown, -other.weight))
    for candidate in found:
        numbers = _numbers(candidate)
        if candidate.evidence.source not in _MACHINE or numbers is None or candidate.target is None:
            continue
        for witness in witnesses:
            if witness is candidate or witness.bug or (witness.day and witness.day == candidate.day):
                continue
            if not _may_witness(candidate, witness):
                continue
            trusted = witness.evidence.shown or not candidate.readings
            faults = [bug(numbers, reading.moment, trusted=trusted) for reading in witness.readings]
            if faults[0] and all(faults):
                candidate.explain(faults[0], witness)
                break
    _explain_local(found, hints)


def _may_witness(candidate: Candidate, witness: Candidate) -> bool:
    """A visible date, or any other kind of source; a modified date proves nothing about a published one."""
    if candidate.role == "published" and witness.role == "modified":
        return False
    return witness.evidence.shown or witness.evidence.source != candidate.evidence.source or not candidate.readings


def _numbers(candidate: Candidate) -> Numbers | None:
    """Return year, month and day in the order of the string, or of its only reading."""
    if candidate.parsed.numbers and not candidate.parsed.mended:
        return candidate.parsed.numbers
    moment = candidate.moment
    if moment is None or moment.month is None or moment.day is None:
        return None
    return Numbers(moment.year, moment.month, moment.day, moment.minute)


def _explain_local(found: Sequence[Candidate], hints: Hints) -> None:
    """Tell a local time labelled UTC from the UTC time that the page gives beside it.

    They are whole hours apart, to the second; in the Americas local time is the earlier one, elsewhere the later one.
    """
    if hints.country is None:
        return
    exact = [other for other in found if other.moment and _is_exact(other)]
    for one, other in permutations(exact, 2):
        if one.bug or other.bug or one.target != other.target or one.moment is None or other.moment is None:
            continue
        ahead = offset_between(replace(one.moment, offset_minutes=None), other.moment)
        if ahead and one.moment.second == other.moment.second and (ahead < 0) == (hints.country in _AMERICAS):
            reason = f"the time is local but labelled UTC: it differs from another by {abs(ahead) / 60:g} hours"
            one.explain(Bug("local-as-utc", reason), other)


def _is_exact(candidate: Candidate) -> bool:
    """Whether a candidate is a program's instant in UTC, to the second."""
    moment = candidate.moment
    is_utc = moment is not None and moment.offset_minutes == 0 and bool(moment.second)
    return is_utc and candidate.evidence.source in _MACHINE and candidate.weight >= WITNESS
