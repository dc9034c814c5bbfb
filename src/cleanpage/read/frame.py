"""Open elements, while the tree is walked; and the place in the DOM that their lines get."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanpage.read.elements import HIDDEN_BLOCKS, HOLDING, KINDS, LEAVES, LISTS, PARTS_OF_QUOTES, PREFORMATTED, RESETS

if TYPE_CHECKING:
    from cleanpage.page import BlockKind

    Attributes = dict[str, str | None]

MAX_PATH = 32
"""Tags that a path has at most, the innermost ones."""
MAX_HINTS = 24
"""Words that a place's hints have at most."""
MAX_OWN_HINTS = 8
"""Words that one element gives to the hints."""
MAX_ATTRIBUTE = 100
"""Characters of an attribute that are looked at for hints."""

HINTING = frozenset({"id", "role", "itemprop", "class", "aria-label"})
"""Attributes that give hints."""
NO_PART_OF_ROWS = frozenset({"table", "body"})
"""Blocks that are lines of their own in a cell of a table, whatever stands in them."""
UNDISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NOTHING: dict[int, int] = {}
CHANGE_OF_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
WORD = re.compile(r"[^\W\d_]{2,}")
ASCII_WORD = re.compile(r"[a-z]{2,}|[A-Z]+[a-z]+|[A-Z]{2,}")
"""The same for nearly all attributes, split at changes of case at once."""


class Frame:
    """An inline element that is open.

    Attributes:
        id: its identity in the tree.
        tag: its name.
        style: its class attribute.
        link: whether it is a link or stands in one.
        hidden: whether the page hides it.
    """

    __slots__ = ("hidden", "id", "link", "style", "tag")

    def __init__(self, id_: int, tag: str, style: str | None, link: bool, hidden: bool) -> None:  # noqa: FBT001
        """Open an element."""
        self.id = id_
        self.tag = tag
        self.style = style
        self.link = link
        self.hidden = hidden


class Setting:
    """What lines get from the blocks that they stand in: one object for all blocks that stand alike.

    Attributes:
        path: tags from below the body.
        hints: words of the attributes, innermost first.
        kind: kind of the lines.
        level: their level.
        lists: how many lists they stand in.
        item: how deep the item of a list is that they stand in; 0 if they stand in none.
        quotes: how many quotes they stand in.
    """

    __slots__ = ("_within", "hints", "item", "kind", "level", "lists", "path", "quotes")

    def __init__(
        self,
        path: tuple[str, ...] = (),
        hints: tuple[str, ...] = (),
        kind: BlockKind = "paragraph",
        level: int = 0,
        lists: int = 0,
        *,
        item: int = 0,
        quotes: int = 0,
    ) -> None:
        """Make one; without arguments, that of the page's outermost block."""
        self.path = path
        self.hints = hints
        self.kind: BlockKind = kind
        self.level = level
        self.lists = lists
        self.item = item
        self.quotes = quotes
        self._within: dict[tuple[str, tuple[str, ...]], Setting] = {}

    def within(self, tag: str, attributes: Attributes) -> Setting:
        """Return the setting in a block that stands in this one; blocks with the same tag and hints share it."""
        own = _own_hints(attributes) if attributes else ()
        found = self._within.get((tag, own))
        if found is None:
            found = self._within[tag, own] = self._made(tag, own)
        return found

    def _made(self, tag: str, own: tuple[str, ...]) -> Setting:
        path = (*self.path, tag) if len(self.path) < MAX_PATH else (*self.path[1:], tag)
        hints = tuple(dict.fromkeys(own + self.hints))[:MAX_HINTS] if own else self.hints
        lists = self.lists + (tag in LISTS)
        item, quotes = self.item, self.quotes
        if tag in KINDS:
            kind = KINDS[tag]
            if tag == "li":
                item = max(lists, 1)
            quotes += kind == "quote"
            level = int(tag[1]) if kind == "heading" else item
        elif tag in RESETS and not (self.kind == "quote" and tag in PARTS_OF_QUOTES):
            kind, level = "paragraph", 0
            if tag not in HOLDING:
                item = quotes = 0
        else:
            kind, level = self.kind, self.level
        return Setting(path, hints, kind, level, lists, item=item, quotes=quotes)


class Block(Frame):
    """A block that is open.

    Attributes:
        attributes: its attributes.
        parent: the block around it; None for the outermost.
        number: a number of its own.
        pre: whether white space counts in it.
        dense: whether it is a table, or stands in one, of which each row is read as one line.
        row: the row of a table that it is or stands in, if there is one.
        broken: for a table row, whether a cell of it has lines of its own.
        numbers: the numbers of the blocks in its path, known once its setting is.
        given: whether a line of it was written.
        count: of a list, its items so far; of an item, its number; of a table, its rows, of a row, its columns.
        columns: of a row, the columns that its cells stand in.
        reaching: of a table, the last row that a cell of an earlier one reaches into, by column.
        language: of code, the class of the element within it.
    """

    __slots__ = (
        "_setting", "attributes", "broken", "columns", "count", "dense", "given", "language", "number", "numbers",
        "parent", "pre", "reaching", "row",
    )  # fmt: skip

    def __init__(
        self, id_: int, tag: str, attributes: Attributes, parent: Block | None, around: Frame | None, number: int
    ) -> None:
        """Open a block.

        Args:
            id_: its identity in the tree.
            tag: its name.
            attributes: its attributes.
            parent: the block around it.
            around: the element around it, which may be inline.
            number: a number of its own.
        """
        self.id = id_
        self.tag = tag
        self.style = None
        self.attributes = attributes
        self.parent = parent
        self.number = number
        self.broken = False
        self._setting: Setting | None = None
        self.numbers: tuple[int, ...] = ()
        self.given = False
        self.count = 0
        self.columns: tuple[int, ...] = ()
        self.reaching: dict[int, int] = NOTHING
        self.language = ""
        self.dense: bool = parent is not None and parent.dense
        self.pre: bool = tag in PREFORMATTED or (parent is not None and parent.pre)
        self.row: Block | None = self if tag == "tr" else parent.row if parent and tag not in NO_PART_OF_ROWS else None
        self.link = around is not None and around.link
        self.hidden = (around is not None and around.hidden) or tag in HIDDEN_BLOCKS
        if len(attributes) > 1 or (attributes and "class" not in attributes):
            self.hidden = self.hidden or is_hidden(attributes)

    @property
    def setting(self) -> Setting:
        """What its lines get from it and the blocks around it, worked out when there is one."""
        if self._setting is None:
            unsettled: list[Block] = [self]
            while (outer := unsettled[-1].parent) is not None and outer._setting is None:  # noqa: SLF001 - its own kind
                unsettled.append(outer)
            setting = outer._setting if outer is not None else None  # noqa: SLF001
            for block in reversed(unsettled):
                setting = setting.within(block.tag, block.attributes) if setting else Setting()
                block._setting = setting  # noqa: SLF001
                if block.parent is not None:
                    block.numbers = (*block.parent.numbers[1 - MAX_PATH :], block.number)
        return self._setting  # type: ignore[return-value] # it is the first of those

    def break_row(self) -> None:
        """Note that there are lines in this block, so that a table row that it stands in is not read as one line."""
        if self.row is not None:
            self.row.broken = True

    @property
    def quotes(self) -> bool:
        """Whether it is a quotation, or the box in one."""
        around = self.parent if self.tag == "div" else self
        return around is not None and around.tag == "blockquote"

    @property
    def siblings(self) -> int:
        """The number that segments of this block share with their neighbours."""
        return self.parent.number if self.parent and self.tag in LEAVES else self.number


def is_code_line(frame: Frame) -> bool:
    """Whether an inline element stands for a line of code, as highlighters have it."""
    names = frame.style.split() if frame.style else ()
    return any(name == "line" or name.endswith("-line") for name in names)


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
def hint_words(value: str) -> tuple[str, ...]:
    """Split an attribute into lower-cased words, at hyphens, underscores and changes of case.

    Args:
        value: such as ``"Article-bodyText article__main"``.

    Returns:
        The words of two letters or more, in order; digits are none.

    Example:
        >>> hint_words("Article-bodyText article__main")
        ('article', 'body', 'text', 'article', 'main')
    """
    if value.isascii():
        words = ASCII_WORD.findall(value)
        return tuple(words) if value.islower() else tuple([word.lower() for word in words])
    return tuple(WORD.findall(CHANGE_OF_CASE.sub(" ", value).lower()))
