"""Numbers made moments: years of two digits and of other calendars, halves of the day, zones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple

from cleanpage.dates.calendars import BUDDHIST, BUDDHIST_YEARS, ETHIOPIC_WEB, calendar_of, gregorian
from cleanpage.dates.moment import Moment
from cleanpage.dates.zones import zone_offset

if TYPE_CHECKING:
    from cleanpage.dates.vocabulary import Calendar

PartOrder = Literal["dmy", "mdy", "ymd", "ydm"]
"""In which order day, month and year were read."""

_CENTURY = 100
_PIVOT = 50
_NOON = 12
_MIDNIGHT_AFTER = 24
_YEARS = range(1000, 2600)


class Hints(NamedTuple):
    """What is known of the page before its dates are read.

    Attributes:
        language: BCP 47 tag.
        region: ISO 3166 code of the country.
        order: order of day and month, where it is known for certain.
    """

    language: str | None = None
    region: str | None = None
    order: Literal["dmy", "mdy"] | None = None

    @property
    def base(self) -> str:
        """The language without script and region; empty where it is not known."""
        return (self.language or "").replace("_", "-").partition("-")[0].lower()

    @property
    def country(self) -> str | None:
        """The region, or the one that the language tag names."""
        if self.region or not self.language:
            return self.region.upper() if self.region else None
        last = self.language.replace("_", "-").split("-")[-1]
        return last.upper() if len(last) == 2 and "-" in self.language.replace("_", "-") else None  # noqa: PLR2004


class Clock(NamedTuple):
    """A time of day as written.

    Attributes:
        hour: 0 to 24.
        minute: 0 to 59.
        second: 0 to 59, where written.
        microsecond: fraction of the second.
        afternoon: which half of the day, where a marker says so.
        offset: minutes east of UTC, where written in numbers.
        zone: the zone as written.
    """

    hour: int
    minute: int
    second: int | None = None
    microsecond: int = 0
    afternoon: bool | None = None
    offset: int | None = None
    zone: str | None = None


class Reading(NamedTuple):
    """One thing that a date can mean.

    Attributes:
        moment: the point in time.
        order: the order that its numbers were read in, where it is written in numbers alone.
        conversions: what was done to the numbers: `"two-digit-year"`, `"buddhist-year"`, `"persian-calendar"`,
            `"hijri-calendar"`, `"ethiopic-calendar"`, `"era-year"`, `"24:00"`.
    """

    moment: Moment
    order: PartOrder | None = None
    conversions: tuple[str, ...] = ()


class Day(NamedTuple):
    """A Gregorian day, month or year, and what was done to get it."""

    year: int
    month: int | None
    day: int | None
    conversions: tuple[str, ...] = ()


def day_of(
    year: int, month: int | None, day: int | None, *, digits: int = 4, calendar: Calendar | None = None
) -> Day | None:
    """Return the Gregorian day that numbers mean, or None where they mean none.

    >>> day_of(2568, 11, 3)
    Day(year=2025, month=11, day=3, conversions=('buddhist-year',))

    Args:
        year: the year as written.
        month: the month as written.
        day: the day of the month as written.
        digits: how many digits the year is written with.
        calendar: the calendar, where the name of the month says it.
    """
    conversions: tuple[str, ...] = ()
    if calendar == "ethiopic":
        converted = gregorian(year, month or 1, day or 1, calendar) if year in ETHIOPIC_WEB else None
        return converted and Day(*_cut(converted.day, month, day), (converted.conversion,))
    if digits <= 2:  # noqa: PLR2004 - a year of two digits
        year, conversions = year + (2000 if year < _PIVOT else 1900), ("two-digit-year",)
    elif year in BUDDHIST:
        year, conversions = year - BUDDHIST_YEARS, ("buddhist-year",)
    actual = calendar_of(year)
    if calendar not in {None, actual} or year not in _YEARS:
        return None
    if actual != "gregorian":
        converted = gregorian(year, month or 1, day or 1, actual)
        return converted and Day(*_cut(converted.day, month, day), (converted.conversion,))
    return Day(year, month, day, conversions) if _exists(year, month, day) else None


def _cut(date: dt.date, month: int | None, day: int | None) -> tuple[int, int | None, int | None]:
    """A month of another calendar lies in two of ours: without its day only the year is known."""
    if month is None or day is None:
        return date.year, None, None
    return date.year, date.month, date.day


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def reading(day: Day, clock: Clock | None, hints: Hints, order: PartOrder | None = None) -> Reading:
    """Put a day and a time together.

    Args:
        day: the day.
        clock: the time, if the page gives one.
        hints: what decides what the name of a zone means.
        order: the order that the day was read in.
    """
    plain = Moment(day.year, day.month, day.day)
    hour = None if clock is None else _hour(clock)
    if clock is None or hour is None or plain.date is None:
        return Reading(plain, order, day.conversions)
    date, conversions = plain.date, day.conversions
    if hour == _MIDNIGHT_AFTER:
        if date == dt.date.max:
            return Reading(plain, order, conversions)
        date, hour, conversions = date + dt.timedelta(days=1), 0, (*conversions, "24:00")
    local = dt.datetime(date.year, date.month, date.day, hour, clock.minute)
    offset = clock.offset
    if offset is None and clock.zone is not None:
        offset = zone_offset(clock.zone, local, language=hints.language, region=hints.country)
    second = clock.second
    moment = Moment(
        date.year, date.month, date.day, hour, clock.minute, second, 0 if second is None else clock.microsecond, offset
    )
    return Reading(moment, order, conversions)


def _hour(clock: Clock) -> int | None:
    """Return the hour of the day, 24 for the midnight after, or None where there is no such time."""
    if clock.minute > 59 or (clock.second or 0) > 59:  # noqa: PLR2004 - minutes and seconds
        return None
    hour = clock.hour
    if clock.afternoon is not None and hour <= _NOON:
        hour = hour % _NOON + (_NOON if clock.afternoon else 0)
    if hour == _MIDNIGHT_AFTER:
        return hour if not clock.minute and not clock.second else None
    return hour if hour < _MIDNIGHT_AFTER else None
