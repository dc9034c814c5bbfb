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


ETHIOPIC_WEB = range(1982, 2044)
"""Years of the Ethiopic calendar in which web pages were written; the name of the month tells them from ours."""
ETHIOPIC_EPOCH = 2795
"""The day before its first one, counted as `datetime.date` counts."""


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
        if calendar == "ethiopic":
            return Converted(ethiopic(year, month, day), "ethiopic-calendar")
        if calendar == "persian":
            from persiantools.jdatetime import JalaliDate  # noqa: PLC0415 - loaded by pages that need it

            persian: dt.date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
            return Converted(persian, "persian-calendar")
        from hijridate import Hijri  # noqa: PLC0415 - loaded by pages that need it

        year, month, day = Hijri(year, month, day).to_gregorian().datetuple()
        return Converted(dt.date(year, month, day), "hijri-calendar")
    except (ValueError, OverflowError):
        return None


def ethiopic(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian day of a day of the Ethiopic year: twelve months of thirty days, and the days left over.

    >>> ethiopic(2018, 1, 1), ethiopic(2017, 13, 5)
    (datetime.date(2025, 9, 11), datetime.date(2025, 9, 10))

    Args:
        year: year of that calendar.
        month: its month, 1 to 13.
        day: day of the month.

    Raises:
        ValueError: if there is no such day.
    """
    days = 30 if month <= 12 else 5 + (year % 4 == 3)  # noqa: PLR2004 - a leap year is the one before ours
    if not (1 <= month <= 13 and 1 <= day <= days):  # noqa: PLR2004
        raise ValueError(month, day)
    return dt.date.fromordinal(ETHIOPIC_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)
