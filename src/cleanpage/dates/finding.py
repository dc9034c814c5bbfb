"""Dates inside a line: where they stand, what they can mean, what they are the date of."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

from cleanpage.dates.reading import Clock, Hints, Reading
from cleanpage.dates.roles import role_after, role_before, unexplained
from cleanpage.dates.shape import BARS, INVISIBLE, Shape, shape
from cleanpage.dates.vocabulary import DOTTED, MONTH, MONTH_MARK, ORDERS, WORD, Order, Role, fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from cleanpage.dates.assembly import Assembled
    from cleanpage.dates.moment import Moment

LIMIT = 200
"""The most dates that are found in one line; what follows is not read."""

_SHORT = 160
_BEFORE, _AFTER = 70, 45
_LARGEST_WINDOW = 2000
_NEAR = 24
_BETWEEN = rf"[\s{INVISIBLE}]?[-/.{BARS}\u2010-\u2014\uff0f\uff0e\u3002][\s{INVISIBLE}]?"
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(rf"(?<!\d)(?:\d{{4}}(?!\d)|\d{{1,2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}\d)")
_NUMBERS = rf"(?:{_BETWEEN}\d{{1,2}}{_BETWEEN}\d|\s?[年月년월])"
_NUMERIC = re.compile(rf"\d{{1,4}}{_NUMBERS}")
_NUMERIC_IN = re.compile(rf"\d{_NUMBERS}")
# Months in Roman numerals, and days of this year in dots: 3 XI 2025, 3.11.
_SHORTENED = re.compile(r"\d[-/. ]{1,2}[IVX]{1,4}[-/. ]{1,2}\d{4}|\d\.\d{1,2}\.(?!\d)")
_WORDS = re.compile(WORD)
_LATIN = re.compile(r"[a-z]{2,}")
_GLUED = re.compile(r"[a-z][A-Z][A-Za-z]{2,8}\.?\s\d")
_SHORT_NUMBER = len("02-14-15")
_VERSION = re.compile(r"(?!\d\d\.\d\d)\d{1,2}\.\d{1,2}\.\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line, with its time and weekday where they stand beside it.

    Attributes:
        start: offset into the line.
        end: offset after the last character.
        text: what stands there.
        form: what it is written like: `"ymd"`, `"numeric"`, `"day-first"`, `"month"`, `"yearless-day-first"`, …
        readings: what it can mean, best first; empty for a day without a year that nothing on the line gives one.
        decided: whether the first reading is settled over the others by weekday, language or region.
        role: what it is the date of, where a word beside it says so.
        weekday: 1 (Monday) to 7, where the page names it.
        zone: the zone as written.
        month: month of a date that lacks its year.
        day: day of a date that lacks its year.
        clock: the time of day as written.
        ranged: whether it is one end of a range ("3-5 November 2025").
        whole: whether the line says nothing else: dates, times, zones, role words and separators only.
        others: number of other words on the line, as far as it was looked at.
    """

    start: int
    end: int
    text: str
    form: str
    readings: tuple[Reading, ...]
    decided: bool = True
    role: Role | None = None
    weekday: int | None = None
    zone: str | None = None
    month: int | None = None
    day: int | None = None
    clock: Clock | None = None
    ranged: bool = False
    whole: bool = False
    others: int = 0

    @property
    def says(self) -> bool:
        """Whether the line says that it is the date of the page: when it was published or changed."""
        return self.role in {"published", "modified", "status"}

    @property
    def ambiguous(self) -> bool:
        """Whether it can mean more than one day."""
        return not self.decided and len({reading.moment.date for reading in self.readings}) > 1

    @property
    def moment(self) -> Moment | None:
        """What it means, where it can mean one thing only."""
        return self.readings[0].moment if self.readings and not self.ambiguous else None


def check_hints(text: object, order: object) -> None:
    """Raise where a date is asked of what is no string, or with an order of day and month that there is not."""
    if not isinstance(text, str):
        msg = f"a date is read from a str, not from {type(text).__name__}"
        raise TypeError(msg)
    if order is not None and order not in ORDERS:
        msg = f"order is 'dmy' or 'mdy', not {order!r}"
        raise ValueError(msg)


def find(
    text: str, *, language: str | None = None, region: str | None = None, order: Order | None = None
) -> tuple[Found, ...]:
    """Find the dates of a line.

    >>> [(str(date.moment), date.role) for date in find("Published 3 Nov 2025, updated 5 Nov 2025 at 09:15 CET")]
    [('2025-11-03', 'published'), ('2025-11-05T09:15:00+01:00', 'modified')]

    The cost grows with the length of the line, and lines without a date cost next to nothing. Of a line with more than
    `LIMIT` dates the first ones are found.

    Args:
        text: one line, of any length.
        language: BCP 47 tag of the page's language, where known.
        region: ISO 3166 code of the page's country, where known.
        order: order of day and month of all-numeric dates, where known for certain.

    Returns:
        The dates in the order of the line.

    Raises:
        TypeError: `text` is no string.
        ValueError: `order` is neither ``"dmy"`` nor ``"mdy"``.
    """
    check_hints(text, order)
    if not _DIGIT.search(text):
        return ()
    if len(text) > _SHORT:
        windows: Iterable[tuple[int, int]] = _windows(text)
    elif _NUMERIC_IN.search(text) or _names_month(text) or _SHORTENED.search(text):
        windows = ((0, len(text)),)
    else:
        return ()
    found: list[Found] = []
    hints = Hints(language, region, order)
    for start, end in windows:
        line = shape(text, max(start, found[-1].end if found else 0), end)
        found += _found(text, line, hints, whole=end - start == len(text))
        if len(found) >= LIMIT:
            break
    return tuple(found[:LIMIT])


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a long line that can hold a date: the surroundings of years."""
    start = end = -1
    for match in _YEAR.finditer(text):
        if not _NUMERIC.match(text, match.start()) and not _names_month(
            text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        ):
            continue
        before, after = _around(text, match.start())
        if 0 <= before <= end and after - start <= _LARGEST_WINDOW:
            end = after
            continue
        if end > 0:
            yield start, end
        start, end = before, after
    if end > 0:
        yield start, end


def _around(text: str, anchor: int) -> tuple[int, int]:
    """Return the window around a number, widened to white space where some is near."""
    before, after = max(anchor - _BEFORE, 0), min(anchor + _AFTER, len(text))
    space = text.find(" ", before, anchor)
    last = text.rfind(" ", anchor, after + 1)
    return (before if space < 0 or not before else space), (last if last > anchor and after < len(text) else after)


def _names_month(text: str) -> bool:
    """Whether a word of the text is the name of a month somewhere, or may end with one that is glued to it."""
    if text.isascii():
        words = _LATIN.findall(text.lower())
    else:
        words = [word if word.isascii() else fold(word) for word in _WORDS.findall(DOTTED.sub("", text).lower())]
    return not _month_words().isdisjoint(words) or _GLUED.search(text) is not None


@cache
def _month_words() -> frozenset[str]:
    """Return the names of months, of names of several words the longest."""
    months = (spelling for spelling, word in vocabulary().words.items() if word.kinds & (MONTH | MONTH_MARK))
    return frozenset(max(spelling.split(), key=len) for spelling in months)


def _found(text: str, line: Shape, hints: Hints, *, whole: bool) -> list[Found]:
    """Return the dates of a window."""
    dates: list[Assembled] = _assembly().assembled(line, hints)
    if not dates:
        return []
    _lend_years(dates)
    others = unexplained(line, [(date.start, date.end) for date in dates])
    found = [
        Found(
            start=line.tokens[date.start].start,
            end=line.tokens[date.end - 1].end,
            text=text[line.tokens[date.start].start : line.tokens[date.end - 1].end],
            form=date.form.replace("_", "-"),
            readings=date.readings,
            decided=date.decided,
            role=_role(line, dates, number),
            weekday=date.weekday,
            zone=date.zone,
            month=date.month,
            day=date.day,
            clock=date.clock,
            ranged=date.ranged,
            whole=whole and not others,
            others=others,
        )
        for number, date in enumerate(dates)
    ]
    return [date for date in found if not _doubtful(date) and not _is_number_to_call(text, date)]


@cache
def _assembly() -> ModuleType:
    """Return the module whose patterns are large: they are compiled when first used."""
    return import_module("cleanpage.dates.assembly")


def _doubtful(date: Found) -> bool:
    """Whether a few short numbers between dots, such as 17.4.25 or 3.1., are more likely a version or a chapter."""
    if date.form == "yearless-numeric":
        return not (date.says or date.clock or date.weekday)
    short = date.form == "numeric" and _VERSION.match(date.text) is not None
    return short and date.role in {None, "other"} and not (date.clock or date.weekday or date.others == 0)


def _is_number_to_call(text: str, date: Found) -> bool:
    """Whether a few short numbers behind a word for the telephone are its number: ``тел. 2-14-15``."""
    return date.form != "day-first" and len(date.text) <= _SHORT_NUMBER and bool(_call().search(text[: date.start]))


@cache
def _call() -> re.Pattern[str]:
    """Return the pattern of a word for the telephone, as it stands right before a number."""
    lists = tomllib.loads((files("cleanpage") / "dates" / "telephone.toml").read_text("utf-8"))
    words, stems = ("|".join(map(re.escape, lists[name]["words"])) for name in ("words", "stems"))
    return re.compile(rf"(?<!\w)(?:(?:{stems})\w*|{words})['׳]?\.?\s?[:：/]?\s*\Z", re.IGNORECASE)


def _role(line: Shape, dates: list[Assembled], number: int) -> Role | None:
    """Return what the words before a date say it is the date of, or else those behind it."""
    date = dates[number]
    if date.ranged:
        return "event"
    floor = dates[number - 1].end if number else 0
    ceiling = dates[number + 1].start if number + 1 < len(dates) else None
    return role_before(line, date.start, floor) or role_after(line, date.end, ceiling, timed=date.clock is not None)


def _lend_years(dates: list[Assembled]) -> None:
    """Give a day without a year the year of the date before it on the line: "published 3 Nov 2025, updated 5 Nov"."""
    year: int | None = None
    for number, date in enumerate(dates):
        if date.readings:
            year = date.readings[0].moment.year
        elif year is not None and (lent := date.with_year(year)):
            dates[number] = lent
