"""What is no part of a line although it stands within it: hidden, or beside the text for other ends than reading."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanpage.read.elements import TITLED
from cleanpage.read.frame import is_hidden

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleanpage.read.frame import Attributes, Block

SPOKEN = re.compile(
    r"sr-?only|visually-?hidden|hidden-?visually|screen-?reader|off-?screen|show-for-sr|assistive|element-invisible"
    r"|(?:\A|\s)clipped(?:\s|\Z)",
    re.IGNORECASE,
)
"""Classes of what pages tell only those who listen."""
PERMALINKS = frozenset({"#", "¶", "§", "🔗", "\uf0c1", "[source]", "[src]", "[docs]"})
"""What links to the place where they stand say, of which one is a chain in the fonts of icons, and those to the program
that is described there."""
LINE_NUMBERS = re.compile(r"\bline-?_?n(?:um(?:ber)?s?|os?)\b|(?:\A|[\s-])lnt?(?:\Z|\s)|\bgutter\b")
"""Classes that highlighters give to the numbers of lines."""
NUMBERS = re.compile(r"\s*\d{1,6}[.:|]?(?:\s+\d{1,6}[.:|]?)*\s*")


def is_unseen(node: LexborNode, tag: str, attributes: Attributes, block: Block) -> bool:
    """Whether an inline element is no part of the line.

    Args:
        node: the element.
        tag: its name.
        attributes: its attributes, of which it has some.
        block: the block that it stands in.
    """
    if ("style" in attributes or "hidden" in attributes) and is_hidden(attributes):
        return True
    if block.pre:
        return _is_line_number(node, attributes)
    return (tag == "a" and block.tag in TITLED and _is_permalink(node, attributes)) or (
        "aria-hidden" in attributes and _is_picture_of_formula(node)
    )


@lru_cache(maxsize=4096)
def is_spoken(names: str) -> bool:
    """Return whether the class of an element says that it is for those who listen to a page, and not shown.

    >>> is_spoken("price u-visually-hidden"), is_spoken("clipped"), is_spoken("price")
    (True, True, False)

    Args:
        names: the value of ``class``.
    """
    return SPOKEN.search(names) is not None


def _is_line_number(node: LexborNode, attributes: Attributes) -> bool:
    """Whether it holds numbers of lines of code, which style sheets set beside them."""
    style = attributes.get("class")
    return bool(style and LINE_NUMBERS.search(style.lower()) and NUMBERS.fullmatch(node.text()))


def _is_permalink(node: LexborNode, attributes: Attributes) -> bool:
    """Whether it is a sign in a heading that leads to the heading itself."""
    return "#" in (attributes.get("href") or "") and node.text().strip() in PERMALINKS


def _is_picture_of_formula(node: LexborNode) -> bool:
    """Whether it shows again what stands beside it as a formula for those who do not see it."""
    return any(beside is not None and beside.css_first("math") is not None for beside in (node.prev, node.next))
