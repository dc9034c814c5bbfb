"""Shards of the output: each is there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cleanpage.corpus.writers import writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cleanpage.corpus.options import Options

PRIVATE = "_cleanpage"
"""The folder, in the output, of what a run keeps for itself. Engines pass over names that begin so."""


class Shard:
    """A shard that is being written, under a name of its own until it is whole."""

    def __init__(self, folder: Path, options: Options, schema: Any | None, number: int) -> None:  # noqa: ANN401 - an Arrow schema
        self.path = folder / f"{number:05d}.{options.to}"
        self.rows = 0
        self.unfinished = folder / PRIVATE / "unfinished"
        self.file = self.unfinished.open("wb")
        try:
            self.writer = writer(self.file, options, schema)
        except BaseException:
            self.file.close()
            raise

    def write(self, parts: Sequence[bytes], rows: int, size: int) -> None:
        """Write the rows of a chunk."""
        self.writer.write(parts, rows, size)
        self.rows += rows

    def finish(self) -> int:
        """Make the shard appear under its name, safe on the disk.

        Returns:
            Its size in bytes.
        """
        self.writer.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        size = self.file.tell()
        self.file.close()
        self.unfinished.replace(self.path)
        sync_folder(self.path.parent)
        return size

    def abandon(self) -> None:
        """Leave no trace of it."""
        self.writer.abandon()
        with suppress(OSError):  # of a full disk the caller knows
            self.file.close()
        self.unfinished.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is there whole or not at all."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)
