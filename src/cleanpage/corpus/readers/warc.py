"""Web archives: pages in WARC, and their text in WET. Needs the extra ``warc``."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from cleanpage.corpus.incoming import Chunk, Item, Record, Skip, grouped
from cleanpage.corpus.readers.members import in_members, members
from cleanpage.corpus.readers.rows import UnreadableRecordError
from cleanpage.corpus.streams import MAX_RECORD, Unreadable
from cleanpage.extras import extra
from cleanpage.read.charset import codec

with extra("warc"):
    from fastwarc import stream_io
    from fastwarc.warc import ArchiveIterator, WarcRecord, conversion, resource, response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.corpus.files import InputFile
    from cleanpage.corpus.options import Options

HTML = {"text/html", "application/xhtml+xml"}
TEXT = {"text/plain"}
PAGES = (response, resource, conversion)


class Archived(NamedTuple):
    """A record of an archive that is a page."""

    body: bytes
    url: str | None
    date: str | None
    id: str | None
    type: str | None
    charset: str | None
    encodings: tuple[str, ...]
    """How the body is packed, in the order in which it is to be unpacked."""


class WarcReader:
    """Cuts archives into records; the workers unpack their bodies."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def chunks(self, file: InputFile) -> Iterator[Chunk]:
        """Yield the pages of an archive in chunks: successful responses, resources and conversions that are text."""
        return grouped(file, _items(file))

    def records(self, chunk: Chunk) -> list[Record]:
        """Return the pages, with their ids, addresses, times and types."""
        return [self._record(one) for one in chunk.payload[chunk.start : chunk.stop]]

    def _record(self, found: Archived | Unreadable) -> Record:
        if isinstance(found, Unreadable):
            return Record(error=UnreadableRecordError(found.error))
        columns = {"id": found.id, "url": found.url, "retrieved": found.date, "content_type": found.type}
        kept = {name: value for name, value in columns.items() if self.options.keeps(name)}
        try:
            body = _unpacked(found)
        except (OSError, ValueError) as error:
            return Record(kept=kept, error=UnreadableRecordError(f"{' and '.join(found.encodings)}: {error}"))
        return Record(body, kept, found.url, _encoding(found.charset), _format(found.type), _moment(found.date))

    def kept(self, chunk: Chunk) -> None:
        """Return nothing: the columns are with the records."""


def _items(file: InputFile) -> Iterator[Item | Skip]:
    """Yield the records of an archive that are pages, and what is wrong with others."""
    with Path(file.path).open("rb") as raw:
        if in_members(raw):
            for at, member in members(raw):
                if isinstance(member, Unreadable):
                    yield Item(member, 0, at)
                else:
                    yield from _records(io.BytesIO(member), at)
        else:
            yield from _records(raw)


def _records(stream: BinaryIO, start: int | None = None) -> Iterator[Item | Skip]:
    """Yield what the records of a stream are; all stand at `start`, if that is given."""
    at = start or 0
    try:
        for record in ArchiveIterator(stream):
            at = record.stream_pos if start is None else start
            item = _item(record, at)
            if item:
                yield item
    except (OSError, ValueError) as error:
        yield Item(Unreadable(f"damaged from byte {at} on: {error}"), 0, at)


def _item(record: WarcRecord, at: int) -> Item | Skip | None:
    if "Content-Length" not in record.headers:
        return Item(Unreadable(f"the archive is damaged at byte {at}"), 0, at)
    if record.record_type not in PAGES:
        return None
    kind, status = _kind(record), record.http_headers.status_code if record.is_http_parsed else None
    if status is not None and not 200 <= status < 300:  # noqa: PLR2004 - what HTTP calls success
        return Skip(f"status {status}")
    if kind and kind not in HTML | TEXT:
        return Skip(kind)
    data = _archived(record, kind)
    return Item(data, 0 if isinstance(data, Unreadable) else len(data.body), at)


def _kind(record: WarcRecord) -> str | None:
    """Return the type of what a record holds, as HTTP or the archive says."""
    if record.is_http_parsed:
        return record.http_content_type
    return (record.headers.get("Content-Type") or "").split(";")[0].strip().lower() or None


def _archived(record: WarcRecord, kind: str | None) -> Archived | Unreadable:
    wanted = record.content_length
    if wanted > MAX_RECORD:
        return Unreadable(f"longer than {MAX_RECORD:,} bytes")
    body = record.reader.read()
    if len(body) < wanted:
        return Unreadable(f"the archive is cut off: {len(body)} of {wanted} bytes are there")
    http = record.http_headers if record.is_http_parsed else None
    packed = [http.get(name) or "" for name in ("Transfer-Encoding", "Content-Encoding")] if http else []
    encodings = tuple(part.strip().lower() for names in packed for part in reversed(names.split(",")) if part.strip())
    charset = record.http_charset if http else "utf-8" if record.record_type == conversion else None
    url, date = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
    return Archived(body, url, date, record.record_id, kind, charset, encodings)


def _unpacked(found: Archived) -> bytes:
    body = found.body
    for encoding in found.encodings:
        if encoding == "identity":
            continue
        body = _decoded(body, encoding)
        if len(body) > MAX_RECORD:
            msg = f"longer than {MAX_RECORD:,} bytes"
            raise ValueError(msg)
    return body


def _decoded(body: bytes, encoding: str) -> bytes:
    stream = io.BytesIO(body)
    match encoding:
        case "chunked":
            return stream_io.ChunkedReader(stream).read(MAX_RECORD + 1)
        case "gzip" | "x-gzip":
            return stream_io.GzipReader(stream).read(MAX_RECORD + 1)
        case "deflate":
            return stream_io.GzipReader(stream, zlib=True).read(MAX_RECORD + 1)
        case "br":
            return stream_io.BrotliReader(stream).read(MAX_RECORD + 1)
        case "zstd":
            return stream_io.ZstdReader(stream).read(MAX_RECORD + 1)
    msg = "unknown encoding"
    raise ValueError(msg)


def _encoding(charset: str | None) -> str | None:
    """Return a charset if Python knows it; what a server makes up is no better than none."""
    try:
        return codec(charset) if charset else None
    except LookupError:
        return None


def _format(kind: str | None) -> Literal["html", "text"] | None:
    return "html" if kind in HTML else "text" if kind in TEXT else None


def _moment(date: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date) if date else None
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
