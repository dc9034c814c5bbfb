"""Elements that ``<noscript>`` leaves open.

A browser that runs scripts reads what stands in it as a stretch of characters, and nobody notices that an element is
never closed there: ``<noscript><iframe src="…" /></noscript>``. To a parser that reads it the rest of the page would
be what the frame holds.
"""

from __future__ import annotations

import re

OPENING, CLOSING = re.compile(r"<noscript\b", re.IGNORECASE), re.compile(r"</noscript\b", re.IGNORECASE)
RAW = re.compile(r"<(iframe|noembed|noframes|script|style|textarea|title|xmp)\b", re.IGNORECASE)
"""Elements that hold characters alone, up to where they are closed."""


def closed(html: str) -> str:
    """Return HTML in which such elements are closed; nearly always the HTML itself.

    >>> closed('<noscript><iframe src="x" /></noscript><p>Text')
    '<noscript><iframe src="x" /></iframe></noscript><p>Text'

    Args:
        html: the page.
    """
    found: list[str] = []
    copied = at = 0
    while (opening := OPENING.search(html, at)) and (closing := CLOSING.search(html, opening.end())):
        at = closing.end()
        if name := _left_open(html[opening.end() : closing.start()]):
            found += [html[copied : closing.start()], f"</{name}>"]
            copied = closing.start()
    return "".join([*found, html[copied:]]) if found else html


def _left_open(inside: str) -> str | None:
    """Return the name of the element that is not closed, if one is."""
    lower = inside.lower()
    at = 0
    while opening := RAW.search(lower, at):
        name = opening.group(1)
        end = lower.find(f"</{name}", opening.end())
        if end < 0:
            return name
        at = end + len(name)
    return None
