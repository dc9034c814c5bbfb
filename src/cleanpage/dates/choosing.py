"""The value of one date field: the day that the evidence supports most, as precise as its witnesses are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleanpage.dates.bugs import offset_between, possible_days, same_instant
from cleanpage.dates.evidence import DateRepair, DateWarning
from cleanpage.dates.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleanpage.dates.candidates import Candidate
    from cleanpage.dates.evidence import Field, Source

_THRESHOLD = 0.35
_SEEN = frozenset({"dateline", "url"})
# What a date that people see is worth at least, so that it outdoes a later one that only programs say.
_EARLY: dict[Source, float] = {"dateline": 0.65, "url": 0.5}
# The share of the best day's support that such a date needs.
_ENOUGH = 0.5
_SHIFTED = 0.6
_ELSEWHEN = 0.5
_LATER = 0.5
_CLOSE = 0.7
_SOON = dt.timedelta(days=2)
_RANKS = ("json-ld", "meta", "microdata", "time", "data", "dateline", "hidden-line", "url", "prose")


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
    coarse = [other for other in sure if other.moment and other.moment.date is None and other.weight >= _THRESHOLD]
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


def _months(sure: Sequence[Candidate]) -> list[Moment]:
    """Return the month that the address names, if it names one and no day."""
    return [other.moment for other in sure if other.evidence.source == "url" and other.moment and not other.day]


def _is_in(day: dt.date, months: Sequence[Moment]) -> bool:
    return all(_agreement(month, day) for month in months)


def _agreements(other: Candidate, days: Iterable[dt.date]) -> Iterator[tuple[dt.date, float]]:
    """Yield the days that a candidate speaks for, and how much of its weight counts for each."""
    if other.moment is None:
        return
    mine = days if other.day is None else sorted(possible_days(other.moment).intersection(days))
    for day in mine:
        if share := _agreement(other.moment, day):
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
    seen = [other for other in sure if other.evidence.source in _SEEN and day in _days(other)]
    outdone = first.role == "published" and not any(other.role == "published" for other in seen)
    return first.day if outdone or not seen else None


def _days(other: Candidate) -> frozenset[dt.date]:
    return possible_days(other.moment) if other.moment else frozenset()


def _agreement(moment: Moment, day: dt.date) -> float:
    if moment.date == day:
        return 1.0
    if moment.date is None:
        inside = moment.year == day.year and moment.month in {None, day.month}
        return 0.3 if inside else 0.0
    return _SHIFTED if day in possible_days(moment) else 0.0


def _chosen(
    name: Field, day: dt.date, days: dict[dt.date, float], sure: Sequence[Candidate], pool: Sequence[Candidate]
) -> Choice:
    agreeing = [other for other in sure if other.moment and _agreement(other.moment, day) and other.moment.date]
    choice = Choice(chosen=agreeing)
    choice.value = _on_day(_finest(name, day, agreeing, choice), day, agreeing, sure)
    choice.warnings += _doubts(name, day, days, agreeing, pool)
    return choice


def _finest(name: Field, day: dt.date, agreeing: Sequence[Candidate], choice: Choice) -> Moment:
    """Return the most precise moment that the witnesses of a day give together."""
    ranked = sorted(agreeing, key=lambda other: (_RANKS.index(other.evidence.source), -other.weight))
    moments = [other for other in ranked if other.moment and other.moment.datetime]
    exact = [other for other in moments if other.moment and other.moment.offset is not None and not _midnight(other)]
    shown = [other for other in moments if other.evidence.source in {"dateline", "hidden-line"}]
    if exact and exact[0].moment:
        moment = _with_shown(name, exact[0], shown, choice)
        return _in_its_zone(moment, exact)
    local = [other for other in moments if other.moment and other.moment.date == day and not _midnight(other)]
    rest = [other for other in moments if other.moment and other.moment.date == day]
    for other in (*local, *rest):
        if other.moment:
            return other.moment
    return Moment(day.year, day.month, day.day)


def _in_its_zone(moment: Moment, exact: Sequence[Candidate]) -> Moment:
    """Return an instant in UTC with the offset that it has elsewhere on the page."""
    if moment.offset_minutes != 0:
        return moment
    offsets = (other.moment.offset_minutes for other in exact if other.moment and same_instant(other.moment, moment))
    offset = next(filter(None, offsets), None)
    return _shifted(moment, offset) if offset else moment


def _on_day(value: Moment, day: dt.date, agreeing: Sequence[Candidate], sure: Sequence[Candidate]) -> Moment:
    """Return an instant in UTC in the zone of the page's other times, where people see another day than that of UTC.

    Where no other time tells the zone, the day counts more than the time if two kinds of sources say it.
    """
    if value.offset_minutes != 0 or day == value.date:
        return value
    plain = [other for other in agreeing if other.day == day and other.weight >= _EARLY["url"]]
    sources = {other.evidence.source for other in plain if other.moment and other.moment.offset_minutes is None}
    if sources.isdisjoint(_SEEN):
        return value
    offsets = Counter(other.moment.offset_minutes for other in sure if other.moment and other.moment.offset_minutes)
    moved = (_shifted(value, offset) for offset, _ in offsets.most_common() if offset)
    stays = value if len(sources) == 1 else Moment(day.year, day.month, day.day)
    return next((moment for moment in moved if moment.date == day), stays)


def _midnight(other: Candidate) -> bool:
    """Whether a machine's time is most likely a day without its time."""
    moment = other.moment
    return bool(moment and moment.hour == 0 and moment.minute == 0 and not moment.second and not other.evidence.shown)


def _with_shown(name: Field, exact: Candidate, shown: Sequence[Candidate], choice: Choice) -> Moment:
    """Hold a machine's instant against the time that people see."""
    moment = exact.moment
    if moment is None:  # for type checkers: callers hand in exact candidates
        raise AssertionError
    for other in shown:
        seen = other.moment
        if other is exact or seen is None or seen.datetime is None:
            continue
        if _mislabelled(moment, seen):
            reason = f"the time is local but labelled UTC; {other.evidence.label} says {other.text!r}"
            value = _seconds(seen, moment)
            choice.repairs.append(
                DateRepair(name, exact.evidence.raw, value.iso, "local-as-utc", reason, exact.evidence.line)
            )
            return value
        if seen.offset is not None and same_instant(seen, moment):
            return _seconds(seen, moment)
        if seen.offset is None and seen.date != moment.date:
            offset = offset_between(seen, moment)
            if offset is not None:
                return _shifted(moment, offset)
    return moment


def _mislabelled(moment: Moment, seen: Moment) -> bool:
    """Whether an instant in UTC has the hands of a clock that the page shows in another zone."""
    same = (moment.date, moment.hour, moment.minute) == (seen.date, seen.hour, seen.minute)
    return same and moment.offset_minutes == 0 and seen.offset_minutes not in {None, 0}


def _seconds(seen: Moment, exact: Moment) -> Moment:
    return Moment(
        seen.year, seen.month, seen.day, seen.hour, seen.minute, exact.second, exact.microsecond, seen.offset_minutes
    )


def _shifted(moment: Moment, offset: int) -> Moment:
    """Return the same instant with another offset."""
    time = moment.datetime
    if time is None:
        return moment
    local = time.astimezone(dt.timezone(dt.timedelta(minutes=offset)))
    return Moment(
        local.year, local.month, local.day, local.hour, local.minute, moment.second, moment.microsecond, offset
    )


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
        if weekday and other.moment and other.moment.date and other.moment.date.isoweekday() != weekday:
            yield DateWarning("weekday-mismatch", name, f"{other.text!r} names another weekday than its day has")
    for other in pool:
        if len(other.days) > 1 and day not in other.days:
            yield DateWarning("conflicting-dates", name, f"{other.text!r} can mean other days, but not {day}")


def _apart(day: dt.date, witness: Candidate) -> bool:
    return witness.moment is None or day not in possible_days(witness.moment)


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
        elif not other.readings and other.parsed.ambiguous and not other.parsed.form.startswith("yearless"):
            yield DateWarning("malformed-date", name, f"{other.text!r}: {other.parsed.reason}")
