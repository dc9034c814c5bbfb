"""Files that are a page each: text or HTML, compressed or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleanpage.corpus.files import shown
from cleanpage.corpus.incoming import Chunk, Record
from cleanpage.corpus.readers.rows import UnreadableRecordError
from cleanpage.corpus.streams import MAX_RECORD, damage, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.corpus.files import InputFile
    from cleanpage.corpus.options import Options


class PageReader:
    """Passes on the path; the workers read the file."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def chunks(self, file: InputFile) -> Iterator[Chunk]:
        """Yield the one chunk of the one page."""
        yield Chunk(file.path, "pages", 0, None, 0, 1, file.size, file.size)

    def records(self, chunk: Chunk) -> list[Record]:
        """Return the page, with its path as ``id``."""
        kept = {"id": shown(chunk.file)} if self.options.keeps("id") else {}
        try:
            with Path(chunk.file).open("rb") as raw:
                page = unpacked(raw, chunk.file).read(MAX_RECORD + 1)
        except damage(chunk.file) as error:
            return [Record(kept=kept, error=error)]
        if len(page) > MAX_RECORD:
            return [Record(kept=kept, error=UnreadableRecordError(f"longer than {MAX_RECORD:,} bytes"))]
        return [Record(page, kept, encoding=self.options.encoding)]

    def kept(self, chunk: Chunk) -> None:
        """Return nothing: the columns are with the record."""
