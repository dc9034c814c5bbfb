"""CSV with a header, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from cleanpage.corpus.counts import counted
from cleanpage.corpus.incoming import Chunk, Item, Record, grouped
from cleanpage.corpus.readers.rows import UnreadableRecordError, record_of
from cleanpage.corpus.streams import Unreadable, damage, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from cleanpage.corpus.files import InputFile
    from cleanpage.corpus.options import Options

SEPARATORS = ",;\t"
MAX_FIELD = 64 << 20


class CsvReader:
    """Cuts files into rows of text."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def chunks(self, file: InputFile) -> Iterator[Chunk]:
        """Yield the rows of a file in chunks."""
        return grouped(file, self._items(file.path))

    def _items(self, path: str) -> Iterator[Item]:
        csv.field_size_limit(MAX_FIELD)
        # What is not in the encoding comes through as surrogates, so that it spoils its own row only.
        encoding = self.options.encoding or "utf-8-sig"
        with (
            Path(path).open("rb") as raw,
            io.TextIOWrapper(unpacked(raw, path), encoding, errors="surrogateescape", newline="") as text,
        ):
            try:
                rows = _rows(text)
                header = next(rows, [])
                yield from (Item(_row(header, row), sum(map(len, row)), raw.tell()) for row in rows)
            except damage() as error:
                yield Item(Unreadable(f"damaged from here on: {error}"), 0, raw.tell())

    def records(self, chunk: Chunk) -> list[Record]:
        """Return the records that the rows are."""
        return [self._record(row) for row in chunk.payload[chunk.start : chunk.stop]]

    def _record(self, row: dict[str, str] | Unreadable) -> Record:
        if isinstance(row, Unreadable):
            return Record(error=UnreadableRecordError(row.error))
        if any("\udc80" <= char <= "\udcff" for value in row.values() for char in value if char > "\ud7ff"):
            return Record(error=UnreadableRecordError(f"not {self.options.encoding or 'UTF-8'}; name the encoding"))
        return record_of(row, self.options)

    def kept(self, chunk: Chunk) -> None:
        """Return nothing: the columns are with the records."""


def _rows(text: TextIO) -> Iterator[list[str]]:
    """Yield the header and the rows; one that is no CSV comes as an error after a null byte."""
    header = text.readline()
    separator = max(SEPARATORS, key=header.count)
    yield from csv.reader([header], delimiter=separator)
    rows = csv.reader(text, delimiter=separator)
    while True:
        try:
            row = next(rows)
        except csv.Error as error:
            yield [f"\0{error}"]
        except StopIteration:
            return
        else:
            if row:
                yield row


def _row(header: list[str], row: list[str]) -> dict[str, str] | Unreadable:
    if row[0].startswith("\0"):
        return Unreadable(row[0][1:])
    if len(row) != len(header):
        return Unreadable(f"{counted(len(row), 'field')} where the header has {len(header)}")
    return dict(zip(header, row, strict=True))
