"""One writer for each form of output: a half that works where pages are cleaned, and a half that writes the file."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.corpus.options import Options


class Cleaned(NamedTuple):
    """The rows of a chunk, cleaned.

    Attributes:
        kept: for each row, the columns of the input; empty where they come in Arrow.
        batch: the same as an Arrow record batch, where they come so.
        added: for each row, the columns that cleanpage adds.
    """

    kept: Sequence[Mapping[str, Any]]
    batch: Any | None
    added: Sequence[Mapping[str, Any]]


class Encoder(Protocol):
    """Turns rows into bytes, in the workers."""

    def encode(self, cleaned: Cleaned) -> bytes:
        """Return the rows in the form in which the writer wants them."""
        ...


class Writer(Protocol):
    """Writes a shard."""

    def write(self, parts: Sequence[bytes], rows: int, size: int) -> None:
        """Write the rows of a chunk.

        Args:
            parts: the rows, as an encoder encoded them; in several parts where a worker was lost.
            rows: how many there are.
            size: bytes of the input that they were made of.
        """
        ...

    def close(self) -> None:
        """Write what is left to write; the file stays open."""
        ...

    def abandon(self) -> None:
        """Write nothing any more, not even when this object is deleted."""
        ...


def encoder(options: Options, schema: Any | None) -> Encoder:  # noqa: ANN401 - an Arrow schema, which not all have
    """Return the encoder for a form of output.

    Args:
        options: the options of the run.
        schema: the Arrow schema of the columns of the input, where the form needs one.
    """
    if options.to == "parquet":
        from cleanpage.corpus.writers.parquet import ParquetEncoder  # noqa: PLC0415 - it needs an extra

        return ParquetEncoder(schema, options)
    from cleanpage.corpus.writers.jsonl import JsonlEncoder  # noqa: PLC0415 - as above

    return JsonlEncoder()


def writer(file: IO[bytes], options: Options, schema: Any | None) -> Writer:  # noqa: ANN401 - as above
    """Return a writer for a form of output.

    Args:
        file: where it writes.
        options: the options of the run.
        schema: as for `encoder`.
    """
    if options.to == "parquet":
        from cleanpage.corpus.writers.parquet import ParquetWriter  # noqa: PLC0415 - as above

        return ParquetWriter(file, schema, options)
    from cleanpage.corpus.writers.jsonl import JsonlWriter  # noqa: PLC0415 - as above

    return JsonlWriter(file, options)
