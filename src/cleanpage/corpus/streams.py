"""Files as streams of bytes and of lines, compressed or not."""

from __future__ import annotations

import gzip
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cleanpage.extras import MissingExtraError, extra

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

Packing = Literal["gzip", "zstd"]
BLOCK = 1 << 18
MAX_RECORD = 256 << 20
"""Bytes of one record; a longer one is not read, and its row says so."""
MAGIC: dict[bytes, Packing] = {b"\x1f\x8b\x08": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
"""How compressed files begin, which no page and no table does."""
ENDINGS: dict[str, Packing] = {".gz": "gzip", ".zst": "zstd"}
"""What compressed files are called, beside what they are."""


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
        with extra("zstd", needs="backports.zstd"):
            from backports import zstd  # noqa: PLC0415 - few runs need it
    return zstd


def unpacked(raw: BufferedReader, path: str) -> Any:  # noqa: ANN401 - streams that share no type
    """Return a stream with the content of a file that may be compressed.

    It is if it begins like one that is, whatever it is called; or if it is called so, whatever it begins with, so that
    damage at its beginning is damage and not the text of a page.
    """
    match _packing(raw, path):
        case "gzip":
            return gzip.GzipFile(fileobj=raw, mode="rb")
        case "zstd":
            return zstd_module().ZstdFile(raw)
    return raw


def _packing(raw: BufferedReader, path: str) -> Packing | None:
    head, ending = raw.peek(4), Path(path).suffix.lower()
    for magic, packing in MAGIC.items():
        if head.startswith(magic):
            return packing
    return ENDINGS.get(ending)


def damage() -> tuple[type[Exception], ...]:
    """Return what reading an unpacked stream raises when the file is cut off or damaged."""
    try:
        return (EOFError, OSError, zlib.error, zstd_module().ZstdError)
    except MissingExtraError:  # then there is nothing either that could raise it
        return (EOFError, OSError, zlib.error)


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
        except damage() as error:
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
