"""Rows of columns to records: what JSON Lines, CSV and Parquet have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanpage.corpus.incoming import Record
from cleanpage.record import instant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleanpage.corpus.options import Options


class UnreadableRecordError(ValueError):
    """A record could not be read."""


def record_of(row: Mapping[str, Any], options: Options) -> Record:
    """Return the record that a row is.

    Args:
        row: its columns.
        options: which of them hold what.

    Returns:
        The record; where it lacks the page, its error says so. JSON often leaves out what is empty, so the others may
        lack.
    """
    kept = {name: value for name, value in row.items() if options.keeps(name)}
    when = options.retrieved_column
    if options.text_column not in row:
        return Record(kept=kept, error=UnreadableRecordError(f"no column {options.text_column!r}"))
    try:
        retrieved = instant(row.get(when)) if when else None
    except ValueError as error:
        return Record(kept=kept, error=UnreadableRecordError(f"column {when}: {error}"))
    return Record(
        page=row[options.text_column],
        kept=kept,
        url=row.get(options.url_column) if options.url_column else None,
        encoding=options.encoding,
        retrieved=retrieved,
    )
