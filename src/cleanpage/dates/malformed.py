"""Strings that content systems write where a date should be: counters, templates, placeholders, broken escapes."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.dates.moment import Moment
from cleanpage.dates.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_MILLISECONDS, _MICROSECONDS = 13, 16
_EPOCH_YEARS = range(1990, 2051)
_DAY = 24 * 60 * 60

# What an empty or broken date variable prints, folded.
_NOTHING = frozenset(
    (
        *(
            "",
            "null",
            "none",
            "nil",
            "undefined",
            "unknown",
            "invalid",
            "nan",
            "nat",
            "n/a",
            "na",
            "tbd",
            "tba",
            "false",
        ),
        *("true", "0", "-1", "-", "--", "00:00", "date", "[object object]", "invalid date", "invalid datetime"),
        *("ongeldige datum", "ungultiges datum", "date invalide", "fecha invalida", "data invalida", "data non valida"),
    )
)
_TEMPLATE = re.compile(
    r"\{\{|\}\}|\{%|<%|%>|\$\{|#\{|<\?|\[\[|\]\]|__\w+__|%[A-Za-z](?![A-Za-z0-9])|%\w+%|\{[\w.$]+\}|[yY]{4}|^\$\w+$"
    r"|\b(?:[dD]{2}|[jJ]{2}|[tT]{2}|[gG]{2}|[пП]{2}|[дД]{2}|[κΗη]{2})[-./](?:[mM]{2}|[мМ]{2})"
)
_BROKEN = re.compile(r"\b(?:NaN|undefined|null)\b|invalid date", re.IGNORECASE)
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?")
_EPOCH = re.compile(r"-?(?:\d{9,10}(?:\.\d{1,9})?|\d{12,13}|\d{15,16})|-?\d{14,20}|0+")
_DOTNET = re.compile(r"(?:\\?/|new )Date\((?P<count>-?\d{1,16})(?P<zone>[+-]\d{4})?\)(?:\\?/)?")
_WEEK = re.compile(r"(?P<y>(?:19|20)\d\d)-?W(?P<week>\d\d)-?(?P<day>[1-7])")
_DAY_OF_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<day>\d{3})")
# The first day of all of some programs, as they print it, and the day before it, which zeros become in PHP.
_FIRST_DAY = re.compile(r"0?1(?P<sep>[-./ ])0?1(?P=sep)000[01](?!\d).*|30[-./]11[-./]-0001.*|-0001-11-30.*", re.DOTALL)
_COMPACT = re.compile(
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"
    r"(?:[T_ ]?(?P<h>\d\d):?(?P<i>\d\d)(?::?(?P<s>\d\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_ESCAPES = re.compile(r"\\u00(?:2[bB]|2[dD]|3[aA])|%(?:2[bB]|3[aA]|20)|&(?:plus|#0*43|#x2[bB]|nbsp|#0*58);")
_UNESCAPED = {"2b": "+", "2d": "-", "3a": ":", "20": " ", "plus": "+", "43": "+", "58": ":", "nbsp": " "}

# Days that stand for "no date" in databases and programs: first days of their calendars and of their counters.
_SENTINELS = frozenset(
    {
        (1, 1, 1),
        (1000, 1, 1),
        (1111, 11, 11),
        (1582, 10, 15),
        (1601, 1, 1),
        (1753, 1, 1),
        (1800, 1, 1),
        (1899, 12, 30),
        (1899, 12, 31),
        (1900, 1, 1),
        (1901, 1, 1),
        (1901, 12, 13),
        (1904, 1, 1),
        (1969, 12, 31),
        (1970, 1, 1),
        (1970, 1, 2),
        (1980, 1, 1),
        (1980, 1, 6),
        (2038, 1, 19),
    }
)
_YEARS = range(1000, 2090)


class Recognised(NamedTuple):
    """A form that is no written date.

    Attributes:
        form: its name.
        moment: what it means, where it means something.
        reason: for people.
    """

    form: str
    moment: Moment | None
    reason: str


def tidy(text: str) -> str:
    r"""Return the text without white space and quotes around it, and with its escapes resolved.

    >>> tidy(r' "2023-07-22T03:47:21\u002b00:00" ')
    '2023-07-22T03:47:21+00:00'
    """
    return _ESCAPES.sub(_unescape, text).strip(" \t\r\n\f\v\xa0\"'`;,")


def _unescape(match: re.Match[str]) -> str:
    escape = match.group().lower().strip("\\&%;")
    return _UNESCAPED[escape.removeprefix("u00").removeprefix("#x").removeprefix("#").lstrip("0")]


def recognise(text: str) -> Recognised | None:
    """Return what a whole string is, if it is something other than a written date.

    >>> recognise("{{ post.date }}").form, recognise("1762187400").moment.iso
    ('template', '2025-11-03T16:30:00+00:00')

    Args:
        text: a string as `tidy` returns it.
    """
    return next(filter(None, (check(text) for check in _CHECKS)), None)


def _nothing(text: str) -> Recognised | None:
    if fold(text) in _NOTHING or _BROKEN.search(text):
        return Recognised("invalid", None, "the page's program printed that it had no date")
    return None


def _template(text: str) -> Recognised | None:
    if _TEMPLATE.search(text):
        return Recognised("template", None, "a template was not filled in")
    return None


def _duration(text: str) -> Recognised | None:
    if _DURATION.fullmatch(text):
        return Recognised("duration", None, "a length of time, not a date")
    return None


def _epoch(text: str) -> Recognised | None:
    if not _EPOCH.fullmatch(text):
        return None
    digits = len(text.lstrip("-").partition(".")[0])
    if digits >= _MICROSECONDS - 1:
        return _counted(float(text) / 1e6, "epoch-microseconds")
    if digits >= _MILLISECONDS - 1:
        return _counted(float(text) / 1e3, "epoch-milliseconds")
    return _counted(float(text), "epoch-seconds")


def _first_day(text: str) -> Recognised | None:
    if _FIRST_DAY.fullmatch(text):
        return Recognised("sentinel", None, "a placeholder for no date")
    return None


def _week(text: str) -> Recognised | None:
    """Return the day of a year, a week and a weekday, or of a year and the number of its day."""
    week, number = _WEEK.fullmatch(text), _DAY_OF_YEAR.fullmatch(text)
    try:
        if week:
            day = dt.date.fromisocalendar(int(week["y"]), int(week["week"]), int(week["day"]))
            return Recognised("iso-week", Moment(day.year, day.month, day.day), "a day of a week")
        if number:
            day = dt.date(int(number["y"]), 1, 1) + dt.timedelta(days=int(number["day"]) - 1)
            same = day.year == int(number["y"])
            return Recognised("day-of-year", Moment(day.year, day.month, day.day), "a day of a year") if same else None
    except ValueError:
        pass
    return None


def _dotnet(text: str) -> Recognised | None:
    match = _DOTNET.fullmatch(text)
    return _counted(float(match["count"]) / 1e3, "dotnet") if match else None


def _counted(seconds: float, form: str) -> Recognised:
    """Return the moment of a number of seconds since 1970; that of day one is an empty counter."""
    if abs(seconds) < 2 * _DAY:
        return Recognised("sentinel", None, "a counter of seconds that was never set")
    moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=min(max(seconds, -6e10), 2e11))
    if moment.year not in _EPOCH_YEARS:
        return Recognised("number", None, "a number, too far from our time to count seconds since 1970")
    parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    return Recognised(form, Moment(*parts, moment.microsecond, 0), "a count of time since 1970, in UTC")


def _compact(text: str) -> Recognised | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (None if part is None else int(part) for part in match.groups()[:6])
    try:
        moment = Moment(
            year or 0, month, day, hour, minute, second, 0, offset_minutes(match["zone"]) if match["h"] else None
        )
    except ValueError:
        return Recognised("number", None, "a number whose digits make no date")
    if is_sentinel(moment):
        return Recognised("sentinel", None, "a placeholder for no date")
    return Recognised("compact", moment, "year, month and day without separators")


def offset_minutes(zone: str | None) -> int | None:
    """Return the minutes east of UTC of "Z", "+0530" or "-05:00"; None for None."""
    if zone is None:
        return None
    if zone == "Z":
        return 0
    total = int(zone[1:3]) * 60 + int(zone[-2:])
    return -total if zone.startswith("-") else total


def is_sentinel(moment: Moment) -> bool:
    """Whether a moment stands for "no date" or for no year that a page was written in.

    >>> is_sentinel(Moment(1, 1, 1)), is_sentinel(Moment(2025, 11, 3))
    (True, False)
    """
    return (moment.year, moment.month, moment.day) in _SENTINELS or moment.year not in _YEARS


_CHECKS: tuple[Callable[[str], Recognised | None], ...] = (
    _nothing,
    _duration,
    _dotnet,
    _week,
    _first_day,
    _compact,
    _epoch,
    _template,
)
