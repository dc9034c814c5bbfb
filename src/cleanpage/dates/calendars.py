"""Years and days of other calendars, made Gregorian."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleanpage.dates.vocabulary import Calendar

# Years of other calendars in which web pages were written. They do not overlap with each other, so a bare year says
# whose it is.
PERSIAN = range(1360, 1411)
HIJRI = range(1411, 1477)
BUDDHIST = range(2533, 2594)
WEB = range(1990, 2051)
BUDDHIST_YEARS = 543
# First Gregorian year of the eras that count from 1, less one.
ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "民國": 1911,
    "民国": 1911,
}


class Converted(NamedTuple):
    """A Gregorian day, and what was done to get it."""

    day: dt.date
    conversion: str


def calendar_of(year: int) -> Calendar:
    """Return the calendar that a four-digit year of a recent page belongs to.

    >>> calendar_of(1404), calendar_of(1447), calendar_of(2025)
    ('persian', 'hijri', 'gregorian')
    """
    if year in PERSIAN:
        return "persian"
    return "hijri" if year in HIJRI else "gregorian"


def gregorian(year: int, month: int, day: int, calendar: Calendar) -> Converted | None:
    """Return the Gregorian day of a day of another calendar, or None where there is no such day.

    Args:
        year: year of that calendar.
        month: its month, from 1.
        day: day of the month.
        calendar: the calendar, not the Gregorian one.
    """
    try:
        if calendar == "persian":
            from persiantools.jdatetime import JalaliDate  # noqa: PLC0415 - loaded by pages that need it

            persian: dt.date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
            return Converted(persian, "persian-calendar")
        from hijridate import Hijri  # noqa: PLC0415 - loaded by pages that need it

        year, month, day = Hijri(year, month, day).to_gregorian().datetuple()
        return Converted(dt.date(year, month, day), "hijri-calendar")
    except (ValueError, OverflowError):
        return None
