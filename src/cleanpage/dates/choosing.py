"""The value of one date field: the day that the evidence supports most, as precise as its witnesses are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleanpage.dates.evidence import DateRepair, DateWarning
from cleanpage.dates.instants import finest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleanpage.dates.candidates import Candidate
    from cleanpage.dates.evidence import Field, Source
    from cleanpage.dates.moment import Moment

TELLING = 0.15
"""What a date is worth at least that says something of the page: below are those of entries and of later posts."""
_THRESHOLD = 0.35
_SEEN = frozenset({"dateline", "url"})
# What a date that people see is worth at least, so that it outdoes a later one that only programs say.
_EARLY: dict[Source, float] = {"dateline": 0.65, "url": 0.5}
# The share of the best day's support that such a date needs.
_ENOUGH = 0.5
_SHIFTED = 0.6
_INSIDE = 0.3
_ELSEWHEN = 0.5
_LATER = 0.5
_CLOSE = 0.7
_SOON = dt.timedelta(days=2)


@dataclass(slots=True)
class Choice:
    """What became of one field.

    Attributes:
        value: the moment chosen.
        chosen: the candidates that it rests on.
        repairs: what was not taken as it stood.
        warnings: what remains doubtful.
    """

    value: Moment | None = None
    chosen: list[Candidate] = field(default_factory=list)
    repairs: list[DateRepair] = field(default_factory=list)
    warnings: list[DateWarning] = field(default_factory=list)


def choose(
    name: Field,
    found: Sequence[Candidate],
    fetched: dt.date | None,
    changed: dt.date | None = None,
    *,
    prefer_likelier: bool,
) -> Choice:
    """Settle one field.

    Args:
        name: the field.
        found: all candidates of the page.
        fetched: the day the page was fetched, where known.
        changed: the day of the last change, where known; what is later is hardly that of publication.
        prefer_likelier: take the likelier reading where nothing settles which.
    """
    pool = [other for other in found if other.target == name and other.evidence.source != "prose"]
    sure = [other for other in pool if other.moment and not _future(other.moment, fetched)]
    days = _supports(sure)
    if changed:
        days = {day: support * (_LATER if day - changed > _SOON else 1) for day, support in days.items()}
    if days and max(days.values()) >= _THRESHOLD:
        day = max(days, key=days.__getitem__)
        if name == "published":
            day = _shown_before(day, sure, days) or day
        return _chosen(name, day, days, sure, pool)
    coarse = [other for other in sure if other.moment and not other.day and other.weight >= _THRESHOLD]
    unsure = [other for other in pool if len(other.days) > 1]
    if unsure:
        return _ambiguous(name, unsure, prefer_likelier=prefer_likelier)
    if coarse:
        best = max(coarse, key=lambda other: (other.weight, other.moment.iso if other.moment else ""))
        return Choice(best.moment, [best])
    return Choice(warnings=list(_nothing(name, pool, fetched)))


def _future(moment: Moment, fetched: dt.date | None) -> bool:
    return bool(fetched and moment.date and moment.date > fetched + _SOON)


def _supports(sure: Sequence[Candidate]) -> dict[dt.date, float]:
    """Return how much speaks for each day: the best witness of every kind of source, in full or from another zone."""
    best: dict[dt.date, dict[str, float]] = {other.day: {} for other in sure if other.day}
    for other in sure:
        for day, share in _agreements(other, best):
            weights, source = best[day], other.evidence.source
            weights[source] = max(weights.get(source, 0.0), other.weight * share)
    months = _months(sure)
    return {day: sum(weights.values()) * (1 if _is_in(day, months) else _ELSEWHEN) for day, weights in best.items()}


def _months(sure: Sequence[Candidate]) -> list[Candidate]:
    """Return the month that the address names, if it names one and no day."""
    return [other for other in sure if other.evidence.source == "url" and other.moment and not other.day]


def _is_in(day: dt.date, months: Sequence[Candidate]) -> bool:
    return all(_agreement(month, day) for month in months)


def _agreements(other: Candidate, days: Iterable[dt.date]) -> Iterator[tuple[dt.date, float]]:
    """Yield the days that a candidate speaks for, and how much of its weight counts for each."""
    if other.moment is None:
        return
    mine = days if other.day is None else sorted(other.possible.intersection(days))
    for day in mine:
        if share := _agreement(other, day):
            yield day, share


def _shown_before(day: dt.date, sure: Sequence[Candidate], days: dict[dt.date, float]) -> dt.date | None:
    """Return the day that people see in a dateline before the one that machines alone say, or that has no label.

    What was shown on a day was published by then; programs print the day of the last build or import.
    """
    months = _months(sure)
    shown = [
        other
        for other in sure
        if other.weight >= _EARLY.get(other.evidence.source, 2.0)
        and other.day
        and days[other.day] >= _ENOUGH * days[day]
        and _is_in(other.day, months)
    ]
    first = min(shown, key=lambda other: other.day or day, default=None)
    if first is None or first.day is None or first.day >= day:
        return None
    seen = [
        other for other in sure if other.evidence.source in _SEEN and day in other.possible and other.weight >= TELLING
    ]
    outdone = first.role == "published" and not any(other.role == "published" for other in seen)
    return first.day if outdone or not seen else None


def _agreement(other: Candidate, day: dt.date) -> float:
    """Return how much of its weight a candidate lends to a day: its own, one inside its month, one in another zone."""
    if other.day == day:
        return 1.0
    if other.day:
        return _SHIFTED if day in other.possible else 0.0
    moment = other.moment
    inside = moment is not None and moment.year == day.year and moment.month in {None, day.month}
    return _INSIDE if inside else 0.0


def _chosen(
    name: Field, day: dt.date, days: dict[dt.date, float], sure: Sequence[Candidate], pool: Sequence[Candidate]
) -> Choice:
    agreeing = [other for other in sure if other.day and _agreement(other, day)]
    value, repairs = finest(name, day, agreeing, sure)
    choice = Choice(value, agreeing, repairs)
    choice.warnings += _doubts(name, day, days, agreeing, pool)
    return choice


def _doubts(
    name: Field, day: dt.date, days: dict[dt.date, float], agreeing: Sequence[Candidate], pool: Sequence[Candidate]
) -> Iterator[DateWarning]:
    others = {other: days[other] for other in days if all(_apart(other, witness) for witness in agreeing)}
    if others and max(others.values()) >= _CLOSE * days[day]:
        rival = max(others, key=lambda other: others[other])
        yield DateWarning("conflicting-dates", name, f"the page says {day} and, nearly as strongly, {rival}")
    if _alone(agreeing):
        yield DateWarning("unconfirmed-date", name, f"{day} stands in one place only ({agreeing[0].evidence.label})")
    for other in agreeing:
        weekday = other.parsed.weekday
        if weekday and other.day and other.day.isoweekday() != weekday:
            yield DateWarning("weekday-mismatch", name, f"{other.text!r} names another weekday than its day has")
    for other in pool:
        if len(other.days) > 1 and day not in other.days:
            yield DateWarning("conflicting-dates", name, f"{other.text!r} can mean other days, but not {day}")


def _apart(day: dt.date, witness: Candidate) -> bool:
    return day not in witness.possible


def _alone(agreeing: Sequence[Candidate]) -> bool:
    """Whether a value rests on one machine-written string that nothing else on the page confirms."""
    sources = {other.evidence.source for other in agreeing}
    return len(sources) == 1 and not sources & {"dateline", "url"}


def _ambiguous(name: Field, unsure: Sequence[Candidate], *, prefer_likelier: bool) -> Choice:
    best = max(unsure, key=lambda other: other.weight)
    readings = " or ".join(str(reading.moment) for reading in best.readings)
    message = f"{best.text!r} can mean {readings}, and nothing on the page settles it"
    warning = DateWarning("ambiguous-date", name, message)
    return Choice(best.readings[0].moment, [best], [], [warning]) if prefer_likelier else Choice(warnings=[warning])


def _nothing(name: Field, pool: Sequence[Candidate], fetched: dt.date | None) -> Iterator[DateWarning]:
    for other in pool:
        if other.moment and _future(other.moment, fetched):
            yield DateWarning("future-date", name, f"{other.text!r} lies after the day the page was fetched")
        elif not other.readings and other.parsed.form == "relative":
            told = f"{other.text!r} is told from the day of reading; `retrieved`, when the page was fetched, settles it"
            yield DateWarning("relative-date", name, told)
        elif not other.readings and other.parsed.ambiguous and not other.parsed.form.startswith("yearless"):
            yield DateWarning("malformed-date", name, f"{other.text!r}: {other.parsed.reason}")
