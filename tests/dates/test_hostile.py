"""Whatever comes in, dates raise nothing, and their cost grows with the length of the input."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.dates import DateEvidence, find, parse, settle
from cleanpage.dates.finding import LIMIT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

PIECES = st.sampled_from(
    [
        *("2025", "11", "3", "03", "30", "00", "1", "99", "2568", "1404", "1762187400", "9" * 40, "٣", "２０２５"),
        *("-", "/", ".", ":", " ", ", ", "T", "Z", "+", "(", ")", "\u200f", "\n", "'", "年", "月", "日", "時"),
        *(
            "November",
            "Nov",
            "listopada",
            "Mon",
            "Monday",
            "AM",
            "p.m.",
            "EST",
            "UTC",
            "GMT",
            "Updated",
            "Published on",
        ),
        *(
            "de",
            "tháng",
            "آبان",
            "พฤศจิกายน",
            "noviembre",
            "©",
            "until",
            "令和",
            "XI",
            "W45",
            "ago",
            "昨日",
            "3.11.",
            "new Date(",
            "/Date(",
            "{{",
            "\\u002b",
            "NaN",
            "P1D",
        ),
    ]
)
DATEISH = st.lists(PIECES, max_size=14).map("".join)
TEXT = st.one_of(st.text(), DATEISH)
SOURCES = st.sampled_from(["json-ld", "meta", "microdata", "time", "url", "dateline", "hidden-line", "prose"])
ROLES = st.sampled_from(["published", "modified", "event", "other", None])
EVIDENCE = st.builds(DateEvidence, TEXT, SOURCES, ROLES)


@given(TEXT, st.sampled_from([None, "en", "de", "ko", "xx-YY"]), st.none() | st.dates())
def test_parse_never_raises(text: str, language: str | None, reference: dt.date | None) -> None:
    """Any string has a form and a reason."""
    parsed = parse(text, language=language, reference=reference)
    assert parsed.form
    assert parsed.reason
    assert parsed.value is None or parsed.value in [reading.moment for reading in parsed.readings]


@given(TEXT)
def test_found_stands_where_it_says(text: str) -> None:
    """The spans of the dates lie in the line, in order, without overlap."""
    end = 0
    for date in find(text):
        assert end <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        end = date.end


@given(st.lists(EVIDENCE, max_size=6), st.none() | st.text(), st.none() | st.dates())
def test_settle_never_raises(evidence: list[DateEvidence], url: str | None, retrieved: dt.date | None) -> None:
    """Any evidence is judged piece by piece, and the same evidence gives the same dates."""
    settled = settle(evidence, url=url, retrieved=retrieved)
    assert len(settled.evidence) >= len(evidence)
    assert settled == settle(evidence, url=url, retrieved=retrieved)


def _digits(size: int) -> str:
    return "1234567890" * (size // 10)


def _dates(size: int) -> str:
    return "03/11/2025 " * (size // 11)


def _almost_dates(size: int) -> str:
    return "3 de de de Nov 11:30:11:30 2025- " * (size // 33)


def _one_word(size: int) -> str:
    return "a" * size + " 2025 Nov"


def _years(size: int) -> str:
    return "2025 " * (size // 5) + "November"


@pytest.mark.parametrize("make", [_digits, _dates, _almost_dates, _one_word, _years])
def test_cost_is_linear(make: Callable[[int], str]) -> None:
    """Ten times the input costs little more than ten times the time."""

    def cost(text: str) -> float:
        start = time.process_time()
        find(text)
        parse(text)
        return time.process_time() - start

    small = min(cost(make(100_000)) for _ in range(3))
    assert cost(make(1_000_000)) < 40 * small + 0.1


def test_limits() -> None:
    """A line with more dates than the limit gives the first ones; a page with 100,000 settles and says so."""
    assert len(find(_dates(100_000))) == LIMIT
    settled = settle(DateEvidence("3 November 2025", "dateline") for _ in range(100_000))
    assert settled.published is not None
    assert "too-many-dates" in {warning.code for warning in settled.warnings}
