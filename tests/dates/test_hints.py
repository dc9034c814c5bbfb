"""What callers say beside the date: wrong hints are told, not swallowed."""

from __future__ import annotations

import datetime as dt

import pytest

import cleanpage
from cleanpage.dates import DateEvidence, find, parse

PAGE = "A quiet day at the mill race\n\nUpdated 3 hours ago\n\n" + "Nobody spoke against the bridge on that day. " * 8
NOON = dt.datetime(2025, 11, 5, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("order", ["month-first", "MDY", ""])
def test_an_order_that_there_is_not_is_refused(order: str) -> None:
    """It would be a hint that does nothing."""
    with pytest.raises(ValueError, match="'dmy' or 'mdy'"):
        parse("03/11/2025", order=order)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'dmy' or 'mdy'"):
        find("03/11/2025", order=order)  # type: ignore[arg-type]


def test_what_is_no_string_is_refused() -> None:
    """None is no date, and says so."""
    with pytest.raises(TypeError, match="not from NoneType"):
        parse(None)  # type: ignore[arg-type]


def test_a_region_may_be_written_small() -> None:
    """Codes of countries are told from each other whatever their case."""
    assert parse("03/11/2025", region="de").value == parse("03/11/2025", region="DE").value
    assert str(parse("03/11/2025", region="us").value) == "2025-03-11"


def test_a_source_of_dates_that_there_is_not_is_refused() -> None:
    """The error names those that there are."""
    with pytest.raises(ValueError, match="there are json-ld, meta"):
        DateEvidence("2025-11-03", "footer")  # type: ignore[arg-type]


@pytest.mark.parametrize("retrieved", [NOON, NOON.isoformat(), "2025-11-05T12:00:00Z"])
def test_retrieved_is_a_time_in_either_form(retrieved: dt.datetime | str) -> None:
    """The command line takes ISO 8601, and so does `clean`."""
    assert str(cleanpage.clean(PAGE, retrieved=retrieved).modified) == "2025-11-05"


@pytest.mark.parametrize("retrieved", [NOON.date(), "2025-11-05"])
def test_a_day_settles_days_and_not_hours(retrieved: dt.date | str) -> None:
    """Three hours before some time of a day can be the day before."""
    told = PAGE.replace("3 hours", "2 days")
    assert str(cleanpage.clean(told, retrieved=retrieved).modified) == "2025-11-03"
    assert cleanpage.clean(PAGE, retrieved=retrieved).modified is None


def test_what_is_no_time_is_refused() -> None:
    """A wrong hint would leave dates unsettled in silence."""
    with pytest.raises(TypeError, match="not int"):
        cleanpage.clean(PAGE, retrieved=5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"ISO 8601.*yesterday"):
        cleanpage.clean(PAGE, retrieved="yesterday")


def test_an_age_without_a_day_of_reading_is_told() -> None:
    """Nothing settles it: no value, a warning that says what would, and the evidence."""
    article = cleanpage.clean(PAGE)
    assert (article.published, article.modified) == (None, None)
    assert [(warning.code, warning.field) for warning in article.warnings] == [("relative-date", "modified")]
    assert "`retrieved`" in article.warnings[0].message
    assert [(row.value, row.chosen) for row in article.evidence["modified"]] == [("Updated 3 hours ago", False)]
