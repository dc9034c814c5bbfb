"""The types of `cleanpage.clean` and of what it returns, as type checkers must see them. Checked, never run."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, assert_type

import cleanpage
from cleanpage import Article, Author, Block, Evidence, LedgerRow, Moment, Pipeline, Repair, Warning  # noqa: A004
from cleanpage.explain import ledger_lines, web_page

now = dt.datetime(2025, 11, 3, 12, 0, tzinfo=dt.UTC)


def inputs(text: str, data: bytes, either: str | bytes, pipeline: Pipeline) -> None:
    """Accept text and bytes, and every option."""
    assert_type(cleanpage.clean(text), Article)
    assert_type(cleanpage.clean(data, encoding="cp1252"), Article)
    assert_type(cleanpage.clean(either, url="https://news.example/a", format="html", retrieved=now), Article)
    assert_type(cleanpage.clean(text, pipeline=pipeline), Article)


def mistakes(text: str) -> None:
    """Reject other types, unknown formats, and options given by position."""
    cleanpage.clean(None)  # type: ignore[arg-type]
    cleanpage.clean(text, format="pdf")  # type: ignore[arg-type]
    cleanpage.clean(text, "https://news.example/a")  # type: ignore[call-arg]
    cleanpage.clean(text, retrieved=5)  # type: ignore[arg-type]


def fields(article: Article) -> None:
    """Type every field precisely: what may be unknown is optional, and sequences are tuples."""
    assert_type(article.title, str | None)
    assert_type(article.authors, tuple[Author, ...])
    assert_type(article.published, Moment | None)
    assert_type(article.modified, Moment | None)
    assert_type(article.text, str)
    assert_type(article.blocks, tuple[Block, ...])
    assert_type(article.markdown, str)
    assert_type(article.kind, str | None)
    assert_type(article.description, str | None)
    assert_type(article.section, str | None)
    assert_type(article.tags, tuple[str, ...])
    assert_type(article.publisher, str | None)
    assert_type(article.site_name, str | None)
    assert_type(article.language, str | None)
    assert_type(article.url, str | None)
    assert_type(article.image, str | None)
    assert_type(article.declared_word_count, int | None)


def account(article: Article) -> None:
    """Type what accounts for the page."""
    assert_type(article.source, str)
    assert_type(article.ledger, tuple[LedgerRow, ...])
    assert_type(article.ledger[0].fate, Literal["body", "field", "dropped"])
    assert_type(article.repairs, tuple[Repair, ...])
    assert_type(article.repairs[0].value, str | None)
    assert_type(article.warnings, tuple[Warning, ...])
    assert_type(article.warnings[0].code, str)
    assert_type(article.evidence, dict[str, tuple[Evidence, ...]])
    assert_type(article.schema_version, int)
    assert_type(article.fingerprint, str)


def authors(author: Author) -> None:
    """Type what is known of an author."""
    assert_type(author.name, str)
    assert_type(author.kind, Literal["person", "organization"])
    assert_type(author.role, str | None)
    assert_type(author.organization, str | None)
    assert_type(author.bio, str | None)


def moments(moment: Moment) -> None:
    """Type a moment's views: each is absent where the page was not that precise."""
    assert_type(moment.iso, str)
    assert_type(moment.date, dt.date | None)
    assert_type(moment.datetime, dt.datetime | None)
    assert_type(moment.offset, dt.timedelta | None)
    assert_type(moment.precision, Literal["year", "month", "day", "minute", "second"])
    assert_type(Moment.parse("2025-11"), Moment)


def frozen(row: LedgerRow) -> None:
    """Reject assignments: what comes out is frozen."""
    row.fate = "body"  # type: ignore[misc]


def interchange(article: Article) -> None:
    """Type the JSON round trip and the schema."""
    assert_type(Article.model_validate_json(article.model_dump_json()), Article)
    assert_type(cleanpage.schema(), dict[str, Any])


def explained(article: Article) -> None:
    """Take an Article, and give text."""
    assert_type(web_page(article), str)
    assert_type(list(ledger_lines(article)), list[str])
