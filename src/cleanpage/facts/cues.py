"""The cues of boilerplate and of fields that stand in each segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanpage.page import Page
    from cleanpage.words import Match


def matches(page: Page) -> tuple[Match, ...]:
    """Return what the language data finds in each segment."""
    match = page.words.match
    found = {text: match(text) for text in {segment.text for segment in page.segments}}  # menus say things twice
    return tuple(found[segment.text] for segment in page.segments)
