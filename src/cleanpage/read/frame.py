"""Open elements, while the tree is walked; and the place in the DOM that their lines get."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanpage.read.elements import HIDDEN_BLOCKS, KINDS, LEAVES, LISTS, RESETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleanpage.page import BlockKind

    Attributes = Mapping[str, str | None]

MAX_PATH = 32
"""Tags that a path has at most, the innermost ones."""
MAX_HINTS = 24
"""Words that a place's hints have at most."""
MAX_OWN_HINTS = 8
"""Words that one element gives to the hints."""
MAX_ATTRIBUTE = 200
"""Characters of an attribute that are looked at for hints."""

HINTING = frozenset({"id", "role", "itemprop", "class", "aria-label"})
UNDISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\x00-\x7f]+")


class Frame:
    """An inline element that is open.

    Attributes:
        id: its identity in the tree.
        tag: its name.
        link: whether it is a link or stands in one.
        hidden: whether the page hides it.
    """

    __slots__ = ("hidden", "id", "link", "tag")

    def __init__(self, id_: int, tag: str, *, link: bool, hidden: bool) -> None:
        """Open an element."""
        self.id = id_
        self.tag = tag
        self.link = link
        self.hidden = hidden


class Block(Frame):
    """A block that is open.

    Attributes:
        attributes: its attributes.
        parent: the block around it; None for the outermost.
        number: a number of its own.
        kind: kind of the segments in it.
        level: their level.
        lists: how many lists it stands in.
        pre: whether white space counts in it.
        broken: for a table row, whether a cell of it has lines of its own.
    """

    __slots__ = ("attributes", "broken", "hints", "kind", "level", "lists", "number", "parent", "path", "pre")

    def __init__(self, id_: int, tag: str, attributes: Attributes, parent: Block | None, around: Frame | None) -> None:
        """Open a block.

        Args:
            id_: its identity in the tree.
            tag: its name.
            attributes: its attributes.
            parent: the block around it.
            around: the element around it, which may be inline.
        """
        self.id = id_
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.number = 0
        self.broken = False
        self.path: tuple[str, ...] | None = None
        self.hints: tuple[str, ...] = ()
        self.kind: BlockKind = "paragraph"
        self.level = self.lists = 0
        self.link = self.hidden = self.pre = False
        if parent is not None and around is not None:
            self.link = around.link
            self.hidden = around.hidden
            self.pre = parent.pre
            self.lists = parent.lists
        if tag in LISTS:
            self.lists += 1
        if tag in KINDS:
            self.kind = KINDS[tag]
            self.pre = self.pre or self.kind == "code"
            self.level = int(tag[1]) if self.kind == "heading" else max(self.lists, 1) if tag == "li" else 0
        elif parent is not None and tag not in RESETS:
            self.kind = parent.kind
            self.level = parent.level
        if tag in HIDDEN_BLOCKS or (attributes and is_hidden(attributes)):
            self.hidden = True

    @property
    def siblings(self) -> int:
        """The number that segments of this block share with their neighbours."""
        return self.parent.number if self.parent and self.tag in LEAVES else self.number

    def locate(self) -> tuple[str, ...]:
        """Settle path and hints, from the outermost block whose are not known inwards, and return the path."""
        unknown: list[Block] = []
        block: Block | None = self
        while block is not None and block.path is None:
            unknown.append(block)
            block = block.parent
        path, hints = (block.path or (), block.hints) if block else ((), ())
        for block in reversed(unknown):
            path = (*path[1 - MAX_PATH :], block.tag) if block.parent else ()
            own = _own_hints(block.attributes) if block.attributes else ()
            if own:
                hints = _merged(own, hints)
            block.path, block.hints = path, hints
        return path


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element's attributes say that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and UNDISPLAYED.search(style))


def _own_hints(attributes: Attributes) -> tuple[str, ...]:
    words: tuple[str, ...] = ()
    for name, value in attributes.items():
        if value and name in HINTING:
            words += hint_words(value[:MAX_ATTRIBUTE])
    return words[:MAX_OWN_HINTS]


@lru_cache(maxsize=4096)
def _merged(own: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(own + outer))[:MAX_HINTS]


@lru_cache(maxsize=8192)
def hint_words(value: str) -> tuple[str, ...]:
    """Split an attribute into lower-cased words, at hyphens, underscores and changes of case.

    Args:
        value: such as ``"Article-bodyText article__main"``.

    Returns:
        The words of two letters or more, each once.

    Example:
        >>> hint_words("Article-bodyText article__main")
        ('article', 'body', 'text', 'main')
    """
    return tuple(dict.fromkeys(word.lower() for word in WORD.findall(value) if len(word) > 1))
