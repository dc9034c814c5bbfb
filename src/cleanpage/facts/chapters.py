"""Chapters of a recording: lines that each begin with a time, from its first second on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from cleanpage.page import Page

TIMED = regex.compile(r"[(\[]?(?:(\d{1,2}):)?(\d{1,3}):(\d\d)[)\]]?\s*[-–—|:·]?\s*\p{L}")
"""A time, in brackets or not, and the name of a chapter behind it."""
LENGTH = 150
"""Characters of a line at most."""
FEWEST = 3
"""Chapters from which they are a list."""


def chapters(page: Page) -> tuple[int, ...]:
    """Return the lines of the chapters of recordings, by their indices.

    The first begins at once, which no entry of a ticker does, and each further one, on the next line, is later.
    """
    found: list[int] = []
    run: list[int] = []
    last = -1
    for segment in page.segments:
        time = _seconds(segment.text)
        if run and time is not None and time > last:
            run.append(segment.index)
        else:
            found += run if len(run) >= FEWEST else []
            run = [segment.index] if time == 0 else []
        last = time if time is not None else -1
    return tuple(found + (run if len(run) >= FEWEST else []))


def _seconds(text: str) -> int | None:
    """Return the time that a line begins with; None where it has none, or nothing but one."""
    if len(text) > LENGTH or not (match := TIMED.match(text)):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds
