"""What readers hand on: chunks of records, and records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from cleanpage.corpus.files import InputFile

CHUNK_ROWS = 64
CHUNK_BYTES = 1 << 19


class Record(NamedTuple):
    """A page with what is known of it.

    Attributes:
        page: the page itself.
        kept: the other columns, for the output.
        url: its address.
        encoding: the encoding that it came with.
        format: what it is, where that is known.
        retrieved: when it was fetched.
        error: why there is no page, where there is none.
    """

    page: Any = None
    kept: Mapping[str, Any] = {}
    url: str | None = None
    encoding: str | None = None
    format: Literal["auto", "text", "html"] | None = None
    retrieved: datetime | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring records of one file, on their way to a worker.

    Attributes:
        file: path of the file.
        form: its form, and so its reader.
        first: number, in the file, of the first record of the payload.
        payload: the records as the reader likes to pass them on: cheap to make, for the worker to look into.
        start: the first record of the payload that is meant.
        stop: the one after the last.
        size: bytes that the payload takes.
        at: bytes of the file that were read when it ended.
        skipped: how many things that are no pages were passed over before it, by what they were.
    """

    file: str
    form: str
    first: int
    payload: Any
    start: int
    stop: int
    size: int = 0
    at: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """The number of records."""
        return self.stop - self.start

    def part(self, start: int, stop: int) -> Self:
        """Return the chunk with only these records of its payload; what was skipped goes with the first ones."""
        return replace(self, start=start, stop=stop, skipped=self.skipped if start == self.start else {})


class Reader(Protocol):
    """Reads files of one form: cuts them into chunks where the run is led, and looks into them in the workers."""

    def chunks(self, file: InputFile) -> Iterator[Chunk]:
        """Yield the records of a file in chunks, looking into them as little as can be."""
        ...

    def records(self, chunk: Chunk) -> list[Record]:
        """Return the records of a chunk."""
        ...

    def kept(self, chunk: Chunk) -> Any | None:  # noqa: ANN401 - an Arrow record batch
        """Return the columns to keep, where they come in Arrow; None where they are with the records."""
        ...


class Item(NamedTuple):
    """One record on its way into a chunk."""

    data: Any
    size: int
    at: int


class Skip(NamedTuple):
    """Something that is no page."""

    what: str


def grouped(file: InputFile, items: Iterable[Item | Skip]) -> Iterator[Chunk]:
    """Yield records in chunks of a bounded number of rows and bytes.

    Args:
        file: where they are from.
        items: the records, and what was skipped between them.

    Yields:
        Chunks. What was skipped after the last record comes with a chunk of no rows.
    """
    form = file.form or ""
    payload: list[Any] = []
    skipped: dict[str, int] = {}
    first = size = at = 0
    for item in items:
        if isinstance(item, Skip):
            skipped[item.what] = skipped.get(item.what, 0) + 1
            continue
        payload.append(item.data)
        size += item.size
        at = item.at
        if len(payload) >= CHUNK_ROWS or size >= CHUNK_BYTES:
            yield Chunk(file.path, form, first, payload, 0, len(payload), size, at, skipped)
            first += len(payload)
            payload, skipped, size = [], {}, 0
    if payload or skipped:
        yield Chunk(file.path, form, first, payload, 0, len(payload), size, at, skipped)
