"""The members of a gzip file, each by itself: web archives have one for each record, so that damage costs only one."""

from __future__ import annotations

import zlib
from typing import IO, TYPE_CHECKING

from cleanpage.corpus.streams import MAX_RECORD, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\x1f\x8b\x08"
BLOCK = 1 << 16
FIRST = 1 << 20
"""Bytes that the first member may have; a longer one is a file that was packed as a whole."""
GZIP = 16 + zlib.MAX_WBITS


def in_members(raw: IO[bytes]) -> bool:
    """Whether a file is in gzip, and its first member short; the file is at its beginning afterwards."""
    head = raw.read(FIRST)
    raw.seek(0)
    if not head.startswith(MAGIC):
        return False
    unpacker = zlib.decompressobj(GZIP)
    try:
        unpacker.decompress(head, FIRST)
    except zlib.error:
        return True
    return unpacker.eof or not unpacker.unconsumed_tail


def members(raw: IO[bytes]) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Yield where each member begins, and its content.

    Args:
        raw: a file in gzip.

    Yields:
        Members; where the file is damaged, `Unreadable` stands for one, and the next is the first that is whole.
    """
    at: int | None = 0
    while at is not None:
        raw.seek(at)
        if not raw.read(1):
            return
        raw.seek(at)
        try:
            content, length = _member(raw)
        except zlib.error as error:
            yield at, Unreadable(f"damaged at byte {at}: {error}")
            at = _next(raw, at + 1)
        else:
            yield at, content
            at += length


def _member(raw: IO[bytes]) -> tuple[bytes | Unreadable, int]:
    """Return the content of the member that begins here, and its length as packed."""
    unpacker = zlib.decompressobj(GZIP)
    parts: list[bytes] = []
    size = taken = 0
    while not unpacker.eof:
        block = unpacker.unconsumed_tail or raw.read(BLOCK)
        if not block:
            return Unreadable("the archive is cut off"), taken
        taken += 0 if unpacker.unconsumed_tail else len(block)
        part = unpacker.decompress(block, BLOCK << 4)
        size += len(part)
        if size <= MAX_RECORD:
            parts.append(part)
        else:
            parts.clear()
    content = b"".join(parts) if size <= MAX_RECORD else Unreadable(f"longer than {MAX_RECORD:,} bytes")
    return content, taken - len(unpacker.unused_data)


def _next(raw: IO[bytes], after: int) -> int | None:
    """Return where the next member begins that can be unpacked, or None."""
    raw.seek(after)
    window = b""
    while block := raw.read(BLOCK):
        window = window[-2:] + block
        start = raw.tell() - len(window)
        found = window.find(MAGIC)
        while found >= 0:
            if _begins(raw, start + found):
                return start + found
            found = window.find(MAGIC, found + 1)
        raw.seek(start + len(window))
    return None


def _begins(raw: IO[bytes], at: int) -> bool:
    """Whether a record begins here: three bytes are found by chance as well."""
    raw.seek(at)
    try:
        return zlib.decompressobj(GZIP).decompress(raw.read(BLOCK), 8).startswith(b"WARC/")
    except zlib.error:
        return False
