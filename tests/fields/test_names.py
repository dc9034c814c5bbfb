"""Names and credits: who is named, and what belongs to the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.names import credits_in, duties, is_name, name_key
from cleanpage.names.form import NAME, OF_OTHER_SCRIPT
from cleanpage.words import table

if TYPE_CHECKING:
    from collections.abc import Callable

CREDITS = {
    "Jane Roe and John Doe": [("Jane Roe", None), ("John Doe", None)],
    "MICHAEL ROE, Staff Writer, and Bo Li in Kyiv": [("MICHAEL ROE", "Staff Writer"), ("Bo Li", None)],
    "Emma Roe Lifestyle Writer": [("Emma Roe", "Lifestyle Writer")],
    "Jane Roe Published: Jun 25": [("Jane Roe", None)],
    "Jeanne Exemple avec AFP": [("Jeanne Exemple", None), ("AFP", None)],
    "Anna Giulia Muster Jan Michael Beispiel": [("Anna Giulia Muster", None), ("Jan Michael Beispiel", None)],
    "Jane Roe, jane@example.org": [("Jane Roe", None)],
    "Jane Roe @jroe": [("Jane Roe", None)],
    "CM Craig McCarthy": [("Craig McCarthy", None)],
    "Jane RoeNovember": [("Jane Roe", None)],
    "Jane Roe, photographs by Bo Li": [("Jane Roe", None), ("Bo Li", "photographer")],
    "Jane Roe Education editor": [("Jane Roe", "Education editor")],
    "Erika Muster, Autorin": [("Erika Muster", "Autorin")],
    "Hans Beispiel, Autor": [("Hans Beispiel", None)],
    "Jane Roe is a senior reporter": [("Jane Roe", None)],
    "JEANNE EXEMPLE et ANNE MODÈLE Envoyées spéciales": [
        ("JEANNE EXEMPLE", None),
        ("ANNE MODÈLE", "Envoyées spéciales"),
    ],
    "Jeanne Exemple Grand reporter": [("Jeanne Exemple", "Grand reporter")],
    "沈知微 贺一鸣": [("沈知微", None), ("贺一鸣", None)],
}
NAMES = ["Abby Goodnough", "Will Self", "Mark Early", "Ursula von der Leyen", "Flannery O'Connor", "J.R. Ewing Jr.",
         "Mohammed bin Salman", "Julanda Al-Riyami", "Андрей Колесников", "Γιάννης Παπαδόπουλος", "王小明",
         "मीनाक्षी त्रिवेदी",
         "محمد عبد الله"]  # fmt: skip
NO_NAMES = ["Staff", "the mayor said", "by the way", "2025", ""]


@pytest.mark.parametrize(("text", "wanted"), CREDITS.items())
def test_credits_are_read(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """Names come out one by one, with their roles."""
    assert [(found.author.name, found.author.role) for found in credits_in(text, table())] == wanted


def test_whom_they_write_for_is_no_part_of_the_name() -> None:
    """An organization behind "for" is the author's organization."""
    (found,) = credits_in("Max Roe for Daily Mail Australia", table())
    assert (found.author.name, found.author.organization) == ("Max Roe", "Daily Mail Australia")


@pytest.mark.parametrize("text", ["The Crier Staff", "Reuters", "dpa", "新华社"])
def test_agencies_and_desks_are_organizations(text: str) -> None:
    """Whoever signs for many is no person."""
    (found,) = credits_in(text, table(), alone=True)
    assert (found.author.name, found.author.kind) == (text, "organization")


@pytest.mark.parametrize("text", ["the way, the mayor said", "Sign in", "Read more about this", "5 minutes ago"])
def test_other_words_are_no_credit(text: str) -> None:
    """What follows "by" is not always somebody."""
    assert credits_in(text, table()) == []


@pytest.mark.parametrize("text", NAMES)
def test_names_in_many_scripts(text: str) -> None:
    """Names that look like words, particles, initials and other scripts have the form of a name."""
    assert is_name(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_texts_are_no_names(text: str) -> None:
    """A word, a sentence and a number have not."""
    assert not is_name(text)


def test_spellings_of_one_name_share_a_key() -> None:
    """Capitals and accents make no second person."""
    assert name_key("STEVE PEOPLES") == name_key("Steve Peoples")
    assert name_key("José Pérez") == name_key("Jose Perez")


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_read(text: str, alone: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    """Nothing crashes, and spans lie in the text."""
    for found in credits_in(text, table(), alone=alone):
        assert 0 <= found.start < found.end <= len(text)
        assert found.author.name


WORDS_OF_LISTS = [word for kind in (*duties.KINDS, "team", "employer") for word in duties._LISTS[kind]["words"]]


@pytest.mark.parametrize("written", [str, str.upper, str.capitalize, str.title])
def test_shortcuts_miss_no_word_of_the_lists(written: Callable[[str], str]) -> None:
    """What is looked at before the patterns turns nothing away that these would take."""
    for word in map(written, WORDS_OF_LISTS):
        for text in (word, f"{word}: Jane Roe", f"with {word} by Jane Roe", f"{word} Jane Roe"):
            pattern = duties.SAID.match(text) or (None if text[:1].isupper() else duties.BARE.match(text))
            assert (duties.duty_at(text, 0, bare=True) is None) == (pattern is None)
            assert duties.has_group(f"The {text}") == (duties.GROUP.search(f"The {text}") is not None)


@given(
    st.lists(
        st.sampled_from(
            ["Jane", "d'Ancona", "al-Riyami", "de", "Van", "J.R.", "Jr.", "III", "Dr.", "y", "x", "Zoë", "3"]
        ),
        max_size=6,
    ).map(" ".join)
)
def test_is_name_misses_no_name(text: str) -> None:
    """What is looked at before the pattern turns nothing away that it would take."""
    assert is_name(text) == bool(NAME.fullmatch(text) or OF_OTHER_SCRIPT.fullmatch(text))
