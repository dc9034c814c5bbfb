"""Which segments are not on the page but in its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.page import DATA

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment


def from_data(page: Page) -> tuple[Segment, ...]:
    """Return the segments that were read from the page's data, since it shows no text of its own."""
    return tuple(segment for segment in page.segments if segment.place and segment.place.path[:1] == (DATA,))
