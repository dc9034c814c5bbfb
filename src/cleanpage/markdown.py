"""Blocks as CommonMark, with tables as GitHub has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleanpage.article import Block
    from cleanpage.page import Link

# What would make CommonMark read a character as something else than itself.
SPECIAL = re.compile(r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)")
# The same for the beginning of a line, and the end of a heading.
LINE_START = re.compile(r"(\s*)(?:(#{1,6})(?=\s|$)|([-+])(?=\s|$)|(>)|(=+\s*$|[-:|](?=[-:|\s]*$)))")
NUMBERED = re.compile(r"(\s*\d{1,9})([.)])(?=\s|$)")
HEADING_END = re.compile(r"(?<!\\)#(?=#*\s*$)")
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
NESTING = frozenset({"code", "quote", "table", "caption"})
"""Kinds of blocks that stand in the item of a list that their level names."""
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
        while _is_row(blocks[at]) and end < len(blocks) and blocks[end].goes_on and _is_row(blocks[end]):
            end += 1
        if all(block.kind != "table" for block in blocks[at:end]):
            end = at + 1  # rows of one cell each are no table
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


class _Place(NamedTuple):
    """Where a block stands in the list that is open.

    Attributes:
        first: what its first line begins with.
        margin: what its other lines begin with.
        follows: whether it needs no blank line before it.
    """

    first: str = ""
    margin: str = ""
    follows: bool = False


class _Writer:
    """Writes one block after the other; knows which list it is in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.open: list[_Item] = []  # the items that are open, outermost first
        self.quotes = 0  # how many quotes the block before stands in
        self.outer = 0  # the same without those within an item of a list
        self.before: Block | None = None

    def write(self, blocks: Sequence[Block]) -> None:
        """Write a block, or all rows of a table."""
        block = next((row for row in blocks if row.kind == "table"), blocks[0])
        quotes = max(block.quotes, block.kind == "quote")
        outer = self._quotes_around_list(block, quotes)
        if outer != self.outer or (outer == quotes and self._is_another_quote(block, quotes)):
            self.open.clear()
        place = self._place(block)
        if self.parts:
            self.parts.append(self._between(block, place, outer, quotes))
        inner = "> " * (quotes - outer)
        first, *others = (_table(blocks) if block.kind == "table" else _whole(block)).split("\n")
        margin = "> " * outer + place.margin + inner
        self.parts.append("> " * outer + place.first + inner + first)
        self.parts += ("\n" + (margin + line if line else margin.rstrip()) for line in others)
        self.before, self.quotes, self.outer = blocks[-1], quotes, outer

    def _quotes_around_list(self, block: Block, quotes: int) -> int:
        """Return how many of the quotes that a block stands in are around the list, and not within its item."""
        around = self.outer if self.open else 0
        in_item = block.level and block.kind in NESTING and (self.open or block.marker)
        return around if in_item and around < quotes else quotes

    def _between(self, block: Block, place: _Place, outer: int, quotes: int) -> str:
        """Return what stands between a block and the one before it."""
        if place.follows:
            return "\n"
        continues = block.goes_on and self.before is not None and self.before.kind == block.kind
        if block.kind == "paragraph" and continues and not block.cells and quotes == self.quotes:
            return "\\\n"
        if self._is_another_quote(block, quotes):  # or CommonMark would take two quotes for one
            around = "> " * outer if outer < quotes else ""
            return f"\n{around.rstrip()}\n{around}{place.first}<!-- -->\n{around.rstrip()}\n"
        if outer != self.outer or block.marker:
            return f"\n{'>' * min(outer, self.outer)}\n"
        within = ">" * min(quotes - outer, self.quotes - self.outer)
        return f"\n{('> ' * outer + place.first + within).rstrip()}\n"

    def _is_another_quote(self, block: Block, quotes: int) -> bool:
        """Return whether a quote is another one than that in which the block before it stands."""
        return block.kind == "quote" and not block.goes_on and not block.marker and 0 < quotes <= self.quotes

    def _place(self, block: Block) -> _Place:
        """Return where a block stands in a list, and open or close items for it."""
        if block.kind != "list-item" and not (block.level and block.kind in NESTING):
            self.open.clear()
            return _Place()
        level = max(block.level, 1)
        while self.open and self.open[-1].level > level:
            self.open.pop()
        if not block.marker:
            inside = " " * self.open[-1].inside if self.open else ""
            return _Place(inside, inside)
        sibling = self.open.pop() if self.open and self.open[-1].level == level else None
        indent = self.open[-1].inside if self.open else 0
        if len(self.open) >= DEEPEST:  # deeper than anybody reads: with the items around it
            indent, level = self.open[-1].indent, self.open[-1].level
            sibling = self.open.pop()
        sign, number = _sign(block.marker)
        follows = bool(self.open) and self.before is not None and self.before.kind == "list-item" and number in {-1, 1}
        if sibling:
            follows = (block.goes_on or block.kind != "list-item") and number in {-1, sibling.number + 1}
            if (sibling.number < 0) == (number < 0):
                sign = sibling.sign if follows else OTHER[sibling.sign]  # another sign makes another list
            else:
                follows = False
        marker = (f"{number}{sign}" if number >= 0 else sign) + " "
        item = _Item(level, sign, number, indent, indent + len(marker))
        self.open.append(item)
        return _Place(" " * indent + marker, " " * item.inside, follows)


def _sign(marker: str) -> tuple[str, int]:
    """Return what CommonMark marks an item with: a bullet and -1, or the sign behind a number and that number."""
    match = NUMBER.match(marker)
    return (".", int(match.group(1))) if match else ("-", -1)


def _whole(block: Block) -> str:
    """Return what a block holds, without what depends on where it stands."""
    text = block.text
    if block.kind == "list-item":
        return _inline(block, _mark_of(block))
    if block.kind == "quote":
        return _inline(block, QUOTE_MARK.match(text))
    if block.kind == "heading":
        text = _inline(block, HEADING_MARK.match(text)).replace("\\\n", " ")
        return "#" * min(max(block.level, 1), 6) + " " + HEADING_END.sub(r"\\#", text)
    if block.kind == "code":
        fence = "`" * max(3, 1 + max((len(run) for run in FENCE.findall(text)), default=2))
        language = block.language if LANGUAGE.match(block.language) else ""
        return f"{fence}{language}\n{text}\n{fence}"
    text = _inline(block)
    if block.kind == "caption":
        return f"*{text}*"
    return f"**{text}**" if block.marker == "term" else text


def _mark_of(block: Block) -> re.Match[str] | None:
    """Return the bullet or number that the text of an item begins with, if it is the item's."""
    match = BULLET.match(block.text)
    return match if match and match.group().rstrip() == block.marker else None


def _is_row(block: Block) -> bool:
    return block.kind == "table" or bool(block.cells)  # a row of which one cell holds something is a paragraph, too


def _table(rows: Sequence[Block]) -> str:
    """Return a table; its first row is its heading, since it must have one."""
    kept = [row for at, row in enumerate(rows) if not at or not all(RULE.match(cell) for cell in _cells(row))]
    cells = [[_in_cell(cell) for cell in _linked(row)] for row in kept]
    width = max(map(len, cells))
    lines = [_row(row, width) for row in cells]
    return "\n".join([lines[0], _row(["---"] * width, width), *lines[1:]])


def _cells(row: Block) -> Sequence[str]:
    return row.cells or PIPES.split(row.text.strip("| "))


def _linked(row: Block) -> Iterator[str]:
    """Yield what the cells of a row hold, with their links and images; those of empty cells go to the next."""
    at, links, cells = 0, list(row.links), _cells(row)
    for number, cell in enumerate(cells, 1):
        start = max(row.text.find(cell, at), at) if cell else at
        at = start + len(cell)
        own = [link for link in links if link.end <= at or number == len(cells)]
        links = links[len(own) :]
        yield _with_links(cell, [_moved(link, start, len(cell)) for link in own])


def _moved(link: Link, start: int, length: int) -> Link:
    """Return a link by its offsets in a text of some length that begins at an offset of the one it was found in."""
    return link._replace(start=min(max(link.start - start, 0), length), end=min(max(link.end - start, 0), length))


def _in_cell(text: str) -> str:
    return text.replace("\\\n", " ").replace("|", "\\|")


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"


def _inline(block: Block, mark: re.Match[str] | None = None) -> str:
    """Return a block's text, without a mark it begins with, and with its links and images."""
    start = mark.end() if mark else 0
    text = block.text[start:]
    return _with_links(text, [_moved(link, start, len(text)) for link in block.links] if block.links else ())


def _with_links(text: str, links: Iterable[Link]) -> str:
    parts, at = [], 0
    for start, end, address, image, alt in links:
        if not at <= start <= end <= len(text):
            continue
        parts.append(literal(text[at:start]) if at < start else "")
        said = literal(alt if image else text[start:end]).replace("\\\n", " ")
        mark = f"{'!' if image else ''}[{said}](<{address.translate(IN_ADDRESS)}>)"
        if image:  # it stands beside words, not in them
            mark = " " * text[max(start - 1, 0) : start].isalnum() + mark + " " * text[end : end + 1].isalnum()
        parts.append(mark)
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
