"""Users' own words: a language more, a phrase more, a phrase less, and clear words about mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cleanpage.words import Overlay, function_words, guess_language, table

if TYPE_CHECKING:
    from pathlib import Path

KLINGON = """
language = "tlh"

[footer]
origin = "made up"
whole = ["Hoch DIb polta'"]
start = ["chenmoHwI':"]

[function]
origin = "made up"
words = ["ghaH", "'ej", "je", "pagh", "vaj"]
"""


def test_a_file_adds_a_language(tmp_path: Path) -> None:
    """The words of a file are found with it, and not without it."""
    (tmp_path / "tlh.toml").write_text(KLINGON, encoding="utf-8")
    overlay = Overlay.read(tmp_path / "tlh.toml")
    found = table([overlay]).match("HOCH DIB POLTA\u2019").whole("footer")
    assert found is not None
    assert found.languages == ("tlh",)
    assert not table().match("Hoch DIb polta'").cues
    assert "vaj" in function_words("tlh", [overlay])
    assert guess_language("ghaH 'ej vaj pagh je ghaH vaj 'ej", [overlay]).language == "tlh"


def test_an_overlay_removes_a_phrase() -> None:
    """A phrase that is removed for its language stays for others."""
    overlay = Overlay.of({"language": "de", "navigation": {"origin": "taste", "remove": ["Startseite"]}})
    assert table().match("Startseite").whole("navigation")
    assert not table([overlay]).match("Startseite").cues


def test_an_overlay_may_have_a_list_of_its_own() -> None:
    """A list that says what it is for is a new one, and counts towards coverage if it says so."""
    weather = {"origin": "own", "about": "Weather boxes.", "boilerplate": True, "whole": ["Gale warning"]}
    match = table([Overlay.of({"language": "en", "weather": weather})]).match("Gale warning")
    assert match.whole("weather")
    assert match.coverage() == pytest.approx(1.0)


def test_a_table_is_made_once() -> None:
    """The same overlays, read twice, give the same table."""
    words: dict[str, Any] = {"language": "en", "footer": {"origin": "own", "whole": ["All wrongs reversed"]}}
    assert table([Overlay.of(words)]) is table([Overlay.of(words)])


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ({"footer": {}}, "language must be a BCP 47 tag"),
        ({"language": "en", "footer": "all rights"}, r"\[footer\] must be a table"),
        ({"language": "en", "footer": {"whole": ["a b"]}}, "needs an origin"),
        ({"language": "en", "footer": {"origin": "own", "hole": ["a b"]}}, "has no key 'hole'"),
        ({"language": "en", "footer": {"origin": "own", "whole": "a b"}}, "must be a list of strings"),
        ({"language": "en", "footer": {"origin": "own", "whole": ["A b", "a B!"]}}, "'a b' twice"),
        ({"language": "en", "footer": {"origin": "own", "whole": ["!!!"]}}, "needs words"),
        ({"language": "en", "footer": {"origin": "own", "whole": ["#"]}}, "needs words"),
        ({"language": "en", "footer": {"origin": "own", "whole": ["a … b … c"]}}, "at most one gap"),
        ({"language": "en", "function": {"origin": "own", "words": [1]}}, "must be a list of strings"),
    ],
)
def test_mistakes_are_named(words: dict[str, Any], complaint: str) -> None:
    """An error says where the words are from and what is wrong."""
    with pytest.raises(ValueError, match=rf"mine\.toml.*{complaint}"):
        Overlay.of(words, source="mine.toml")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ({"foter": {"origin": "own", "whole": ["a b"]}}, r"there is no list \[foter\]"),
        ({"footer": {"origin": "own", "remove": ["no such phrase"]}}, "'no such phrase' is not a phrase of 'en'"),
    ],
)
def test_mistakes_about_the_library_s_words_are_named(words: dict[str, Any], complaint: str) -> None:
    """What the library does not have cannot be added to or removed."""
    with pytest.raises(ValueError, match=complaint):
        table([Overlay.of({"language": "en", **words})])


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    """The error names the file."""
    (tmp_path / "broken.toml").write_text("[footer", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.toml: not TOML"):
        Overlay.read(tmp_path / "broken.toml")
