"""From the ledger to text: the one place where the body's characters are put together.

`text_of` is a function of the source, the ledger and the repairs alone, so anybody can replay an Article's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.read.repair import collapse, collapse_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cleanpage.article import Block, LedgerRow, Repair

TEXT_FIELD = "text"
"""What `Repair.field` says of repairs to characters of the source."""


def text_of(source: str, ledger: Iterable[LedgerRow], repairs: Iterable[Repair]) -> str:
    """Render the body.

    Each row whose fate is body gives its ``join`` and then its stretch of the source: with white space collapsed, or
    as the text repair that begins where it begins says.

    Args:
        source: `Article.source`.
        ledger: `Article.ledger`.
        repairs: `Article.repairs`.

    Returns:
        `Article.text`.
    """
    mended = {r.start: r.value or "" for r in repairs if r.field == TEXT_FIELD and r.start is not None}
    return "".join(row.join + piece_text(source, row, mended) for row in ledger if row.fate == "body")


def piece_text(source: str, row: LedgerRow, mended: Mapping[int, str]) -> str:
    """Return what one body row adds to the text, without its join."""
    if row.start in mended:
        return mended[row.start]
    stretch = source[row.start : row.end]
    return collapse_code(stretch) if row.kind == "code" else collapse(stretch)


def block_join(before: Block | None, kind: str, gap: int, *, goes_on: bool = False) -> str:
    """Return what stands between a block and the one before it.

    Items of a list and rows of a table follow each other on the next line; so do lines of one paragraph that the page
    itself sets on lines of their own, such as those of a poem. All else stands apart.
    """
    if before is None:
        return ""
    together = kind == before.kind and (kind in {"list-item", "table", "code"} or goes_on)
    return "\n" if together and gap <= 1 else "\n\n"
