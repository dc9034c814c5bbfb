"""What holds of every Page, whatever it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.read import Reading
from cleanpage.read.repair import collapse, collapse_code, mend

if TYPE_CHECKING:
    from cleanpage.page import Page


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
        assert segment.text == _rendered(page, segment.start, segment.end, segment.kind, segment.pieces, mended)
        assert (segment.place is None) == (page.format == "text")
        at = segment.end
    assert not visible(page.source[at:])
    for hidden in page.hidden:
        assert hidden.value
        assert hidden.segment is None or 0 <= hidden.segment < len(page.segments)


def visible(text: str) -> str:
    """Return what is left of a stretch when white space and control characters are gone."""
    return mend(text, 0, len(text), Reading()).text


def _rendered(page, start, end, kind, pieces, mended):
    def one(a, b):
        tidy = collapse_code if kind == "code" else collapse
        return mended.get((a, b), tidy(page.source[a:b]))

    if not pieces:
        return one(start, end)
    assert pieces[0].start == start
    assert pieces[-1].end == end
    text = ""
    for at, piece in enumerate(pieces):
        text += (piece.join if at else "") + one(piece.start, piece.end)
        if at:
            between = page.source[pieces[at - 1].end : piece.start]
            assert between.strip() in {"", "-", "\u2010"}
    return text
