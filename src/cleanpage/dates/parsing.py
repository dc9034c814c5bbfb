"""One string, one date, or the reason why not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanpage.dates.finding import Found, check_hints, find
from cleanpage.dates.malformed import is_sentinel, offset_minutes, recognise, tidy
from cleanpage.dates.parsed import Form, Numbers, Parsed
from cleanpage.dates.reading import Clock, Day, Hints, Reading, day_of, reading
from cleanpage.dates.relative import SOME_DAY, relative

if TYPE_CHECKING:
    from cleanpage.dates.vocabulary import Order

_LONGEST = 400
_RECENT = dt.timedelta(days=300)
_SOON = dt.timedelta(days=2)
_MONTHS, _DAYS, _MINUTES = 12, 31, 60
_YEARS = range(1000, 2600)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<third>\d{1,2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<seconds>\d\d)(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_UNPADDED = re.compile(r"\d{4}-(?:\d-|\d\d-\d(?!\d))")
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?(?P<zone>Z|[+-][01][0-9]:?(?:00|15|30|45))?)?"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?")
_JAVASCRIPT = re.compile(r"GMT[+-]\d{4}\s*(?:\([^)]*\))?$")


def parse(
    text: str,
    *,
    language: str | None = None,
    region: str | None = None,
    order: Order | None = None,
    reference: dt.date | None = None,
) -> Parsed:
    """Read one date.

    What the string and the hints do not settle has no value, and its readings say what it can mean.

    >>> parse("Monday, 03 November 2025 11:30 AM EST").value
    Moment.parse('2025-11-03T11:30:00-05:00')
    >>> unsure = parse("11/03/2025")
    >>> unsure.value, [str(reading.moment) for reading in unsure.readings]
    (None, ['2025-03-11', '2025-11-03'])
    >>> parse("11/03/2025", region="US").value
    Moment.parse('2025-11-03')
    >>> parse("2025-30-03").form
    'year-minutes-day'
    >>> parse("vor 2 Tagen").value, parse("vor 2 Tagen", reference=dt.date(2025, 11, 5)).value
    (None, Moment.parse('2025-11-03'))

    Args:
        text: any string; only its first 400 characters are read.
        language: BCP 47 tag of the language it was written in, where known.
        region: ISO 3166 code of the country it was written in, where known.
        order: order of day and month, where it is known for certain.
        reference: when the page was read: gives a date without a year its year, "2 days ago" its day, and, if it is a
            `datetime`, "3 hours ago" too.

    Returns:
        What it says: any string has a form.

    Raises:
        TypeError: `text` is no string.
        ValueError: `order` is neither ``"dmy"`` nor ``"mdy"``.
    """
    check_hints(text, order)
    return _parse(text[:_LONGEST], language, region, order, reference)


@lru_cache(maxsize=1024)
def _parse(
    text: str, language: str | None, region: str | None, order: Order | None, reference: dt.date | None
) -> Parsed:
    """Read one date; the values of a page say the same several times."""
    tidied = tidy(text)
    numbers = _numbers(tidied)
    if numbers and (exact := _exact(tidied, numbers)):
        return exact if tidied in text else replace(exact, mended=("escape",))
    if special := recognise(tidied):
        readings = (Reading(special.moment),) if special.moment else ()
        return Parsed(special.form, special.reason, special.moment, readings)  # type: ignore[arg-type]
    found = find(tidied, language=language, region=region, order=order)
    lacking = not found or not any(date.readings for date in found)
    if lacking and (told := relative(tidied, reference or SOME_DAY)):
        if reference is None:
            return Parsed("relative", "told from the day of reading, which is not known")
        told_from = f"told from {reference.isoformat()[:10]}"
        return Parsed("relative", told_from, told.moment, (Reading(told.moment),), mended=("relative",))
    date = next((date for date in found if date.readings), found[0] if found else None)
    if date is None or (not date.readings and date.month is None):
        return _unread(tidied, numbers, date)
    parsed = _parsed(date, reference, numbers, _form(tidied, date))
    return parsed if tidied in text else replace(parsed, mended=("escape", *parsed.mended))


def parse_found(date: Found, reference: dt.date | None = None) -> Parsed:
    """Return what a date says that `find` has found.

    Args:
        date: the date.
        reference: a day on which it was recent, where known.
    """
    numbers = _numbers(tidy(date.text))
    if not date.readings and date.month is None:
        return _unread(date.text, numbers, date)
    return _parsed(date, reference, numbers, _form(date.text, date))


def _exact(text: str, numbers: Numbers) -> Parsed | None:
    """Return what a well-formed ISO string says: the most frequent form by far, read without further ado."""
    match = _ISO.fullmatch(text)
    day = match and day_of(numbers.year, numbers.second, numbers.third)
    if match is None or not day or day.conversions:
        return None
    clock = None
    if match["hour"]:
        fraction = int((match["fraction"] or "").ljust(6, "0")[:6])
        second = int(match["second"]) if match["second"] else None
        zone = match["zone"]
        clock = Clock(int(match["hour"]), int(match["minute"]), second, fraction, None, offset_minutes(zone), zone)
    best = reading(day, clock, Hints())
    if is_sentinel(best.moment):
        return Parsed("sentinel", "a placeholder for no date")
    zone = clock.zone if clock else None
    return Parsed("iso", "ISO 8601", best.moment, (best,), zone=zone, mended=best.conversions, numbers=numbers)


def _numbers(text: str) -> Numbers | None:
    match = _YEAR_FIRST.match(text)
    if match is None:
        return None
    minute = match["minute"]
    return Numbers(int(match["year"]), int(match["second"]), int(match["third"]), int(minute) if minute else None)


def _unread(text: str, numbers: Numbers | None, date: Found | None) -> Parsed:
    """Return what a string is that has no day in it."""
    if numbers and numbers.year not in _YEARS:
        return Parsed("sentinel", "a placeholder for no date", numbers=numbers)
    if numbers:
        form, reason = _malformed(numbers)
        return Parsed(form, reason, ambiguous=form != "impossible-day", numbers=numbers, found=date)
    if match := _YEAR.fullmatch(text):
        month = int(match["month"]) if match["month"] else None
        moment = reading(Day(int(match["year"]), month, None), None, Hints())
        precision: Form = "month" if month else "year"
        return Parsed(precision, f"a {precision}", moment.moment, (moment,))
    return Parsed("none", "no date in it")


def _malformed(numbers: Numbers) -> tuple[Form, str]:
    """Tell minutes in the place of the month from days, and both from days that do not exist."""
    _, second, third, _ = numbers
    if (second > _MONTHS or second == 0) and second < _MINUTES and 0 < third <= _DAYS:
        if 0 < third <= _MONTHS and 0 < second <= _DAYS and numbers.minute not in {None, second}:
            return "year-day-month", f"{second} is no month: day and month are swapped, or minutes stand for the month"
        return "year-minutes-day", f"{second} is no month: minutes may stand in its place, or the day"
    return "impossible-day", "there is no such day"


def _form(text: str, date: Found) -> Form:
    if date.form == "ymd" and _UNPADDED.match(date.text):
        return "unpadded"
    if date.form == "ymd" and "-" in date.text[:5]:
        return "iso"
    if _JAVASCRIPT.search(text) and date.form == "month-first":
        return "javascript"
    return date.form  # type: ignore[return-value]


def _parsed(date: Found, reference: dt.date | None, numbers: Numbers | None, form: Form) -> Parsed:
    """Return what a found date says."""
    recent = None if date.readings else _recent(date, reference)
    readings = (recent,) if recent else date.readings
    if not readings:
        return Parsed(form, "it lacks its year", ambiguous=True, zone=date.zone, weekday=date.weekday, found=date)
    best = readings[0]
    if is_sentinel(best.moment):
        return Parsed("sentinel", "a placeholder for no date")
    reason = f"the year is that of the last such day before {reference}" if recent else _reason(date, best)
    value = None if date.ambiguous else best.moment
    mended = (*(("unpadded",) if form == "unpadded" else ()), *best.conversions)
    return Parsed(form, reason, value, readings, date.ambiguous, date.zone, date.weekday, mended, numbers, date)


def _reason(date: Found, best: Reading) -> str:
    if date.ambiguous:
        return "it can mean several days and nothing settles which"
    if len(date.readings) > 1:
        return f"read as {best.order}, as language and region have it"
    if date.weekday and best.moment.date:
        agrees = best.moment.date.isoweekday() == date.weekday
        return "the weekday agrees" if agrees else "it can mean one day only, but its weekday is another"
    return "it can mean one day only"


def _recent(date: Found, reference: dt.date | None) -> Reading | None:
    """Return the last such day before the reference, unless that is long ago."""
    if reference is None or date.month is None or date.day is None:
        return None
    if isinstance(reference, dt.datetime):
        reference = reference.date()
    for year in (reference.year + 1, reference.year, reference.year - 1):
        try:
            day = dt.date(year, date.month, date.day)
        except ValueError:
            continue
        if -_SOON <= reference - day <= _RECENT:
            return reading(Day(day.year, day.month, day.day), date.clock, Hints())
    return None
