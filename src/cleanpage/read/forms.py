"""How lines of HTML are set: numbers of items, cells of tables, languages of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.page import Form
from cleanpage.read.tables import is_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from cleanpage.page import BlockKind
    from cleanpage.read.frame import Attributes, Block, Setting

WIDEST = 100
"""Columns of a table, and rows, that one cell may reach over."""
COLUMNS = 300
"""Columns of a table that are kept apart."""
OUTER = 3
"""Blocks around a block of code whose attributes may name its language."""
MAX_NUMBER = 999_999_999
NUMBER = re.compile(r"\s*(\d{1,9})(?!\d)")
LANGUAGE = re.compile(
    r"(?:\A|\s)(?:lang(?:uage)?[-:]|highlight-(?:source|text)-|highlight-|brush:\s*|sourceCode\s+)([\w.+#-]{1,40})"
)
"""Classes by which highlighters name a language."""
NO_LANGUAGE = frozenset("none default notranslate wrapper code block plain text-html".split())
BEGINNING = frozenset({"table", "ol", "li"})
"""Blocks of which something is to be known before they are read."""
NESTING = frozenset({"code", "quote", "table", "caption"})
"""Kinds of lines that may be the first thing in an item of a list, and are no items themselves."""
PLAIN = Form()
GOES_ON = Form(goes_on=True)
TERM = Form(marker="term")


def form_of(block: Block, setting: Setting, kind: BlockKind, gap: int, cells: tuple[str, ...]) -> Form | None:
    """Return how a line is set that is about to be written.

    Args:
        block: the block that holds it.
        setting: that of the block.
        kind: its kind.
        gap: whether a block began before it.
        cells: what its cells hold, if it is a row of a table.
    """
    form = _own_form(block, kind, gap, cells, in_quote=setting.quotes > 0 and _quote_goes_on(block))
    if setting.item and kind in NESTING and (marker := _item(block).marker):
        form = (form or PLAIN)._replace(marker=marker)
    return (form or PLAIN)._replace(quotes=setting.quotes) if setting.quotes else form


def _own_form(block: Block, kind: BlockKind, gap: int, cells: tuple[str, ...], *, in_quote: bool) -> Form | None:
    """Return how a line is set, whatever it stands in."""
    if cells:
        return Form(goes_on=_row_goes_on(block), cells=cells)
    if kind == "paragraph":
        return GOES_ON if not gap else TERM if block.tag == "dt" else None
    if kind == "list-item":
        return _item(block)
    if kind == "quote":
        return GOES_ON if in_quote else None
    if kind == "code":
        return Form(language=_language(block))
    return None


def _around(block: Block, tag: str) -> Block:
    """Return the innermost block of a name that a block stands in or is; the outermost block without one."""
    while block.tag != tag and block.parent is not None:
        block = block.parent
    return block


def _given(block: Block) -> bool:
    """Return whether a line of a block was written before this one."""
    given, block.given = block.given, True
    return given


def _quote_goes_on(block: Block) -> bool:
    """Return whether a line of the innermost quote was written before this one, which is one of each quote around."""
    quote = _around(block, "blockquote")
    goes_on, outer = quote.given, quote
    while outer.parent is not None:
        _given(outer)
        outer = _around(outer.parent, "blockquote")
    return goes_on


def _row_goes_on(block: Block) -> bool:
    """Return whether a row goes on with the table before it; behind a table in a cell, the outer one begins anew."""
    table = _around(block, "table")
    goes_on = _given(table)
    outer = table.parent
    while outer is not None and not goes_on:
        outer.given, outer = outer.given and outer.tag != "table", outer.parent
    return goes_on


def _item(block: Block) -> Form:
    item = _around(block, "li")
    if _given(item):
        return GOES_ON
    goes_on = _given(item.parent) if item.parent else False
    return Form(goes_on=goes_on, marker=f"{item.count}." if item.parent and item.parent.tag == "ol" else "-")


def begin(block: Block, outer: Block, node: LexborNode) -> None:
    """Note what is to be known of a list, an item of one or a table before it is read.

    Args:
        block: the block that begins; one of `BEGINNING`.
        outer: the block around it.
        node: its element.
    """
    if block.tag == "table":
        block.dense = is_data(node)
    elif block.tag == "ol":
        start = _number(block.attributes, "start")
        block.count = 0 if start is None else start - 1
    else:
        value = _number(block.attributes, "value")
        block.count = outer.count = min(outer.count + 1 if value is None else value, MAX_NUMBER)


def _number(attributes: Attributes, name: str) -> int | None:
    match = NUMBER.match(attributes.get(name) or "")
    return int(match.group(1)) if match else None


def place_cell(cell: Block, row: Block) -> None:
    """Note the column that a cell of a table stands in, with what reaches into its row from above."""
    attributes = cell.attributes
    table = _around(row, "table")
    if not row.columns:
        table.count += 1  # its rows, as far as they have cells
    column = row.count
    reaching = table.reaching
    while reaching and reaching.get(column, 0) >= table.count and column < COLUMNS:
        column += 1
    row.columns = (*row.columns, column) if len(row.columns) < COLUMNS else row.columns
    width = height = 1
    if attributes:
        width = min(_number(attributes, "colspan") or 1, WIDEST)
        height = min(_number(attributes, "rowspan") or 1, WIDEST)
    row.count = min(column + width, COLUMNS)
    if height > 1:
        until = table.count + height - 1
        table.reaching = {**reaching, **dict.fromkeys(range(column, row.count), until)}


def is_wide(block: Block) -> bool:
    """Whether a block is a row of a table whose only cell reaches over several columns, or stands behind others."""
    return block.tag == "tr" and block.count > 1 and not block.broken


def placed(texts: Sequence[str], row: Block) -> tuple[str, ...]:
    """Return the cells of a row, each in its column."""
    if len(texts) != len(row.columns):
        return tuple(texts)
    cells = [""] * max(row.count, max(row.columns) + 1)
    for column, text in zip(row.columns, texts, strict=True):
        cells[column] = f"{cells[column]} {text}".strip()
    return tuple(cells)


def _language(block: Block) -> str:
    """Return the language that code is said to be in, by its own class or one right around it."""
    around: Block | None = block
    for _ in range(OUTER):
        if around is None:
            break
        attributes = around.attributes
        said = attributes.get("data-lang") or attributes.get("data-language")
        classes = f"{around.language} {attributes.get('class') or ''}"[:COLUMNS]
        for match in LANGUAGE.finditer(f"lang-{said} {classes}" if said else classes):
            if match.group(1).lower() not in NO_LANGUAGE:
                return match.group(1).lower()
        around = around.parent
    return ""
