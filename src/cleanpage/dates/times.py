"""Times of day and zones, read from their tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.dates.reading import Clock

if TYPE_CHECKING:
    from cleanpage.dates.patterns import Parts
    from cleanpage.dates.shape import Shape

_DIGITS = 2
_LONGEST_OFFSET = 14 * 60
_QUARTER = 15
_OFFSET = re.compile(
    r"(?P<name>[^\W\d_]*)(?P<sign>[+\-\u2212\u2013])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?", re.IGNORECASE
)


def read_clock(line: Shape, parts: Parts, shift: int = 0) -> Clock | None:
    """Return the time that a form gives, or None where its numbers make none.

    Args:
        line: the line.
        parts: the parts of a time.
        shift: what to add to the parts' indices to get tokens of the line.
    """

    def text(name: str) -> str | None:
        index = parts[name]
        return None if index is None else line.tokens[index + shift].text

    hour, minute, second, fraction = (text(name) for name in ("hour", "minute", "second", "fraction"))
    if hour is None or (minute is not None and len(minute) < _DIGITS and parts.form != "marked"):
        return None
    half = parts["before"] if parts["after"] is None else parts["after"]
    word = None if half is None else line.tokens[half + shift].word
    clock = Clock(
        hour=int(hour),
        minute=int(minute or 0),
        second=None if second is None else int(second),
        microsecond=int((fraction or "0").ljust(6, "0")[:6]),
        afternoon=None if word is None else word.afternoon,
    )
    return clock if clock.hour <= 24 and clock.minute < 60 and (clock.second or 0) <= 60 else None  # noqa: PLR2004


def read_zone(line: Shape, clock: Clock, match: re.Match[str] | None, *, iso: bool = False) -> Clock:
    """Return the time with the zone that stands behind it.

    Args:
        line: the line.
        clock: the time.
        match: a match of the pattern of zones, if there is one.
        iso: whether the time is written as in ISO 8601, where a minus sign is never the dash of a range.
    """
    if match is None:
        return clock
    start, end = match.span("zone")
    zone = "".join(token.text for token in line.tokens[start:end])
    offset = _OFFSET.fullmatch(zone)
    if offset is None:
        return clock._replace(zone=zone)
    certain = iso or clock.second is not None or bool(offset["name"]) or offset["sign"] == "+"
    if not certain and not re.fullmatch(r".\d{4}", zone):
        return clock
    total = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    if total > _LONGEST_OFFSET or total % _QUARTER:
        return clock
    return clock._replace(zone=zone, offset=total if offset["sign"] == "+" else -total)
