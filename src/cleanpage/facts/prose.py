"""Which segments are running text, and how much of it stands before each."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from cleanpage.facts.cues import matches
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from cleanpage.page import Page

SENTENCE = 8
"""Words from which a line that ends as a sentence is running text, and not a label with a full stop."""
PARAGRAPH = 60
"""Words from which a line is running text in Thai and Lao, which are written without full stops."""
CLOSING = "\"'”’»)"
"""Signs that may stand at the end of it all the same."""


def prose(page: Page) -> tuple[bool, ...]:
    """Return for each segment whether it is running text: sentences, and not links or cues of boilerplate."""
    return tuple(
        (shape.terminal or (shape.size >= PARAGRAPH and "\u0e00" <= segment.text.rstrip(CLOSING)[-1:] <= "\u0eff"))
        and shape.size >= SENTENCE
        and (segment.place is None or segment.place.link_share < 0.5)  # noqa: PLR2004 - half
        and match.coverage() < 0.5  # noqa: PLR2004 - half
        for segment, shape, match in zip(page.segments, page.fact(shapes), page.fact(matches), strict=True)
    )


def prose_before(page: Page) -> tuple[float, ...]:
    """Return for each segment, and for the page's end, how many words of running text stand before it."""
    sizes = (
        shape.size if is_prose else 0.0 for shape, is_prose in zip(page.fact(shapes), page.fact(prose), strict=True)
    )
    return tuple(accumulate(sizes, initial=0.0))
