"""Tags of a question: sites of questions set them between the first post and its buttons, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.cues import matches
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_forum
from cleanpage.facts.posts import BUTTONS
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from cleanpage.page import Page, Segment

WORDS, FEWEST = 2, 2
"""Words of such a line at most, and lines that there are at least."""
SENTENCES = (".", "?", "!", ",", ":")
"""What no tag ends in."""


def question_tags(page: Page) -> tuple[Segment, ...]:
    """Return the lines in small letters right above the buttons of a thread's first post; none on other pages."""
    best = page.fact(headline)
    if best is None or not page.fact(is_forum):
        return ()
    found, is_prose = page.fact(matches), page.fact(prose)
    first = next((at for at in range(best.best.index + 1, len(is_prose)) if is_prose[at]), len(is_prose))
    end = next((at for at in range(first, len(is_prose)) if found[at].whole(*BUTTONS)), first)
    start = end
    while start > first + 1 and _is_tag(page, page.segments[start - 1]):
        start -= 1
    return page.segments[start:end] if end - start >= FEWEST else ()


def _is_tag(page: Page, segment: Segment) -> bool:
    """Return whether a line is a few words in small letters, and no number."""
    small = segment.text.islower() and not segment.text.endswith(SENTENCES)
    return small and page.fact(shapes)[segment.index].size <= WORDS and not page.fact(matches)[segment.index]
