"""What a worker does with a chunk: read its records, clean their pages, encode their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.corpus.columns import output_columns
from cleanpage.corpus.counts import Counts
from cleanpage.corpus.files import shown
from cleanpage.corpus.incoming import Record
from cleanpage.corpus.readers import reader
from cleanpage.corpus.readers.rows import UnreadableRecordError
from cleanpage.corpus.writers import Cleaned, encoder
from cleanpage.record import PREFIX, failed, flat, full

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cleanpage.corpus.incoming import Chunk
    from cleanpage.corpus.options import Options
    from cleanpage.pipeline import Pipeline

FILE, ROW = PREFIX + "file", PREFIX + "row"


class Job(NamedTuple):
    """What a worker needs to know of a run.

    Attributes:
        pipeline: what cleans.
        options: the options of the run.
        schema: the Arrow schema of the columns of the input, where the output has one.
    """

    pipeline: Pipeline
    options: Options
    schema: Any | None

    def work(self) -> Work:
        """Return what does it."""
        return Work(self)


class Result(NamedTuple):
    """A chunk, or a part of one, done."""

    data: bytes
    counts: Counts


class Work:
    """Does chunks; the state of a worker."""

    def __init__(self, job: Job) -> None:
        self.pipeline, self.options, _ = job
        self.columns = output_columns(self.options)
        self.encoder = encoder(self.options, job.schema)
        self.row_of = full if self.options.full else flat
        self.ours = {PREFIX + name for name in self.columns}

    def __call__(self, chunk: Chunk, begun: Callable[[int], None]) -> Result:
        """Clean the pages of a chunk.

        Args:
            chunk: the chunk.
            begun: told the place of each record in the chunk's payload before its page is cleaned.
        """
        found = reader(chunk.form, self.options)
        counts = Counts()
        records = found.records(chunk)
        added = []
        for at, record in enumerate(records, chunk.start):
            begun(at)
            added.append(self._row(chunk, at, record, counts))
        kept = [{k: v for k, v in record.kept.items() if k not in self.ours} for record in records]
        return Result(self.encoder.encode(Cleaned(kept, found.kept(chunk), added)), counts)

    def give_up(self, chunk: Chunk, error: Exception, *, look: bool) -> Result:
        """Return the row of a single record that workers were lost on.

        Args:
            chunk: a chunk of one row.
            error: what happened to them.
            look: whether to look into the record for the columns to keep; if that is what workers are lost on, no.
        """
        counts = Counts()
        found = reader(chunk.form, self.options)
        record = found.records(chunk)[0] if look else Record()
        batch = found.kept(chunk) if look else None
        row = self._failed(chunk, chunk.start, error, counts)
        return Result(self.encoder.encode(Cleaned([record.kept], batch, [row])), counts)

    def _row(self, chunk: Chunk, at: int, record: Record, counts: Counts) -> dict[str, Any]:
        try:
            article = self._clean(record)
            row = self.row_of(article)
        except Exception as error:  # noqa: BLE001 - one bad page must not end a run over millions
            return self._failed(chunk, at, error, counts)
        counts.add_article(article, row)
        return self._placed(row, chunk, at)

    def _clean(self, record: Record) -> Any:  # noqa: ANN401 - an Article
        if record.error:
            raise record.error
        clashing = self.ours & record.kept.keys()
        if clashing:
            msg = f"columns {', '.join(sorted(clashing))} have names of columns that cleanpage adds"
            raise UnreadableRecordError(msg)
        return self.pipeline.clean(
            record.page,
            url=record.url,
            format=record.format if self.options.format == "auto" and record.format else self.options.format,
            encoding=record.encoding,
            retrieved=record.retrieved,
        )

    def _failed(self, chunk: Chunk, at: int, error: Exception, counts: Counts) -> dict[str, Any]:
        counts.add_error(error)
        return self._placed(failed(error, self.columns), chunk, at)

    def _placed(self, row: Mapping[str, Any], chunk: Chunk, at: int) -> dict[str, Any]:
        return {**row, FILE: shown(chunk.file), ROW: chunk.first + at}
