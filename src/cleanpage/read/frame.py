"""An open element, while the tree is walked; and the place in the DOM that its lines get."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanpage.read.elements import HIDDEN_BLOCKS, KINDS, LEAVES, RESETS

if TYPE_CHECKING:
    from cleanpage.page import BlockKind

MAX_PATH = 32
"""Tags that a path has at most, the innermost ones."""
MAX_HINTS = 32
"""Words that a place's hints have at most."""
MAX_OWN_HINTS = 12
"""Words that one element gives to the hints."""
MAX_ATTRIBUTE = 300
"""Characters of an attribute that are looked at for hints."""

Attributes = dict[str, str | None]

HINTING = ("id", "role", "itemprop", "class", "aria-label")
UNDISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\x00-\x7f]+")


class Frame:
    """An element that is open.

    Attributes:
        id: its identity in the tree.
        tag: its name.
        attributes: its attributes.
        parent: the block around it.
        link: whether it stands in a link.
        hidden: whether the page hides it.
        pre: whether white space counts in it.
        kind: kind of the segments in it.
        level: their level.
        lists: how many lists it stands in.
        number: a number of its own among the blocks.
        broken: for a table row, whether a cell of it had lines of its own; for others, whether lines ended in it.
    """

    __slots__ = (
        "attributes",
        "broken",
        "hidden",
        "hints",
        "id",
        "kind",
        "level",
        "link",
        "lists",
        "number",
        "parent",
        "path",
        "pre",
        "tag",
    )

    def __init__(
        self, id_: int, tag: str, attributes: Attributes, parent: Frame | None, number: int, *, link: bool, hidden: bool
    ) -> None:
        """Open an element in the block `parent`."""
        self.id = id_
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.number = number
        self.link = link
        self.hidden = hidden
        self.broken = False
        self.path: tuple[str, ...] | None = None
        self.hints: tuple[str, ...] = ()
        self.lists = self.level = 0
        self.kind: BlockKind = "paragraph"
        self.pre = False

    def become_block(self) -> None:
        """Take what a block inherits from the one around it, and what its tag and attributes say."""
        outer, tag = self.parent, self.tag
        if outer:
            self.lists = outer.lists
            self.pre = outer.pre
        if tag in {"ul", "ol", "menu", "dir"}:
            self.lists += 1
        kind = KINDS.get(tag)
        if kind:
            self.kind = kind
            self.level = _level(tag, self.lists)
            self.pre = self.pre or kind == "code"
        elif outer and tag not in RESETS:
            self.kind, self.level = outer.kind, outer.level
        self.hidden = self.hidden or tag in HIDDEN_BLOCKS or (bool(self.attributes) and is_hidden(self.attributes))

    @property
    def siblings(self) -> int:
        """The number that segments of this block share with their neighbours."""
        return self.parent.number if self.parent and self.tag in LEAVES else self.number

    def locate(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the path and the hints of the lines of this block."""
        unknown: list[Frame] = []
        frame: Frame | None = self
        while frame is not None and frame.path is None:
            unknown.append(frame)
            frame = frame.parent
        path, hints = (frame.path or (), frame.hints) if frame else ((), ())
        for frame in reversed(unknown):
            path = (*path[1 - MAX_PATH :], frame.tag) if frame.parent else ()
            own = _own_hints(frame.attributes) if frame.attributes else ()
            if own:
                hints = tuple(dict.fromkeys(own + hints))[:MAX_HINTS]
            frame.path, frame.hints = path, hints
        return path, hints


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element's attributes say that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and UNDISPLAYED.search(style))


def _level(tag: str, lists: int) -> int:
    if tag[0] == "h":
        return int(tag[1])
    return max(lists, 1) if tag == "li" else 0


def _own_hints(attributes: Attributes) -> tuple[str, ...]:
    words: tuple[str, ...] = ()
    for name in HINTING:
        value = attributes.get(name)
        if value:
            words += hint_words(value[:MAX_ATTRIBUTE])
    return words[:MAX_OWN_HINTS]


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
