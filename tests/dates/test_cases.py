"""The cases in `cases/*.toml`: what `parse`, `find` and `settle` say of strings, lines and pages."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleanpage.dates import DateEvidence, find, parse, settle

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """Return the cases of a file as parameters, each called by its text."""
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(row, id=f"{number}-{_title(row)[:40]}") for number, row in enumerate(rows)]


def _day_or_time(text: str) -> dt.date:
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _title(row: dict[str, Any]) -> str:
    return str(row.get("name") or row.get("line") or row["text"])


@pytest.mark.parametrize("case", cases("parse"))
def test_parse(case: dict[str, Any]) -> None:
    """A string gives this value, or none, and is recognised as this form."""
    hints = {name: case[name] for name in ("language", "region", "order") if name in case}
    reference = _day_or_time(case["reference"]) if "reference" in case else None
    parsed = parse(case["text"], reference=reference, **hints)
    assert (parsed.value and parsed.value.iso) == case.get("value")
    assert parsed.ambiguous == case.get("ambiguous", False)
    assert parsed.form == case.get("form", parsed.form)
    assert parsed.zone == case.get("zone", parsed.zone)
    assert case.get("mended", "") in ("", *parsed.mended)
    if "readings" in case:
        assert sorted(reading.moment.iso for reading in parsed.readings) == sorted(case["readings"])


@pytest.mark.parametrize("case", cases("find"))
def test_find(case: dict[str, Any]) -> None:
    """A line holds these dates, with these roles, and no other."""
    found = [date for date in find(case["line"], language=case.get("language")) if date.readings]
    assert [[date.text, date.readings[0].moment.iso, date.role or ""] for date in found] == case["dates"]
    assert all(case["line"][date.start : date.end] == date.text for date in found)
    if "whole" in case:
        assert all(date.whole == case["whole"] for date in found)


@pytest.mark.parametrize("case", cases("settle"))
def test_settle(case: dict[str, Any]) -> None:
    """A page's evidence gives these dates, repairs and warnings."""
    evidence = [DateEvidence(raw, source, role or None) for source, role, raw in case["evidence"]]
    retrieved = dt.date.fromisoformat(case["retrieved"]) if "retrieved" in case else None
    settled = settle(
        evidence, language=case.get("language"), region=case.get("region"), url=case.get("url"), retrieved=retrieved
    )
    assert (settled.published and settled.published.iso) == case.get("published")
    assert (settled.modified and settled.modified.iso) == case.get("modified")
    assert [repair.rule for repair in settled.repairs] == case.get("repairs", [])
    assert sorted({warning.code for warning in settled.warnings}) == sorted(case.get("warnings", []))
    assert all(judged.reason for judged in settled.evidence)


def test_repair_quotes_its_evidence() -> None:
    """A repair names the raw value, the chosen one, and the line that proves it."""
    dateline = "Monday, 03 November 2025 11:30 AM EST"
    repair = settle([DateEvidence("2025-30-03", "hidden-line", line=7), DateEvidence(dateline, "dateline")]).repairs[0]
    assert (repair.raw, repair.value, repair.line) == ("2025-30-03", "2025-11-03T11:30:00-05:00", 7)
    assert dateline in repair.reason


def test_likelier_reading_on_request() -> None:
    """Who prefers a likelier value to none gets it, with the same warning."""
    evidence = [DateEvidence("Published 03/11/2025", "dateline")]
    settled = settle(evidence, language="en", region=None, prefer_likelier=True)
    assert settled.published is not None
    assert [warning.code for warning in settled.warnings] == ["ambiguous-date"]
    message = settled.warnings[0].message
    assert "2025-11-03" in message
    assert "2025-03-11" in message
