"""A recipe in a page's data: what it is, what goes into it, and what to do."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INGREDIENTS = ("recipeIngredient", "ingredients")
"""Keys of what goes in; the second is that of older releases of schema.org. Templates write empty ones, too."""
STEPS, INSIDE = "recipeInstructions", "itemListElement"
"""Keys of what to do, and of the steps within a section of it."""
TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
DEPTH = 3
"""Lists within one another that are looked into: sections, steps, and what is to be done in each."""


def recipe(data: Mapping[str, object]) -> str:
    """Return a recipe as HTML: its description, a list of what goes in, and what to do step by step.

    >>> recipe({"description": "Plain.", "recipeIngredient": ["1 egg"], "recipeInstructions": [{"text": "Boil it."}]})
    '<p>Plain.</p><ul><li>1 egg</li></ul><ol><li>Boil it.</li></ol>'

    Args:
        data: a `Recipe <https://schema.org/Recipe>`_, as JSON-LD has it.

    Returns:
        Nothing where it does not say what goes in and what to do.
    """
    said = data.get("description")
    goes_in = next(filter(None, ([*_texts(data.get(key))] for key in INGREDIENTS)), [])
    steps = list(_texts(data.get(STEPS)))
    if not (goes_in and steps):
        return ""
    intro = f"<p>{_plain(said)}</p>" if isinstance(said, str) else ""
    return f"{intro}<ul>{''.join(map(_item, goes_in))}</ul><ol>{''.join(map(_item, steps))}</ol>"


def _item(text: str) -> str:
    return f"<li>{_plain(text)}</li>"


def _plain(text: str) -> str:
    """Return a text as HTML without the markup that it may have itself."""
    return html.escape(html.unescape(TAG.sub(" ", text)).strip(), quote=False)


def _texts(value: object, depth: int = DEPTH) -> Iterator[str]:
    """Yield the lines of a list of strings or steps, those of its sections behind their names."""
    if isinstance(value, str):
        yield from filter(None, map(str.strip, value.splitlines()))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, depth)
    elif isinstance(value, dict) and depth:
        if INSIDE in value:
            yield from _texts(value.get("name"), depth)
            yield from _texts(value[INSIDE], depth - 1)
        else:
            yield from _texts(value.get("text") or value.get("name"), depth)
