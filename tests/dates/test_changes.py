"""The date of the last change is the page's own, and not that of what stands around it."""

from __future__ import annotations

import pytest

import cleanpage

TITLE = "Town repairs its old bridge"
BODY = (
    "The old bridge over the Alder will reopen in spring, the council decided on Monday, after two years of repairs.",
    "Nobody believed that we would find the money, the mayor said, and thanked all who had helped to raise it.",
    "The work begins in March and should take until the summer, when the market returns to the square.",
)
PUBLISHED = "Published 3 November 2025"


def changed(*below: str, above: str = PUBLISHED) -> str:
    """Return the date of the last change of a text with lines below it."""
    return str(cleanpage.clean("\n\n".join([TITLE, above, *BODY, *below])).modified)


@pytest.mark.parametrize(
    "note",
    [
        "Updated 5 November 2025",
        "This page was last edited on 5 November 2025, at 10:30.",
        "This page was last modified on 5 November 2025 by the clerks of the town.",
        "bridge.txt · Last modified: 2025/11/05 10:30 by clerk",
        "Last updated 5 November 2025 by Jane Roe. — Accessibility",
        "Diese Seite wurde zuletzt am 5. November 2025 um 10:30 Uhr bearbeitet.",
        "La dernière modification de cette page a été faite le 5 novembre 2025 à 10:30.",
        "Esta página se editó por última vez el 5 nov 2025 a las 10:30.",
        "Цю сторінку востаннє відредаговано о 10:30, 5 листопада 2025.",
        "本页面最后修订于2025年11月5日 (星期三) 10:30。",
    ],
)
def test_a_note_below_the_text_says_when_the_page_was_changed(note: str) -> None:
    """Whatever else it says."""
    assert changed("Subscribe to our newsletter", "About us", "Contact", note).startswith("2025-11-05")


@pytest.mark.parametrize(
    "below",
    [
        ("Related articles", "Storm ahead for the valley", "Updated 9 November 2025"),
        ("2 comments", "Ann Other", "I like it a lot.", "Last edited: 9 November 2025"),
        ("About us", "Contact", "Imprint", "Jobs", "Committee on Old Bridges Update: 9 November 2025"),
        (
            "About us",
            "Contact",
            "Imprint",
            "Jobs",
            "Updated November 2025: By searching, you agree to the terms of use and to our policy.",
        ),
        (
            *("About us", "Contact", "Imprint", "Jobs", "Storm ahead", "Updated 9 November 2025"),
            *("School opens again", "Updated 10 November 2025"),
        ),
    ],
)
def test_what_stands_below_the_text_is_changed_for_itself(below: tuple[str, ...]) -> None:
    """Teasers, comments and notices have dates of their own."""
    assert changed(*below) == "None"


def test_a_teaser_in_html_is_changed_for_itself() -> None:
    """The element that shows its date does not make it the page's."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    teaser = '<h3>More news</h3><a href="/x">Storm ahead</a> <time datetime="2025-11-09">Updated 9 November 2025</time>'
    article = cleanpage.clean(f"<h1>{TITLE}</h1><p>{PUBLISHED}</p>{paragraphs}<aside>{teaser}</aside>")
    assert (str(article.published), article.modified) == ("2025-11-03", None)


def test_an_act_is_no_change() -> None:
    """A short word that labels dates in one language is any word in others."""
    article = cleanpage.clean("\n\n".join([TITLE, "ACT Exam: July 16, 2025 and September 10, 2025", *BODY]))
    assert article.modified is None
