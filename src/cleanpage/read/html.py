"""HTML to segments: the DOM as lines that know their place in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleanpage.page import Hidden, Notice, Place, Segment
from cleanpage.read.elements import BLOCKS, CELLS, EMBEDDING, NEVER_TEXT, SEPARATORS, TABLE_PARTS
from cleanpage.read.frame import Block, Frame, is_hidden
from cleanpage.read.marked import marked
from cleanpage.read.metadata import metadata
from cleanpage.read.repair import collapse_code, mend
from cleanpage.read.tame import tame

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleanpage.page import BlockKind, TextRepair
    from cleanpage.read.options import Reading

HTML_SPACE = re.compile(r"[ \t\n\r\f]+")
CELL = " | "
"""What stands between the cells of a table row that is read as one line."""
MAX_CELL = 300
"""Characters of a table cell that may still be read as part of a row; a longer one is a line of its own."""
MAX_NESTING = 4
"""How deep documents within the document (templates, frames with their content inside) are followed."""


class Linear(NamedTuple):
    """A page of HTML as text.

    Attributes:
        source: the text, a line break between lines.
        segments: its lines.
        repairs: the stretches whose characters were mended.
        hidden: what the page carries without showing it.
        notices: what the user should know.
    """

    source: str
    segments: list[Segment]
    repairs: list[TextRepair]
    hidden: list[Hidden]
    notices: list[Notice]


def read_html(html: str, options: Reading) -> Linear:
    """Read HTML as lines.

    The source is the text that a browser would show, and what it would hide, in the order of the DOM: white space
    collapsed, a line break between blocks, the cells of a simple table row joined by ``" | "``.

    Args:
        html: a page or a fragment, however malformed.
        options: which repairs are wanted.

    Returns:
        The text, its segments, and what the page carries without showing it.
    """
    tamed = tame(html)
    notices = [] if tamed is html else [Notice("html-simplified", "nesting beyond what browsers follow was flattened")]
    tree = LexborHTMLParser(tamed)
    hidden = metadata(tree, options)
    tree.strip_tags(NEVER_TEXT)
    lineariser = Lineariser(options)
    top = tree.body or tree.root
    if top is not None:
        lineariser.walk(top)
    return Linear(
        "\n".join(lineariser.lines), lineariser.segments, lineariser.repairs, hidden + lineariser.hidden, notices
    )


class Lineariser:
    """Walks a tree once and writes lines as it goes."""

    def __init__(self, options: Reading) -> None:
        """Begin a page."""
        self.options = options
        self.lines: list[str] = []
        self.segments: list[Segment] = []
        self.repairs: list[TextRepair] = []
        self.hidden: list[Hidden] = []
        self.at = 0  # offset of the next line
        self.parts: list[str] = []  # the line being read
        self.linked = 0  # how much of it stands in links
        self.concealed: list[str] = []  # what is hidden within it
        self.pending: list[tuple[str, str, str]] = []  # marked values within it
        self.gap = 0
        self.blocks = 0
        self.nesting = 0

    def walk(self, top: LexborNode, outer: Block | None = None) -> None:
        """Read everything below a node, as content of the block `outer`."""
        self.nesting += 1
        base = block = Block(top.mem_id, "body", {}, outer, outer)
        stack: list[Frame] = [base]
        parts = self.parts
        for node in top.traverse(include_text=True):
            tag = node.tag
            text = ""
            if tag == "-text":
                text = node.text_content or ""
                if not (parts or block.pre or text.strip()):
                    continue  # white space between blocks: most text nodes are that
            elif not tag or tag[0] == "-":
                continue
            parent = node.parent
            if parent is None or node.mem_id == base.id:
                continue
            around = parent.mem_id
            closed_link = False
            while stack[-1].id != around and len(stack) > 1:
                closed = stack.pop()
                if closed is block:
                    block = self.close(block)
                elif closed.tag == "a":
                    closed_link = True
            if text:
                self.text(text, stack[-1], block)
            elif tag == "br":
                self.line_break(block)
            elif tag in BLOCKS:
                block = self.open(node, tag, stack[-1], block)
                stack.append(block)
            else:
                if closed_link and tag == "a":
                    parts.append(" ")
                stack.append(self.inline(node, tag, stack[-1]))
        while block is not base:
            block = self.close(block)
        self.close(base)
        self.nesting -= 1

    def text(self, text: str, frame: Frame, block: Block) -> None:
        """Read a text node."""
        if frame.hidden and not block.hidden:
            self.concealed.append(text)
            return
        self.parts.append(text)
        if frame.link:
            self.linked += len(text.strip())

    def line_break(self, block: Block) -> None:
        """Read a ``<br>``; two of them in a row begin a new paragraph."""
        if block.pre:
            self.parts.append("\n")
            return
        if not self.flush(block):
            self.gap = 1
        mark_broken(block)

    def open(self, node: LexborNode, tag: str, around: Frame, block: Block) -> Block:
        """Open a block; what was read before it is a line of the block around it."""
        opened = Block(node.mem_id, tag, node.attributes, block, around)
        self.blocks += 1
        opened.number = self.blocks
        if opened.pre and block.pre:
            self.parts.append("\n")
        elif tag in CELLS and block.tag == "tr" and not block.broken:
            if self.parts:
                self.parts.append(CELL)
        else:
            self.flush(block)
            self.gap = 1
            if tag not in TABLE_PARTS:
                mark_broken(block)
        if opened.attributes:
            self.pending += marked(node, tag, opened.attributes)
        if tag in EMBEDDING:
            self.embedded(node, opened)
        return opened

    def close(self, block: Block) -> Block:
        """Close a block, and return the one around it."""
        outer = block.parent or block
        if self.parts or self.concealed:
            if block.pre and outer.pre and outer is not block:
                self.parts.append("\n")
                return outer
            if outer.tag == "tr" and not outer.broken and self.cell_length() <= MAX_CELL:
                return outer
            self.flush(block)
        self.gap = 1
        return outer

    def cell_length(self) -> int:
        """Return how long the table cell being read is."""
        length = 0
        for part in reversed(self.parts):
            if part is CELL:
                break
            length += len(part)
        return length

    def inline(self, node: LexborNode, tag: str, around: Frame) -> Frame:
        """Open an element within a line."""
        if tag in SEPARATORS:
            self.parts.append(" ")
        hidden = around.hidden
        attributes = node.attributes
        if attributes:
            hidden = hidden or (("style" in attributes or "hidden" in attributes) and is_hidden(attributes))
            self.pending += marked(node, tag, attributes)
        return Frame(node.mem_id, tag, link=around.link or tag == "a", hidden=hidden)

    def embedded(self, node: LexborNode, block: Block) -> None:
        """Read a document within the document."""
        if self.nesting > MAX_NESTING:
            return
        if block.tag == "template":
            block.hidden = "shadowrootmode" not in block.attributes
            for fragment in node.template_fragments():
                if fragment.parent is not None and fragment.parent.mem_id == block.id:
                    self.walk(fragment, block)
        elif inner := block.attributes.get("srcdoc"):
            tree = LexborHTMLParser(tame(inner))
            tree.strip_tags(NEVER_TEXT)
            if tree.body is not None:
                self.walk(tree.body, block)

    def flush(self, block: Block) -> bool:
        """End the line being read; return whether there was one."""
        line, kind = "", block.kind
        if self.parts:
            raw = "".join(self.parts)
            line = collapse_code(raw) if block.pre else html_line(raw)
            if CELL in self.parts:
                line = line.strip(" |")
                kind = "table" if CELL in line else kind
            self.parts.clear()
        if line:
            self.write(line, block, kind, min(1.0, self.linked / len(line)), hidden=block.hidden)
        self.linked = 0
        if self.concealed:
            inner = html_line("".join(self.concealed))
            self.concealed.clear()
            if inner:
                self.write(inner, block, kind, 0.0, hidden=True)
        return bool(line)

    def write(self, line: str, block: Block, kind: BlockKind, link_share: float, *, hidden: bool) -> None:
        """Add a line to the page."""
        text, repair = mend(line, 0, len(line), self.options, code=kind == "code")
        if not text:
            return
        start, index = self.at, len(self.segments)
        end = start + len(line)
        if repair:
            self.repairs.append(repair._replace(start=start, end=end))
        place = Place(block.path or block.locate(), block.hints, link_share, hidden, block.siblings)
        self.segments.append(Segment(index, start, end, text, self.gap, kind, block.level, place))
        self.lines.append(line)
        self.at = end + 1
        self.gap = 0
        if self.pending:
            self.hidden += [Hidden(source, name, value, index) for source, name, value in self.pending]
            self.pending.clear()


def html_line(raw: str) -> str:
    """Collapse white space as HTML does; no-break spaces are none of it, and stay."""
    if "\u00a0" in raw:
        return HTML_SPACE.sub(" ", raw).strip(" ")
    return " ".join(raw.split())


def mark_broken(block: Block) -> None:
    """Note that a table cell has lines of its own, so that its row is not read as one line."""
    around: Block | None = block
    while around is not None and not around.broken and around.tag not in {"table", "body"}:
        around.broken = True
        around = None if around.tag == "tr" else around.parent
