"""Articles as rows for data sets: a flat row, and a full one that has the ledger too."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from cleanpage.article import Author, Block, Evidence, LedgerRow, Repair, Warning  # noqa: A004 - the model's public name

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def _arrow_type(hint: Any) -> str:  # noqa: ANN401 - any annotation
    """Return the Arrow type of an annotation; that of a class is a struct of its attributes."""
    scalar = {str: "string", int: "int64", float: "double", bool: "bool"}.get(hint)
    if scalar:
        return scalar
    if get_origin(hint) in {types.UnionType, Union}:
        return _arrow_type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is Literal:
        return "string"
    if get_origin(hint) is tuple:
        return f"list<{_arrow_type(get_args(hint)[0])}>"
    hints = get_type_hints(hint)
    return f"struct<{', '.join(f'{name}: {_arrow_type(hints[name])}' for name in _names(hint))}>"


def _names(part: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class or its instance
    """Return the names of the attributes of a part of an Article."""
    if is_dataclass(part):
        return tuple(field.name for field in fields(part))
    kind: Any = part if isinstance(part, type) else type(part)
    return tuple(getattr(kind, "_fields", None) or kind.model_fields)


EVIDENCE = _arrow_type(Evidence).replace("struct<", "struct<field: string, ", 1)
FULL_COLUMNS: dict[str, str] = {
    **COLUMNS,
    "author_details": f"list<{_arrow_type(Author)}>",
    "warning_details": f"list<{_arrow_type(Warning)}>",
    "blocks": f"list<{_arrow_type(Block)}>",
    "ledger": f"list<{_arrow_type(LedgerRow)}>",
    "repairs": f"list<{_arrow_type(Repair)}>",
    "evidence": f"list<{EVIDENCE}>",
    "markdown": "string",
    "source": "string",
    "schema_version": "int64",
}
"""The columns of a full row: those of a flat one, then the parts of the Article as they are."""


def flat(article: Article) -> dict[str, Any]:
    """Return an Article as a flat row.

    Args:
        article: the article.

    Returns:
        A value for each of `COLUMNS`, under its prefixed name. Dates come three ways: as the ISO string that is as
        precise as the page, as the day the page shows, and, where the zone is known, as an instant in UTC. The code of
        a warning stands there once, however many fields the page is warned of with it.
    """
    values = {
        **{name: getattr(article, name) for name in PLAIN},
        "authors": [author.name for author in article.authors],
        "tags": list(article.tags),
        **_times("published", article.published),
        **_times("modified", article.modified),
        "warnings": list(dict.fromkeys(warning.code for warning in article.warnings)),
        "error": None,
    }
    return {PREFIX + name: values[name] for name in COLUMNS}


def full(article: Article) -> dict[str, Any]:
    """Return an Article as a full row: the flat one, and with it the ledger, the source and all other parts.

    Args:
        article: the article.

    Returns:
        A value for each of `FULL_COLUMNS`, under its prefixed name; parts of the Article are dictionaries.
    """
    values = {
        "author_details": [_parts(author) for author in article.authors],
        "warning_details": [_parts(warning) for warning in article.warnings],
        "blocks": [_parts(block) for block in article.blocks],
        "ledger": [_parts(row) for row in article.ledger],
        "repairs": [_parts(repair) for repair in article.repairs],
        "evidence": [{"field": name, **_parts(one)} for name, found in article.evidence.items() for one in found],
        "markdown": article.markdown,
        "source": article.source,
        "schema_version": article.schema_version,
    }
    return flat(article) | {PREFIX + name: values[name] for name in FULL_COLUMNS if name not in COLUMNS}


def _parts(part: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of an Article
    found = {name: getattr(part, name) for name in _names(part)}
    return {name: _list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def _list(values: tuple[Any, ...]) -> list[Any]:
    return [_parts(value) if isinstance(value, tuple) else value for value in values]


def _times(name: str, moment: Moment | None) -> dict[str, Any]:
    known = moment.datetime if moment and moment.offset is not None else None
    return {
        name: moment.iso if moment else None,
        f"{name}_date": moment.date if moment else None,
        f"{name}_utc": known.astimezone(UTC) if known else None,
    }


def failed(error: Exception | None, columns: dict[str, str] = COLUMNS) -> dict[str, Any]:
    """Return the row of a page that could not be cleaned: everything empty, and the error in words.

    Args:
        error: why it could not.
        columns: the columns of the row: `COLUMNS` or `FULL_COLUMNS`.
    """
    row: dict[str, Any] = {PREFIX + name: [] if kind.startswith("list") else None for name, kind in columns.items()}
    row[PREFIX + "error"] = f"{type(error).__name__}: {error}" if error else None
    return row


def instant(value: Any) -> datetime | None:  # noqa: ANN401 - whatever stands in a column
    """Return the time that a column tells, as a time with a zone; UTC where it names none.

    >>> instant("2025-11-03T11:30:00-05:00").isoformat(), instant(date(2025, 11, 3)).isoformat()
    ('2025-11-03T11:30:00-05:00', '2025-11-03T00:00:00+00:00')

    Args:
        value: a `datetime`, a `date`, a text in ISO 8601, or nothing.

    Raises:
        ValueError: it is something else.
    """
    if value is None or value == "":
        return None
    moment = _datetime(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _datetime(value: Any) -> datetime:  # noqa: ANN401 - as above
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        msg = f"not an ISO 8601 date: {value!r:.80}"
        raise ValueError(msg) from error


class NoColumnError(KeyError):
    """A row or a batch has no such column; the message names those that it has."""

    def __str__(self) -> str:
        """Return the message, which a `KeyError` would put into quotation marks."""
        return str(self.args[0])


def column(row: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - values of any column
    """Return what a column holds.

    >>> column({"body": "A page."}, "text")
    Traceback (most recent call last):
    cleanpage.record.NoColumnError: no column 'text'; there are: body

    Args:
        row: a row, or a batch of columns.
        name: the name of the column.

    Raises:
        NoColumnError: there is none of that name.
    """
    try:
        return row[name]
    except KeyError:
        msg = f"no column {name!r}; there are: {', '.join(map(str, row)) or 'none'}"
        raise NoColumnError(msg) from None
