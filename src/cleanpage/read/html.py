"""HTML to segments: the DOM as lines that know their place in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleanpage.page import Hidden, Notice
from cleanpage.read import Reading, read
from cleanpage.read.data_body import data_body
from cleanpage.read.elements import NEVER_TEXT
from cleanpage.read.escaped import unescaped
from cleanpage.read.lineariser import MAX_NESTING, Lineariser
from cleanpage.read.metadata import metadata
from cleanpage.read.noscript import closed
from cleanpage.read.preformatted import as_text, preformatted
from cleanpage.read.state import published
from cleanpage.read.tame import tame
from cleanpage.words import Cues

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment, TextRepair


PART_OF_TABLE = re.compile(r"\s*<(?:tbody|td|tfoot|th|thead|tr)[\s>]", re.IGNORECASE)


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


def page(
    html: str | bytes, *, url: str | None = None, encoding: str | None = None, options: Reading | None = None
) -> Page:
    """Read HTML and judge nothing: for those who want the honest text of a page, and where its lines stand.

    Args:
        html: a page or a fragment, however malformed; text or bytes.
        url: its address, if known.
        encoding: the encoding of the bytes, if known, such as from an HTTP header.
        options: choices about reading.

    Returns:
        The page. Its ``text`` holds what a browser hides, too; ``segment.place.hidden`` tells which lines those are.

    Raises:
        TypeError: `html` is neither str nor bytes.
        LookupError: `encoding` names no encoding.

    Example:
        >>> print(page("<h1>Bridges</h1><p>Old<br>and <b>new</b>.<p hidden>More").text)
        Bridges
        <BLANKLINE>
        Old
        and new.
        <BLANKLINE>
        More
    """
    return read(html, Cues(()), url=url, format="html", encoding=encoding, options=options or Reading())


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
    notices: list[Notice] = []
    if (resolved := unescaped(html)) is not html:
        html = resolved
        notices.append(Notice("html-unescaped", "the page is a program's literal: its escapes were resolved"))
    if PART_OF_TABLE.match(html):
        html = f"<table>{html}"  # a parser would drop its tags and run its cells together
    html = closed(html)
    tamed = tame(html)
    if tamed is not html:
        notices.append(
            Notice("html-simplified", "nesting beyond what browsers follow was flattened, or tags lost many attributes")
        )
    tree = LexborHTMLParser(tamed)
    hidden = metadata(tree, options) + [Hidden("data", name, value) for name, value in published(html)]
    tree.strip_tags(list(NEVER_TEXT))
    lineariser = Lineariser(options)
    top = tree.body or tree.root
    if top is not None:
        lineariser.walk(top)
    if options.body_from_data and (found := data_body(html, lineariser.segments)):
        notices.append(Notice("body-from-data", f"the page shows no text of its own; its data does: {found.source}"))
        lineariser.add_data(found.html)
    if lineariser.cut:
        notices.append(Notice("html-not-followed", f"documents within documents are read {MAX_NESTING} deep"))
    linear = Linear(
        "\n".join(lineariser.lines), lineariser.segments, lineariser.repairs, hidden + lineariser.hidden, notices
    )
    block = preformatted(linear.source, linear.segments)
    return _retold(linear, block, options) if block else linear


def _retold(page: Linear, block: Segment, options: Reading) -> Linear:
    """Return a page with the lines of a preformatted text in place of the block that it is."""
    lines, mended = as_text(page.source, block, options)
    more = len(lines) - 1
    before, behind = page.segments[: block.index], page.segments[block.index + 1 :]
    segments = [*before, *lines, *(segment._replace(index=segment.index + more) for segment in behind)]
    repairs = [repair for repair in page.repairs if not block.start <= repair.start < block.end]
    hidden = [
        item._replace(segment=item.segment + more) if item.segment is not None and item.segment > block.index else item
        for item in page.hidden
    ]
    return page._replace(
        segments=segments, repairs=sorted(repairs + mended, key=lambda repair: repair.start), hidden=hidden
    )
