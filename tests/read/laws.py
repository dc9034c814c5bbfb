"""What holds of every Page, whatever it was read from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.read import Reading
from cleanpage.read.repair import collapse, collapse_code, mend

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment


def assert_lawful(page: Page) -> None:
    """Assert that segments are ordered, disjoint, and what their stretches of source say."""
    mended = {(repair.start, repair.end): repair.value for repair in page.text_repairs}
    starts = [repair.start for repair in page.text_repairs]
    assert len(starts) == len(set(starts))
    at = 0
    for index, segment in enumerate(page.segments):
        assert segment.index == index
        assert at <= segment.start < segment.end <= len(page.source)
        assert segment.text
        assert not visible(page.source[at : segment.start]), "nothing visible lies between segments"
        assert segment.text == _rendered(page, segment, mended)
        assert (segment.place is not None) == (page.format == "html") or not segment.place.path
        at = segment.end
    assert not visible(page.source[at:])
    for hidden in page.hidden:
        assert hidden.value
        assert hidden.segment is None or 0 <= hidden.segment < len(page.segments)


def visible(text: str) -> str:
    """Return what is left of a stretch when white space and control characters are gone."""
    return mend(text, 0, len(text), Reading()).text


def _rendered(page: Page, segment: Segment, mended: dict[tuple[int, int], str]) -> str:
    def one(start: int, end: int) -> str:
        tidy = collapse_code if segment.kind == "code" else collapse
        return mended.get((start, end), tidy(page.source[start:end]))

    pieces = segment.pieces
    if not pieces:
        return one(segment.start, segment.end)
    assert pieces[0].start == segment.start
    assert pieces[-1].end == segment.end
    text = one(pieces[0].start, pieces[0].end)
    for before, piece in pairwise(pieces):
        assert page.source[before.end : piece.start].strip() in {"", "-", "\u2010"}
        text += piece.join + one(piece.start, piece.end)
    return text
