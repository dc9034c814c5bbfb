"""What a run writes down of itself, so that it can go on after it was killed.

In the folder ``_cleanpage`` of the output: ``run.json``, what determines the output; ``journal``, a line of JSON for
each shard that is whole and safe; ``summary.json``, the counts; and ``lock``.
"""

from __future__ import annotations

import errno
import json
import os
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from cleanpage.corpus.counts import Counts
from cleanpage.corpus.shards import PRIVATE, sync_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path


class CannotResumeError(ValueError):
    """The output is not of a run like this one."""


class Position(NamedTuple):
    """How far the input has become output.

    Attributes:
        files: files before the one that is being read.
        rows: records of that one.
    """

    files: int = 0
    rows: int = 0


class Entry(NamedTuple):
    """A line of the journal: a shard, or the end of the run.

    Attributes:
        shard: name of the shard; None at the end of the run.
        rows: its rows.
        bytes: its size.
        end: how far the input is in shards.
        counts: what was counted in it.
    """

    shard: str | None
    rows: int
    bytes: int
    end: Position
    counts: Counts

    def as_line(self) -> str:
        """Return the line."""
        return json.dumps({**self._asdict(), "end": self.end._asdict(), "counts": self.counts.as_json()}) + "\n"

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Return what `as_line` gave."""
        found = json.loads(line)
        return cls(**{**found, "end": Position(**found["end"]), "counts": Counts.from_json(found["counts"])})


class Journal:
    """The journal of a run, open to be written on; nobody else can have it open.

    Attributes:
        entries: what is in it.
    """

    entries: list[Entry]

    def __init__(self, folder: Path, run: dict[str, Any], *, resume: bool) -> None:
        """Open the journal of an output, or begin one.

        Args:
            folder: the output.
            run: what determines the output: a mapping that JSON can hold.
            resume: whether to go on with what is there.

        Raises:
            FileExistsError: something is there and `resume` is false, or what is there is a file.
            CannotResumeError: what is there is not of such a run, or another process is at it.
            OSError: the folder cannot be written.
        """
        self.folder = folder
        self.private = folder / PRIVATE
        if not resume and folder.is_dir() and any(folder.iterdir()):
            msg = "not empty; go on with --resume, or choose another folder"
            raise FileExistsError(errno.EEXIST, msg, str(folder))
        try:
            self.private.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            msg = "a file stands where the folder of the output is to be; choose another"
            raise FileExistsError(errno.EEXIST, msg, str(folder)) from error
        self.lock = _locked(self.private / "lock")
        try:
            self._begin_or_compare(run)
            self.entries = self._read()
            self._check_shards()
            (self.private / "unfinished").unlink(missing_ok=True)
        except BaseException:
            self.lock.close()
            raise

    def __enter__(self) -> Self:
        """Hold it open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let others have it."""
        self.lock.close()

    def _begin_or_compare(self, run: dict[str, Any]) -> None:
        file = self.private / "run.json"
        wanted = json.loads(json.dumps(run))
        try:
            there = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            write_whole(file, json.dumps(run, indent=2) + "\n")
            return
        difference = _difference(there, wanted)
        if difference:
            name, before, now = difference
            msg = f"{self.folder}: cannot go on: the output was begun with {name} {before}, now it is {now}"
            raise CannotResumeError(msg)

    def _read(self) -> list[Entry]:
        """Read the journal; a last line that was not written whole is cut off."""
        file = self.private / "journal"
        if not file.exists():
            return []
        with file.open("r+b") as opened:
            whole, _, torn = opened.read().rpartition(b"\n")
            if torn:
                opened.truncate(len(whole) + bool(whole))
        return [Entry.from_line(line) for line in whole.decode("utf-8").splitlines()]

    def _check_shards(self) -> None:
        for entry in self.entries:
            path = self.folder / (entry.shard or ".")
            if entry.shard and (not path.is_file() or path.stat().st_size != entry.bytes):
                msg = f"{path}: was a shard of {entry.bytes:,} bytes; it is gone or was changed"
                raise CannotResumeError(msg)

    @property
    def finished(self) -> bool:
        """Whether the run came to its end."""
        return bool(self.entries) and self.entries[-1].shard is None

    @property
    def end(self) -> Position:
        """How far the input is in shards."""
        return self.entries[-1].end if self.entries else Position()

    @property
    def shards(self) -> int:
        """The number of shards that are whole."""
        return sum(entry.shard is not None for entry in self.entries)

    def counts(self) -> Counts:
        """Return what was counted in all shards."""
        total = Counts()
        for entry in self.entries:
            total.add(entry.counts)
        return total

    def write(self, entry: Entry) -> None:
        """Write an entry, safe on the disk."""
        file = self.private / "journal"
        new = not file.exists()
        with file.open("a", encoding="utf-8") as opened:
            opened.write(entry.as_line())
            opened.flush()
            os.fsync(opened.fileno())
        if new:
            sync_folder(self.private)
        self.entries.append(entry)

    def write_summary(self, summary: dict[str, Any]) -> None:
        """Write the counts of the run."""
        write_whole(self.private / "summary.json", json.dumps(summary, indent=2) + "\n")


def _difference(there: dict[str, Any], wanted: dict[str, Any], inside: str = "") -> tuple[str, str, str] | None:
    """Return the first thing in which two descriptions differ: its name, and what it is in either."""
    for key in {**there, **wanted}:
        one, other = there.get(key), wanted.get(key)
        if isinstance(one, dict) and isinstance(other, dict):
            found = _difference(one, other, f"{inside}{key}.")
            if found:
                return found
        elif one != other:
            return inside + key, json.dumps(one), json.dumps(other)
    return None


def _locked(path: Path) -> IO[str]:
    """Open a file that one process can have; the system lets go of it when the process ends, however it ends."""
    file = path.open("w", encoding="utf-8")
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        msg = f"{path.parents[1]}: another run is writing there"
        raise CannotResumeError(msg) from error
    return file
