"""What a page is made of: whether lines as they stand around posts make it a thread."""

from __future__ import annotations

from cleanpage import Pipeline
from cleanpage.facts.kind import is_forum

MENU = [f"Chapter {number}" for number in range(1, 151)]
POSTS = 7 * ["Reply", "The starter lived in the fridge for three weeks, and it smells of nail polish now."]


def _is_forum(*lines: str) -> bool:
    return Pipeline.preset("article").read("\n\n".join(lines)).fact(is_forum)


def test_posts_make_a_thread() -> None:
    """Seven buttons between seven posts are enough."""
    assert _is_forum(*POSTS)


def test_buttons_here_and_there_make_none() -> None:
    """As many among menus, each far from the next, are what any large page has."""
    assert not _is_forum(*POSTS, *MENU)
