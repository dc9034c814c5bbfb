"""From the columns of a batch to the pages in them: what cleaning and learning have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cleanpage.record import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime


class Given(NamedTuple):
    """A page as it stands in a batch.

    Attributes:
        page: the page itself, whatever it is.
        url: its address.
        retrieved: when it was fetched, whatever says so.
    """

    page: Any
    url: Any
    retrieved: Any

    def when(self) -> datetime | None:
        """Return when it was fetched.

        Raises:
            ValueError: no time can be read from what is there.
        """
        return instant(self.retrieved)


class Columns(NamedTuple):
    """Which columns hold what.

    Attributes:
        text: the column with the pages, as text or bytes.
        url: the column with their addresses.
        retrieved: the column with the times when they were fetched, as timestamps or in ISO 8601.
        format: what the pages are.
    """

    text: str = "text"
    url: str | None = None
    retrieved: str | None = None
    format: Literal["auto", "text", "html"] = "auto"

    @property
    def names(self) -> list[str]:
        """The names of the columns that are read."""
        return [name for name in (self.text, self.url, self.retrieved) if name is not None]

    def rows(self, batch: Mapping[str, Sequence[Any]]) -> Iterator[Given]:
        """Yield the pages of a batch."""
        pages = batch[self.text]
        nothing = [None] * len(pages)
        urls = nothing if self.url is None else batch[self.url]
        times = nothing if self.retrieved is None else batch[self.retrieved]
        yield from map(Given, pages, urls, times)
