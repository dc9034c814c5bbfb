"""Hidden metadata that a flattening spilled into the text: bare values on lines of their own, without labels."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

import regex

from cleanpage.article import Author
from cleanpage.facts import core, matches, shapes
from cleanpage.facts.dates import date_lines
from cleanpage.facts.wording import key
from cleanpage.names import is_name
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

Value = Literal["date", "number", "list", "sentence", "name", "label"]
COMMAS = regex.compile(r"\s*[,،、，;]\s*")
PROOFS: frozenset[Value] = frozenset({"date", "number", "list", "sentence"})
LABEL = 8
"""Words beyond which a bare value is a sentence."""


class MetadataLines(Rule, kind="metadata-lines"):
    """Take bare values as evidence for the fields that they can only be.

    One bare value proves nothing: a table has numbers, a menu has names. A block of lines that follow each other
    without a blank line, after the body, is metadata if it holds two different kinds of value that metadata has: a
    date, a count, a list of keywords, a sentence that the page shows elsewhere too. What each line is follows from its
    form and from the order that metadata has: section, description, keywords, author, count, date, publisher.

    Attributes:
        longest: number of lines beyond which a block is no metadata.
        proofs: how many different kinds of value a block must hold.
    """

    longest: int = 10
    proofs: int = 2

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the values of each block of metadata."""
        span = page.fact(core)
        after = [segment for segment in page.segments[span.end :] if segment.place is None]
        for block in _blocks(after):
            if not 2 <= len(block) <= self.longest:  # noqa: PLR2004 - one line is no block
                continue
            values: list[Value] = [_value(page, segment) for segment in block]
            if len(PROOFS.intersection(values)) >= self.proofs:
                yield from _verdicts(block, values)


def _blocks(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield the runs of segments that no blank line parts."""
    number = 0

    def block(segment: Segment) -> int:
        nonlocal number
        number += segment.gap > 0
        return number

    for _, run in groupby(segments, block):
        yield list(run)


def _value(page: Page, segment: Segment) -> Value:
    """Return what kind of value a line can be."""
    text = segment.text
    if segment.index in page.fact(date_lines):
        return "date"
    if text.isdecimal():
        return "number"
    entries = COMMAS.split(text)
    if len(entries) > 2 and max(map(len, entries)) < 40 and not text.endswith("."):  # noqa: PLR2004 - two are a place
        return "list"
    shape = page.fact(shapes)[segment.index]
    if _repeats(page, segment) or (shape.size > LABEL and not page.fact(matches)[segment.index].cues):
        return "sentence"
    return "name" if is_name(text) else "label"


def _repeats(page: Page, segment: Segment) -> bool:
    """Return whether the body begins with what a line says."""
    mine = key(segment.text)
    span = page.fact(core)
    opening = page.segments[span.first : min(span.end, span.first + 5)]
    return len(mine) > 40 and any(key(other.text).startswith(mine[:200]) for other in opening)  # noqa: PLR2004


def _verdicts(block: Sequence[Segment], values: Sequence[Value]) -> Iterator[Verdict]:
    """Yield what each line is, by its form and its place in the block."""
    first_sentence = values.index("sentence") if "sentence" in values else len(block)
    last_date = max((at for at, value in enumerate(values) if value == "date"), default=-1)
    for at, (segment, value) in enumerate(zip(block, values, strict=True)):
        text, field, worth = segment.text, None, 1.0
        data: object = text
        if value == "date":
            field = "published"
        elif value == "number":
            field, data = "declared_word_count", int(text[:9])
        elif value == "list":
            field, data = "tags", tuple(entry for entry in COMMAS.split(text) if entry)
        elif value == "sentence":
            field = "description"
        elif at < first_sentence and at == 0:
            field = "section"
        elif at > last_date >= 0:
            field = "publisher"
        elif value == "name":
            field, data = "authors", Author(name=text)
        if field:
            yield take(field, data, f"a bare {value} in a block of metadata", worth, segment=segment, consume=True)
        else:
            yield drop(segment, "in a block of metadata")
