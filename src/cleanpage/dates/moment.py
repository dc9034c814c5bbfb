"""A point in time as precise as the page was."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core.core_schema import CoreSchema

Precision = Literal["year", "month", "day", "minute", "second"]
"""The finest part of a `Moment` that the page gave."""

_ISO = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})"
    r"(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{3}|[0-9]{6}))?)?"
    r"(?P<offset>[+-][0-9]{2}:[0-9]{2})?"
    r")?)?)?"
)
_DAY_IN_MINUTES = 24 * 60
_WITHOUT_MINUTE = 4
_LEAST = [1, 1, 1, 0, 0, 0]
_LONGEST = len("2025-11-03T11:30:00.123456-05:00")
_JSON_SCHEMA = {
    "type": "string",
    "title": "Moment",
    "description": (
        "An ISO 8601 point in time, as precise as the page was: a year, a month, a day, a local time, "
        "or a time with its offset from UTC."
    ),
    "pattern": "^" + re.sub(r"\(\?P<[a-z]+>", "(", _ISO.pattern) + "$",
    "examples": ["2025-11", "2025-11-03", "2025-11-03T11:30", "2025-11-03T11:30:00-05:00"],
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, of which only what the page said is known.

    Parts are given from the year downwards and may stop anywhere; an hour needs its minute. A union of `date` and
    `datetime` would lose times and mix zones without a word; a `Moment` keeps the difference.

    >>> print(Moment(2025, 11))
    2025-11
    >>> Moment(2025, 11, 3, 11, 30, offset_minutes=-300)
    Moment.parse('2025-11-03T11:30:00-05:00')
    >>> Moment.parse("2025-11-03T11:30").precision
    'minute'

    Args:
        year: Gregorian year, 1 to 9999.
        month: 1 to 12.
        day: Day of the month.
        hour: 0 to 23.
        minute: 0 to 59.
        second: 0 to 59. With an offset an unknown second is written, and kept, as 0.
        microsecond: Fraction of the second, 0 to 999999.
        offset_minutes: Offset from UTC in minutes, east positive; `None` where the page named no zone that is known.

    Raises:
        ValueError: A part is out of range, or stands without the part above it.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    microsecond: int = 0
    offset_minutes: int | None = None

    def __post_init__(self) -> None:
        """Refuse parts that make no date, and write an unknown second beside an offset as 0."""
        parts = [self.year, self.month, self.day, self.hour, self.minute, self.second]
        known = [part for part in parts if part is not None]
        if parts[: len(known)] != known or len(known) == _WITHOUT_MINUTE:
            msg = f"parts of a moment are given from the year downwards, an hour with its minute: {parts}"
            raise ValueError(msg)
        if self.offset_minutes is not None:
            self._check_offset(self.offset_minutes)
        if self.microsecond and self.second is None:
            msg = "a fraction of a second needs its second"
            raise ValueError(msg)
        year, month, day, hour, minute, second = [*known, *_LEAST[len(known) :]]
        dt.datetime(year, month, day, hour, minute, second, self.microsecond)

    def _check_offset(self, minutes: int) -> None:
        if self.minute is None or abs(minutes) >= _DAY_IN_MINUTES:
            msg = f"an offset needs a time and is shorter than a day: {minutes} minutes"
            raise ValueError(msg)
        if self.second is None:
            object.__setattr__(self, "second", 0)

    @property
    def precision(self) -> Precision:
        """The finest part that is known.

        A whole minute with an offset has precision `"minute"`: its `:00` is written for RFC 3339's sake only.
        """
        if self.second is not None and (self.second or self.microsecond or self.offset_minutes is None):
            return "second"
        if self.minute is not None:
            return "minute"
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    @property
    def offset(self) -> dt.timedelta | None:
        """The offset from UTC, or `None` where no zone is known."""
        return None if self.offset_minutes is None else dt.timedelta(minutes=self.offset_minutes)

    @property
    def date(self) -> dt.date | None:
        """The day that the page shows, in its own zone; `None` for a bare year or month."""
        if self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def datetime(self) -> dt.datetime | None:
        """The time, aware if the offset is known and naive if not; `None` where the page gave no time."""
        if self.month is None or self.day is None or self.hour is None or self.minute is None:
            return None
        zone = None if self.offset is None else dt.timezone(self.offset)
        return dt.datetime(
            self.year, self.month, self.day, self.hour, self.minute, self.second or 0, self.microsecond, tzinfo=zone
        )

    @property
    def iso(self) -> str:
        """ISO 8601, cut where the page's knowledge ends."""
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.hour is None:
            return day
        second = "" if self.second is None else f":{self.second:02}{self._fraction()}"
        return f"{day}T{self.hour:02}:{self.minute:02}{second}{self._zone()}"

    def _fraction(self) -> str:
        """The fraction of the second in 3 digits where they suffice, otherwise in 6."""
        if not self.microsecond:
            return ""
        milliseconds, rest = divmod(self.microsecond, 1000)
        return f".{self.microsecond:06}" if rest else f".{milliseconds:03}"

    def _zone(self) -> str:
        if self.offset_minutes is None:
            return ""
        hours, minutes = divmod(abs(self.offset_minutes), 60)
        return f"{'-' if self.offset_minutes < 0 else '+'}{hours:02}:{minutes:02}"

    def __str__(self) -> str:
        """Same as `iso`."""
        return self.iso

    def __repr__(self) -> str:
        """Show the moment as the call that parses it."""
        return f"Moment.parse({self.iso!r})"

    @classmethod
    def parse(cls, iso: str) -> Moment:
        """Read back what `iso` writes, and nothing else; `cleanpage.dates.parse` reads what pages write.

        >>> Moment.parse("2025-11-03T11:30:00-05:00").offset_minutes
        -300

        Args:
            iso: A string in one of the forms of `Moment.iso`.

        Raises:
            ValueError: The string is none of these forms, or no date.
        """
        match = _ISO.fullmatch(iso)
        if match is None:
            msg = f"not a moment in ISO 8601: {iso[:80]!r}"
            raise ValueError(msg)
        year, *rest = match.group("year", "month", "day", "hour", "minute", "second")
        month, day, hour, minute, second = [None if part is None else int(part) for part in rest]
        microsecond = int((match["fraction"] or "").ljust(6, "0"))
        return cls(int(year), month, day, hour, minute, second, microsecond, _minutes(match["offset"]))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate from a `Moment` or its ISO string; dump as that string."""
        from pydantic_core import core_schema  # noqa: PLC0415 - this file is of use without Pydantic

        text = core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema(max_length=_LONGEST))
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), text]),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the ISO string."""
        return dict(_JSON_SCHEMA)


def _minutes(offset: str | None) -> int | None:
    if offset is None:
        return None
    minutes = int(offset[1:3]) * 60 + int(offset[4:])
    return -minutes if offset.startswith("-") else minutes
