"""HTML to segments: the DOM as lines that know their place in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleanpage.page import Hidden, Notice, Place, Segment
from cleanpage.read.elements import BLOCKS, NEVER_TEXT, SEPARATORS
from cleanpage.read.frame import Frame, is_hidden
from cleanpage.read.marked import marked
from cleanpage.read.metadata import metadata
from cleanpage.read.repair import collapse_code, mend
from cleanpage.read.tame import tame

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleanpage.page import TextRepair
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
    hidden = metadata(tree)
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

    def walk(self, top: LexborNode, base: Frame | None = None) -> None:
        """Read everything below a node."""
        self.nesting += 1
        base = self._frame(top.mem_id, "body", {}, base, link=False, hidden=base.hidden if base else False)
        base.become_block()
        stack = [base]
        block = base
        for node in top.traverse(include_text=True):
            tag = node.tag
            parent = node.parent
            if not tag or parent is None or node.mem_id == base.id:
                continue
            parent_id = parent.mem_id
            closed_link = False
            while stack[-1].id != parent_id and len(stack) > 1:
                closed = stack.pop()
                if closed is block:
                    self.close(closed)
                    block = closed.parent or base
                elif closed.tag == "a":
                    closed_link = True
            frame = stack[-1]
            if tag == "-text":
                self.text(node.text_content or "", frame, block)
            elif tag == "br":
                self.line_break(block)
            elif tag in BLOCKS:
                block = self.open(node, tag, frame, block)
                stack.append(block)
                self.embedded(node, block)
            elif tag[0] != "-":
                if closed_link and tag == "a":
                    self.parts.append(" ")
                stack.append(self.inline(node, tag, frame, block))
        for closed in reversed(stack):
            if closed is block:
                self.close(closed)
                block = closed.parent or base
        self.nesting -= 1

    def _frame(
        self, id_: int, tag: str, attributes: dict[str, str | None], parent: Frame | None, *, link: bool, hidden: bool
    ) -> Frame:
        self.blocks += 1
        return Frame(id_, tag, attributes, parent, self.blocks, link=link, hidden=hidden)

    def text(self, text: str, frame: Frame, block: Frame) -> None:
        """Read a text node."""
        if frame.hidden and not block.hidden:
            self.concealed.append(text)
            return
        self.parts.append(text)
        if frame.link:
            self.linked += len(text.strip())

    def line_break(self, block: Frame) -> None:
        """Read a ``<br>``; two of them in a row begin a new paragraph."""
        if block.pre:
            self.parts.append("\n")
            return
        if not self.flush(block):
            self.gap = 1
        mark_broken(block)

    def open(self, node: LexborNode, tag: str, frame: Frame, block: Frame) -> Frame:
        """Open a block; what was read before it is a line of the block around it."""
        opened = self._frame(node.mem_id, tag, node.attributes, block, link=frame.link, hidden=frame.hidden)
        opened.become_block()
        if block.pre:
            self.parts.append("\n")
        elif tag in {"td", "th"} and block.tag == "tr" and not block.broken:
            if self.parts:
                self.parts.append(CELL)
        else:
            self.flush(block)
            self.gap = 1
            if tag not in {"tr", "td", "th"}:
                mark_broken(block)
        if opened.attributes:
            self.mark(node, opened)
        return opened

    def close(self, block: Frame) -> None:
        """Close a block."""
        outer = block.parent
        if outer and outer.pre:
            self.parts.append("\n")
        elif outer and outer.tag == "tr" and not outer.broken and self.cell_length() <= MAX_CELL:
            return
        else:
            self.flush(block)
            self.gap = 1

    def cell_length(self) -> int:
        """Return how long the table cell being read is."""
        length = 0
        for part in reversed(self.parts):
            if part is CELL:
                break
            length += len(part)
        return length

    def inline(self, node: LexborNode, tag: str, frame: Frame, block: Frame) -> Frame:
        """Open an element within a line."""
        if tag in SEPARATORS:
            self.parts.append(" ")
        attributes = node.attributes
        hidden = frame.hidden
        if attributes:
            hidden = hidden or (("style" in attributes or "hidden" in attributes) and is_hidden(attributes))
        opened = Frame(
            node.mem_id, tag, attributes, block, 0, link=frame.link or tag == "a", hidden=hidden
        )
        if attributes:
            self.mark(node, opened)
        return opened

    def mark(self, node: LexborNode, frame: Frame) -> None:
        """Note what an element's attributes say that its text is."""
        self.pending += marked(node, frame.tag, frame.attributes)

    def embedded(self, node: LexborNode, block: Frame) -> None:
        """Read a document within the document."""
        if block.tag == "template" and self.nesting < MAX_NESTING:
            block.hidden = "shadowrootmode" not in block.attributes
            for fragment in node.template_fragments():
                if fragment.parent is not None and fragment.parent.mem_id == block.id:
                    self.walk(fragment, block)
        elif block.tag == "iframe":
            block.hidden = True
            inner = block.attributes.get("srcdoc")
            if inner and self.nesting < MAX_NESTING:
                tree = LexborHTMLParser(tame(inner))
                tree.strip_tags(NEVER_TEXT)
                if tree.body is not None:
                    self.walk(tree.body, block)

    def flush(self, block: Frame) -> bool:
        """End the line being read; return whether there was one."""
        parts = self.parts
        if not parts:
            return False
        table = CELL in parts
        raw = "".join(parts)
        parts.clear()
        line = collapse_code(raw) if block.pre else html_line(raw)
        if table:
            line = line.strip(" |")
            table = CELL in line
        linked, self.linked = self.linked, 0
        if line:
            self.write(line, block, linked, "table" if table else block.kind)
        if self.concealed:
            self.conceal(block)
        return bool(line)

    def write(self, line: str, block: Frame, linked: int, kind: str, *, hidden: bool = False) -> None:
        """Add a line to the page."""
        code = kind == "code"
        text, repair = mend(line, 0, len(line), self.options, code=code)
        if not text:
            return
        at, index = self.at, len(self.segments)
        end = at + len(line)
        if repair:
            self.repairs.append(repair._replace(start=at, end=end))
        path, hints = block.locate()
        place = Place(path, hints, min(1.0, linked / len(line)), hidden or block.hidden, block.siblings)
        self.segments.append(Segment(index, at, end, text, self.gap, kind, block.level, place))  # type: ignore[arg-type]
        self.lines.append(line)
        self.at = end + 1
        self.gap = 0
        if self.pending:
            self.hidden += [Hidden(source, name, value, index) for source, name, value in self.pending]
            self.pending.clear()

    def conceal(self, block: Frame) -> None:
        """Write what was hidden within a line as a hidden line after it."""
        line = html_line("".join(self.concealed))
        self.concealed.clear()
        if line:
            self.write(line, block, 0, block.kind, hidden=True)


def html_line(raw: str) -> str:
    """Collapse white space as HTML does; no-break spaces are none of it, and stay."""
    if "\u00a0" in raw:
        return HTML_SPACE.sub(" ", raw).strip(" ")
    return " ".join(raw.split())


def mark_broken(block: Frame) -> None:
    """Note that a table cell has lines of its own, so that its row is not read as one line."""
    frame: Frame | None = block
    while frame is not None and frame.tag not in {"table", "body"}:
        if frame.tag == "tr":
            frame.broken = True
            return
        if frame.broken:
            return
        frame.broken = True
        frame = frame.parent
