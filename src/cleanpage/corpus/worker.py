"""A worker process: takes chunks from its connection until nobody holds the other end."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from cleanpage.corpus.incoming import Chunk
    from cleanpage.corpus.work import Result


GIVE_UP = 2
"""Workers that a record may cost before it is given up."""


class Work(Protocol):
    """What a worker does with a chunk; `cleanpage.corpus.work.Work` cleans it."""

    def __call__(self, chunk: Chunk, begun: Callable[[int], None]) -> Result:
        """Do a chunk, and tell the place of each record before it is looked into."""
        ...

    def give_up(self, chunk: Chunk, error: Exception, *, look: bool) -> Result:
        """Return what stands for a record that workers were lost on."""
        ...


class Job(Protocol):
    """What is sent to a worker once: it makes there what does the work."""

    def work(self) -> Work:
        """Return what does it."""
        ...


class WorkerDiedError(Exception):
    """A worker was lost while it cleaned this page."""


class PageTimeoutError(Exception):
    """A page took too long."""


LOSSES: dict[str, type[Exception]] = {"died": WorkerDiedError, "timeout": PageTimeoutError}


def serve(connection: Connection, mark: Any, job: Job) -> None:  # noqa: ANN401 - a shared integer
    """Serve chunks.

    Args:
        connection: where they come from, as `Task`s, and where results go.
        mark: a shared integer: the place of the record that is being cleaned.
        job: what to do.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; whoever leads the run decides
    _first_to_go()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    work = job.work()
    connection.send(None)
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(_done(work, mark, *connection.recv()))


def _done(work: Work, mark: Any, chunk: Chunk, tried: int, loss: tuple[str, str]) -> Result | str:  # noqa: ANN401 - as above
    def begun(at: int) -> None:
        mark.value = at

    mark.value = chunk.start
    try:
        if tried < GIVE_UP:
            return work(chunk, begun)
        kind, message = loss
        return work.give_up(chunk, LOSSES[kind](message), look=tried == GIVE_UP)
    except Exception as error:  # noqa: BLE001 - not of a page, which has a row for it: such as a row that cannot be encoded
        return f"{type(error).__name__}: {error}"


def _first_to_go() -> None:
    """Ask Linux, when memory runs out, to kill this process and not the one that leads the run."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _die_with_parent() -> None:
    """End the process when the one that started it is gone, whatever it is busy with."""
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
