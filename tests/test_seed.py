"""The page that started the project, and the fixture of the same shape: every field, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleanpage
from cleanpage import Article

SHARED = Path(__file__).parents[2] / "shared" / "seed" / "newsmax.txt"
FIXTURE = Path(__file__).parent / "fixtures" / "pages" / "seed-shape" / "source.txt"


@pytest.fixture(scope="module")
def seed() -> str:
    """The seed page's text."""
    if not SHARED.exists():
        pytest.skip("the seed page is not part of the repository; the fixture seed-shape covers its shape")
    return SHARED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article(seed: str) -> Article:
    """The seed page, cleaned."""
    return cleanpage.clean(seed)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Report: Trump Admin Trains Troops for Possible Targeting of Mexico Cartels"),
        ("section", "US"),
        ("tags", ("mexico", "drug", "cartels", "troops", "training", "exercises", "war", "trafficking")),
        (
            "description",
            (
                "The Trump administration reportedly has begun training U.S. troops for a potential mission to target "
                "drug cartels inside Mexico."
            ),
        ),
        ("declared_word_count", 519),
        ("publisher", "Newsmax Media, Inc."),
        ("site_name", "Newsmax"),
        ("language", "en"),
        ("modified", None),
    ],
)
def test_fields(article: Article, field: str, value: object) -> None:
    """Each field is what a careful reader gets from the page."""
    assert getattr(article, field) == value


def test_author_stands_after_the_text_only(article: Article) -> None:
    """The byline is empty; name and biography stand after the last paragraph."""
    (author,) = article.authors
    assert (author.name, author.kind) == ("Charlie McCarthy", "person")
    assert author.bio is not None
    assert author.bio.startswith("Charlie McCarthy, a writer/editor at Newsmax, has nearly 40 years")


def test_date_is_repaired_with_its_evidence(article: Article) -> None:
    """2025-30-03 is year, minutes, day; the dateline proves it."""
    assert str(article.published) == "2025-11-03T11:30:00-05:00"
    (repair,) = [repair for repair in article.repairs if repair.field == "published"]
    assert repair.raw == "2025-30-03"
    assert repair.value is not None
    assert repair.value.startswith("2025-11-03")
    assert "Monday, 03 November 2025 11:30 AM" in repair.reason


def test_body_is_the_paragraphs_and_nothing_else(article: Article) -> None:
    """From the first paragraph to the last; no-break spaces are spaces."""
    assert article.text.startswith("The Trump administration reportedly has begun")
    assert article.text.endswith("protect American communities.")
    assert len(article.text.split()) == 518
    assert "\N{NO-BREAK SPACE}" not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content", "Charlie McCarthy", "© 2025 Newsmax. All rights reserved.",
        "Sign up for Newsmax’s Daily Newsletter",
        "Receive breaking news and original analysis - sent right to your inbox.",
        "(Optional for Local News)", "Privacy: We never share your email address.", "Join the Newsmax Community",
        "Read and Post Comments", "Please review Community Guidelines before posting a comment.", "TOP",
        "Interest-Based Advertising | Do not sell or share my personal information", "NEWSMAX.COM",
        "America's News Page", "© Newsmax Media, Inc.", "All Rights Reserved", "Download the Newsmax App",
    ],
)  # fmt: skip
def test_everything_else_is_accounted_for(article: Article, line: str) -> None:
    """Each other line is dropped, or is evidence for a field, with its rule and reason."""
    rows = [row for stretch, row in article.lines if stretch.strip() == line]
    assert rows
    for row in rows:
        assert row.fate != "body"
        assert row.rule
        assert row.reason


def test_minutes_that_could_be_a_month(seed: str) -> None:
    """2025-05-03 beside 11:05 on 3 November is the same bug, though 3 May is a date."""
    changed = seed.replace("2025-30-03", "2025-05-03").replace("11:30 AM", "11:05 AM")
    article = cleanpage.clean(changed)
    assert str(article.published) == "2025-11-03T11:05:00-05:00"
    assert [repair.raw for repair in article.repairs if repair.field == "published"] == ["2025-05-03"]


def test_nothing_settles_the_date(seed: str) -> None:
    """Without the datelines the bare value is not believed."""
    lines = [line for line in seed.split("\n") if "November 2025" not in line]
    article = cleanpage.clean("\n".join(lines))
    assert article.published is None or any(warning.field == "published" for warning in article.warnings)


def test_the_fixture_of_the_same_shape() -> None:
    """The same holds on a page that is part of the repository."""
    article = cleanpage.clean(FIXTURE.read_bytes())
    assert str(article.published) == "2025-02-06T14:40:00-05:00"
    assert [author.name for author in article.authors] == ["Dana Whitlock"]
    assert article.declared_word_count == 485
    assert article.publisher == "Harborline Media, LLC"
    assert len(article.tags) == 8
    assert any(repair.field == "published" for repair in article.repairs)
