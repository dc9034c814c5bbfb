"""Dates that are told from the day of reading: "3 hours ago", "gestern", "hace 2 días", "3時間前"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.dates.moment import Moment
from cleanpage.dates.reading import Day, Hints, reading
from cleanpage.dates.shape import shape
from cleanpage.dates.times import read_clock
from cleanpage.dates.vocabulary import WORD, Ago, fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(rf"\d+|{WORD}")
_MOST_TOKENS = 16
_LONGEST_PHRASE = 6
_LONGEST_TEXT = 200
_MOST_DIGITS = 3
_FARTHEST = dt.timedelta(days=400)
_EAST_ASIAN = "\u2e80"
SOME_DAY = dt.datetime(2000, 7, 15, 12)
"""A day of reading to find dates with that are told from it, where it is not known."""
# How long before now the first and the last moment lie that a phrase can mean, in hours, for each one counted.
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}
_DAYS = {"week": (7, 6), "month": (30, 31)}


class Relative(NamedTuple):
    """A date told from the day of reading.

    Attributes:
        moment: what it means, as precisely as that is certain: the day, of weeks the month, of months the year.
        start: offset of its first character.
        end: offset after the last one.
        named: whether it is a mere name of a day, such as "today".
    """

    moment: Moment
    start: int
    end: int
    named: bool = False


def relative(text: str, now: dt.date) -> Relative | None:
    """Read the first date of a line that is told from the day of reading.

    >>> relative("Updated 3 hours ago", dt.datetime(2025, 11, 4, 1, 30)).moment
    Moment.parse('2025-11-03')
    >>> relative("Today, 11:30", dt.date(2025, 11, 3)).moment
    Moment.parse('2025-11-03T11:30')
    >>> relative("hace 2 días", dt.date(2025, 11, 3)).moment, relative("hace 2 horas", dt.date(2025, 11, 3))
    (Moment.parse('2025-11-01'), None)

    Args:
        text: the line; only its beginning is read.
        now: when it was read. Hours and minutes need a time.

    Returns:
        The date; None where there is none, or where not even its year is certain.
    """
    tokens = [(match.group(), *match.span()) for match in _TOKEN.finditer(text[:_LONGEST_TEXT])][:_MOST_TOKENS]
    words = ["#" if token.isdecimal() else fold(token) for token, _, _ in tokens]
    for first in range(len(words)):
        for last in range(min(first + _LONGEST_PHRASE, len(words)), first, -1):
            if (ago := _known(words[first:last])) is None:
                continue
            count = ago.many if ago.many is not None else _count([token for token, _, _ in tokens[first:last]])
            moment = None if count is None else _before(now, ago.unit, count)
            if moment is None:
                return None
            named, end = ago.unit == "day" and "#" not in words[first:last], tokens[last - 1][2]
            return Relative(_timed(moment, text[end:_LONGEST_TEXT]) if named else moment, tokens[first][1], end, named)
    return None


def _timed(day: Moment, after: str) -> Moment:
    """Return a day with the time that stands behind its name: "Today, 11:30"."""
    from cleanpage.dates.patterns import TIME_AFTER, time_parts  # noqa: PLC0415 - compiled when first used

    line = shape(after)
    match = TIME_AFTER.match(line.text)
    clock = read_clock(line, time_parts(match)) if match else None
    return reading(Day(day.year, day.month, day.day), clock, Hints()).moment if day.date else day


def _known(words: Sequence[str]) -> Ago | None:
    """Return what a phrase means; where words are not spaced, of its last word the beginning."""
    phrases, phrase = vocabulary().ago, " ".join(words)
    if phrase in phrases or words[-1][-1:] < _EAST_ASIAN:
        return phrases.get(phrase)
    cut = (phrase[: len(phrase) - end] for end in range(1, len(words[-1])))
    return next((phrases[start] for start in cut if start in phrases), None)


def _count(tokens: Sequence[str]) -> int | None:
    number = next((token for token in tokens if token.isdecimal()), "")
    return int(number) if number and len(number) <= _MOST_DIGITS else None


def _before(now: dt.date, unit: str, count: int) -> Moment | None:
    """Return the day, month or year that lies some units before now, whichever is certain."""
    if unit in _HOURS:
        if not isinstance(now, dt.datetime):
            return None
        span = dt.timedelta(hours=_HOURS[unit] * count)
        return _common(now, span, span)
    least, more = _DAYS.get(unit, (1, 0))
    return _common(now, dt.timedelta(days=least * count), dt.timedelta(days=least * count + more))


def _common(now: dt.date, least: dt.timedelta, most: dt.timedelta) -> Moment | None:
    """Return what two moments before now have in common."""
    if most > _FARTHEST or now.year <= 2:  # noqa: PLR2004 - the beginning of all dates
        return None
    late, early = now - least, now - most
    if late.year != early.year:
        return None
    if late.month != early.month:
        return Moment(late.year)
    return Moment(late.year, late.month, late.day if late.day == early.day else None)
