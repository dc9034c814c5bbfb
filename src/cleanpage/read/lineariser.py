"""The DOM as lines: one walk over the tree, which writes a line whenever one ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from cleanpage.page import DATA, Form, Hidden, Place, Segment
from cleanpage.read.apart import seam, settled, unwrapped
from cleanpage.read.elements import BLOCKS, CELLS, EMBEDDING, NEVER_TEXT, SEPARATORS, TABLE_PARTS, TITLED
from cleanpage.read.forms import BEGINNING, begin, form_of, is_wide, place_cell, placed
from cleanpage.read.frame import Block, Frame, is_code_line
from cleanpage.read.links import Links, address_of
from cleanpage.read.marked import MARKING, leads_to_author, marked, text_of
from cleanpage.read.places import Places
from cleanpage.read.repair import collapse_code, is_sound, mend
from cleanpage.read.tame import tame
from cleanpage.read.unseen import PERMALINKS, is_spoken, is_unseen
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleanpage.page import TextRepair
    from cleanpage.read.frame import Attributes
    from cleanpage.read.options import Reading

WHITE = " \t\n\r\f"
HTML_SPACE = re.compile(f"[{WHITE}]+")
EMPTY: tuple[str, ...] = ()
CELL = " | "
"""What stands between the cells of a table row that is read as one line."""
MAX_CELL = 300
"""Characters of a table cell that may still be read as part of a row; a longer one is a line of its own."""
MAX_ANCHORED = 500
"""Characters of a line whose links are told apart."""
SAID = 4
"""Pieces of a line, the last ones, in which that stands which an element may say once more."""
MAX_MARKED = 500
"""Marked values that are taken from a page."""
MAX_NESTING = 4
"""How deep documents within the document (templates, frames with their content inside) are followed."""


class Lineariser:
    """Walks a tree and writes lines as it goes.

    Attributes:
        lines: the lines of the source.
        segments: a segment for each.
        repairs: the stretches of the source whose characters were mended.
        hidden: the values that elements are marked to hold.
        cut: whether something was nested too deep to be followed.
    """

    def __init__(self, options: Reading) -> None:
        """Begin a page."""
        self.options = options
        self.lines: list[str] = []
        self.segments: list[Segment] = []
        self.repairs: list[TextRepair] = []
        self.hidden: list[Hidden] = []
        self.cut = False
        self._links = Links() if options.links or options.images else None
        self._addresses: dict[int, str | None] = {}  # where the links that were opened lead, where that is asked for
        self._at = 0  # offset of the next line
        self._stack: list[Frame] = []  # the open elements
        self._parts: list[str] = []  # the line being read
        self._linked = 0  # how much of it stands in links
        self._anchors: list[int] = []  # where in its parts those begin
        self._concealed: list[str] = []  # what is hidden within it
        self._spoken = -1  # the element that said what the heading is of which it is part
        self._pending: list[tuple[str, str, str]] = []  # marked values within it
        self._places = Places()
        self._gap = 0
        self._blocks = 0
        self._nesting = 0

    def walk(self, top: LexborNode, outer: Block | None = None) -> None:
        """Read everything below a node.

        Args:
            top: the node.
            outer: the block that it stands in, for a document within the document.
        """
        self._nesting += 1
        self._blocks += 1
        base = self._block = Block(top.mem_id, "body", {}, outer, outer, self._blocks)
        stack, parts = self._stack, self._parts
        stack.append(base)
        for node in top.traverse(include_text=True):
            tag, text = node.tag, None
            if tag == "-text":
                text = node.text_content
                if not text or (not parts and text.isspace() and not self._block.pre):
                    continue  # white space between blocks: most text nodes are that
            elif not tag or tag[0] == "-" or node.mem_id == base.id:
                continue
            parent = node.parent
            sibling = self._leave(parent.mem_id, base) if parent and parent.mem_id != stack[-1].id else None
            if self._block.dense and tag not in TABLE_PARTS and (tag in BLOCKS or (sibling and sibling.tag in BLOCKS)):
                parts.append(" ")
            if text is not None:
                self._text(text)
            elif tag in BLOCKS and (tag in TABLE_PARTS or not self._block.dense):
                self._open(node, tag)
            elif tag == "br":
                self._line_break()
            elif tag == "cite" and not parts and self._block.quotes and _says_who(node):
                self._open(node, tag)  # whom the quote is from, as software of forums heads it
            else:
                self._inline(node, tag, sibling)
        self._leave(base.id, base)
        self._close(base)
        stack.pop()
        self._nesting -= 1

    def add_data(self, html: str) -> None:
        """Read a text that the page's data holds, as HTML."""
        tree = LexborHTMLParser(html)
        tree.strip_tags(list(NEVER_TEXT))
        if tree.body is not None:
            root = Block(0, "body", {}, None, None, 0)
            self._gap = 1
            self.walk(tree.body, Block(0, DATA, {}, root, root, 0))

    def _leave(self, around: int, base: Block) -> Frame:
        """Close elements until the one named is the innermost; return the last closed, or that one if none was."""
        stack, block = self._stack, self._block
        frame = closed = stack[-1]
        while frame.id != around and frame is not base:
            closed = stack.pop()
            if closed is block:
                block = self._block = self._close(block)
            frame = stack[-1]
        return closed

    def _text(self, text: str) -> None:
        frame = self._stack[-1]
        if frame.hidden and not self._block.hidden:
            if text.strip() not in PERMALINKS and frame.id != self._spoken:
                self._concealed.append(text)
            return
        self._parts.append(text if text.isascii() or self._block.pre or "\n" not in text else unwrapped(text))
        if self._links:
            self._links.text(text, self._address() if frame.link else None)
        if frame.link:
            self._linked += len(text.strip())

    def _line_break(self) -> None:
        """Read a ``<br>``; two of them in a row begin a new paragraph, and headings are one line."""
        block = self._block
        if block.pre:
            self._parts.append("\n")
            return
        if block.dense or block.tag in TITLED:
            self._parts.append(" ")
            return
        if not self._flush(block):
            self._gap = 1
        block.break_row()

    def _open(self, node: LexborNode, tag: str) -> None:
        """Open a block; what was read before it is a line of the block around it."""
        block = self._block
        attributes = node.attributes
        self._blocks += 1
        opened = Block(node.mem_id, tag, attributes, block, self._stack[-1], self._blocks)
        if block.pre:
            self._new_line()
        elif tag in CELLS and block.tag == "tr" and not block.broken:
            if block.columns or self._parts:
                self._parts.append(CELL)
                if self._links:
                    self._links.text(CELL, None)
            place_cell(opened, block)
        else:
            if self._parts or self._concealed:
                self._flush(block)
            self._gap = 1
            if tag not in TABLE_PARTS:
                block.break_row()
        if attributes:
            self._attributes(node, tag, attributes, marked="itemprop" in attributes)
        if tag in BEGINNING:
            begin(opened, block, node)
        self._stack.append(opened)
        self._block = opened
        if tag in EMBEDDING:
            self._embedded(node, opened)

    def _close(self, block: Block) -> Block:
        """Close a block, and return the one around it."""
        outer = block.parent or block
        if self._parts or self._concealed:
            if outer.pre and outer is not block:
                self._new_line()
                return outer
            if outer.tag == "tr" and not outer.broken and (outer.dense or self._cell_length() <= MAX_CELL):
                return outer
            self._flush(block)
        self._gap = 1
        return outer

    def _new_line(self) -> None:
        """Begin a new line of preformatted text, unless one has just begun."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def _cell_length(self) -> int:
        """Return how long the table cell being read is."""
        length = 0
        for part in reversed(self._parts):
            if part is CELL:
                break
            length += len(part)
        return length

    def _inline(self, node: LexborNode, tag: str, sibling: Frame | None) -> None:
        """Open an element within a line."""
        around = self._stack[-1]
        hidden = around.hidden
        attributes = node.attributes
        if attributes:
            if not hidden and (is_unseen(node, tag, attributes, self._block) or self._is_spoken(node, attributes)):
                hidden = True
                if self._concealed:
                    self._concealed.append(" ")
            self._attributes(node, tag, attributes, marked="-" in tag or not MARKING.isdisjoint(attributes))
        frame = Frame(node.mem_id, tag, attributes.get("class"), around.link or tag == "a", hidden)
        self._stack.append(frame)
        if self._links:
            self._note(node, tag, attributes)
        if tag == "code" and frame.style and self._block.pre:
            self._block.language = frame.style
        if self._parts:
            self._part(frame, sibling, around)
        if tag == "a":
            self._begin_link(node, attributes, hidden=hidden)

    def _attributes(self, node: LexborNode, tag: str, attributes: Attributes, *, marked: bool) -> None:
        """Note what an element's attributes say of its text, or of the line that follows."""
        if marked:
            self._mark(node, tag, attributes)
        if "id" in attributes or tag == "input":
            self._pending += self._places.said(tag, attributes)

    def _begin_link(self, node: LexborNode, attributes: Attributes, *, hidden: bool) -> None:
        """Note where the text of a link begins, and whom it names if it leads to a page about an author."""
        if not self._parts:
            self._anchors.clear()  # those before it say nothing, such as pictures
        self._anchors.append(len(self._parts))
        self._places.link(attributes)
        if not hidden and len(self._pending) < MAX_MARKED and leads_to_author(attributes) and (name := text_of(node)):
            self._pending.append(("address", "author", name))

    def _is_spoken(self, node: LexborNode, attributes: Attributes) -> bool:
        """Whether an element says to those alone who listen what stands right before it, or what a heading is of."""
        if not (names := attributes.get("class")) or not is_spoken(names):
            return False
        if node.child is None or node.child.next is not None:
            return False  # more than a text
        text = html_line(node.text(deep=False))
        if self._parts:
            return bool(text) and html_line("".join(self._parts[-SAID:])).endswith(text)
        around = node.parent
        if self._block.tag not in TITLED or not text.endswith(":") or around is None:
            return False
        if len(html_line(around.text())) <= len(text):
            return False  # it is all that the heading says
        self._pending.append(("html", "spoken", text))
        self._spoken = node.mem_id
        return True

    def _part(self, frame: Frame, sibling: Frame | None, around: Frame) -> None:
        """Part what an inline element holds from what stands before it, if it is to be parted."""
        if self._block.pre:
            if sibling and is_code_line(frame):
                self._new_line()
        elif frame.tag in SEPARATORS:
            self._parts.append(" ")
        elif sibling and (between := seam(frame, sibling, around)):
            self._parts.append(between)

    def _note(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """Note where a link leads, or an image."""
        if tag == "a" and self.options.links:
            self._addresses[node.mem_id] = address_of(attributes, "href")
        elif tag == "img" and self.options.images and self._links and not self._stack[-1].hidden:
            self._links.image(attributes)

    def _address(self) -> str | None:
        """Return where the innermost link leads that is open."""
        link = next((frame for frame in reversed(self._stack) if frame.tag == "a"), None)
        return self._addresses.get(link.id) if link else None

    def _mark(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """Note what an element's attributes say that its text is."""
        if len(self.hidden) + len(self._pending) < MAX_MARKED:
            self._pending += marked(node, tag, attributes)

    def _embedded(self, node: LexborNode, block: Block) -> None:
        """Read a document within the document."""
        if self._nesting > MAX_NESTING:
            self.cut = True
        elif block.tag == "template":
            block.hidden = "shadowrootmode" not in block.attributes
            for fragment in node.template_fragments():
                if fragment.parent is not None and fragment.parent.mem_id == block.id:
                    fragment.strip_tags(list(NEVER_TEXT))  # those of the page do not reach in here
                    self.walk(fragment, block)
        elif inner := block.attributes.get("srcdoc"):
            tree = LexborHTMLParser(tame(inner))
            tree.strip_tags(list(NEVER_TEXT))
            if tree.body is not None:
                self.walk(tree.body, block)
        self._block = block

    def _flush(self, block: Block) -> bool:
        """End the line being read; return whether there was one."""
        line, cells, anchors = "", EMPTY, EMPTY
        if self._parts:
            raw = "".join(self._parts)
            line = collapse_code(raw) if block.pre else html_line(raw)
            if not line:
                pass  # white space, as behind a block that has ended
            elif is_wide(block) or (CELL in self._parts and any(part is CELL for part in self._parts)):
                if self._links:
                    self._links.skip(line[: len(line) - len(line.lstrip(" |"))].count("|"))
                line = line.strip(" |")
                cells = self._cells(block) if line else EMPTY
            elif len(self._anchors) > 1 and len(line) <= MAX_ANCHORED:
                anchors = self._texts_of_links()
            self._parts.clear()
        if line:
            share = min(1.0, self._linked / len(line))
            self._write(line, block, share, cells=cells, anchors=anchors, hidden=block.hidden)
            self.hidden += self._places.led(len(self.segments) - 1, share, len(self._anchors))
        self._linked = 0
        self._anchors.clear()
        if self._links:
            self._links.drop_line()
        if self._concealed:
            inner = html_line("".join(self._concealed))
            self._concealed.clear()
            if inner:
                self._write(inner, block, 0.0, hidden=True)
        return bool(line)

    def _texts_of_links(self) -> tuple[str, ...]:
        """Return what the links of the line being read say, if nothing else stands behind the first."""
        starts, parts = self._anchors, self._parts
        ends = [*starts[1:], len(parts)]
        texts = [html_line("".join(parts[start:end])) for start, end in zip(starts, ends, strict=True)]
        spaces = len(parts) - starts[0] - len(starts)  # at most, around the parts of links
        return tuple(filter(None, texts)) if sum(map(len, texts)) <= self._linked + spaces else EMPTY

    def _cells(self, block: Block) -> tuple[str, ...]:
        """Return what the cells of the table row being read hold, each in its column."""
        cells: list[list[str]] = [[]]
        for part in self._parts:
            if part is CELL:
                cells.append([])
            else:
                cells[-1].append(part)
        row = block if block.tag == "tr" else block.parent or block
        texts = [html_line("".join(parts)) for parts in cells]
        return placed([mend(text, 0, len(text), self.options).text for text in texts], row)

    def _write(
        self,
        line: str,
        block: Block,
        link_share: float,
        *,
        cells: tuple[str, ...] = EMPTY,
        anchors: tuple[str, ...] = EMPTY,
        hidden: bool,
    ) -> None:
        """Add a line to the page."""
        setting = block.setting
        kind = "table" if cells and CELL in line else setting.kind
        repair = None
        if kind != "code" and is_sound(line, self.options):
            text = line
        else:
            text, repair = mend(line, 0, len(line), self.options, code=kind == "code")
            if not text:
                return
        start, index = self._at, len(self.segments)
        end = start + len(line)
        if repair:
            self.repairs.append(repair._replace(start=start, end=end))
        place = Place(setting.path, setting.hints, link_share, hidden, block.siblings, block.numbers)
        form = form_of(block, setting, kind, self._gap, cells)
        if self._links and (links := self._links.take(text)):
            form = (form or Form())._replace(links=links)
        if len(anchors) > 1:
            form = (form or Form())._replace(anchors=anchors)
        level = setting.item if kind == "table" else setting.level
        self.segments.append(Segment(index, start, end, text, self._gap, kind, level, place, (), form))
        self.lines.append(line)
        self._at = end + 1
        self._gap = 0
        if self._pending:
            self.hidden += [Hidden(source, name, value, index) for source, name, value in self._pending]
            self._pending.clear()


def html_line(raw: str) -> str:
    """Collapse white space as HTML does; no-break spaces are none of it, and stay."""
    line = raw.strip(WHITE)
    if line.isprintable() and "  " not in line:
        return line  # nearly always: no other white space is printable, and neither are seams
    if "\0" in raw:
        raw = settled(raw)
    if "\u00a0" in raw:
        return HTML_SPACE.sub(" ", raw).strip(" ")
    return " ".join(raw.split())


def _says_who(node: LexborNode) -> bool:
    """Whether a citation that heads a quotation says who wrote it (``Ann wrote: ↑``), and is no title in a sentence."""
    text = node.text().rstrip()
    return text.endswith(tuple(COLONS)) or (":" in text and node.css_first("a") is not None)
