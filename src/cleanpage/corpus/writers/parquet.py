"""Parquet with Zstandard. Needs the extra ``parquet``."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from cleanpage.arrow import schema_of
from cleanpage.corpus.columns import output_columns
from cleanpage.corpus.kept import REST, columns_of_batch, columns_of_rows
from cleanpage.extras import extra

with extra("parquet"):
    import pyarrow as pa
    import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.corpus.options import Options
    from cleanpage.corpus.writers import Cleaned

GROUP_ROWS = 1000
GROUP_BYTES = 16 << 20
"""A row group is written when it has so many rows, or was made of so many bytes."""


def output_schema(kept: pa.Schema, options: Options) -> pa.Schema:
    """Return the schema of the output: the columns of the input, then those that cleanpage adds."""
    return pa.schema([*kept, *schema_of(output_columns(options))])


class ParquetEncoder:
    """Rows as Arrow record batches in the stream format."""

    def __init__(self, kept: pa.Schema, options: Options) -> None:
        self.kept = kept
        self.schema = output_schema(kept, options)
        self.added = pa.schema([field for field in self.schema if field.name not in {*kept.names, REST}])

    def encode(self, cleaned: Cleaned) -> bytes:
        """Return the batch."""
        if cleaned.batch is None:
            *kept, rest = columns_of_rows(cleaned.kept, self.kept)
        else:
            *kept, rest = columns_of_batch(cleaned.batch, self.kept)
        batch = pa.RecordBatch.from_arrays([*kept, *self._added(cleaned.added), rest], schema=self.schema)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, self.schema) as stream:
            stream.write_batch(batch)
        return bytes(sink.getvalue())

    def _added(self, rows: Sequence[Mapping[str, Any]]) -> list[pa.Array]:
        try:
            return [pa.array([row[field.name] for row in rows], field.type) for field in self.added]
        except UnicodeEncodeError:
            rows = [_encodable(row) for row in rows]
            return [pa.array([row[field.name] for row in rows], field.type) for field in self.added]


def _encodable(value: Any) -> Any:  # noqa: ANN401 - any value of a row
    """Return a value with ``?`` for lone surrogates, which Arrow cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _encodable(part) for key, part in value.items()}
    return [_encodable(part) for part in value] if isinstance(value, list) else value


class ParquetWriter:
    """Writes row groups whose borders depend on the input only."""

    def __init__(self, file: IO[bytes], kept: pa.Schema, options: Options) -> None:
        self.schema = output_schema(kept, options)
        self.writer = pq.ParquetWriter(file, self.schema, compression="zstd")
        self.batches: list[pa.RecordBatch] = []
        self.rows = self.size = 0

    def write(self, parts: Sequence[bytes], rows: int, size: int) -> None:
        """Take in the rows of a chunk; write a row group when there are enough."""
        for part in parts:
            with pa.ipc.open_stream(part) as stream:
                self.batches += stream
        self.rows += rows
        self.size += size
        if self.rows >= GROUP_ROWS or self.size >= GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        # In one piece, for how the rows came in pieces must not show in the file.
        table = pa.Table.from_batches(self.batches, self.schema).combine_chunks()
        self.writer.write_table(table, row_group_size=max(1, table.num_rows))
        self.batches = []
        self.rows = self.size = 0

    def close(self) -> None:
        """Write the last row group and the footer."""
        if self.batches:
            self._flush()
        self.writer.close()

    def abandon(self) -> None:
        """Keep PyArrow from writing a footer when its writer is deleted."""
        self.writer.is_open = False
