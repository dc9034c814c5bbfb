"""Hidden metadata that a flattening spilled into the text: bare values on lines of their own, without labels."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

import regex

from cleanpage.article import Author
from cleanpage.facts import core, matches, shapes
from cleanpage.facts.dates import date_lines, dates
from cleanpage.facts.spelling import mentions
from cleanpage.facts.tag_lists import TagList, is_plain, topical_share
from cleanpage.facts.wording import key
from cleanpage.names import is_group, is_name
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

Value = Literal["date", "number", "list", "sentence", "name", "label"]
Found = tuple[str, object, float]
"""A field, its value, and how much it is worth."""
COMMAS = regex.compile(r"\s*[,،、，;]\s*")
ADDRESS = regex.compile(r"https?://|www\.")
PROOFS: frozenset[Value] = frozenset({"date", "number", "list", "sentence"})
SUMMARIES = 2
"""Sentences that a block of metadata has; one with more of them is a list of teasers, or a part of the text."""
BLOCKS = 2
"""Blocks of metadata that a page has; where there are more, they are comments or teasers."""
FIRST, LAST = 1, 4
"""Values before the summary and from the keywords on, in a block without a date."""
LABEL = 8
"""Words beyond which a bare value is a sentence."""
KEYWORD = 5
"""Words that a keyword has at most."""
ENTRY, ENTRIES = 30, 4
"""Characters that most entries of a list have at most; entries from which on a few may be longer."""
SPOKEN_OF = 2
"""Lines of the body that speak of somebody who is its subject and not its author."""
LISTED = 1.4
"""How much it is worth that a bare value can only be keywords."""
MACHINE = regex.compile(r"\d{4}[-/.]?\d\d[-/.]?\d\d(?!\d*\s\p{L})|\d{10,13}$")
"""A date as only metadata has it; the dates of teasers are written for people."""
TOPICAL = 0.4
"""Share of the keywords that the text must speak of where the block need not be metadata."""
AUTHOR, SITE, DOUBTFUL = 1.6, 1.2, 0.8
"""How much it is worth that a bare value can only be the author, that it is the name of the site as well or has not the
form of a person's, and that the block may be a teaser."""


class MetadataLines(Rule, kind="metadata-lines"):
    """Take bare values as evidence for the fields that they can only be.

    One bare value proves nothing: a table has numbers, a menu has names. A block of lines that follow each other
    without a blank line, after the body, is metadata if it holds two different kinds of value that metadata has: a
    date, a count, a list of keywords, a sentence or two. What each line is follows from its
    form and from the order that metadata has: section, description, keywords, author, count, date, publisher.

    Attributes:
        longest: number of lines beyond which a block is no metadata.
        proofs: how many different kinds of value a block must hold.
    """

    longest: int = 10
    proofs: int = 2

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the values of each block of metadata."""
        after = [segment for segment in page.segments[_end(page) :] if segment.place is None]
        found = []
        for block in _blocks(after):
            if not 2 <= len(block) <= self.longest:  # noqa: PLR2004 - one line is no block
                continue
            values: list[Value] = [_value(page, segment) for segment in block]
            if len(PROOFS.intersection(values)) >= self.proofs and _is_metadata(page, block, values):
                found.append((block, values))
        if len(found) <= BLOCKS:
            for block, values in found:
                yield from _verdicts(page, block, values)


def _end(page: Page) -> int:
    """Return where the block begins in which the body ends: values that read like body are its first ones."""
    span = page.fact(core)
    start = span.end
    while span.first + 1 < start < len(page.segments) and not page.segments[start].gap:
        start -= 1
    return start


def _is_metadata(page: Page, block: Sequence[Segment], values: Sequence[Value]) -> bool:
    """Return whether the values are those of one page, and not of a teaser or a comment."""
    sentences = [segment for segment, value in zip(block, values, strict=True) if value == "sentence"]
    if len({key(segment.text) for segment in sentences}) > SUMMARIES:
        return False
    found = page.fact(dates)
    machine = [MACHINE.match(segment.text) is not None for segment in block]
    if any(machine) and all(machine[at] for at, segment in enumerate(block) if segment.index in found):
        return True
    lists = [at for at, value in enumerate(values) if value == "list"]
    if not any(_are_keywords(page, block[at]) for at in lists):
        return False
    if "date" in values:
        return True
    summary = values.index("sentence") if "sentence" in values else len(values)
    return summary <= FIRST and summary < lists[-1] and len(values) - lists[-1] <= LAST


def _are_keywords(page: Page, segment: Segment) -> bool:
    """Return whether a list is one of keywords of which the text speaks."""
    entries = tuple(COMMAS.split(segment.text))
    return is_plain(page, TagList((segment,), (entries,), "signs")) and topical_share(page, entries) >= TOPICAL


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
    dated = segment.index in page.fact(dates)  # as what stands below a teaser: who wrote it, and when
    if len(entries) > 2 and not dated and not text.endswith(".") and _are_short(entries):  # noqa: PLR2004 - two are a place, or a company
        return "list"
    shape = page.fact(shapes)[segment.index]
    if _repeats(page, segment) or (shape.size > LABEL and page.fact(matches)[segment.index].coverage() < 0.3):  # noqa: PLR2004
        return "sentence"
    return "name" if is_name(text) or is_group(text, page.words) else "label"


def _are_short(entries: Sequence[str]) -> bool:
    """Return whether the entries of a list are short, all of them or, of many, half."""
    sizes = sorted(map(len, entries))
    return sizes[len(sizes) // 2] <= ENTRY and sizes[-1] <= (ENTRY if len(sizes) < ENTRIES else 3 * ENTRY)


def _repeats(page: Page, segment: Segment) -> bool:
    """Return whether the body begins with what a line says."""
    mine = key(segment.text)
    span = page.fact(core)
    opening = page.segments[span.first : min(span.end, span.first + 5)]
    return len(mine) > 40 and any(key(other.text).startswith(mine[:200]) for other in opening)  # noqa: PLR2004


def _verdicts(page: Page, block: Sequence[Segment], values: Sequence[Value]) -> Iterator[Verdict]:
    """Yield what each line is, by its form and its place in the block."""
    for at, (segment, value) in enumerate(zip(block, values, strict=True)):
        found = _by_form(segment, value) or _by_place(page, block, values, at)
        if weighed := _weighed(page, segment, found, block) if found else None:
            field, data, weight = weighed
            yield take(field, data, f"a bare {value} in a block of metadata", weight, segment=segment, consume=True)
        else:
            yield drop(segment, "in a block of metadata")


def _by_form(segment: Segment, value: Value) -> Found | None:
    """Return what a line can only be, wherever it stands in the block."""
    if value == "date":
        return "published", segment.text, 1.0
    if value == "number":
        return "declared_word_count", int(segment.text[:9]), 1.0
    if value == "list":
        return "tags", tuple(entry for entry in COMMAS.split(segment.text) if entry), LISTED
    return ("description", segment.text, 1.0) if value == "sentence" else None


def _by_place(page: Page, block: Sequence[Segment], values: Sequence[Value], at: int) -> Found | None:
    """Return what a short value is, by what stands before and after it; None where nothing tells."""
    text = block[at].text
    sentence = values.index("sentence") if "sentence" in values else len(values)
    last = max((i for i, value in enumerate(values) if value == "date"), default=len(values))
    if ADDRESS.match(text):
        return None
    if at == 0 < sentence:
        return "section", text, 1.0
    if at > last:
        return "publisher", text, 1.0
    if not sentence < at < last:
        return None
    final = not any(value in {"name", "label"} for value in values[at + 1 : last])
    return _keyword_or_author(page, block[at], values[at], last=final, alone="list" not in values)


def _keyword_or_author(page: Page, segment: Segment, value: Value, *, last: bool, alone: bool) -> Found | None:
    """Return what a short value between the summary and the date is: a page's only keyword, or its author.

    Keywords come before the author, so that behind a list of them, or another value, only an author can stand.
    """
    text = segment.text
    if len(entries := tuple(COMMAS.split(text))) > 1:
        return "tags", entries, LISTED
    spoken_of = page.fact(mentions)(text).body >= SPOKEN_OF
    if last and (not alone or (value == "name" and not spoken_of)):
        person = value == "name" and not is_group(text, page.words)
        return "authors", Author(name=text, kind="person" if person else "organization"), AUTHOR if person else SITE
    return ("tags", (text,), LISTED) if page.fact(shapes)[segment.index].size <= KEYWORD else None


def _weighed(page: Page, segment: Segment, found: Found, block: Sequence[Segment]) -> Found | None:
    """Return keywords or an author with less weight where the block need not be metadata, or names its site.

    Keywords there look like tags, and the text speaks of most of them.
    """
    field, data, weight = found
    if field not in {"authors", "tags"}:
        return found
    if not any(MACHINE.match(segment.text) for segment in block):
        if isinstance(data, tuple) and not (len(data) > 1 and _are_keywords(page, segment)):
            return None
        return field, data, DOUBTFUL
    if isinstance(data, Author) and sum(key(segment.text) == key(data.name) for segment in block) > 1:
        return field, data.model_copy(update={"kind": "organization"}), SITE
    return field, data, weight
