"""Bylines and datelines of pages on one line."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.read.giant import pieces
from cleanpage.read.heads import heads
from cleanpage.words import table

APART = {
    "between two sentences": (
        "Nobody was there. By Jane Roe Nobody had asked for it.",
        ["By Jane Roe"],
    ),
    "with a small letter, which no sentence begins with": (
        "Der Rat tagte lange. von Anna de Vries Bislang war er dagegen.",
        ["von Anna de Vries"],
    ),
    "several, before a date": (
        "Die Stadt will bauen Von Anna Muster , Peter Weber und Paul Schmidt 3. November 2025, 11:30 Uhr Es eilt.",
        ["Von Anna Muster , Peter Weber und Paul Schmidt", "3. November 2025, 11:30 Uhr"],
    ),
    "behind a date": (
        "Photo: Town Archive March 4, 2025 5:10 pm CET By Jane Roe ALDERTON — She came late.",
        ["March 4, 2025 5:10 pm CET", "By Jane Roe"],
    ),
    "with the place": (
        "Die Brücke ist gesperrt Von Anna Muster , Altstadt 03.11.2025, 11:30 Lesezeit",
        ["Von Anna Muster , Altstadt ", "03.11.2025, 11:30"],
    ),
    "without a word for it": (
        "El puente se abre mañana Carlota Gómez 03/11/2025 11:30 El puente viejo",
        ["Carlota Gómez", "03/11/2025 11:30"],
    ),
    "behind a sign behind a date": (
        "Es reicht nicht. 3. November 2025 um 11:30 Uhr / Peter Weber Kommentare",
        ["3. November 2025 um 11:30 Uhr", "Peter Weber"],
    ),
    "below a picture, and again": (
        "hier am Ufer / Laura Marina Laura Marina 3. November 2025 11:30 Der Rat kam",
        ["Laura Marina", "3. November 2025 11:30"],
    ),
    "with what a date is the date of": (
        "Nobody was there. Last updated: 3 November 2025 Nobody had asked.",
        ["Last updated: 3 November 2025"],
    ),
}


@pytest.mark.parametrize(("line", "wanted"), APART.values(), ids=APART)
def test_they_stand_apart(line: str, wanted: list[str]) -> None:
    """What is glued to a byline is told from it by where a sentence ends and what follows."""
    assert sorted(line[start:end] for start, end in heads(line, table(), [], len(line))) == sorted(wanted)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was painted by Jane Roe in 1999, and by nobody since.",
        "It ended. By Monday the council had voted. On 3 November 2025 it met again.",
        "Das sagte er. Von Angela Merkel wird berichtet, dass sie am 3. November 2025 kam.",
        "He met Jane Roe on 3 November 2025 in Paris and left.",
        "Ein Gespräch mit Anna Muster 3. November 2025 am Fluss",
    ],
)
def test_a_sentence_stays_whole(line: str) -> None:
    """Names and dates that a text speaks of are part of its sentences."""
    assert [
        line[start:end] for start, end in heads(line, table(), [], len(line)) if "2025" not in line[start:end]
    ] == []


def test_words_of_a_menu_within_a_sentence_do_not_split_it() -> None:
    """A word such as "small" stands on buttons, too."""
    sentence = "If it succeeds, the town will join the small number of towns that help each other. "
    line = "Home News Sport Menu Search " + sentence * 40
    found = [line[start:end] for start, end in pieces(line, 0, len(line), table())]
    assert found.count(sentence.strip()) == 40


def test_the_sentence_behind_a_byline_is_body() -> None:
    """It was taken for part of the byline, and lost."""
    parts = (
        "The mayor was late, and the baker was early. Nobody had asked either of them to come. ",
        "The council voted on Monday to repair the old bridge, and the work will begin in the spring. ",
        "It was the third time in ten years that money ran out, and the ferry will cross until the summer. ",
        "Those who live on the east bank have to wait, which most of them have learned to do by now. ",
    )
    page = "Menu Home News Sport Search Town repairs its bridge " + "".join(parts)
    page += "By Jane Roe Bridges are made of stone in this town. " + "".join(reversed(parts))
    article = cleanpage.clean(page)
    assert "Bridges are made of stone in this town." in article.text
    assert "By Jane Roe" not in article.text
