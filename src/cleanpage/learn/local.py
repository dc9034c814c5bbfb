"""Learning on one machine: the files of a run, read by its workers, counted by DuckDB."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.corpus.counts import Counts
from cleanpage.corpus.files import listed
from cleanpage.corpus.journal import Position
from cleanpage.corpus.options import Options
from cleanpage.corpus.pool import Pool
from cleanpage.corpus.progress import Silent
from cleanpage.corpus.readers import reader
from cleanpage.corpus.run import PAGE_TIMEOUT, Source
from cleanpage.corpus.work import Result
from cleanpage.learn.limits import Limits
from cleanpage.learn.lines import lines_of, packed
from cleanpage.pipeline import Pipeline
from cleanpage.read.charset import codec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cleanpage.corpus.incoming import Chunk, Record
    from cleanpage.corpus.progress import Progress
    from cleanpage.learn.lines import Line
    from cleanpage.profile import Profile


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of learning.

    Attributes:
        profile: what recurs.
        pages: pages that were read.
        errors: pages that could not be read.
        without_site: pages that have no address, and so were not counted.
        lines: lines that were counted, over all pages.
        sites: sites that the pages belong to.
        seconds: how long it took.
    """

    profile: Profile
    pages: int
    errors: int
    without_site: int
    lines: int
    sites: int
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """Return it for JSON, without the profile but for its size."""
        counts = {name: getattr(self, name) for name in ("pages", "errors", "without_site", "lines", "sites")}
        profile = {"profile_sites": len(self.profile.sites), "profile_lines": len(self.profile)}
        return {**counts, **profile, "seconds": round(self.seconds, 1)}


def learn(  # noqa: PLR0913 - all but the first are optional, and by keyword
    inputs: str | Path | Sequence[str | Path],
    *,
    pipeline: Pipeline | str = "article",
    options: Options | None = None,
    limits: Limits | None = None,
    workers: int = 1,
    memory: str | None = None,
    folder: str | Path | None = None,
    page_timeout: float = PAGE_TIMEOUT,
    progress: Progress | None = None,
) -> Learned:
    """Learn which lines recur on the pages of each site.

    Args:
        inputs: files, folders and globs, or one of them, as for `cleanpage.corpus.run`.
        pipeline: how the pages will be read when they are cleaned; its rules do not matter.
        options: which columns hold what; those about writing do not matter.
        limits: what a line must come to.
        workers: processes that read pages. They are started anew, so a script that calls this needs the usual
            ``if __name__ == "__main__":``.
        memory: what DuckDB may use, such as ``"4GB"``; 1 GB by default. What it needs beyond that is on the disk.
        folder: where on the disk; the folder for temporary files by default.
        page_timeout: seconds that a page may take.
        progress: told how far it is.

    Returns:
        The profile, and what was counted.

    Raises:
        OSError: an input is not there.
        LookupError: there is no such encoding.
        ValueError: the input or the options do not fit together.
        MissingExtraError: a package is not installed.
        WorkersFailError: workers cannot be started.
    """
    from cleanpage.learn.duck import MEMORY, Counter  # noqa: PLC0415 - it needs an extra

    options = (options or Options()).model_copy(update={"keep": (), "to": "jsonl"})
    if options.encoding:
        codec(options.encoding)  # says so if there is none
    pipeline = pipeline if isinstance(pipeline, Pipeline) else Pipeline.preset(pipeline)
    source = Source(listed(inputs), None, options)
    source.schema()  # says so if the columns are not there
    whole = sum(file.size for file in source.files())
    began, counts, lines = time.monotonic(), Counts(), 0
    progress = progress or Silent()
    read: deque[int] = deque()
    with Counter(memory=memory or MEMORY, folder=folder, threads=workers) as counter:
        try:
            with Pool(Job(pipeline, options), workers=workers, page_timeout=page_timeout) as pool:
                for done in pool.run(_chunks(source, read)):
                    lines += sum(counter.add(part) for part in done.parts)
                    counts.add(done.counts)
                    progress.update(read.popleft() / max(1, whole), counts)
        finally:
            progress.stop()
        profile = counter.profile(limits or Limits())
        pages, sites = counter.totals()
    without = counts.pages - counts.errors - pages
    return Learned(profile, counts.pages, counts.errors, without, lines - pages, sites, time.monotonic() - began)


def _chunks(source: Source, read: deque[int]) -> Iterator[Chunk]:
    """Yield the chunks of the input, and note how many of its bytes are read when each ends."""
    for placed in source.chunks(Position()):
        read.append(placed.bytes)
        yield placed.chunk


class Job(NamedTuple):
    """What a worker needs to know.

    Attributes:
        pipeline: how pages are read.
        options: which columns hold what.
    """

    pipeline: Pipeline
    options: Options

    def work(self) -> Work:
        """Return what does it."""
        return Work(self)


class Work:
    """Reads chunks; the state of a worker."""

    def __init__(self, job: Job) -> None:
        self.pipeline, self.options = job

    def __call__(self, chunk: Chunk, begun: Callable[[int], None]) -> Result:
        """Return the lines of the pages of a chunk.

        Args:
            chunk: the chunk.
            begun: told the place of each record in the chunk's payload before its page is read.
        """
        counts = Counts()
        lines: list[Line] = []
        for at, record in enumerate(reader(chunk.form, self.options).records(chunk), chunk.start):
            begun(at)
            try:
                lines += self._lines(record)
                counts.pages += 1
            except Exception as error:  # noqa: BLE001 - one bad page must not end the counting of millions
                counts.add_error(error)
        return Result(packed(lines), counts)

    def _lines(self, record: Record) -> list[Line]:
        if record.error:
            raise record.error
        form = record.format if self.options.format == "auto" and record.format else self.options.format
        page = self.pipeline.read(record.page, url=record.url, format=form, encoding=record.encoding)
        return list(lines_of(page))

    def give_up(self, chunk: Chunk, error: Exception, *, look: bool) -> Result:  # noqa: ARG002 - as other work has it
        """Count a record that workers were lost on as an error."""
        counts = Counts()
        counts.add_error(error)
        return Result(packed([]), counts)
