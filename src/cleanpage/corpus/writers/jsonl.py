"""JSON Lines, compressed or not."""

from __future__ import annotations

import base64
import gzip
import json
import math
from contextlib import ExitStack
from datetime import date, time
from typing import IO, TYPE_CHECKING, Any

from cleanpage.corpus.streams import zstd_module

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.corpus.options import Options
    from cleanpage.corpus.writers import Cleaned

GZIP_LEVEL = 6
ZSTD_LEVEL = 3


class JsonlEncoder:
    """Rows as lines of JSON in UTF-8."""

    def encode(self, cleaned: Cleaned) -> bytes:
        """Return the lines."""
        kept = cleaned.kept if cleaned.batch is None else _rows(cleaned.batch)
        return b"".join(line({**row, **added}) for row, added in zip(kept, cleaned.added, strict=True))


def line(row: Mapping[str, Any]) -> bytes:
    r"""Return a row as a line of strict JSON.

    >>> line({"score": float("nan"), "half": "\ud800"})
    b'{"score": null, "half": "\\ud800"}\n'

    Args:
        row: a row. What JSON does not know becomes a string: times in ISO 8601, bytes in base64.
    """
    try:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False, default=plain)
    except ValueError:
        text = json.dumps(_finite(row), ensure_ascii=False, allow_nan=False, default=plain)
    return text.encode("utf-8", "backslashreplace") + b"\n"  # the escape of a lone surrogate is JSON's, too


def plain(value: object) -> str:
    """Return what JSON does not know as a string: times in ISO 8601, bytes in base64."""
    if isinstance(value, date | time):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _finite(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a value with null where a number is none."""
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _rows(batch: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - an Arrow record batch
    """Return the rows of a batch; times finer than Python's become text, so that nothing is cut off."""
    import pyarrow as pa  # noqa: PLC0415 - who has a batch has it

    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        fine = pa.types.is_temporal(column.type) and str(column.type).find("[ns") >= 0
        columns[name] = (column.cast(pa.string()) if fine else column).to_pylist()
    return [{name: values[at] for name, values in columns.items()} for at in range(batch.num_rows)]


class JsonlWriter:
    """Writes lines; the same lines always give the same bytes."""

    def __init__(self, file: IO[bytes], options: Options) -> None:
        self.stack = ExitStack()
        self.stream: Any = file
        if options.to == "jsonl.gz":
            packed = gzip.GzipFile(filename="", mode="wb", compresslevel=GZIP_LEVEL, fileobj=file, mtime=0)
            self.stream = self.stack.enter_context(packed)
        elif options.to == "jsonl.zst":
            zstd = zstd_module()
            what = zstd.CompressionParameter
            how = {what.compression_level: ZSTD_LEVEL, what.checksum_flag: 1}
            self.stream = self.stack.enter_context(zstd.ZstdFile(file, "w", options=how))

    def write(self, parts: Sequence[bytes], rows: int, size: int) -> None:  # noqa: ARG002 - other writers need them
        """Write lines."""
        for part in parts:
            self.stream.write(part)

    def close(self) -> None:
        """End the compressed stream."""
        self.stack.close()

    def abandon(self) -> None:
        """Forget the compressed stream."""
        self.stack.pop_all()
