"""What stands around a date: its weekday, its time, the other end of a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.dates.months import in_language
from cleanpage.dates.patterns import (
    CLOCK_AFTER,
    RANGE_AFTER,
    RANGE_BEFORE,
    TIME,
    TIME_AFTER,
    TIME_BEFORE,
    WEEKDAY_AFTER,
    WEEKDAY_BEFORE,
    ZONE_AFTER,
    Parts,
    time_parts,
)
from cleanpage.dates.times import read_clock, read_zone
from cleanpage.dates.vocabulary import JOIN

if TYPE_CHECKING:
    from cleanpage.dates.reading import Clock, Hints
    from cleanpage.dates.shape import Shape

_CONTEXT = 6
_TIME_CONTEXT = 20
_SHORT_NAME = 2


class Weekday(NamedTuple):
    """A weekday beside a date: its number, and the tokens from the one to the other."""

    number: int | None
    start: int
    end: int


def weekday_beside(line: Shape, span: tuple[int, int], floor: int, hints: Hints) -> Weekday:
    """Return the weekday before a date, or else the one behind it.

    Args:
        line: the line.
        span: where the date stands, as indices of tokens.
        floor: index of the first token that belongs to no earlier date.
        hints: what is known of the page.
    """
    start, end = span
    first = max(start - _CONTEXT, floor)
    if (match := WEEKDAY_BEFORE.search(line.text[first:start])) and (
        number := _weekday_number(line, first + match.start("weekday"), hints)
    ):
        return Weekday(number, first + match.start("weekday"), end)
    if (match := WEEKDAY_AFTER.match(line.text, end)) and (
        number := _weekday_number(line, match.start("weekday"), hints)
    ):
        return Weekday(number, start, match.end())
    return Weekday(None, start, end)


def _weekday_number(line: Shape, index: int, hints: Hints) -> int | None:
    """Return the weekday that a word names; "on" and "do" name one in their own language only."""
    token = line.tokens[index]
    names = in_language(token.word.weekdays, hints) if token.word else ()
    numbers = {name.number for name in names}
    if not any(hints.base in name.languages for name in names):
        around = line.text[index + 1 : index + 2] + line.text[max(index - 1, 0) : index]
        short = len(token.text) <= _SHORT_NAME and not set(around) & set(",.()")
        if token.word and (token.word.kinds & JOIN or short):
            return None
    return numbers.pop() if len(numbers) == 1 else None


def clock_beside(line: Shape, parts: Parts, span: tuple[int, int], floor: int) -> tuple[Clock | None, Span]:
    """Return the time after a date, or else the one before it."""
    start, end = span
    inner = parts["time"]
    match = TIME.match(line.text, inner) if inner is not None else TIME_AFTER.match(line.text, end)
    if match and (clock := read_clock(line, time_parts(match))):
        zone = ZONE_AFTER.match(line.text, match.end())
        clock = read_zone(line, clock, zone, iso="T" in line.text[end : match.end()])
        told = CLOCK_AFTER.match(line.text, match.end())
        behind = told.end() if told else match.end()
        return clock, Span(start, max(end, zone.end() if zone and clock.zone else behind))
    first = max(start - _TIME_CONTEXT, floor)
    match = TIME_BEFORE.search(line.text[first:start]) if inner is None else None
    if match and (clock := read_clock(line, time_parts(match), first)):
        zone = ZONE_AFTER.match(line.text, first + match.end("time"), start)
        return read_zone(line, clock, zone), Span(first + match.start(), end)
    return None, Span(start, end)


class Span(NamedTuple):
    """A stretch of tokens."""

    start: int
    end: int


def is_ranged(line: Shape, parts: Parts, span: tuple[int, int]) -> bool:
    """Whether a date is one end of a range of days."""
    start, end = span
    if parts.form.startswith(("month", "ymd", "numeric")):
        return False
    return bool(RANGE_BEFORE.search(line.text[max(start - 4, 0) : start]) or RANGE_AFTER.match(line.text, end))
