"""How a date in metadata came to be another than the one that the page shows: the known faults of programs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleanpage.dates.moment import Moment
    from cleanpage.dates.parsed import Numbers

_MONTHS = 12
_MINUTES = 60
_NEW_YEAR_FROM, _NEW_YEAR_TO = 25, 3


class Bug(NamedTuple):
    """A fault that explains a wrong value.

    Attributes:
        rule: its name.
        reason: what shows it, for people.
    """

    rule: str
    reason: str


def bug(raw: Numbers, shown: Moment, *, trusted: bool) -> Bug | None:
    """Return the fault that turns the moment shown into the numbers of a raw value, or None if there is none.

    >>> from cleanpage.dates.moment import Moment
    >>> from cleanpage.dates.parsed import Numbers
    >>> bug(Numbers(2025, 5, 3, None), Moment(2025, 11, 3, 11, 5), trusted=True).rule
    'year-minutes-day'

    Args:
        raw: the numbers of the raw value, in its order.
        shown: what another part of the page says.
        trusted: whether that part outweighs the raw value, so that signs are enough where proof is missing.
    """
    if (
        shown.month is None
        or shown.day is None
        or (raw.year, raw.second, raw.third)
        == (
            shown.year,
            shown.month,
            shown.day,
        )
    ):
        return None
    return _minutes(raw, shown, trusted=trusted) or _swapped(raw, shown) or _week_year(raw, shown)


def _minutes(raw: Numbers, shown: Moment, *, trusted: bool) -> Bug | None:
    """`yyyy-mm-dd` in the patterns of many languages prints the minutes in the place of the month."""
    if raw.year != shown.year or raw.third != shown.day or raw.second >= _MINUTES:
        return None
    if raw.second in {shown.minute, raw.minute}:
        return Bug("year-minutes-day", f"minutes ({raw.second:02}) stand where the month belongs")
    impossible = not 1 <= raw.second <= _MONTHS
    if impossible and not trusted and shown.minute is not None:
        return None
    if impossible or (trusted and shown.minute is None):
        return Bug("year-minutes-day", f"{raw.second:02} stands where the month belongs, while year and day agree")
    return None


def _swapped(raw: Numbers, shown: Moment) -> Bug | None:
    if (raw.year, raw.third, raw.second) == (shown.year, shown.month, shown.day):
        return Bug("day-month-swapped", "day and month are swapped")
    return None


def _week_year(raw: Numbers, shown: Moment) -> Bug | None:
    """`YYYY` is the year that the week belongs to: a few days around New Year get the wrong one."""
    if (raw.second, raw.third) != (shown.month, shown.day):
        return None
    late = shown.month == _MONTHS and (shown.day or 0) >= _NEW_YEAR_FROM and raw.year == shown.year + 1
    early = shown.month == 1 and (shown.day or 0) <= _NEW_YEAR_TO and raw.year == shown.year - 1
    if late or early:
        return Bug("week-year", f"{raw.year} is the year of the week, not of the day")
    return None


def same_instant(first: Moment, second: Moment) -> bool:
    """Whether two moments with offsets are the same minute."""
    one, other = first.datetime, second.datetime
    if one is None or other is None or one.tzinfo is None or other.tzinfo is None:
        return False
    return abs(one - other) < dt.timedelta(minutes=1)


def offset_between(local: Moment, instant: Moment) -> int | None:
    """Return the offset in minutes that makes a local time the same minute as an instant, if such a zone exists.

    Args:
        local: a time without offset.
        instant: a time with offset.
    """
    wall, point = local.datetime, instant.datetime
    if wall is None or point is None or point.tzinfo is None:
        return None
    utc = point.astimezone(dt.UTC).replace(tzinfo=None)
    shift = wall.replace(tzinfo=None, second=0, microsecond=0) - utc.replace(second=0, microsecond=0)
    minutes = int(shift.total_seconds() // 60)
    return minutes if -12 * 60 <= minutes <= 14 * 60 and minutes % 30 in {0, 15} else None


def possible_days(moment: Moment) -> frozenset[dt.date]:
    """Return the days on which people somewhere on earth would date a moment."""
    day, time = moment.date, moment.datetime
    if day is None:
        return frozenset()
    if time is None or time.tzinfo is None:
        return frozenset({day})
    try:
        utc = time.astimezone(dt.UTC)
        return frozenset({day, (utc - dt.timedelta(hours=12)).date(), (utc + dt.timedelta(hours=14)).date()})
    except OverflowError:
        return frozenset({day})
