"""What the elements of HTML mean for reading: which begin lines, which are never text, what kind of block they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanpage.page import BlockKind

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li listing main marquee menu "
    "nav noscript ol optgroup option p plaintext pre search section select summary table tbody td template textarea "
    "tfoot th thead tr ul xmp".split()
)
"""Elements that begin and end lines. Buttons and form controls are among them: what they say is no part of a sentence
around them."""

TITLED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption"})
"""Blocks that documentation sets a link to themselves in."""

LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd tr td th pre figcaption caption option button legend summary".split())
"""Blocks that hold one thing, so that their neighbours are what stands beside them, not in them."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
"""Lists, which may stand in each other."""

RESETS = frozenset(
    "article aside body details dialog fieldset figure footer form header iframe main nav search section select table "
    "template".split()
)
"""Blocks that begin something new: what stands in them is no item of the list or quote around them."""

HOLDING = frozenset({"table", "figure"})
"""Those of them that are themselves a part of the item or quote around them, with their rows and captions."""

PARTS_OF_QUOTES = frozenset({"footer", "header"})
"""Those of them that say, in a quote, who said it."""

PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
"""Blocks in which white space counts."""

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(PREFORMATTED, "code"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "li": "list-item",
    "blockquote": "quote",
}
"""The kind of block that an element makes."""

NEVER_TEXT: tuple[str, ...] = (
    "script", "style", "svg", "canvas", "object", "audio", "video", "map", "datalist", "noframes", "noembed",
    "annotation", "annotation-xml",
)  # fmt: skip
"""Elements whose content is code, drawing, or a stand-in for media."""

SEPARATORS = frozenset("img input picture embed area select progress meter".split())
"""Inline elements without text of their own that keep the words on their two sides apart."""

HIDDEN_BLOCKS = frozenset({"template", "noscript", "iframe"})
"""Blocks that a browser does not show, or not where scripts run."""

CELLS = frozenset({"td", "th"})
TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption"})
EMBEDDING = frozenset({"template", "iframe"})
"""Elements that may hold a document of their own."""
