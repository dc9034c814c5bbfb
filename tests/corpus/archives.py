"""WARC and WET files made of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def response(
    url: str, body: bytes, *, date: str, status: str = "200 OK", head: tuple[str, ...] = ("Content-Type: text/html",)
) -> WarcRecord:
    """Return what a server answered."""
    lines = [f"HTTP/1.1 {status}", *head, f"Content-Length: {len(body)}", "", ""]
    return record(
        url, "\r\n".join(lines).encode() + body, date, WarcRecordType.response, "application/http; msgtype=response"
    )


def conversion(url: str, text: str, *, date: str) -> WarcRecord:
    """Return the text of a page."""
    return record(url, text.encode(), date, WarcRecordType.conversion, "text/plain")


def record(url: str, content: bytes, date: str, kind: WarcRecordType, type_: str) -> WarcRecord:
    """Return a record, with an id made of its address."""
    made = WarcRecord()
    made.init_headers(kind)
    made.headers["WARC-Record-ID"] = f"<urn:page:{url}>"
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = date
    made.headers["Content-Type"] = type_
    made.set_bytes_content(content)
    return made


def write(file: Path, records: Iterable[WarcRecord]) -> Path:
    """Write an archive, each record a gzip member where the name ends in .gz."""
    with file.open("wb") as raw:
        out = GzipWriter(raw) if file.suffix == ".gz" else raw
        for one in records:
            one.write(out)
            if out is not raw:
                out.finish()
    return file
