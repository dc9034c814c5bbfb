"""Pages and malformed values made from a seed; the truth comes from the generator, never from the code under test."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cleanpage.dates import DateEvidence, Settled, settle

if TYPE_CHECKING:
    from collections.abc import Iterator


dates = pytest.importorskip("babel.dates", reason="Babel writes the visible datelines")

SEED = 20251103
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru", "pl", "ja", "ar")
LABELS = {
    "en": ("", "Published: ", "By Jane Doe | "),
    "de": ("", "Veröffentlicht am ", "Von Max Muster, "),
    "fr": ("", "Publié le ", "Par Jeanne Dupont - "),
    "es": ("", "Publicado el ", "Por Juana Pérez | "),
    "pt": ("", "Publicado em ", "Por Joana Silva - "),
    "it": ("", "Pubblicato il ", "di Giulia Rossi - "),
    "ru": ("", "Опубликовано ", "Автор: Анна Иванова, "),
    "pl": ("", "Opublikowano: ", "Anna Kowalska, "),
    "ja": ("", "公開日：", "山田太郎　"),
    "ar": ("", "نشر في ", "بقلم سارة أحمد - "),
}


class Malformed(NamedTuple):
    """A value as a faulty program prints it, and the time that it should have printed."""

    form: str
    raw: str
    truth: dt.datetime


def moments(seed: int, count: int) -> list[dt.datetime]:
    """Return random times of the last years."""
    dice = random.Random(seed)
    first = dt.datetime(2015, 1, 1)
    return [first + dt.timedelta(minutes=dice.randrange(11 * 365 * 24 * 60)) for _ in range(count)]


def dateline(truth: dt.datetime, language: str, dice: random.Random) -> str:
    """Return a visible line with the day and time of the truth, as people of that language write it."""
    day = dates.format_date(truth, dice.choice(("full", "long")), locale=language)
    time = dates.format_time(truth, "short", locale=language)
    return f"{dice.choice(LABELS[language])}{day}{dice.choice((' ', ', ', ' - '))}{time}"


def minutes_for_months(truth: dt.datetime, dice: random.Random) -> str:
    """Return what the pattern `yyyy-mm-dd` prints, with and without the time behind it."""
    day = f"{truth.year}-{truth.minute:02}-{truth.day:02}"
    return dice.choice((day, f"{day}T{truth:%H:%M:%S}", f"{day} {truth:%H:%M}", f"{day}T{truth:%H:%M:%S}Z"))


def test_minutes_bug_beside_a_dateline() -> None:
    """Of 2,000 pages in 10 languages whose metadata has minutes for months, none gets a wrong day.

    Where the language is not known, "listopada" (November in Polish, October in Croatian) is left open.
    """
    dice = random.Random(SEED)
    wrong, unsettled = [], 0
    for number, truth in enumerate(moments(SEED, 2000)):
        language = LANGUAGES[number % len(LANGUAGES)]
        raw, line = minutes_for_months(truth, dice), dateline(truth, language, dice)
        source = dice.choice(("meta", "hidden-line", "json-ld", "time"))
        role = None if source == "hidden-line" else "published"
        evidence = [DateEvidence(raw, source, role), DateEvidence(line, "dateline")]
        dice.shuffle(evidence)
        settled = settle(evidence, language=dice.choice((language, None)))
        if settled.published is None and settled.warnings:
            unsettled += 1
        elif settled.published is None or settled.published.date != truth.date():
            wrong.append((raw, line, str(settled.published)))
    assert not wrong
    assert unsettled < 20


def malformed(seed: int) -> Iterator[Malformed]:
    """Yield every malformed form for several times."""
    for truth in moments(seed, 60):
        at = truth.replace(minute=truth.day * 2 - 1 if truth.day < 31 else 0)
        yield Malformed("minutes", f"{at.year}-{at.minute:02}-{at.day:02}", at)
    for minute in range(60):
        at = moments(seed + minute, 1)[0].replace(minute=minute)
        day = f"{at.year}-{minute:02}-{at.day:02}"
        yield Malformed("minutes", day, at)
        yield Malformed("minutes", f"{day}T{at:%H:%M:%S}", at)
        yield Malformed("minutes", f"{day} {at:%H:%M}", at)
    for at in moments(seed + 100, 12):
        yield from _placeholders(at)
        yield from _counters(at)
        yield from _spellings(at)
        yield from _calendars(at)
    for year in range(2015, 2027):
        at = dt.datetime(year, 12, 31 - year % 3, 11, 30)
        yield Malformed("week-year", f"{year + 1}-{at:%m-%d}", at)
        yield Malformed("week-year", f"{year + 1}-{at:%m-%dT%H:%M:%S}", at)


def _placeholders(at: dt.datetime) -> Iterator[Malformed]:
    empty = ("0001-01-01", "0001-01-01T00:00:00", "1900-01-01", "1970-01-01T00:00:00Z", "2099-12-31", "0000-00-00")
    broken = ("{{ date }}", "${date}", "%Y-%m-%d", "Invalid date", "NaN-NaN-NaNTNaN:NaN", "null", "undefined", "0", "")
    for raw in (*empty, *broken, f"{at.year}-02-30", f"{at.year}-13-32", "PT5M"):
        yield Malformed("placeholder", raw, at)


def _counters(at: dt.datetime) -> Iterator[Malformed]:
    seconds = int(at.replace(tzinfo=dt.UTC).timestamp())
    for raw in (str(seconds), str(seconds * 1000), f"/Date({seconds * 1000})/", f"\\/Date({seconds * 1000}+0000)\\/"):
        yield Malformed("counter", raw, at)


def _spellings(at: dt.datetime) -> Iterator[Malformed]:
    if at.day <= 12:
        yield Malformed("swapped", f"{at:%Y-%d-%m}", at)
        yield Malformed("swapped", f"{at:%Y-%d-%mT%H:%M:%S+00:00}", at)
    else:
        yield Malformed("swapped", f"{at:%Y-%d-%m}", at)
    yield Malformed("escape", f"{at:%Y-%m-%dT%H:%M:%S}\\u002b00:00", at)
    yield Malformed("unpadded", f"{at.year}-{at.month}-{at.day}", at)
    yield Malformed("javascript", f"{at:%a %b %d %Y %H:%M:%S} GMT-0500 (Eastern Standard Time)", at)
    yield Malformed("midnight", f"{at - dt.timedelta(days=1):%Y-%m-%d}T24:00", at.replace(hour=0, minute=0))
    yield Malformed("local as UTC", f"{at:%Y-%m-%dT%H:%M:00}+00:00", at)
    yield Malformed("two digits", f"{at:%d/%m/%y}", at)
    yield Malformed("two digits", f"{at:%m/%d/%y}", at)
    yield Malformed("two digits", f"{at:%d-%b-%y}", at)
    yield Malformed("two digits", f"{at:%y-%m-%d}", at)
    yield Malformed("slashes", f"{at:%m/%d/%Y}", at)
    yield Malformed("slashes", f"{at:%d/%m/%Y %H:%M:%S}", at)


def _calendars(at: dt.datetime) -> Iterator[Malformed]:
    hijri = pytest.importorskip("hijridate")
    persian = pytest.importorskip("persiantools.jdatetime")
    yield Malformed("buddhist", f"{at.year + 543}-{at:%m-%d}", at)
    yield Malformed("persian", persian.JalaliDate(at.date()).strftime("%Y-%m-%d"), at)
    yield Malformed("persian", persian.JalaliDate(at.date()).strftime("%Y/%m/%d"), at)
    lunar = hijri.Gregorian(at.year, at.month, at.day).to_hijri()
    yield Malformed("hijri", f"{lunar.year}-{lunar.month:02}-{lunar.day:02}", at)


TABLE = list(malformed(SEED))


def confident(settled: Settled) -> bool:
    """Whether a value was given without a warning."""
    return settled.published is not None and not settled.warnings


def test_table_is_large() -> None:
    """The table has at least 600 cases."""
    assert len(TABLE) >= 600


@pytest.mark.parametrize("form", sorted({row.form for row in TABLE}))
def test_malformed_alone(form: str) -> None:
    """With nothing to settle it, a malformed value is read rightly, refused, or doubted aloud."""
    for row in (row for row in TABLE if row.form == form):
        settled = settle([DateEvidence(row.raw, "meta", "published")])
        if confident(settled):
            assert settled.published is not None
            assert settled.published.date == row.truth.date(), row


@pytest.mark.parametrize("form", sorted({row.form for row in TABLE}))
def test_malformed_beside_a_dateline(form: str) -> None:
    """With a visible dateline, the day is right whatever the malformed value says."""
    dice = random.Random(SEED)
    for row in (row for row in TABLE if row.form == form):
        language = dice.choice(LANGUAGES)
        evidence = [
            DateEvidence(row.raw, dice.choice(("meta", "json-ld", "time")), "published"),
            DateEvidence(dateline(row.truth, language, dice), "dateline"),
        ]
        settled = settle(evidence, language=language)
        assert settled.published is not None, evidence
        if confident(settled) or form != "midnight":
            assert settled.published.date == row.truth.date(), evidence
