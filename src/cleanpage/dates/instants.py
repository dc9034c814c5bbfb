"""The moment on a settled day: the finest time that its witnesses give, in the zone that people see it in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from cleanpage.dates.bugs import offset_between, same_instant
from cleanpage.dates.evidence import DateRepair
from cleanpage.dates.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.dates.candidates import Candidate
    from cleanpage.dates.evidence import Field

_SEEN = frozenset({"dateline", "url"})
_PLAIN = 0.5
_WEAK = 0.4
# The share of the best witness's weight from which a visible time is that of the page, and not of a comment on it.
_OWN = 0.6
_RANKS = ("json-ld", "meta", "microdata", "time", "data", "dateline", "hidden-line", "url", "prose")


def finest(
    name: Field, day: dt.date, agreeing: Sequence[Candidate], sure: Sequence[Candidate]
) -> tuple[Moment, list[DateRepair]]:
    """Return the most precise moment that the witnesses of a day give together, and what had to be repaired.

    Args:
        name: the field.
        day: the day.
        agreeing: the candidates that speak for it.
        sure: all candidates that mean one thing.
    """
    repairs: list[DateRepair] = []
    return _on_day(_finest(name, day, agreeing, repairs), day, agreeing, sure), repairs


def _finest(name: Field, day: dt.date, agreeing: Sequence[Candidate], repairs: list[DateRepair]) -> Moment:
    most = max((other.weight for other in agreeing), default=0.0)
    weak = _WEAK * most  # those of replies and of other articles
    ranked = sorted(agreeing, key=lambda it: (it.weight < weak, _RANKS.index(it.evidence.source), -it.weight))
    own = [other for other in ranked if other.weight >= _OWN * most or other.evidence.source != "dateline"]
    moments = [other for other in own if other.moment and other.moment.datetime]
    exact = [other for other in moments if other.moment and other.moment.offset is not None and not _midnight(other)]
    shown = [other for other in moments if other.evidence.source in {"dateline", "hidden-line"}]
    if exact and exact[0].moment:
        moment = _with_shown(name, exact[0], shown, repairs)
        return _in_its_zone(moment, exact)
    local = [other for other in moments if other.moment and other.day == day and not _midnight(other)]
    rest = [other for other in moments if other.moment and other.day == day]
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
    plain = [other for other in agreeing if other.day == day and other.weight >= _PLAIN]
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


def _with_shown(name: Field, exact: Candidate, shown: Sequence[Candidate], repairs: list[DateRepair]) -> Moment:
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
            repairs.append(DateRepair(name, exact.evidence.raw, value.iso, "local-as-utc", reason, exact.evidence.line))
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
