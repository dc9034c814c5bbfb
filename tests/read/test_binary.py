"""Bytes that are no page."""

from __future__ import annotations

import bz2
import gzip
import lzma

import pytest

import cleanpage

PAGE = b"<html><body><p>Nobody spoke against the old bridge, although the money has yet to be found.</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (gzip.compress(PAGE), "a gzip file"),
        (bz2.compress(PAGE), "a bzip2 file"),
        (lzma.compress(PAGE), "an xz file"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "a PDF document"),
        (PNG, "a PNG image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP image"),
    ],
)
def test_it_is_told(raw: bytes, says: str) -> None:
    """An Article comes out, as of any bytes, with a warning that names the format."""
    warnings = [warning for warning in cleanpage.clean(raw).warnings if warning.code == "not-text"]
    assert [says in warning.message for warning in warnings] == [True]


@pytest.mark.parametrize("raw", [PAGE, b"", b"BZ, as the locals call it, reopens.", b"\xef\xbb\xbf" + PAGE])
def test_pages_are_not(raw: bytes) -> None:
    """A page is not taken for a file of another kind."""
    assert "not-text" not in {warning.code for warning in cleanpage.clean(raw).warnings}
