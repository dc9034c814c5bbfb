"""HTML to segments: the DOM as lines that know their place in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleanpage.page import Hidden, Notice, Place, Segment
from cleanpage.read.elements import BLOCKS, CELLS, EMBEDDING, MARKABLE, NEVER_TEXT, SEPARATORS, TABLE_PARTS
from cleanpage.read.frame import Block, Frame, is_hidden
from cleanpage.read.marked import marked
from cleanpage.read.metadata import metadata
from cleanpage.read.repair import collapse_code, mend
from cleanpage.read.tame import tame

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleanpage.page import TextRepair
    from cleanpage.read.frame import Attributes
    from cleanpage.read.options import Reading

HTML_SPACE = re.compile(r"[ \t\n\r\f]+")
CELL = " | "
"""What stands between the cells of a table row that is read as one line."""
MAX_CELL = 300
"""Characters of a table cell that may still be read as part of a row; a longer one is a line of its own."""
MAX_MARKED = 500
"""Marked values that are taken from a page."""
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
    if lineariser.cut:
        notices.append(Notice("html-not-followed", f"documents within documents are read {MAX_NESTING} deep"))
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
        self.cut = False  # whether something was nested too deep to be followed

    def walk(self, top: LexborNode, outer: Block | None = None) -> None:
        """Read everything below a node, as content of the block `outer`."""
        self.nesting += 1
        base = block = Block(top.mem_id, "body", {}, outer, outer, self.number())
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
            sibling: Frame | None = None
            while stack[-1].id != around and len(stack) > 1:
                sibling = stack.pop()
                if sibling is block:
                    block = self.close(block)
            if text:
                self.text(text, stack[-1], block)
            elif tag in BLOCKS:
                block = self.open(node, tag, stack[-1], block)
                stack.append(block)
            elif tag == "br":
                self.line_break(block)
            else:
                frame = self.inline(node, tag, stack[-1])
                stack.append(frame)
                if not parts:
                    continue
                if block.pre:
                    if sibling and is_code_line(frame):
                        self.new_line()
                elif tag in SEPARATORS or (sibling and stands_apart(frame, sibling)):
                    parts.append(" ")
        while block is not base:
            block = self.close(block)
        self.close(base)
        self.nesting -= 1

    def number(self) -> int:
        """Return a number for a block."""
        self.blocks += 1
        return self.blocks

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
        if not block.broken:
            mark_broken(block)

    def new_line(self) -> None:
        """Begin a new line of preformatted text, unless one has just begun."""
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")

    def open(self, node: LexborNode, tag: str, around: Frame, block: Block) -> Block:
        """Open a block; what was read before it is a line of the block around it."""
        attributes = node.attributes
        opened = Block(node.mem_id, tag, attributes, block, around, self.number())
        if block.pre:
            self.new_line()
        elif tag in CELLS and block.tag == "tr" and not block.broken:
            if self.parts:
                self.parts.append(CELL)
        else:
            if self.parts or self.concealed:
                self.flush(block)
            self.gap = 1
            if not block.broken and tag not in TABLE_PARTS:
                mark_broken(block)
        if "itemprop" in attributes:
            self.mark(node, tag, attributes)
        if tag in EMBEDDING:
            self.embedded(node, opened)
        return opened

    def close(self, block: Block) -> Block:
        """Close a block, and return the one around it."""
        outer = block.parent or block
        if self.parts or self.concealed:
            if outer.pre and outer is not block:
                self.new_line()
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
        hidden = around.hidden
        attributes = node.attributes
        if attributes:
            if "style" in attributes or "hidden" in attributes:
                hidden = hidden or is_hidden(attributes)
            if tag in MARKABLE or "itemprop" in attributes:
                self.mark(node, tag, attributes)
        return Frame(node.mem_id, tag, attributes.get("class"), around.link or tag == "a", hidden)

    def mark(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """Note what an element's attributes say that its text is."""
        if len(self.hidden) + len(self.pending) < MAX_MARKED:
            self.pending += marked(node, tag, attributes)

    def embedded(self, node: LexborNode, block: Block) -> None:
        """Read a document within the document."""
        if self.nesting > MAX_NESTING:
            self.cut = True
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
        line, table = "", False
        if self.parts:
            raw = "".join(self.parts)
            line = collapse_code(raw) if block.pre else html_line(raw)
            if CELL in self.parts:
                line = line.strip(" |")
                table = CELL in line
            self.parts.clear()
        if line:
            self.write(line, block, min(1.0, self.linked / len(line)), table=table, hidden=block.hidden)
        self.linked = 0
        if self.concealed:
            inner = html_line("".join(self.concealed))
            self.concealed.clear()
            if inner:
                self.write(inner, block, 0.0, hidden=True)
        return bool(line)

    def write(self, line: str, block: Block, link_share: float, *, table: bool = False, hidden: bool) -> None:
        """Add a line to the page."""
        if not block.settled:
            block.settle()
        kind = "table" if table else block.kind
        text, repair = mend(line, 0, len(line), self.options, code=kind == "code")
        if not text:
            return
        start, index = self.at, len(self.segments)
        end = start + len(line)
        if repair:
            self.repairs.append(repair._replace(start=start, end=end))
        place = Place(block.path, block.hints, link_share, hidden, block.siblings)
        self.segments.append(Segment(index, start, end, text, self.gap, kind, block.level, place))
        self.lines.append(line)
        self.at = end + 1
        self.gap = 0
        if self.pending:
            self.hidden += [Hidden(source, name, value, index) for source, name, value in self.pending]
            self.pending.clear()


def stands_apart(frame: Frame, before: Frame) -> bool:
    """Whether an inline element is set apart from the one right before it, although no space is between them.

    Links are, and so are elements of the same class: they are items of a row that the page's style sheet spaces.
    """
    if frame.tag == before.tag == "a":
        return True
    return bool(frame.style and frame.style == before.style and frame.tag == before.tag)


def is_code_line(frame: Frame) -> bool:
    """Whether an inline element stands for a line of code, as highlighters have it."""
    names = frame.style.split() if frame.style else ()
    return any(name == "line" or name.endswith("-line") for name in names)


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
