"""The language that a page is written in, by its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.body import body_scores
from cleanpage.facts.shape import shapes
from cleanpage.words import guess_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Page, Segment

ENOUGH, OF_ONE = 4_000, 600
"""Characters of the longest segments that are looked at, and of each: the longest of all may be a program."""
PLENTY = 600
"""Characters of what reads as body, beyond which it alone says what language it is in, or does not: menus may be in the
language of a template."""


def page_language(page: Page) -> str | None:
    """Return the BCP 47 tag of the language that the longest segments of the text are written in, or None."""
    scores = page.fact(body_scores)
    text = [segment for segment in page.segments if scores[segment.index].value > 0]
    language, _ = guess_language(_sample(page, text))
    if language is None and sum(len(segment.text) for segment in text) < PLENTY:
        language, _ = guess_language(_sample(page, page.segments))
    return language


def _sample(page: Page, segments: Sequence[Segment]) -> str:
    """Return the longest segments, each once, as far as it takes."""
    shape = page.fact(shapes)
    sample: list[str] = []
    left = ENOUGH
    longest = sorted(segments, key=lambda segment: -shape[segment.index].size)
    for text in dict.fromkeys(segment.text for segment in longest):
        sample.append(text[: min(left, OF_ONE)])
        left -= len(sample[-1])
        if left <= 0:
            break
    return " ".join(sample)
