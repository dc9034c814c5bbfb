"""Bytes that are no page: archives, documents and pictures, by the signatures that their formats begin with."""

from __future__ import annotations

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"PK\x03\x04", "a ZIP archive, or a document in one"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""Signatures and what they are of, as the formats' specifications have them."""
CONTAINERS: tuple[tuple[int, bytes, str], ...] = ((8, b"WEBP", "a WebP image"), (4, b"ftyp", "a video, or an image"))
"""The same for formats whose signature stands behind a length: its offset, itself, and what it is of."""


def binary(raw: bytes) -> str | None:
    """Return what bytes are that are no page, or None.

    >>> binary(b"%PDF-1.4"), binary(b"<!doctype html>")
    ('a PDF document', None)
    """
    for signature, name in SIGNATURES:
        if raw.startswith(signature):
            return name
    return next((name for at, signature, name in CONTAINERS if raw[at : at + len(signature)] == signature), None)
