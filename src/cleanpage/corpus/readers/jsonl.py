"""JSON Lines: an object on each line."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

from cleanpage.corpus.incoming import Chunk, Item, Record, grouped
from cleanpage.corpus.readers.rows import UnreadableRecordError, record_of
from cleanpage.corpus.streams import Unreadable, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.corpus.files import InputFile
    from cleanpage.corpus.options import Options


class JsonlReader:
    """Cuts files into lines; the workers parse them."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def chunks(self, file: InputFile) -> Iterator[Chunk]:
        """Yield the lines of a file in chunks; blank ones are no records."""
        return grouped(file, self._items(file.path))

    def _items(self, path: str) -> Iterator[Item]:
        for number, (data, at) in enumerate(lines(path)):
            if isinstance(data, Unreadable):
                yield Item(data, 0, at)
                continue
            line = data.removeprefix(codecs.BOM_UTF8) if number == 0 else data
            if line and not line.isspace():
                yield Item(line, len(line), at)

    def records(self, chunk: Chunk) -> list[Record]:
        """Return the records that the lines are."""
        return [self._record(line) for line in chunk.payload[chunk.start : chunk.stop]]

    def _record(self, line: bytes | Unreadable) -> Record:
        if isinstance(line, Unreadable):
            return Record(error=UnreadableRecordError(line.error))
        try:
            row = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            return Record(error=error)
        if not isinstance(row, dict):
            return Record(error=UnreadableRecordError(f"a JSON object is wanted, not {line[:40].decode()!r}"))
        return record_of(row, self.options)

    def kept(self, chunk: Chunk) -> None:
        """Return nothing: the columns are with the records."""
