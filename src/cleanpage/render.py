"""From the ledger to text: the one place where the body's characters are put together.

`text_of` is a function of the source, the ledger and the repairs alone, so anybody can replay an Article's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.read.repair import collapse, collapse_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


def block_join(before: Block | None, kind: str, gap: int) -> str:
    """Return what stands between a block and the one before it.

    Items of a list and rows of a table follow each other on the next line; so do lines that the page itself sets on
    lines of their own without a blank line between them, such as those of a poem. All else stands apart.
    """
    if before is None:
        return ""
    together = kind == before.kind and kind in {"list-item", "table", "code"}
    return "\n" if together and gap <= 1 else "\n\n"


# What would make CommonMark read a plain line as something else.
SPECIAL = regex.compile(r"([\\`*_\[\]<&])")
LINE_START = regex.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|~~~|=+\s*$|-+\s*$|\d{1,9}(?=[.)](?:\s|$)))")
BULLET = regex.compile(r"^(?:[-*+•‣▪●◦·]|\d{1,3}[.)])\s+")
QUOTED = regex.compile(r"^(?:>\s?)+")
MARKED = regex.compile(r"^#{1,6}\s+")
FENCE = regex.compile(r"`{3,}")


def markdown(blocks: Sequence[Block]) -> str:
    """Render blocks as CommonMark.

    Args:
        blocks: `Article.blocks`.

    Returns:
        CommonMark text: headings, list items, quotes and code as such; every other character of the body literal.
    """
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            both_items = before.kind == block.kind == "list-item"
            parts.append("\n" if both_items else "\n\n")
        parts.append(_block(block))
        before = block
    return "".join(parts)


def _block(block: Block) -> str:
    text = block.text
    if block.kind == "heading":
        return "#" * min(max(block.level, 1), 6) + " " + _literal(MARKED.sub("", text))
    if block.kind == "list-item":
        return "  " * (max(block.level, 1) - 1) + "- " + _literal(BULLET.sub("", text))
    if block.kind == "quote":
        return "> " + _literal(QUOTED.sub("", text))
    if block.kind == "code":
        fence = "`" * max(3, 1 + max((len(run) for run in FENCE.findall(text)), default=2))
        return f"{fence}\n{text}\n{fence}"
    return _literal(text)


def _literal(text: str) -> str:
    """Escape what CommonMark would read as markup."""
    lines = (LINE_START.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", line)) for line in text.split("\n"))
    return "\\\n".join(lines)
