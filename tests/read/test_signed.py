"""Bylines that were torn onto several lines."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.read import read
from cleanpage.words import table

BODY = "The council has voted for the repair of the old bridge.\nThe work begins on Monday and is to last a year."


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("By\nJane Roe", "By Jane Roe"),
        ("Von\nAnna Muster und Peter Weber, dpa", "Von Anna Muster und Peter Weber, dpa"),
        ("von\nTill Anders\n,\nMax Bern\n,\nMartin Roth", "von Till Anders, Max Bern, Martin Roth"),
        ("By\nJANE ROE\n,\nJOHN DOE\nand\nANNA BAKER", "By JANE ROE, JOHN DOE and ANNA BAKER"),
    ],
)
def test_they_are_joined(torn: str, whole: str) -> None:
    """A word such as "by" and the names behind it; what follows is a line again."""
    page = read(f"Town repairs its old bridge\n{torn}\n{BODY}", table(), format="text")
    assert [segment.text for segment in page.segments][:3] == [
        "Town repairs its old bridge",
        whole,
        BODY.partition("\n")[0],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Photo Gallery\n|\nHome Page",
        "By\nthe river",
        "By\nJane Roe\nReporter\nJohn Doe\nEditor",
        "De\nMenu",
    ],
)
def test_others_stay_apart(lines: str) -> None:
    """Menus, sentences, and lists of people with their roles."""
    page = read(f"Town repairs its old bridge\n{lines}\n{BODY}", table(), format="text")
    assert [segment.text for segment in page.segments][1:-2] == lines.split("\n")


def test_the_names_of_a_sentence_are_part_of_it() -> None:
    """Links within a sentence are torn as well."""
    page = read(f"Everybody in the town has read the book\nby\nJane Roe\n, which is not long.\n{BODY}", table())
    assert "Everybody in the town has read the book by Jane Roe, which is not long." in page.segments[0].text


def test_all_of_them_are_authors() -> None:
    """The names behind the first one were lost."""
    article = cleanpage.clean(f"Town repairs its old bridge\nvon\nTill Anders\n,\nMax Bern\n,\nMartin Roth\n{BODY}")
    assert [author.name for author in article.authors] == ["Till Anders", "Max Bern", "Martin Roth"]
