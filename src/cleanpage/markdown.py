"""Blocks as CommonMark, with tables as GitHub has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.article import Block

# What would make CommonMark read a character as something else than itself.
SPECIAL = re.compile(r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)")
# The same for the beginning of a line, and the end of a heading.
LINE_START = re.compile(r"(\s*)(?:(#{1,6})(?=\s|$)|([-+])(?=\s|$)|(>)|(=+\s*$|[-:|](?=[-:|\s]*$)))")
NUMBERED = re.compile(r"(\s*\d{1,9})([.)])(?=\s|$)")
HEADING_END = re.compile(r"#(?=#*\s*$)")
HEADING_MARK = re.compile(r"#{1,6}\s+")
QUOTE_MARK = re.compile(r"(?:>\s?)+")
BULLET = re.compile(r"(?:[-*+•‣▪●◦·–]|\(?\d{1,3}[.)])\s+")
NUMBER = re.compile(r"\(?(\d{1,9})[.)]\Z")
FENCE = re.compile(r"`{3,}")
LANGUAGE = re.compile(r"[\w.+#-]{1,40}\Z")
RULE = re.compile(r":?-+:?\Z")
"""A cell of the line that parts a table's heading from its rows."""
PIPES = re.compile(r"\s*\|\s*")
IN_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in "<>\\ \n\r\t"}
"""What an address in Markdown may not have in it."""
DEEPEST = 6
"""Lists within each other that are told apart."""
OTHER = {"-": "*", "*": "-", ".": ")", ")": "."}


def markdown(blocks: Sequence[Block]) -> str:
    """Render blocks as CommonMark.

    Args:
        blocks: `Article.blocks`.

    Returns:
        CommonMark text: headings, nested lists, quotes, code and tables as such, terms that are defined bold and
        captions in italics; every other character of the body literal.
    """
    writer = _Writer()
    at = 0
    while at < len(blocks):
        end = at + 1
        while blocks[at].kind == "table" and end < len(blocks) and blocks[end].goes_on and _is_row(blocks[end]):
            end += 1
        writer.write(blocks[at:end])
        at = end
    return "".join(writer.parts)


class _Item(NamedTuple):
    """An item of a list that more may be put into.

    Attributes:
        level: how deep its list is.
        sign: the bullet, or what stands behind its number.
        number: its number; -1 with a bullet.
        indent: where its marker stands.
        inside: where what it holds stands.
    """

    level: int
    sign: str
    number: int
    indent: int
    inside: int


class _Writer:
    """Writes one block after the other; knows which list it is in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.open: list[_Item] = []  # the items that are open, outermost first
        self.before: Block | None = None

    def write(self, blocks: Sequence[Block]) -> None:
        """Write a block, or all rows of a table."""
        block = blocks[0]
        if block.kind == "list-item":
            self._list_item(block)
        else:
            self.open.clear()
            goes_on = block.goes_on and self.before is not None and self.before.kind == block.kind
            if block.kind == "table":
                self._add("\n\n", _table(blocks))
            elif block.kind == "quote":
                self._add("\n>\n" if goes_on else "\n\n", "> " + _inline(block, QUOTE_MARK), "> ")
            elif goes_on and block.kind == "paragraph" and not block.cells:
                self._add("\\\n", _whole(block))
            else:
                self._add("\n\n", _whole(block))
        self.before = blocks[-1]

    def _add(self, between: str, text: str, margin: str = "") -> None:
        if self.parts:
            if between == "\n\n" and self.before and self.before.kind == "quote" and margin == "> ":
                between = "\n\n<!-- -->\n\n"  # or CommonMark would take two quotes for one
            self.parts.append(between)
        self.parts.append(text.replace("\n", "\n" + margin))

    def _list_item(self, block: Block) -> None:
        level = max(block.level, 1)
        while self.open and self.open[-1].level > level:
            self.open.pop()
        if not block.marker and self.open:
            inside = " " * self.open[-1].inside
            self._add("\n\n", inside + _inline(block), inside)
            return
        sibling = self.open.pop() if self.open and self.open[-1].level == level else None
        indent = self.open[-1].inside if self.open else 0
        if len(self.open) >= DEEPEST:  # deeper than anybody reads: with the items around it
            indent, level = self.open[-1].indent, self.open[-1].level
            sibling = self.open.pop()
        sign, number = _sign(block.marker)
        follows = False
        if sibling and (sibling.number < 0) == (number < 0):
            follows = block.goes_on and number in {-1, sibling.number + 1}
            sign = sibling.sign if follows else OTHER[sibling.sign]  # another sign makes another list
        marker = (f"{number}{sign}" if number >= 0 else sign) + " "
        item = _Item(level, sign, number, indent, indent + len(marker))
        self.open.append(item)
        margin = " " * item.inside
        self._add(
            "\n" if follows else "\n\n",
            " " * indent + marker + (_inline(block) if block.links else literal(_unmarked(block))),
            margin,
        )


def _sign(marker: str) -> tuple[str, int]:
    """Return what CommonMark marks an item with: a bullet and -1, or the sign behind a number and that number."""
    match = NUMBER.match(marker)
    return (".", int(match.group(1))) if match else ("-", -1)


def _unmarked(block: Block) -> str:
    """Return the text of an item without the bullet or number that stands in plain text."""
    match = BULLET.match(block.text)
    return block.text[match.end() :] if match and match.group().rstrip() == block.marker else block.text


def _whole(block: Block) -> str:
    """Return a block that stands alone."""
    text = block.text
    if block.kind == "heading":
        text = _inline(block, HEADING_MARK).replace("\\\n", " ")
        return "#" * min(max(block.level, 1), 6) + " " + HEADING_END.sub(r"\\#", text)
    if block.kind == "code":
        fence = "`" * max(3, 1 + max((len(run) for run in FENCE.findall(text)), default=2))
        language = block.language if LANGUAGE.match(block.language) else ""
        return f"{fence}{language}\n{text}\n{fence}"
    text = _inline(block)
    if block.kind == "caption":
        return f"*{text}*"
    return f"**{text}**" if block.marker == "term" else text


def _is_row(block: Block) -> bool:
    return block.kind == "table" or bool(block.cells)  # a row of which one cell holds something is a paragraph, too


def _table(rows: Sequence[Block]) -> str:
    """Return a table; its first row is its heading, since it must have one."""
    cells = [list(row.cells) or PIPES.split(row.text.strip("| ")) for row in rows]
    kept = [row for at, row in enumerate(cells) if not at or not all(RULE.match(cell) for cell in row)]
    width = max(map(len, kept))
    lines = [_row([literal(cell).replace("|", "\\|") for cell in row], width) for row in kept]
    return "\n".join([lines[0], _row(["---"] * width, width), *lines[1:]])


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cell.replace("\\\n", " ") for cell in cells + [""] * (width - len(cells))) + " |"


def _inline(block: Block, mark: re.Pattern[str] | None = None) -> str:
    """Return a block's text, without a mark it begins with, and with its links and images."""
    text = block.text
    if not block.links:
        return literal(mark.sub("", text, count=1) if mark else text)
    parts, at = [], 0
    for start, end, address, image, alt in block.links:
        if not at <= start <= end <= len(text):
            continue
        parts.append(literal(text[at:start]))
        said = literal(alt if image else text[start:end]).replace("\\\n", " ")
        parts.append(f"{'!' if image else ''}[{said}](<{address.translate(IN_ADDRESS)}>)")
        at = end
    return "".join((*parts, literal(text[at:])))


def literal(text: str) -> str:
    """Escape what CommonMark would read as markup; lines stay lines."""
    return "\\\n".join(_literal_line(line) for line in text.split("\n"))


def _literal_line(line: str) -> str:
    line = SPECIAL.sub(lambda match: "\\" + match.group(), line)
    if match := LINE_START.match(line):
        at = match.end(1)
        return line[:at] + "\\" + line[at:]
    if match := NUMBERED.match(line):
        at = match.end(1)
        return line[:at] + "\\" + line[at:]
    return line
