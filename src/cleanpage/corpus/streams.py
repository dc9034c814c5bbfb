"""Files as streams of bytes and of lines, compressed or not."""

from __future__ import annotations

import gzip
import sys
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from cleanpage.extras import extra

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 18
MAX_RECORD = 256 << 20
"""Bytes of one record; a longer one is not read, and its row says so."""


class Line(NamedTuple):
    """A line of a file, with how much of the file was read when it ended."""

    data: bytes | Unreadable
    at: int


class Unreadable(NamedTuple):
    """Stands for a record that could not be read.

    Attributes:
        error: why, in words.
    """

    error: str


def zstd_module() -> Any:  # noqa: ANN401 - two modules with one face
    """Return the module that reads and writes Zstandard."""
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - not there in older Pythons
    else:
        with extra("zstd"):
            from backports import zstd  # noqa: PLC0415 - few runs need it
    return zstd


def unpacked(raw: IO[bytes], path: str) -> Any:  # noqa: ANN401 - streams that share no type
    """Return a stream with the content of a file that may be compressed, told by its ending."""
    if path.lower().endswith(".gz"):
        return gzip.GzipFile(fileobj=raw, mode="rb")
    if path.lower().endswith(".zst"):
        return zstd_module().ZstdFile(raw)
    return raw


def damage(path: str) -> tuple[type[Exception], ...]:
    """Return what reading an unpacked stream raises when the file is cut off or damaged."""
    more = (zstd_module().ZstdError,) if path.lower().endswith(".zst") else ()
    return (EOFError, OSError, zlib.error, *more)


def lines(path: str, limit: int = MAX_RECORD) -> Iterator[Line]:
    """Yield the lines of a file, without their ends.

    Args:
        path: the file.
        limit: the most bytes of a line; a longer one is passed over, and `Unreadable` stands for it.

    Yields:
        Each line; where a compressed file is damaged, what could be read, and last an `Unreadable`.

    Raises:
        OSError: the file cannot be opened.
    """
    with Path(path).open("rb") as raw:
        begun = _Begun(limit)
        try:
            for block in _blocks(unpacked(raw, path)):
                first, *others = block.split(b"\n")
                for piece in others:
                    yield Line(begun.end(first), raw.tell())
                    first = piece
                begun.add(first)
        except damage(path) as error:
            yield Line(Unreadable(f"damaged from here on: {error}"), raw.tell())
        else:
            if begun:
                yield Line(begun.end(b""), raw.tell())


def _blocks(stream: Any) -> Iterator[bytes]:  # noqa: ANN401 - as above
    read = getattr(stream, "read1", stream.read)  # it gives what there is before damage, where read gives nothing
    while block := read(BLOCK):
        yield block


class _Begun:
    """The beginning of a line whose end is not read yet."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.parts: list[bytes] = []
        self.size = 0

    def __bool__(self) -> bool:
        return self.size > 0

    def add(self, part: bytes) -> None:
        self.size += len(part)
        if self.size > self.limit:
            self.parts.clear()
        elif part:
            self.parts.append(part)

    def end(self, part: bytes) -> bytes | Unreadable:
        """Return the line, now that its last part is there, and begin another."""
        self.add(part)
        line = b"".join(self.parts).removesuffix(b"\r")
        too_long = self.size > self.limit
        self.parts.clear()
        self.size = 0
        return Unreadable(f"longer than {self.limit:,} bytes") if too_long else line
