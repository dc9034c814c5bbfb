"""A run over many pages, from files to shards."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.corpus.columns import samples
from cleanpage.corpus.counts import Counts, counted
from cleanpage.corpus.files import find, identity, listed
from cleanpage.corpus.incoming import Chunk
from cleanpage.corpus.journal import Entry, Journal, Position
from cleanpage.corpus.options import Options
from cleanpage.corpus.pool import Pool
from cleanpage.corpus.progress import Silent
from cleanpage.corpus.readers import reader
from cleanpage.corpus.shards import Shard
from cleanpage.corpus.streams import Unreadable
from cleanpage.corpus.work import Job
from cleanpage.pipeline import Pipeline
from cleanpage.read.charset import codec
from cleanpage.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleanpage.corpus.files import Identity, InputFile
    from cleanpage.corpus.pool import Done
    from cleanpage.corpus.progress import Progress

PAGE_TIMEOUT = 60.0


class TooManyErrorsError(RuntimeError):
    """More pages could not be cleaned than was allowed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run.

    Attributes:
        counts: what was counted, over all shards.
        shards: how many there are.
        seconds: how long it took, since it last went on.
        new_pages: pages cleaned in that time.
    """

    counts: Counts
    shards: int
    seconds: float
    new_pages: int

    def as_json(self) -> dict[str, Any]:
        """Return it for JSON."""
        rate = round(self.new_pages / self.seconds, 1) if self.seconds else None
        times = {"seconds": round(self.seconds, 1), "pages_per_second": rate}
        return {"shards": self.shards, **self.counts.as_json(), **times}


def run(  # noqa: PLR0913 - all but the first two are optional, and by keyword
    inputs: str | Path | Sequence[str | Path],
    output: str | Path,
    *,
    pipeline: Pipeline | str = "article",
    options: Options | None = None,
    workers: int = 1,
    page_timeout: float = PAGE_TIMEOUT,
    max_errors: int | None = None,
    resume: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Clean the pages of files and write them out in shards.

    The output depends on the input, the pipeline and the options alone: not on the number of workers, nor on how often
    the run was killed and went on. What cannot be read or cleaned becomes a row with its error.

    Args:
        inputs: files, folders and globs, or one of them.
        output: a folder, made if need be.
        pipeline: what cleans, or the name of a preset.
        options: what determines the output.
        workers: processes that clean. They are started anew, so a script that calls this needs the usual
            ``if __name__ == "__main__":``.
        page_timeout: seconds that a page may take.
        max_errors: errors after which the run ends; None never ends it.
        resume: go on with an output that is not finished; begin one if there is none.
        progress: told how far the run is.

    Returns:
        What was counted.

    Raises:
        FileExistsError: where the output is to go, there is a file, or a folder that is not empty.
        OSError: an input is not there, or the output cannot be written, such as on a full disk. What is whole stays,
            and the run can go on.
        LookupError: there is no such encoding.
        ValueError: the input or the options do not fit together, or the output is of another run.
        MissingExtraError: a form needs a package that is not installed.
        TooManyErrorsError: there were more than `max_errors`.
        WorkersFailError: workers cannot be started.
    """
    options = options or Options()
    if options.encoding:
        codec(options.encoding)  # says so if there is none
    pipeline = pipeline if isinstance(pipeline, Pipeline) else Pipeline.preset(pipeline)
    source = Source(listed(inputs), Path(output), options)
    schema = source.schema()
    whole = identity(source.files())
    with Journal(Path(output), _described(pipeline, options, whole, schema), resume=resume) as journal:
        began = time.monotonic()
        before = journal.counts().pages
        if not journal.finished:
            watch = _Watch(journal.counts(), whole.bytes, max_errors, progress or Silent())
            maker = Maker(journal, source, partial(Shard, Path(output), options, schema), watch)
            try:
                with Pool(Job(pipeline, options, schema), workers=workers, page_timeout=page_timeout) as pool:
                    maker.make(pool)
            finally:
                watch.progress.stop()
        counts = journal.counts()
        summary = Summary(counts, journal.shards, time.monotonic() - began, counts.pages - before)
        if summary.new_pages or not before:
            journal.write_summary(summary.as_json())
        return summary


def _described(pipeline: Pipeline, options: Options, whole: Identity, schema: Any | None) -> dict[str, Any]:  # noqa: ANN401
    """Return what determines the output, for the journal."""
    return {
        "cleanpage": VERSION,
        "pipeline": pipeline.fingerprint,
        "options": options.model_dump(mode="json"),
        "input": whole._asdict(),
        "columns": None if schema is None else {field.name: str(field.type) for field in schema},
    }


class Placed(NamedTuple):
    """A chunk, with the number of its file and the bytes of the input that are read when it ends."""

    chunk: Chunk
    file: int
    bytes: int


class Source(NamedTuple):
    """The input, and the folder of the output if that could stand in it."""

    inputs: list[str]
    output: Path | None
    options: Options

    def files(self) -> Iterator[InputFile]:
        """Yield the files, in an order that never changes."""
        return find(self.inputs, form=self.options.form, leave=self.output)

    def schema(self) -> Any | None:  # noqa: ANN401 - an Arrow schema
        """Check that the options fit the first files, and return the schema of the columns to keep if one is needed."""
        found = samples(self.files(), self.options)
        if self.options.to != "parquet":
            list(found)
            return None
        from cleanpage.corpus.kept import kept_schema  # noqa: PLC0415 - it needs an extra

        return kept_schema(found, self.options)

    def chunks(self, start: Position) -> Iterator[Placed]:
        """Yield the chunks after a position, each with where it begins."""
        before = 0
        for number, file in enumerate(self.files()):
            if number >= start.files:
                skip = start.rows if number == start.files else 0
                for chunk in _after(skip, _chunks(file, self.options)):
                    yield Placed(chunk, number, before + chunk.at)
            before += file.size


def _chunks(file: InputFile, options: Options) -> Iterator[Chunk]:
    """Yield the chunks of a file; one that cannot be opened, or not read to its end, is an unreadable record."""
    if not file.form:
        ending = Path(file.path).suffix or "no ending"
        yield Chunk(file.path, "", 0, None, 0, 0, at=file.size, skipped={ending: 1})
        return
    rows = 0
    try:
        for chunk in reader(file.form, options).chunks(file):
            yield chunk
            rows += chunk.rows
    except OSError as error:
        yield Chunk(file.path, file.form, rows, [Unreadable(str(error))], 0, 1, at=file.size)


def _after(skip: int, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Leave out the first rows of a file."""
    for chunk in chunks:
        if chunk.first >= skip:
            yield chunk
        elif chunk.first + chunk.stop > skip:
            yield chunk.part(skip - chunk.first, chunk.stop)


class Maker:
    """Makes shards of the input.

    Args:
        journal: where it stands, and where what is done is written down.
        source: the input.
        shards: makes a shard of a number.
        watch: told of each chunk what was counted, and the bytes of the input that are done; may end the run.
    """

    def __init__(
        self,
        journal: Journal,
        source: Source,
        shards: Callable[[int], Shard],
        watch: Callable[[Counts, int], None],
    ) -> None:
        self.journal = journal
        self.source = source
        self.shards = shards
        self.watch = watch
        self.shard: Shard | None = None
        self.counts = Counts()
        self.end = journal.end
        self.under_way: deque[Placed] = deque()

    def make(self, pool: Pool) -> None:
        """Have all chunks that are not done yet done, and write their rows."""
        try:
            for done in pool.run(self._chunks()):
                self._take(done, self.under_way.popleft())
            if self.shard or not self.journal.shards:
                self._commit(self.shard or self.shards(0))
            self.journal.write(Entry(None, 0, 0, self.end, self.counts))
        finally:
            if self.shard:
                self.shard.abandon()

    def _chunks(self) -> Iterator[Chunk]:
        for placed in _cut(self.source.chunks(self.journal.end), self.source.options.shard_rows):
            self.under_way.append(placed)
            yield placed.chunk

    def _take(self, done: Done, placed: Placed) -> None:
        self.counts.add(done.counts)
        self.watch(done.counts, placed.bytes)
        chunk = done.chunk
        if not chunk.rows:  # something skipped at the end of a file
            self.end = Position(placed.file + 1)
            return
        self.shard = self.shard or self.shards(self.journal.shards)
        self.shard.write(done.parts, chunk.rows, chunk.size)
        self.end = Position(placed.file, chunk.first + chunk.stop)
        if self.shard.rows == self.source.options.shard_rows:
            self._commit(self.shard)

    def _commit(self, shard: Shard) -> None:
        size = shard.finish()
        self.journal.write(Entry(shard.path.name, shard.rows, size, self.end, self.counts))
        self.shard, self.counts = None, Counts()


def _cut(chunks: Iterable[Placed], shard_rows: int) -> Iterator[Placed]:
    """Cut chunks where shards end."""
    room = shard_rows
    for placed in chunks:
        chunk = placed.chunk
        while chunk.rows > room:
            yield placed._replace(chunk=chunk.part(chunk.start, chunk.start + room))
            chunk = chunk.part(chunk.start + room, chunk.stop)
            room = shard_rows
        yield placed._replace(chunk=chunk)
        room = room - chunk.rows or shard_rows


class _Watch:
    """Keeps an eye on a run: shows how far it is, and ends it when there are too many errors."""

    def __init__(self, before: Counts, total: int, max_errors: int | None, progress: Progress) -> None:
        self.counts = before
        self.total = total
        self.max_errors = max_errors
        self.progress = progress

    def __call__(self, counts: Counts, done: int) -> None:
        self.counts.add(counts)
        self.progress.update(done / max(1, self.total), self.counts)
        if self.max_errors is not None and self.counts.errors > self.max_errors:
            kinds = ", ".join(f"{kind} {count:,}" for kind, count in self.counts.errors_by_kind.most_common())
            msg = f"{counted(self.counts.errors, 'error')}, where {self.max_errors:,} are allowed ({kinds})"
            raise TooManyErrorsError(msg)
