"""Characters are mended with a reason, and left alone where they are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.read import Reading
from cleanpage.read.repair import collapse, collapse_code, mend

MENDED = [
    ("Itâ€™s here", "It’s here", "mojibake"),
    ("voil\u00c3\u00a0 tout", "voilà tout", "mojibake"),
    ("РџСЂРёРІРµС‚ РјРёСЂ", "Привет мир", "mojibake"),
    ("Å‚adny Å¼uraw", "ładny żuraw", "mojibake"),
    ("AT&amp;T&nbsp;&#8217;x&#x27;", "AT&T ’x'", "entities"),
    ("\x1b[31mred\x1b[0m", "red", "control-characters"),
    ("\x1b]0;title\x07text", "text", "control-characters"),
    ("a\x00b\x7fc\x9bd", "abcd", "control-characters"),
    ("pay \u202eeslaf\u202c", "pay eslaf\u202c", "control-characters"),
    ("plain\U000e0041\U000e0042", "plain", "control-characters"),
    ("x\ud800y", "x\ufffdy", "surrogates"),
]
LEFT_ALONE = [
    "“Curly” ‘quotes’ — and ﬁ ligatures, Ｆｕｌｌ width",
    "à « bonjour » où l’été",
    "Привет, Рёв и Січень",
    "część, gęś, źle, ěž, ğş",
    "می‌خواهم",
    "👨‍👩‍👧 and 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "R&D; a&b; &notanentity; AT&T &copy 2020",
    "\u200fעברית\u200e",
    "ภาษา\u200bไทย",
]


@pytest.mark.parametrize(("raw", "text", "rule"), MENDED)
def test_mended(raw: str, text: str, rule: str) -> None:
    """Each kind of damage, with the rule that mends it and a reason."""
    mended = mend(raw, 0, len(raw), Reading())
    assert mended.text == text
    assert mended.repair is not None
    assert mended.repair.rule == rule
    assert mended.repair.reason


@pytest.mark.parametrize("raw", LEFT_ALONE)
def test_left_alone(raw: str) -> None:
    """What an author meant stays, in every script."""
    assert mend(raw, 0, len(raw), Reading()) == (raw, None)


def test_the_users_choices() -> None:
    """Quotes, ligatures and widths are made plain only where asked."""
    raw = "“ﬁ Ｆｕｌｌ”"
    options = Reading(straighten_quotes=True, fix_ligatures=True, fix_width=True)
    mended = mend(raw, 0, len(raw), options)
    assert mended.text == '"fi Full"'
    assert mended.repair
    assert mended.repair.rule == "plain-forms"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" a\u00a0b\tc \u2003d\n\ne ", "a b c d e"),
        ("exam\u00adple", "example"),
        ("\ufeffa\u200bb\u2060c", "abc"),
        ("\u3000日本\u3000語", "日本 語"),
    ],
)
def test_collapse(raw: str, text: str) -> None:
    """White space and zero-width debris need no repair: anybody can replay them."""
    assert collapse(raw) == text
    assert mend(raw, 0, len(raw), Reading()) == (text, None)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("\n\n  if x:\r\n\ty()  \r\n\n", "  if x:\n\ty()"),
        ("```js\nlet a;\n```", "let a;"),
        ("~~~\na\n\n\nb\n~~~\n", "a\n\n\nb"),
        ("   ", ""),
    ],
)
def test_collapse_code(raw: str, code: str) -> None:
    """Code keeps its lines and indentation, and loses its fences."""
    assert collapse_code(raw) == code


@given(st.text())
def test_collapsing_twice_changes_nothing(text: str) -> None:
    """What was read once reads the same again."""
    once = collapse(text)
    assert collapse(once) == once


@given(st.text(st.sampled_from("&#x;amp 0123é\x1b[]m\u202e\ud800Ã©â€™<>\n\t")))
def test_a_mended_text_is_sound(text: str) -> None:
    """No control character survives, and the text is collapsed."""
    mended = mend(text, 0, len(text), Reading()).text
    assert collapse(mended) == mended
    assert not set(mended) & set("\x00\x1b\u202e\ud800")
