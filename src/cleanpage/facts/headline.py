"""Which line is the headline: the one that stands where headlines stand and that the rest of the page repeats."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page

WORD = regex.compile(r"\w+")
TITLES = frozenset({"og:title", "twitter:title", "title", "headline"})
NEAR = 12
"""Segments before the core within which a headline is looked for."""


class Headline(NamedTuple):
    """A segment that may be the headline, and how much speaks for it."""

    index: int
    weight: float
    reason: str


def key(text: str) -> str:
    """Return a text's words in lower case: what two headlines that say the same share."""
    return " ".join(WORD.findall(text.casefold()))


def headline(page: Page) -> Headline | None:
    """Return the most likely headline of the page, or None."""
    return max(_candidates(page), key=lambda found: found.weight, default=None)


def _candidates(page: Page) -> Iterator[Headline]:
    """Yield the segments that could be it."""
    span = page.fact(core)
    last = min(span.first + 3, span.end, len(page.segments)) if span.end > span.first else len(page.segments)
    hidden = [key(item.value) for item in page.hidden if item.name.rpartition(".")[2] in TITLES]
    keys = [key(segment.text) for segment in page.segments]
    repeats = Counter(keys)
    body_words = {word for index in range(span.first, min(span.end, span.first + 12)) for word in keys[index].split()}
    for segment in page.segments[:last]:
        shape, match = page.fact(shapes)[segment.index], page.fact(matches)[segment.index]
        if not 2 <= shape.size <= 40 or match.coverage() > 0.5:  # noqa: PLR2004 - shorter is a label, longer a text
            continue
        mine = keys[segment.index]
        parts = [("before the body", 0.5 + max(0.0, 1.0 - (span.first - segment.index) / NEAR))]
        if any(mine and (mine == title or title.startswith(mine + " ")) for title in hidden):
            parts.append(("the page's hidden title", 3.0))
        if segment.kind == "heading":
            parts.append((f"a heading of level {segment.level}", 1.5 if segment.level == 1 else 0.5))
        if repeats[mine] > 1:
            parts.append((f"stands {repeats[mine]} times", 0.5))
        words = mine.split()
        if words and body_words:
            shared = sum(word in body_words for word in words) / len(words)
            parts.append((f"{shared:.0%} of its words stand in the body", 2.0 * shared))
        parts += [("looks like a sentence", -1.0)] if shape.terminal and not segment.text.endswith(("?", "!")) else []
        parts += [("separators", -1.0)] if shape.separators > 1 else []
        parts += [("short", -0.7)] if shape.size < 4 else []  # noqa: PLR2004 - most headlines are longer
        weight = sum(weight for _, weight in parts)
        yield Headline(segment.index, weight, ", ".join(name for name, w in parts if w > 0))
