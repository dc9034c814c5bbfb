"""The language that a page is written in, by its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.shape import shapes
from cleanpage.words import guess_language

if TYPE_CHECKING:
    from cleanpage.page import Page

ENOUGH, OF_ONE = 4_000, 600
"""Characters of the longest segments that are looked at, and of each: the longest of all may be a program."""


def page_language(page: Page) -> str | None:
    """Return the BCP 47 tag of the language that the longest segments are written in, or None."""
    sizes = [-shape.size for shape in page.fact(shapes)]
    sample: list[str] = []
    left = ENOUGH
    longest = sorted(range(len(sizes)), key=sizes.__getitem__)
    for text in dict.fromkeys(page.segments[index].text for index in longest):
        sample.append(text[: min(left, OF_ONE)])
        left -= len(sample[-1])
        if left <= 0:
            break
    language, _ = guess_language(" ".join(sample))
    return language
