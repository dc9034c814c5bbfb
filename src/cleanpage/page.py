"""What rules see: a page, the segments it is judged by, and the facts computed from it once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cleanpage.words import Cues

T = TypeVar("T")

BlockKind = Literal["paragraph", "heading", "list-item", "quote", "code", "table", "caption"]
Format = Literal["text", "html"]

DATA = "script"
"""What the path of a segment begins with that was read from the page's data."""


class Place(NamedTuple):
    """Where a segment of an HTML page stands in the DOM.

    Segments of plain text have no place, but those of Markdown, of which nothing but the share of links is known.

    Attributes:
        path: tags from below ``<body>`` to the block that holds the segment, such as ``("main", "article", "p")``.
        hints: lower-cased words of the attributes (``id``, ``class``, ``role``, ``itemprop``, ``aria-label``) of that
            block and the blocks around it, each once, innermost first; at most 24.
        link_share: share of the segment's characters that stand inside links, 0 to 1.
        hidden: whether the page hides it (``hidden``, ``aria-hidden``, ``display:none``, ``<template>``).
        block: a number for the innermost element that holds this segment and its neighbours; segments with the
            same number are siblings.
        blocks: a number for each block around it, outermost first, as they stand in `path`.
    """

    path: tuple[str, ...]
    hints: tuple[str, ...] = ()
    link_share: float = 0.0
    hidden: bool = False
    block: int = 0
    blocks: tuple[int, ...] = ()


class Piece(NamedTuple):
    """A stretch of the source that a segment was put together from.

    A hyphen that only broke a word at the end of a line stands between two pieces and belongs to neither.

    Attributes:
        start: offset into the source of the first character.
        end: offset after the last one.
        join: what stands between this piece and the one before it in the segment's text: ``" "`` or ``""``.
    """

    start: int
    end: int
    join: str = " "


class Link(NamedTuple):
    """A link in a segment's text, or an image at a place in it.

    Attributes:
        start: offset into the text of its first character.
        end: offset after its last one; equal to `start` for an image.
        address: what it leads to, as the page has it.
        image: whether it is an image.
        text: of an image: what stands for it where it is not shown.
    """

    start: int
    end: int
    address: str
    image: bool = False
    text: str = ""


class Form(NamedTuple):
    """How a segment is set, where its kind does not say it all.

    Attributes:
        goes_on: whether it goes on with the list, table, quote or paragraph of the segment before it.
        marker: of an item of a list: ``"-"``, or its number, as in ``"3."``; empty where it is a further paragraph of
            the item before it. Code, a quote, a table or a caption with which an item begins has the item's. Of a
            paragraph: ``"term"`` where it is a term that is defined.
        language: of code: the language that the page says it is in.
        cells: of a row of a table: what its cells hold; empty where the cell is, or where another one reaches into it.
        links: its links and images, where reading was asked for them.
        quotes: how many quotes it stands in.
        anchors: what its links say one by one, where there are several and nothing else stands behind the first.
    """

    goes_on: bool = False
    marker: str = ""
    language: str = ""
    cells: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    quotes: int = 0
    anchors: tuple[str, ...] = ()


class Segment(NamedTuple):
    """The unit that rules judge: usually a line of the page, sometimes several, or a part of one.

    Attributes:
        index: position among the page's segments, from 0.
        start: offset into the page's source of its first character.
        end: offset after its last one; ``page.source[start:end]`` is exactly what was read.
        text: the same, repaired and with white space collapsed: what people would read.
        gap: number of blank lines before it (in HTML: 1 where a block begins, else 0).
        kind: what the reader took it for.
        level: depth of a heading (1 to 6) or of a list item (from 1); of code, a quote, a table or a caption, that of
            the list item it stands in; 0 where that means nothing.
        place: where it stands in the DOM; None in plain text.
        pieces: the stretches it was put together from, where it is more than one.
        form: how it is set, where its kind does not say it all.
    """

    index: int  # type: ignore[assignment] # in the way of tuple.index, which nobody needs here
    start: int
    end: int
    text: str
    gap: int = 0
    kind: BlockKind = "paragraph"
    level: int = 0
    place: Place | None = None
    pieces: tuple[Piece, ...] = ()
    form: Form | None = None


class Hidden(NamedTuple):
    """A value that the page carries without showing it: meta tag, embedded data, address.

    Attributes:
        source: where it was found: ``"meta"``, ``"json-ld"``, ``"microdata"``, ``"title"``, ``"link"``, ``"html"``,
            ``"time"``, ``"rel"``, ``"charset"``, ``"url"``, ``"data"`` (of the page's own program),
            ``"address"`` (of a link: ``"author"`` leads to a page about whoever is named, ``"fragment"`` to a place
            further below that the page has, which has the same value as ``"id"`` of ``"html"``; ``"field"`` of that is
            a field of a form, such as one for an address of e-mail, ``"spoken"`` what a heading is said to be of to
            those who listen).
        name: its name there, lower-cased: ``"og:title"``, ``"newsarticle.datepublished"`` (a second one is
            ``"newsarticle#2…"``, see `cleanpage.read.jsonld.values`), ``"canonical"``, ``"lang"``.
        value: the value as a string, white space collapsed, entities resolved.
        segment: index of the segment it stands at, for values tied to a place in the text (``<time>``).
    """

    source: str
    name: str
    value: str
    segment: int | None = None


class Notice(NamedTuple):
    """Something a reader or a rule wants the user to know; it ends as a warning on the Article."""

    code: str
    message: str
    field: str | None = None


class TextRepair(NamedTuple):
    """A stretch of source whose characters were mended, beyond white space.

    Attributes:
        start: offset into the source.
        end: offset after the last character.
        value: what is read in its place.
        rule: the kind of mending: ``"mojibake"``, ``"entities"``, ``"control-characters"``, ``"surrogates"``, …
        reason: a sentence for people.
    """

    start: int
    end: int
    value: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page as read: immutable, and the same for every rule.

    Attributes:
        source: the text that all offsets index: the input itself for plain text, the linearised text for HTML.
        segments: the units that rules judge, in order; what lies between them is white space.
        format: what the input was read as.
        hidden: values that the page carries without showing them.
        url: the page's address, where the caller gave one.
        retrieved: when the page was fetched, or on which day, where the caller said; ``clean`` never asks the clock.
        words: the language data that cues are matched with.
        text_repairs: the stretches whose characters were mended.
        notices: what the reader wants the user to know.
        markup: the HTML that it was read from, or the beginning of a long one; empty for text.
        weights: folder with the learned weights of the body; None where they are the package's own.
    """

    source: str
    segments: tuple[Segment, ...]
    words: Cues
    format: Format = "text"
    hidden: tuple[Hidden, ...] = ()
    url: str | None = None
    retrieved: date | None = None
    text_repairs: tuple[TextRepair, ...] = ()
    notices: tuple[Notice, ...] = ()
    markup: str = field(default="", repr=False)
    weights: str | None = None
    _facts: dict[Callable[[Page], Any], Any] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """All that the page says, a segment a line, with a blank line where there is one or a block begins."""
        lines = [("\n\n" if segment.gap else "\n") + segment.text for segment in self.segments]
        return "".join(lines).lstrip("\n")

    def fact(self, function: Callable[[Page], T]) -> T:
        """Return ``function(self)``, computed when first asked for and kept.

        Args:
            function: a plain function of the page, such as those of :mod:`cleanpage.facts`. It must be pure.

        Returns:
            What the function returned.
        """
        facts = self._facts
        if function not in facts:
            facts[function] = function(self)
        found: T = facts[function]
        return found
