"""Which tables hold data, and which only place things on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.read.elements import CELLS, TABLE_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

LONGEST, LONGEST_HEADED = 300, 600
"""Characters of a cell; a longer one is a text, which has paragraphs of its own. Headings say that it is a cell."""
LARGEST = 5_000
"""Cells that are looked at; a table with more is read as it stands."""
SEVERAL = "p,div,br,ul,ol,dl,blockquote,pre,section,center,address"
"""What makes lines within a cell."""
FEW, SEVERAL_COLUMNS = 3, 2
"""Lines of a cell, at most, in a table without headings, and twice as many where there are more columns than that:
posts of forums, beside which those stand who wrote them, have more."""
PLACED = (
    "table,form,input,select,textarea,iframe,template,noscript,h1,h2,h3,h4,h5,h6,article,nav,[hidden],[style*=none]"
)
"""What cells of data do not hold."""


def is_data(table: LexborNode) -> bool:
    """Return whether a table's cells hold short data, so that each row is to be read as one line, whatever is in it.

    Such a table has headings of columns or rows, or the same number of cells in each row and few lines in each; its
    cells are short, and hold neither tables, forms, headings of the page nor lines of code.

    Args:
        table: the element.
    """
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    rows = [cells for row in _rows(table) if (cells := [cell for cell in row.iter() if cell.tag in CELLS])]
    cells = [cell for row in rows for cell in row]
    widths = {len(row) for row in rows}
    if not len(cells) > max(widths, default=0) > 1 or len(cells) > LARGEST:
        return False
    headed = any(cell.tag == "th" for cell in cells)
    if not headed and len(widths) > 1:
        return False
    lines = 0
    for cell in cells:
        if cell.css_first(PLACED) or _length(cell) > (LONGEST_HEADED if headed else LONGEST) or _has_code(cell):
            return False
        lines = max(lines, len(cell.css(SEVERAL)))
    return lines > 0 and (headed or lines <= FEW * (1 + (max(widths) > SEVERAL_COLUMNS)))


def _length(cell: LexborNode) -> int:
    text = cell.text()
    return len(text) if len(text) <= LONGEST else len(" ".join(text.split()))


def _has_code(cell: LexborNode) -> bool:
    """Whether a cell holds several lines of code."""
    return any("\n" in code.text().strip() for code in cell.css("pre"))


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """Yield the rows of a table, not those of tables in it."""
    for part in table.iter():
        if part.tag == "tr":
            yield part
        elif part.tag in TABLE_PARTS:
            yield from (row for row in part.iter() if row.tag == "tr")
