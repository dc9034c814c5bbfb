"""Every fixture page comes out as a careful reader would have it, or is listed with what is still wrong.

``ledger.txt`` beside each page is what became of each line; `scripts/ledgers.py` writes it anew, for reading as a diff.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

import cleanpage
from cleanpage.explain import margin_lines

from .expectations import clean, differences
from .pages import FIXTURES, fixture_pages

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = cleanpage.Pipeline.preset("article")
KNOWN: dict[str, list[str]] = tomllib.loads((FIXTURES / "known_failures.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", fixture_pages(), ids=lambda path: path.parent.name)
def test_a_page_comes_out_as_expected(source: Path) -> None:
    """What differs is exactly what is known to differ: a field that got better must be struck from the list."""
    found = differences(clean(source, ARTICLE), source)
    assert sorted({line.split(":")[0] for line in found}) == sorted(KNOWN.get(source.parent.name, [])), "\n".join(found)


@pytest.mark.parametrize("source", fixture_pages(), ids=lambda path: path.parent.name)
def test_the_ledger_is_the_one_on_file(source: Path) -> None:
    """A change of any line's fate shows as a diff of a file."""
    ledger = source.with_name("ledger.txt").read_text(encoding="utf-8")
    assert "\n".join(margin_lines(clean(source, ARTICLE))) + "\n" == ledger


def test_only_pages_that_exist_are_listed() -> None:
    """No list names a page that is gone."""
    names = {source.parent.name for source in fixture_pages()}
    assert set(KNOWN) <= names
