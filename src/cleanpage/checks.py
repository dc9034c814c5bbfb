"""Checks of the finished whole: what a user should know that no single rule sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanpage.article import Warning  # noqa: A004 - the model's public name
from cleanpage.facts.shape import size_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleanpage.page import Page

WIDELY = 0.3
"""Share by which the page's own word count may differ from the body's before a user is told."""


def check(page: Page, fields: Mapping[str, Any], text: str) -> tuple[Warning, ...]:
    """Return warnings about the body.

    Args:
        page: the page.
        fields: the settled fields.
        text: the body.

    Returns:
        ``no-body`` where nothing of a page is body, ``word-count-differs`` where the page's own count of words and the
        body's are far apart.
    """
    found = []
    if not text:
        why = "no part of the page reads as the body of an article" if page.segments else "the page holds no text"
        found.append(Warning("no-body", why, "text"))
    declared = fields.get("declared_word_count")
    if declared:
        count = round(size_of(text))
        if abs(declared - count) > WIDELY * max(declared, count):
            message = f"the page says it has {declared} words; the body has {count}"
            found.append(Warning("word-count-differs", message, "text"))
    return tuple(found)
