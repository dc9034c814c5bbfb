"""From decisions to the ledger and the blocks of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.article import Block, LedgerRow
from cleanpage.frozen import debtor, maker
from cleanpage.page import Form, Piece
from cleanpage.render import block_join, piece_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.decode import Decision
    from cleanpage.page import Link, Page, Segment


class Account(NamedTuple):
    """The ledger, and the body that it makes."""

    rows: tuple[LedgerRow, ...]
    blocks: tuple[Block, ...]
    text: str


PLAIN = Form()
_row, _block = debtor(LedgerRow, "reason", "seconds"), maker(Block)

BLANK = "blank"
"""What the ledger names for white space that no segment precedes."""
HYPHENATION = "hyphenation"
"""What the ledger names for a hyphen that only broke a word at the end of a line."""


def account(page: Page, decisions: Sequence[Decision]) -> Account:
    """Account for every character of the page.

    Args:
        page: the page.
        decisions: one for each of its segments.

    Returns:
        The ledger, whose rows tile the source, and the blocks and text of the body.
    """
    return _Bookkeeper(page).keep(decisions)


class _Bookkeeper:
    """Walks the segments once, and writes rows as it goes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows: list[LedgerRow] = []
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.images: tuple[Link, ...] = ()  # of lines that were dropped among the body, such as captions
        self.last = -1  # index of the last segment of the body
        self.mended: Mapping[int, str] = {r.start: r.value for r in page.text_repairs}

    def keep(self, decisions: Sequence[Decision]) -> Account:
        segments = self.page.segments
        starts = [*(segment.start for segment in segments), len(self.page.source)]
        if starts[0]:
            self._drop(0, starts[0], BLANK, "white space before the first line")
        for segment, decision, end in zip(segments, decisions, starts[1:], strict=True):
            if decision.fate == "body":
                self._body(segment, decision, end)
            elif decision.fate == "field":
                self._field(segment, decision, end)
            else:
                self._drop(segment.start, end, decision.rule, decision.reason, decision.seconds)
                if segment.form and segment.form.links and self.last == segment.index - 1:
                    self.images = tuple(link._replace(start=0, end=0) for link in segment.form.links if link.image)
        return Account(tuple(self.rows), tuple(self.blocks), "".join(self.text))

    def _drop(
        self, start: int, end: int, rule: str, reason: object, seconds: tuple[tuple[str, object], ...] = ()
    ) -> None:
        self.rows.append(_row((reason, seconds), start, end, "dropped", rule, None, None, None, ""))

    def _body(self, segment: Segment, decision: Decision, end: int) -> None:
        """Write a row for each piece of the segment, and the block they make."""
        source, at, kind = self.page.source, len(self.blocks), segment.kind
        form = segment.form or PLAIN
        goes_on = form.goes_on and (kind != "paragraph" or self.last == segment.index - 1)
        join = block_join(
            self.blocks[-1] if self.blocks else None, kind, segment.gap, goes_on=goes_on and not form.cells
        )
        self.last = segment.index
        _, rule, reason, _, seconds = decision
        owed = reason, seconds
        self.text.append(join)
        parts: list[str] = []
        pieces = segment.pieces or (Piece(segment.start, segment.end),)
        for piece, following in zip(pieces, (*pieces[1:], None), strict=True):
            until = following.start if following else end
            broken = following is not None and until > piece.end and not source[piece.end : until].isspace()
            before = piece.join if parts else join
            row = _row(owed, piece.start, piece.end if broken else until, "body", rule, None, at, kind, before)
            self.rows.append(row)
            if broken:
                self._drop(piece.end, until, HYPHENATION, "broke a word at the end of a line")
            parts += (before if parts else "", piece_text(source, row, self.mended))
        text = "".join(parts)
        links = (*self.images, *form.links) if self.images else form.links
        self.images = ()
        self.text.append(text)
        self.blocks.append(
            _block(kind, text, segment.level, segment.start, segment.end, goes_on, *form[1:4], links, form.quotes)
        )

    def _field(self, segment: Segment, decision: Decision, end: int) -> None:
        """Write a row for each piece that went into a field; what stands between pieces goes with the one before."""
        takes = decision.takes
        cuts = [segment.start]
        for take in takes[1:]:
            at = offset_in_source(self.page.source, segment, take.span[0] if take.span else 0)
            cuts.append(max(at, cuts[-1]))
        cuts.append(end)
        for take, a, b in zip(takes, cuts, cuts[1:], strict=False):
            if a < b:
                owed = take.reason, decision.seconds
                row = _row(owed, a, b, "field", decision.rule, take.field, None, None, "")
                self.rows.append(row)


def offset_in_source(source: str, segment: Segment, at: int) -> int:
    """Return the offset into the source of the character at an offset into a segment's text.

    White space was collapsed on the way from one to the other, so visible characters are counted. Where characters
    were mended the counts may differ; then the offset is clipped to the segment.

    Args:
        source: the page's source.
        segment: the segment.
        at: an offset into its text.

    Returns:
        The offset into the source.
    """
    if source.startswith(segment.text, segment.start):
        return segment.start + at
    wanted = sum(not c.isspace() for c in segment.text[:at])
    for offset in range(segment.start, segment.end):
        if not source[offset].isspace():
            if wanted == 0:
                return offset
            wanted -= 1
    return segment.end
