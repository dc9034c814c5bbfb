"""HTML to segments: the DOM as lines that know their place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleanpage.page import Hidden, Notice
from cleanpage.read.elements import NEVER_TEXT
from cleanpage.read.lineariser import MAX_NESTING, Lineariser
from cleanpage.read.metadata import metadata
from cleanpage.read.state import published
from cleanpage.read.tame import tame

if TYPE_CHECKING:
    from cleanpage.page import Segment, TextRepair
    from cleanpage.read.options import Reading


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
    hidden = metadata(tree, options) + [Hidden("data", name, value) for name, value in published(html)]
    tree.strip_tags(list(NEVER_TEXT))
    lineariser = Lineariser(options)
    top = tree.body or tree.root
    if top is not None:
        lineariser.walk(top)
    if lineariser.cut:
        notices.append(Notice("html-not-followed", f"documents within documents are read {MAX_NESTING} deep"))
    return Linear(
        "\n".join(lineariser.lines), lineariser.segments, lineariser.repairs, hidden + lineariser.hidden, notices
    )
