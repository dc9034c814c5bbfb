"""`Moment`: as precise as the page, and the same after every round trip."""

from __future__ import annotations

import datetime as dt
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from cleanpage.dates import Moment

ISO = [
    ("2025", "year"),
    ("2025-11", "month"),
    ("2025-11-03", "day"),
    ("2025-11-03T11:30", "minute"),
    ("2025-11-03T11:30:00", "second"),
    ("2025-11-03T11:30:00-05:00", "minute"),
    ("2025-11-03T11:30:07+05:45", "second"),
    ("2025-11-03T11:30:07.250+00:00", "second"),
    ("2025-11-03T11:30:07.000250", "second"),
]
NAIVE = st.datetimes()
OFFSETS = st.none() | st.integers(-1439, 1439)


class Record(BaseModel):
    """A model with a moment in it."""

    at: Moment | None


@pytest.mark.parametrize(("iso", "precision"), ISO)
def test_iso_and_precision(iso: str, precision: str) -> None:
    """Every form is read back as it was written and knows how precise it is."""
    moment = Moment.parse(iso)
    assert (moment.iso, str(moment), moment.precision) == (iso, iso, precision)


@given(NAIVE, OFFSETS)
def test_round_trips(time: dt.datetime, offset: int | None) -> None:
    """ISO, pickle, equality, hash, Pydantic and JSON give the same moment."""
    moment = Moment(*time.timetuple()[:6], time.microsecond, offset)
    record = Record(at=moment)
    assert Moment.parse(moment.iso) == moment == pickle.loads(pickle.dumps(moment))
    assert hash(Moment.parse(moment.iso)) == hash(moment)
    assert Record.model_validate_json(record.model_dump_json()) == record == Record.model_validate(record.model_dump())
    assert json.loads(record.model_dump_json()) == {"at": moment.iso}
    assert moment.date == time.date()
    assert moment.datetime is not None
    assert moment.datetime.replace(tzinfo=None) == time
    assert moment.datetime.utcoffset() == moment.offset


def test_unknown_seconds_beside_an_offset() -> None:
    """An offset makes the seconds written; equal moments stay equal."""
    assert Moment(2025, 11, 3, 11, 30, offset_minutes=-300) == Moment(2025, 11, 3, 11, 30, 0, offset_minutes=-300)


def test_coarse_moments_have_no_day() -> None:
    """A month has neither day nor time, a day no time."""
    month, day = Moment(2025, 11), Moment(2025, 11, 3)
    assert (month.date, month.datetime, month.offset) == (None, None, None)
    assert (day.date, day.datetime) == (dt.date(2025, 11, 3), None)


@pytest.mark.parametrize(
    "parts",
    [
        (2025, None, 3),
        (2025, 13),
        (2025, 2, 30),
        (2025, 2, 3, 4),
        (2025, 2, 3, 24, 0),
        (2025, 1, 1, 1, 1, None, 5),
        (2025, 1, 1, None, None, None, 0, 60),
        (2025, 1, 1, 1, 1, 1, 0, 1440),
        (0,),
    ],
)
def test_impossible_parts(parts: tuple[int, ...]) -> None:
    """Parts that make no date, or lack the part above them, are refused."""
    with pytest.raises(ValueError):  # noqa: PT011 - ranges are the standard library's to word
        Moment(*parts)


@pytest.mark.parametrize("text", ["", "2025-1", "2025-11-03 11:30", "2025-11-03T11:30Z", "20251103", "x", "２０２５"])
def test_parse_is_strict(text: str) -> None:
    """Only what `iso` writes is read."""
    with pytest.raises(ValueError, match="not a moment"):
        Moment.parse(text)


def test_schema_and_errors() -> None:
    """The JSON Schema is a string with a description; what is no moment is a validation error."""
    schema = TypeAdapter(Moment).json_schema()
    assert schema["type"] == "string"
    assert schema["description"]
    with pytest.raises(ValidationError):
        Record.model_validate({"at": "yesterday"})
    with pytest.raises(ValidationError):
        Record.model_validate_json('{"at": 5}')
