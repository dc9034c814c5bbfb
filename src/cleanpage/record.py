"""Articles as flat rows for data sets."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanpage.article import Article
    from cleanpage.dates.moment import Moment

PREFIX = "cleanpage_"
PLAIN = ("title", "text", "kind", "description", "section", "publisher", "site_name", "language", "url", "image",
         "declared_word_count", "license", "paywalled", "live", "fingerprint")  # fmt: skip
COLUMNS: dict[str, str] = {
    **dict.fromkeys(PLAIN, "string"),
    "declared_word_count": "int64",
    **dict.fromkeys(("paywalled", "live"), "bool"),
    "authors": "list<string>",
    "tags": "list<string>",
    "published": "string",
    "published_date": "date32",
    "published_utc": "timestamp[us, tz=UTC]",
    "modified": "string",
    "modified_date": "date32",
    "modified_utc": "timestamp[us, tz=UTC]",
    "warnings": "list<string>",
    "error": "string",
}
"""The columns of a flat row, each under the prefix ``cleanpage_``, with their Arrow types."""


def flat(article: Article) -> dict[str, Any]:
    """Return an Article as a flat row.

    Args:
        article: the article.

    Returns:
        A value for each of `COLUMNS`, under its prefixed name. Dates come three ways: as the ISO string that is as
        precise as the page, as the day the page shows, and, where the zone is known, as an instant in UTC.
    """
    values = {
        **{name: getattr(article, name) for name in PLAIN},
        "authors": [author.name for author in article.authors],
        "tags": list(article.tags),
        **_times("published", article.published),
        **_times("modified", article.modified),
        "warnings": [warning.code for warning in article.warnings],
        "error": None,
    }
    return {PREFIX + name: values[name] for name in COLUMNS}


def _times(name: str, moment: Moment | None) -> dict[str, Any]:
    known = moment.datetime if moment and moment.offset is not None else None
    return {
        name: moment.iso if moment else None,
        f"{name}_date": moment.date if moment else None,
        f"{name}_utc": known.astimezone(UTC) if known else None,
    }


def failed(error: Exception | None) -> dict[str, Any]:
    """Return the row of a page that could not be cleaned: everything empty, and the error in words."""
    row: dict[str, Any] = {PREFIX + name: [] if kind.startswith("list") else None for name, kind in COLUMNS.items()}
    row[PREFIX + "error"] = f"{type(error).__name__}: {error}" if error else None
    return row
