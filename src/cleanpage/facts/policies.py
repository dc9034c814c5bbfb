"""Pages whose text is what notices and footers of other pages speak of: privacy policies, terms, imprints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cleanpage.facts.address import address_parts
from cleanpage.facts.cues import ALL, matches
from cleanpage.facts.titles import hidden_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.words import Match

LISTS = ("footer", "cookies")
"""Lists of phrases that have the names of such pages."""
NO_LETTERS = re.compile(r"\.html?$|[-_+.]")


def is_policy(page: Page) -> bool:
    """Return whether a title of the page is what footers call such a page: ``Privacy policy``, ``AGB``."""
    return any(match.coverage(*LISTS) >= ALL for match in _titles(page))


def _titles(page: Page) -> Iterator[Match]:
    """Yield the titles that the page carries, the end of its address, and its headings of the first level."""
    for title in page.fact(hidden_titles):
        yield page.words.match(title.text)
    _, parts = page.fact(address_parts)
    for part in parts[-1:]:
        yield page.words.match(NO_LETTERS.sub(" ", unquote(part)).strip())
    for segment, match in zip(page.segments, page.fact(matches), strict=True):
        if segment.kind == "heading" and segment.level == 1:
            yield match
