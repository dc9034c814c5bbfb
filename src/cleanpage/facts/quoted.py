"""What the HTML of a page has in quotes: the values of attributes, and strings in data and programs.

Templates call the page by its name in many of these: for buttons that share it, for pictures, for what counts visitors.
"""

from __future__ import annotations

import json
from html import escape


def times_quoted(markup: str, text: str) -> int:
    """Return how often HTML has a text in double quotes, with nothing else in them, however it is escaped.

    >>> times_quoted('<a title="Ann &amp; Bob"><img alt="Ann & Bob"><i title="Bob">', "Ann & Bob")
    2
    """
    ways = {text, escape(text), json.dumps(text)[1:-1]}
    return sum(markup.count(f'"{way}"') for way in ways)
