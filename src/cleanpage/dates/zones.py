"""Offsets of named time zones, by date, region and language; a name that settles nothing has none."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from zoneinfo import ZoneInfo

_LONGEST_NAME = 5


class Meaning(NamedTuple):
    """One thing that an abbreviation can mean; see `zones.toml`."""

    offset: int | None
    zone: str | None
    regions: frozenset[str]
    languages: frozenset[str]
    usual: bool


def is_zone_name(word: str) -> bool:
    """Whether a word is a known abbreviation, in capitals as zones are written."""
    return len(word) <= _LONGEST_NAME and word.isupper() and word in _meanings()


def zone_offset(name: str, local: dt.datetime, *, language: str | None = None, region: str | None = None) -> int | None:
    """Return the offset that an abbreviation stands for.

    >>> import datetime as dt
    >>> zone_offset("ET", dt.datetime(2025, 7, 1, 12)), zone_offset("ET", dt.datetime(2025, 11, 3, 12))
    (-240, -300)
    >>> zone_offset("IST", dt.datetime(2025, 7, 1, 12)) is None
    True
    >>> zone_offset("IST", dt.datetime(2025, 7, 1, 12), region="IN")
    330

    Args:
        name: the abbreviation, in capitals.
        local: the naive local time that it stands beside.
        language: BCP 47 tag of the page's language.
        region: ISO 3166 code of the page's country.

    Returns:
        Minutes east of UTC; None where the name is unknown, means several things here, or contradicts the date
        ("EST" in July).
    """
    meanings = _meanings().get(name, ())
    base = language.split("-")[0].lower() if language else None
    fitting = (
        [meaning for meaning in meanings if region and region.upper() in meaning.regions]
        or [meaning for meaning in meanings if base in meaning.languages]
        or [meaning for meaning in meanings if meaning.usual]
    )
    return _offset(fitting[0], local) if len(fitting) == 1 else None


def _offset(meaning: Meaning, local: dt.datetime) -> int | None:
    """Return the meaning's offset, unless the rules of its zone speak against it on that day."""
    actual = _rules(meaning.zone, local) if meaning.zone else None
    if actual is None:
        return meaning.offset
    return actual if meaning.offset in {None, actual} else None


@cache
def _zone(key: str) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - few pages name a zone

    try:
        return ZoneInfo(key)
    except ZoneInfoNotFoundError:  # a machine without the database of zones
        return None


def _rules(key: str, local: dt.datetime) -> int | None:
    zone = _zone(key)
    try:
        offset = None if zone is None else local.replace(tzinfo=zone).utcoffset()
    except OverflowError:
        return None
    return None if offset is None else round(offset.total_seconds() / 60)


@cache
def _meanings() -> dict[str, tuple[Meaning, ...]]:
    data = tomllib.loads((files("cleanpage") / "dates" / "zones.toml").read_text("utf-8"))
    return {name: tuple(_meaning(row) for row in rows) for name, rows in data.items()}


def _meaning(row: dict[str, object]) -> Meaning:
    offset, zone = row.get("offset"), row.get("zone")
    return Meaning(
        offset=minutes(offset) if isinstance(offset, str) else None,
        zone=zone if isinstance(zone, str) else None,
        regions=frozenset(row.get("regions", ())),  # type: ignore[call-overload]
        languages=frozenset(row.get("languages", ())),  # type: ignore[call-overload]
        usual=bool(row.get("usual")),
    )


def minutes(offset: str) -> int:
    """Return the minutes of an offset such as "-05:00".

    >>> minutes("-03:30")
    -210
    """
    total = int(offset[1:3]) * 60 + int(offset[4:6])
    return -total if offset.startswith("-") else total
