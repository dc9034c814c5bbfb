"""Parquet: batches of columns. Needs the extra ``parquet``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanpage.corpus.incoming import CHUNK_BYTES, CHUNK_ROWS, Chunk, Record
from cleanpage.corpus.readers.rows import UnreadableRecordError, record_of
from cleanpage.corpus.streams import Unreadable
from cleanpage.extras import extra

with extra("parquet"):
    import pyarrow as pa
    import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.corpus.files import InputFile
    from cleanpage.corpus.options import Options

BUFFER = 1 << 20


class ParquetReader:
    """Passes on record batches as they are, so that the columns that are kept keep their types."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def chunks(self, file: InputFile) -> Iterator[Chunk]:
        """Yield the rows of a file in chunks; a row group that is damaged is so many unreadable rows."""
        first = 0
        try:
            opened = pq.ParquetFile(file.path, pre_buffer=False, buffer_size=BUFFER)
        except pa.ArrowInvalid as error:
            yield Chunk(file.path, "parquet", 0, [Unreadable(f"no Parquet file: {error}")], 0, 1, 0, file.size)
            return
        with opened:
            total = opened.metadata.num_rows
            for payload, rows, size in self._payloads(opened):
                at = file.size * (first + rows) // max(1, total)
                yield Chunk(file.path, "parquet", first, payload, 0, rows, size, at)
                first += rows

    def _payloads(self, opened: pq.ParquetFile) -> Iterator[tuple[Any, int, int]]:
        names = [name for name in opened.schema_arrow.names if self._wanted(name)]
        for group in range(opened.num_row_groups):
            left = opened.metadata.row_group(group).num_rows
            try:
                for batch in opened.iter_batches(CHUNK_ROWS, row_groups=[group], columns=names):
                    for part in _slices(batch):
                        yield _packed(part), part.num_rows, part.nbytes
                        left -= part.num_rows
            except (pa.ArrowException, OSError) as error:
                unreadable = Unreadable(f"row group {group} is damaged: {error}")
                for start in range(0, left, CHUNK_ROWS):
                    rows = min(CHUNK_ROWS, left - start)
                    yield [unreadable] * rows, rows, 0

    def _wanted(self, name: str) -> bool:
        options = self.options
        return options.keeps(name) or name in {options.text_column, options.url_column, options.retrieved_column}

    def records(self, chunk: Chunk) -> list[Record]:
        """Return the records that the rows are."""
        if isinstance(chunk.payload, list):
            return [Record(error=UnreadableRecordError(one.error)) for one in chunk.payload[chunk.start : chunk.stop]]
        options = self.options
        batch = _unpacked(chunk)
        wanted = (options.text_column, options.url_column, options.retrieved_column)
        names = [name for name in wanted if name in batch.column_names]
        rows = _plain(batch.select(names), options.retrieved_column).to_pylist() if names else [{}] * batch.num_rows
        return [record_of(row, options)._replace(kept={}) for row in rows]

    def kept(self, chunk: Chunk) -> pa.RecordBatch | None:
        """Return the columns to keep."""
        if isinstance(chunk.payload, list):
            return None
        batch = _unpacked(chunk)
        return batch.select([name for name in batch.column_names if self.options.keeps(name)])


def _plain(batch: pa.RecordBatch, when: str | None) -> pa.RecordBatch:
    """Return a batch with times as text: Arrow has finer and later ones than Python, and one would spoil its batch."""
    columns = [
        column.cast(pa.string()) if name == when and pa.types.is_temporal(column.type) else column
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _slices(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Cut a batch into parts of a bounded number of bytes."""
    step = max(1, batch.num_rows * CHUNK_BYTES // max(1, batch.nbytes))
    for start in range(0, batch.num_rows, step):
        yield batch.slice(start, step)


def _packed(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def _unpacked(chunk: Chunk) -> pa.RecordBatch:
    with pa.ipc.open_stream(chunk.payload) as stream:
        return stream.read_next_batch().slice(chunk.start, chunk.rows)
