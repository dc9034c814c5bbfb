"""Pages whose blocks were put together with nothing between them are read in their blocks."""

from __future__ import annotations

import time

import pytest

import cleanpage
from cleanpage.read.glued import glue
from cleanpage.testing import check_laws
from cleanpage.words import table

MENU = ("Skip to content", "News", "World", "Politics", "Sport", "Weather", "Sign In", "The Oven House Gazette")
HEAD = ("Old bridge to be shut for a year", "By Jane Roe", "Published 3 November 2025", "Share", "Save")
TEXT = (
    "The old bridge over the river will be shut for a year, the council said on Monday.",
    "Engineers found cracks in two of its four arches, and nobody knows how long they have been there.",
    '"We have no choice," the mayor said. "It is that or the river."',
    "Buses will go by way of the new bridge, which is shown on YouTube and by the McCarthy Brothers.",
    "A Word on Costs",
    "The work costs 2.4 million crowns, of which the state pays half, and it begins in the spring of 2026.",
    "Those who live on the far bank are not amused, and have said so to this paper and to anybody who would listen.",
)
FOOT = (
    "More from Politics",
    "Weather for the Week",
    "Privacy Policy",
    "Terms of Use",
    "Contact",
    "© 2025 Gazette Media",
)
GLUED = "".join((*MENU, *HEAD, *TEXT, *FOOT))


def test_a_glued_page_is_read_in_its_blocks() -> None:
    """Each block is a segment, but for a few that nothing tells from a name with a capital inside."""
    read = [segment.text for segment in cleanpage.read.read(GLUED, table(()), format="text").segments]
    assert set(TEXT) <= set(read)
    assert {"Published 3 November 2025", "Privacy Policy", "Terms of Use"} <= set(read)


def test_a_glued_page_is_cleaned() -> None:
    """Text and fields come out as they would from a page with its line breaks."""
    article = cleanpage.clean(GLUED)
    assert article.text.split("\n\n") == list(TEXT)
    assert str(article.published)[:10] == "2025-11-03"
    check_laws(GLUED, cleanpage.Pipeline.preset("article"))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(TEXT),
        "\n".join((*MENU, *HEAD, *TEXT, *FOOT)),
        "I saw it on YouTube.Then on TikTok, and nobody cared.\n" * 30,
        "\n".join(["No space after the stop.So what?", "A line as any other."] * 40),
    ],
    ids=["one line", "lines", "forum", "careless"],
)
def test_other_texts_are_left_alone(text: str) -> None:
    """Names with capitals inside and a forgotten space here and there make no glued page."""
    assert glue(text) == []


def test_names_of_programs_stay_whole() -> None:
    """What stands twice and is no word elsewhere is a name."""
    text = "Use getElementById and addEventListener in JavaScript.Then call setTimeout. " * 30
    assert glue(text) == [at + 1 for at, sign in enumerate(text) if text[at : at + 2] == ".T"]


@pytest.mark.parametrize("unit", ["aB", "a.B", "aB.Cd", 'ab."Cd', "1A", "ABc", "©a", "ab1", "20251:11"])
def test_hostile_texts_cost_little(unit: str) -> None:
    """Twice as much of anything takes about twice as long: far below what a square would."""
    text = "ab.Cd " * 20 + unit * 100_000
    begin = time.process_time()
    glue(text)
    assert time.process_time() - begin < 8  # a square would take hours
