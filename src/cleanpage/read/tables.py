"""Which tables hold data, and which only place things on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.read.elements import CELLS, TABLE_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

LONGEST = 300
"""Characters of a cell; a longer one is a text, which has paragraphs of its own."""
LARGEST = 5_000
"""Cells that are looked at; a table with more is read as it stands."""
SEVERAL = "p,div,br,ul,ol,dl,blockquote,pre,section,center,address"
"""What makes lines within a cell."""
FEW = 3
"""Lines of a cell, at most, in a table without headings; posts of forums and those who wrote them have more."""
PLACED = (
    "table,form,input,select,textarea,button,iframe,template,noscript,h1,h2,h3,h4,h5,h6,article,nav,"
    "[hidden],[style*=none]"
)
"""What cells of data do not hold."""


def is_data(table: LexborNode) -> bool:
    """Return whether a table's cells hold short data, so that each row is to be read as one line, whatever is in it.

    Such a table has headings of columns or rows, or the same number of cells in each row and few lines in each; its
    cells hold neither tables, forms, headings of the page nor lines of code, and none is longer than `LONGEST`.

    Args:
        table: the element.
    """
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    widths: set[int] = set()
    count = lines = 0
    headed = False
    for row in _rows(table):
        cells = [cell for cell in row.iter() if cell.tag in CELLS]
        count += len(cells)
        if count > LARGEST or any(cell.css_first(PLACED) for cell in cells):
            return False
        if any(len(cell.text()) > LONGEST and len(" ".join(cell.text().split())) > LONGEST for cell in cells):
            return False
        if any("\n" in code.text().strip() for cell in cells for code in cell.css("pre")):
            return False
        headed = headed or any(cell.tag == "th" for cell in cells)
        lines = max([lines, *(len(cell.css(SEVERAL)) for cell in cells)])
        widths.add(len(cells))
    return lines > 0 and count > max(widths, default=0) > 1 and (headed or (len(widths) == 1 and lines <= FEW))


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """Yield the rows of a table, not those of tables in it."""
    for part in table.iter():
        if part.tag == "tr":
            yield part
        elif part.tag in TABLE_PARTS:
            yield from (row for row in part.iter() if row.tag == "tr")
