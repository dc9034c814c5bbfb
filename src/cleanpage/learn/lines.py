"""From pages to the lines that are counted: what every engine does first. Needs the extra ``learn``."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.extras import extra
from cleanpage.facts.rough_core import rough_core
from cleanpage.facts.site import line_keys, site
from cleanpage.pipeline import Pipeline

with extra("learn"):
    import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleanpage.engines.columns import Columns
    from cleanpage.page import Page

SCHEMA = pa.schema(
    [
        pa.field("site", pa.string(), nullable=False),
        pa.field("page", pa.int64(), nullable=False),
        pa.field("line", pa.string(), nullable=False),
        pa.field("inside", pa.int32(), nullable=False),
    ]
)
"""The lines of pages. `page` is a digest of the body, so that copies of a page are one page."""


class Line(NamedTuple):
    """A line of a page.

    Attributes:
        site: the site that the page belongs to.
        page: a digest of the page's body.
        line: the line, folded; empty for the page itself.
        inside: 1 where it stands in the body, with body before and behind it, else 0.
    """

    site: str
    page: int
    line: str
    inside: int


def lines_of(page: Page) -> Iterator[Line]:
    """Yield the lines of a page, each once, and the empty line; nothing where the page has no address."""
    host = page.fact(site)
    if host is None:
        return
    keys, span = page.fact(line_keys), page.fact(rough_core)
    number = _digest([key for key in keys[span.first : span.end] if key] or [key for key in keys if key])
    yield Line(host, number, "", 0)
    inside = {key for key in keys[span.first + 1 : max(span.end - 1, 0)] if key}
    for key in dict.fromkeys(filter(None, keys)):
        yield Line(host, number, key, int(key in inside))


def _digest(keys: list[str]) -> int:
    joined = "\n".join(keys).encode()
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "big", signed=True)


def batch_of(lines: list[Line]) -> pa.RecordBatch:
    """Return lines as a batch."""
    columns = zip(*lines, strict=True) if lines else ([] for _ in SCHEMA)
    return pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)], SCHEMA
    )


class Lines:
    """Makes batches of lines of batches of pages; what `cleanpage.engines.Cleaner` is for cleaning.

    Args:
        pipeline: how the pages will be read when they are cleaned, or the name of a preset.
        columns: which columns hold what.
    """

    def __init__(self, pipeline: Pipeline | str, columns: Columns) -> None:
        self.pipeline = pipeline if isinstance(pipeline, Pipeline) else Pipeline.preset(pipeline)
        self.columns = columns
        self.__name__ = type(self).__name__  # engines call functions by their names

    def __call__(self, batch: Any) -> pa.Table:  # noqa: ANN401 - a table or a record batch
        """Return the lines of the pages; a page that cannot be read has none."""
        wanted = batch.select(self.columns.names).to_pydict()
        found: list[Line] = []
        for given in self.columns.rows(wanted):
            with suppress(Exception):  # as when pages are cleaned, where the error is a value in the row
                page = self.pipeline.read(given.page, url=given.url, format=self.columns.format)
                found += list(lines_of(page))
        return pa.Table.from_batches([batch_of(found)])

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Return the lines of batch after batch, which is how Spark's ``mapInArrow`` wants it."""
        for batch in batches:
            yield from self(batch).to_batches()


def packed(lines: list[Line]) -> bytes:
    """Return lines as bytes, on their way from a worker."""
    batch = batch_of(lines)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def unpacked(data: bytes) -> pa.RecordBatch:
    """Return the lines that `packed` put into bytes."""
    with pa.ipc.open_stream(data) as stream:
        return stream.read_next_batch()
