"""One date put together from its tokens: numbers, weekday, time and zone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleanpage.dates.around import Weekday, clock_beside, is_ranged, weekday_beside
from cleanpage.dates.calendars import ERAS
from cleanpage.dates.months import months_of
from cleanpage.dates.order import Numbers, Ordered, ordered_days, usual_order
from cleanpage.dates.patterns import DATE, ROW_AFTER, ROW_BEFORE, Parts, date_parts
from cleanpage.dates.reading import Clock, Day, Hints, Reading, day_of, reading
from cleanpage.dates.shape import BARS

if TYPE_CHECKING:
    from cleanpage.dates.shape import Shape

_YEAR_DIGITS = 4
_SHORT_NAME = 2
_PADDED = 2
# Signs before a number that make it a price, a paragraph, a version or a number of something.
_NOT_A_DATE = frozenset("$€£¥₹§#№%=@_")
# Languages that write "3.11." for a day of this year.
_DOTTED = frozenset("bs cs da de et fi hr is lb lv nb nn no sk sl sr".split())
_NUMBERED = frozenset("version build release ver rev".split())


@dataclass(frozen=True, slots=True)
class Assembled:
    """A date of a line, in indices of tokens.

    Attributes:
        form: name of its pattern.
        start: index of its first token.
        end: index after its last one.
        readings: what it can mean, best first.
        month: its month, where the year is missing.
        day: its day, where the year is missing.
        clock: the time beside it.
        weekday: the weekday beside it.
        zone: the zone as written.
        ranged: whether it is an end of a range.
        hints: what its zone is read with.
        decided: whether language, region or weekday settle the order of its numbers.
    """

    form: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    hints: Hints
    decided: bool = True
    month: int | None = None
    day: int | None = None
    clock: Clock | None = None
    weekday: int | None = None
    zone: str | None = None
    ranged: bool = False

    def with_year(self, year: int) -> Assembled | None:
        """Return the date with the year that it lacked, or None if there is no such day."""
        day = day_of(year, self.month, self.day)
        return replace(self, readings=(reading(day, self.clock, self.hints),)) if day else None


def assembled(line: Shape, hints: Hints) -> list[Assembled]:
    """Return the dates of a line, in order.

    Args:
        line: the line.
        hints: what is known of the page.
    """
    dates: list[Assembled] = []
    for match in DATE.finditer(line.text):
        date = assemble(line, date_parts(match), match.span(), dates[-1].end if dates else 0, hints)
        if date is not None:
            dates.append(date)
    return dates


def assemble(line: Shape, parts: Parts, span: tuple[int, int], floor: int, hints: Hints) -> Assembled | None:
    """Put a date together, with what stands around it.

    Args:
        line: the line.
        parts: the parts that the pattern found.
        span: where it matched, as indices of tokens.
        floor: index of the first token that belongs to no earlier date.
        hints: what is known of the page.

    Returns:
        The date, or None where its numbers make none.
    """
    start, end = span
    if _counts_something(line, start):
        return None
    days = _days(line, parts, hints)
    month, day = _yearless(line, parts, hints)
    malformed = not days and month is None
    if malformed and parts.form != "ymd":
        return None
    weekday = weekday_beside(line, span, floor, hints)
    days, decided = _decide(days, line, parts, weekday, hints)
    clock, time = clock_beside(line, parts, span, floor)
    return Assembled(
        form="malformed" if malformed else parts.form,
        start=min(start, weekday.start, time.start),
        end=max(end, weekday.end, time.end),
        readings=tuple(reading(day, clock, hints, order) for day, order in days),
        hints=hints,
        decided=decided,
        month=month,
        day=day,
        clock=clock,
        weekday=weekday.number,
        zone=clock.zone if clock else None,
        ranged=is_ranged(line, parts, (start, max(end, time.end))),
    )


def _counts_something(line: Shape, start: int) -> bool:
    """Whether a sign or a letter makes the number behind it a price, a paragraph or a version: "§ 2", "v1.2.2025"."""
    before = line.tokens[start - 1].text if start else " "
    if before.isspace() and start > 1:
        return line.tokens[start - 2].text in _NOT_A_DATE
    return before in _NOT_A_DATE or (before.isascii() and before.isalpha() and not _is_glued(before))


def _is_glued(word: str) -> bool:
    """Whether a word before a number is that of another element, with no space between: "Jane Doe3.11.2025"."""
    return len(word) > _SHORT_NAME and word[1:].islower() and word.lower() not in _NUMBERED


def _days(line: Shape, parts: Parts, hints: Hints) -> list[Ordered | tuple[Day, None]]:
    """Return what the numbers and names of a form can mean."""
    if parts.form == "numeric":
        return [*_numeric(line, parts, hints)]
    year = _number(line, parts, "year")
    if year is None:
        return []
    digits = len(line.tokens[parts["year"] or 0].text)
    day = _number(line, parts, "day")
    if parts.form in {"marked", "month_marked"} and digits != _YEAR_DIGITS:
        return _of_era(line, parts, year, digits, day)
    return [
        (found, None)
        for calendar, month in months_of(line, parts, hints)
        if (found := day_of(year, month, day, digits=digits, calendar=calendar))
    ]


def _numeric(line: Shape, parts: Parts, hints: Hints) -> list[Ordered]:
    year, first, second = (line.tokens[parts[name] or 0].text for name in ("year", "first", "second"))
    separator = line.text[parts["sep"] or 0]
    if len(year) == 1 or (len(year) < _YEAR_DIGITS and separator == "." and len(first) + len(second) == 2):  # noqa: PLR2004
        return []  # 1.2.25 is a version or a paragraph
    if separator == "|" and not _is_one_field(line, parts):
        return []
    return ordered_days(Numbers(int(first), int(second), int(year), len(year), separator), hints)


def _is_one_field(line: Shape, parts: Parts) -> bool:
    """Whether numbers between bars are one date, each with its zero as in a design, and not cells of a row."""
    first, sep, second, year = (parts[name] or 0 for name in ("first", "sep", "second", "year"))
    padded = len(line.tokens[first].text) == len(line.tokens[second].text) == _PADDED
    row = ROW_BEFORE.search(line.text, 0, first) or ROW_AFTER.match(line.text, year + 1)
    return padded and line.tokens[sep].text in BARS and not row


def _of_era(line: Shape, parts: Parts, year: int, digits: int, day: int | None) -> list[Ordered | tuple[Day, None]]:
    """Return the day of a year that is counted from the beginning of an era (Japan, Taiwan)."""
    index = parts["year"]
    before = line.tokens[index - 1].text if index else ""
    first = next((first for era, first in ERAS.items() if before.endswith(era)), None)
    month = _number(line, parts, "month")
    if first is None:
        found = day_of(year, month, day, digits=digits) if digits < 3 else None  # noqa: PLR2004
    elif found := day_of(first + year, month, day):
        found = found._replace(conversions=("era-year",))
    return [(found, None)] if found else []


def _yearless(line: Shape, parts: Parts, hints: Hints) -> tuple[int | None, int | None]:
    """Return month and day of a form that has no year."""
    if not parts.form.startswith("yearless") or (parts.form == "yearless_numeric" and hints.base not in _DOTTED):
        return None, None
    day = _number(line, parts, "day")
    months = [month for calendar, month in months_of(line, parts, hints) if calendar in {None, "gregorian"}]
    if len(months) != 1 or not day_of(2000, months[0], day):
        return None, None
    return months[0], day


def _number(line: Shape, parts: Parts, name: str) -> int | None:
    index = parts[name]
    return None if index is None else int(line.tokens[index].text)


def _decide(
    days: list[Ordered | tuple[Day, None]], line: Shape, parts: Parts, weekday: Weekday, hints: Hints
) -> tuple[list[Ordered | tuple[Day, None]], bool]:
    """Leave the days that the weekday agrees with, and say whether one is settled."""
    if weekday.number and len(days) > 1:
        days = [found for found in days if _isoweekday(found[0]) == weekday.number] or days
    if len(days) <= 1:
        return days, True
    separator = line.text[parts["sep"] or 0] if parts.form == "numeric" else ""
    return days, bool(separator) and len(days) == 2 and usual_order(hints, separator) is not None  # noqa: PLR2004


def _isoweekday(day: Day) -> int | None:
    return dt.date(day.year, day.month, day.day).isoweekday() if day.month and day.day else None
