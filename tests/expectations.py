"""What a fixture page should give, and how an Article differs from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cleanpage import Article, Pipeline

CHECKED_WARNINGS = {"no-body", "ambiguous-date"}
CASELESS = {"title", "site_name", "section"}
PLAIN = ("title", "section", "description", "publisher", "site_name", "kind", "url", "declared_word_count", "image")


def clean(source: Path, pipeline: Pipeline) -> Article:
    """Clean a fixture page with the arguments that stand beside it."""
    given = source.with_name("input.json")
    arguments = json.loads(given.read_text(encoding="utf-8")) if given.exists() else {}
    return pipeline.clean(source.read_bytes(), **arguments)


def differences(article: Article, source: Path) -> list[str]:
    """Return what is not as the page's ``expected.json`` says, field by field; nothing if all is."""
    expected = json.loads(source.with_name("expected.json").read_text(encoding="utf-8"))
    return [*_fields(article, expected), *_body(article, expected)]


def _fields(article: Article, expected: dict[str, Any]) -> Iterator[str]:
    got: dict[str, Any] = {name: getattr(article, name) for name in PLAIN}
    got["tags"] = list(article.tags)
    got["published"] = article.published.iso if article.published else None
    got["modified"] = article.modified.iso if article.modified else None
    got["language"] = article.language.split("-")[0] if article.language else None
    got["warnings"] = sorted({warning.code for warning in article.warnings} & CHECKED_WARNINGS)
    for name, value in got.items():
        if name in expected and _folded(name, value) != _folded(name, expected[name]):
            yield f"{name}: wanted {expected[name]!r}, got {value!r}"
    if "authors" in expected:
        wanted = expected["authors"]
        found = [
            {key: getattr(author, key) for key in (wanted[at] if at < len(wanted) else {"name": ""})}
            for at, author in enumerate(article.authors)
        ]
        if found != wanted:
            yield f"authors: wanted {wanted}, got {found}"


def _folded(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str) and name in CASELESS:
        return value.casefold()
    return sorted(set(value) & CHECKED_WARNINGS) if name == "warnings" else value


def _body(article: Article, expected: dict[str, Any]) -> Iterator[str]:
    if "body" not in expected:
        return
    optional = set(expected.get("optional", ()))
    lines = [" ".join(line.split()) for block in article.blocks for line in block.text.split("\n")]
    got = [line for line in lines if line and line not in optional]
    wanted = [line for line in expected["body"] if line not in optional]
    missing = [line for line in wanted if line not in got]
    if missing:
        yield f"body: {len(missing)} of {len(wanted)} lines lost, such as {missing[0]!r}"
    if extra := [line for line in got if line not in wanted]:
        yield f"body: {len(extra)} lines too many, such as {extra[0]!r}"
    if not missing and not extra and got != wanted:
        yield "body: lines in another order, or more than once"
