"""Workers: processes that clean chunks side by side, and may be lost without anything being lost.

Each worker has a connection of its own and at most one chunk, so that a worker can be killed at any moment and one
knows what it had. What it had is then done again: the page it was at alone, and after a second loss no more.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from cleanpage.corpus.counts import Counts
from cleanpage.corpus.worker import GIVE_UP, serve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

    from cleanpage.corpus.incoming import Chunk
    from cleanpage.corpus.work import Result
    from cleanpage.corpus.worker import Job

AHEAD = 8
"""Chunks for each worker that are read before the oldest one is written: what bounds the memory of a run."""
START_TRIES = 3
LOOK_EVERY = 0.5
"""Seconds between two looks at how far the workers are."""


class WorkersFailError(RuntimeError):
    """Workers cannot be started, or are lost on whatever they are given."""


class Task(NamedTuple):
    """A part of a chunk to be done.

    Attributes:
        number: number of the chunk.
        chunk: the part.
        tried: how many workers it has cost.
        loss: how the last of them was lost, and the message for the row.
    """

    number: int
    chunk: Chunk
    tried: int = 0
    loss: tuple[str, str] = ("", "")


class Done(NamedTuple):
    """A chunk that is done: its rows, in one or several parts."""

    chunk: Chunk
    parts: list[bytes]
    counts: Counts


class Pool:
    """A number of workers.

    Args:
        job: what they are to do.
        workers: how many there are.
        page_timeout: seconds after which a worker is killed that is still at the same page.
    """

    def __init__(self, job: Job, *, workers: int, page_timeout: float) -> None:
        self.page_timeout = page_timeout
        self.workers = [_Worker(job) for _ in range(workers)]
        self.waiting: deque[Task] = deque()
        self.open: dict[int, _Open] = {}
        self.failed_starts = 0

    def __enter__(self) -> Self:
        """Start the workers."""
        for worker in self.workers:
            worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End them, whatever they are doing."""
        for worker in self.workers:
            worker.kill()

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Do chunks.

        Args:
            chunks: the chunks; only so many are taken as the workers need to stay busy.

        Yields:
            The same chunks, done, in the same order.

        Raises:
            WorkersFailError: workers cannot be started, or the row of an error cannot be written either.
        """
        coming = enumerate(chunks)
        oldest = 0
        while self._read_ahead(coming) or self.open:
            self._hand_out()
            while oldest in self.open and self.open[oldest].complete:
                yield self.open.pop(oldest).done()
                oldest += 1
            if self.open:
                self._attend()

    def _read_ahead(self, coming: Iterator[tuple[int, Chunk]]) -> bool:
        """Take chunks until each worker has one waiting; return whether there was any."""
        read = False
        while len(self.waiting) < len(self.workers) and len(self.open) < AHEAD * len(self.workers):
            number, chunk = next(coming, (0, None))
            if chunk is None:
                break
            read = True
            self.open[number] = _Open(chunk)
            if chunk.rows:
                self.waiting.append(Task(number, chunk))
        return read

    def _hand_out(self) -> None:
        for worker in self.workers:
            if self.waiting and worker.ready and not worker.task:
                task = self.waiting.popleft()
                if not worker.give(task):
                    self._lost(worker, "died", worker.exit())

    def _attend(self) -> None:
        """Wait for a worker to say something, or for a while, and see to those that say nothing."""
        patience = min(LOOK_EVERY, self.page_timeout / 2)
        talking = wait([worker.connection for worker in self.workers], patience)
        for worker in self.workers:
            if worker.connection in talking:
                self._listen(worker)
            elif worker.stuck(self.page_timeout):
                self._lost(worker, "timeout", f"took longer than {self.page_timeout:g} s, twice")
        self._hand_out()

    def _listen(self, worker: _Worker) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._lost(worker, "died", worker.exit())
            return
        if message is None:
            worker.ready = True
            self.failed_starts = 0
        elif isinstance(message, str):
            self._lost(worker, "died", message)
        elif worker.task:
            self.open[worker.task.number].add(worker.task.chunk, message)
            worker.task = None

    def _lost(self, worker: _Worker, how: str, message: str) -> None:
        """Have done again what a lost worker had, and put another in its place."""
        worker.kill()
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts >= START_TRIES:
                msg = f"workers do not start: {message}"
                raise WorkersFailError(msg)
        if worker.task:
            self.waiting.extendleft(reversed(_again(worker.task, worker.mark.value, (how, message))))
        worker.start()


def _again(task: Task, at: int, loss: tuple[str, str]) -> list[Task]:
    """Return what is to be done of a task that a worker was lost on: the page that it was at alone."""
    number, chunk, tried, _ = task
    if tried > GIVE_UP:
        msg = f"{chunk.file}: row {chunk.first + chunk.start} cannot even be given up: {loss[1]}"
        raise WorkersFailError(msg)
    if chunk.rows == 1:
        return [Task(number, chunk, tried + 1, loss)]
    at = min(max(at, chunk.start), chunk.stop - 1)
    parts = [chunk.part(chunk.start, at), chunk.part(at, at + 1), chunk.part(at + 1, chunk.stop)]
    return [Task(number, part, int(part.start == at), loss) for part in parts if part.rows]


class _Open:
    """A chunk that is not written yet."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.results: dict[int, Result] = {}
        self.rows = 0

    @property
    def complete(self) -> bool:
        return self.rows == self.chunk.rows

    def add(self, part: Chunk, result: Result) -> None:
        self.results[part.start] = result
        self.rows += part.rows

    def done(self) -> Done:
        counts = Counts()
        counts.skipped.update(self.chunk.skipped)
        for _, result in sorted(self.results.items()):
            counts.add(result.counts)
        return Done(self.chunk, [result.data for _, result in sorted(self.results.items())], counts)


class _Worker:
    """A worker as seen from where the run is led."""

    process: Any
    connection: Connection
    mark: Any

    def __init__(self, job: Job) -> None:
        self.job = job
        self.task: Task | None = None
        self.ready = False
        self.seen = 0
        self.since = 0.0

    def start(self) -> None:
        """Start the process anew. It is a fresh Python, which inherits no lock, thread or open file."""
        context = get_context("spawn")
        self.task, self.ready = None, False
        self.connection, theirs = context.Pipe()
        self.mark = context.RawValue("q", 0)
        self.process = context.Process(target=serve, args=(theirs, self.mark, self.job), daemon=True)
        with _no_interrupt():
            self.process.start()
        theirs.close()

    def give(self, task: Task) -> bool:
        """Send the worker a task; return whether it was there to take it."""
        self.task = task
        self.mark.value = task.chunk.start
        self.seen, self.since = task.chunk.start, time.monotonic()
        try:
            self.connection.send((task.chunk, task.tried, task.loss))
        except OSError:
            return False
        return True

    def stuck(self, limit: float) -> bool:
        """Whether it has been at the same page for too long."""
        at, now = self.mark.value, time.monotonic()
        if at != self.seen:
            self.seen, self.since = at, now
        return self.task is not None and now - self.since > limit

    def exit(self) -> str:
        """Return in words how the process ended."""
        self.process.join(1)
        code = self.process.exitcode
        if code is not None and code < 0:
            with suppress(ValueError):
                return f"the worker was killed by {signal.Signals(-code).name}, twice"
        return f"the worker exited with code {code}, twice"

    def kill(self) -> None:
        """End the process, if it was started."""
        if hasattr(self, "process"):
            self.process.kill()
            self.process.join()
            self.connection.close()


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, which would not know yet that it is not meant."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
