"""The calendar words: enough languages, up to date, quick to load, and read back from CLDR's own formats."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import cleanpage
from cleanpage.dates import parse
from cleanpage.dates.vocabulary import ROLES, fold, key, vocabulary

PACKAGE = Path(cleanpage.__file__).parent
FOLDER = PACKAGE / "words" / "calendar"
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_calendar_words.py"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in {"supplement", "earlier"})
# Names that Polish and Croatian, or Czech and Croatian, give to different months.
SHARED = {"hr", "pl", "cs"}
# All-numeric medium formats, and months that Mongolian writes as "1-р сар".
NUMERIC = {"ar", "mn"}


def test_languages() -> None:
    """At least 45 languages, each with its origin noted."""
    assert len(LANGUAGES) >= 45
    for path in FOLDER.glob("*.toml"):
        assert "# Origin: " in path.read_text("utf-8"), path.name


def test_roles_in_many_languages() -> None:
    """Words for published and modified in at least 25 languages."""
    supplement = tomllib.loads((FOLDER / "supplement.toml").read_text("utf-8"))
    for role in ("published", "modified"):
        assert sum(1 for words in supplement.values() if words.get(role)) >= 25
    assert set(vocabulary().roles.values()) == set(ROLES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reads_what_cldr_writes(language: str) -> None:
    """Every day of a year that CLDR's formats write is read as that day, or as none without the language."""
    dates = pytest.importorskip("babel.dates")
    for month in range(1, 13):
        day = dt.date(2025, month, 2 * month + 3)
        for form in ("full", "long", "medium"):
            text = dates.format_date(day, form, locale=language.replace("-", "_"))
            known, unknown = parse(text, language=language).value, parse(text).value
            if language not in NUMERIC:
                assert known is not None, text
                assert unknown is not None or language in SHARED, text
            assert known is None or known.date == day, text
            assert unknown is None or unknown.date == day, text


def test_folding_is_idempotent() -> None:
    """A folded spelling folds to itself, so that words and lines meet."""
    for spelling in vocabulary().words:
        assert key(spelling) == spelling
        assert fold(spelling) == spelling


@pytest.mark.slow
def test_up_to_date() -> None:
    """The generated files are what the script writes from CLDR and the supplement."""
    pytest.importorskip("babel")
    if not SCRIPT.exists():
        pytest.skip("the scripts are not beside the tests")
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_loads_from_a_zip(tmp_path: Path) -> None:
    """The words are found where the package is a zip, as on a cluster."""
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("cleanpage/__init__.py", "")
        for path in sorted([*(PACKAGE / "dates").glob("*"), *FOLDER.glob("*")]):
            if path.is_file():
                packed.write(path, Path("cleanpage") / path.relative_to(PACKAGE))
    code = "import cleanpage.dates as d; print(d.parse('3. November 2025 11:30 ET').value)"
    path = [str(archive), *(entry for entry in sys.path if entry and entry != str(PACKAGE.parent))]
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "2025-11-03T11:30:00-05:00", done.stderr


@pytest.mark.parametrize(
    ("text", "language"), [("14 ژانویهٔ 2025", "fa"), ("2025 ජනවාරි 14", "si"), ("14 জানুয়ারী 2025", "bn")]
)
def test_reads_earlier_spellings(text: str, language: str) -> None:
    """Names that CLDR has since spelled otherwise are read as before: pages outlive its releases."""
    value = parse(text, language=language).value
    assert value is not None
    assert value.date == dt.date(2025, 1, 14)
