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
    from io import BufferedReader

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
                page = page_in(raw, chunk.file)
        except (OSError, UnreadableRecordError) as error:
            return [Record(kept=kept, error=error)]
        return [Record(page, kept, encoding=self.options.encoding)]

    def kept(self, chunk: Chunk) -> None:
        """Return nothing: the columns are with the record."""


def page_in(raw: BufferedReader, path: str) -> bytes:
    """Return the page that an open file holds, compressed or not.

    Args:
        raw: the file, at its beginning.
        path: what it is called.

    Raises:
        UnreadableRecordError: it is damaged, cut off, or too long.
        MissingExtraError: it is in Zstandard, which needs an extra.
    """
    try:
        page: bytes = unpacked(raw, path).read(MAX_RECORD + 1)
    except damage() as error:
        msg = f"damaged: {error}"
        raise UnreadableRecordError(msg) from error
    if len(page) > MAX_RECORD:
        msg = f"longer than {MAX_RECORD:,} bytes"
        raise UnreadableRecordError(msg)
    return page
