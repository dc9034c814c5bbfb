"""Names and credits: who is named, and what belongs to the name."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.facts.reporters import reporters
from cleanpage.names import credits_in, duties, is_chinese_name, is_name, name_key
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


WORDS_OF_LISTS = [word for kind in (*duties.KINDS, "team", "employer") for word in duties.LISTS[kind]["words"]]


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


def listed(name: str) -> list[str]:
    """Return the words of a data file, in its order."""
    lines = files("cleanpage.names").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@pytest.mark.parametrize("name", ["common.txt", "everyday.txt", "given.txt", "surnames.txt"])
def test_no_list_has_a_word_twice(name: str) -> None:
    """Each word stands in its file once."""
    assert [word for word, times in Counter(listed(name)).items() if times > 1] == []


@pytest.mark.parametrize("name", ["credit_words.toml", "role_words.toml"])
def test_no_list_of_words_has_one_twice(name: str) -> None:
    """Each word stands in its list once."""
    lists = tomllib.loads(files("cleanpage.names").joinpath(name).read_text(encoding="utf-8"))
    assert [
        (of, word) for of, table_ in lists.items() for word, times in Counter(table_["words"]).items() if times > 1
    ] == []


def test_everyday_words_would_pass_for_names() -> None:
    """Each begins with a surname and is as long as a name: others need not be there."""
    surnames = frozenset(listed("surnames.txt"))
    assert [
        word
        for word in listed("everyday.txt")
        if not any(word[:size] in surnames and len(word) - size in {1, 2} for size in (1, 2))
    ] == []


@pytest.mark.parametrize("word", "成功 文章 方面 关系 關係 计划 馬上 安全 于是 左右 项目 任务 董事会".split())
def test_everyday_words_are_no_names(word: str) -> None:
    """What only begins like a name names nobody behind the word for a reporter."""
    assert not is_chinese_name(word)
    assert reporters(f"记者 {word}，清河的水位昨日下降", table()) == []


@pytest.mark.parametrize("name", ["王小明", "高峰", "田野", "成龙", "安文", "方大同", "欧阳明"])
def test_names_that_begin_like_words_are_names(name: str) -> None:
    """A surname that words begin with too still tells a name."""
    assert is_chinese_name(name)
    assert [found.author.name for found in reporters(f"记者 {name}，清河", table())] == [name]
