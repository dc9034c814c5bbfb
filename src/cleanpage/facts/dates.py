"""The dates that stand on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.dates import find, role
from cleanpage.dates.order import YEAR_FIRST
from cleanpage.dates.shape import BARS
from cleanpage.facts.characters import DIGIT as NUMBER
from cleanpage.facts.characters import characters
from cleanpage.facts.language import page_language
from cleanpage.facts.rough_core import rough_core
from cleanpage.facts.things import announced

if TYPE_CHECKING:
    from cleanpage.dates import Found, Role
    from cleanpage.page import Page, Segment

OPENING = 300
"""Characters at the start of a segment in which dates are looked for: a dateline is no longer, and no paragraph
gives its own date at its end."""
LEAD = 5
"""Lines at the beginning of the body that can open with place and date, as agencies have it."""
TAIL = 2
"""Lines at the end of the body that can be notes about it."""
SHORT = 150
"""Characters of a line up to which it can be there for its date."""
LABEL, LABELS = 60, 5
"""Characters and words at the beginning of a line that are read as a label; no label is longer."""
LEAF = 15
"""Characters of the longest line of a date that is set over several: a month with its year."""
YEAR, MONTH_DAY = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d\d[/.-]\d\d")
"""The lines of a date whose year is set above the rest, as designs of East Asia have it; ``3-1`` is a score."""
DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\.?")
"""The line of the day of such a date."""
FIELD = regex.compile(r"\p{L}[:：]")
"""A label of a field on a line of several."""
SHORTEST = 4
"""Characters of the shortest date: "3月1日"."""
OTHERS = 10
"""Other words beside a date up to which a line can be there for it."""
DECLARED = ("og:locale", "lang", "content-language", "inlanguage")
REGION = regex.compile(r"[-_](\p{Lu}{2})\b|[-_](\p{Ll}{2})$")
# The country that an address ends in, but for those whose domains are bought for the sake of their letters.
COUNTRY = re.compile(r"(?:https?:)?//[^/?#]{1,255}\.([a-z]{2})(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE)
ANYBODYS = frozenset("AC AI CC CO EU FM GG IM IO LA LY ME NU SH SU TK TO TV VC WS".split())
TO_THE_SECOND = re.compile(r":\d\d:(?!00)\d\d")
CLOCK = regex.compile(r"\p{Nd}{1,2}(?:[:hH]\p{Nd}{2}(?::\p{Nd}{2})?|\.\p{Nd}{2}(?=\s?\p{L}))(?:\s?[\p{L}.]{1,6}){0,2}")
"""A time of day, perhaps with its half of the day and zone."""
ENTRIES, CLOCKS = 40, 2
"""Lines behind a date, and the times among them that are those of publication and of the last change; more of them
are those of entries."""
SIGN = regex.compile(r"[\p{P}\p{S}]")
"""What may stand between a date and its time."""
IN_BARS = re.compile(rf"\d\d\s?([{BARS}])\s?\d\d\s?\1\s?\d{{4}}")
"""A date as designs set it: ``03 | 11 | 2025``."""
# A bare value as machines write it, whether or not it is a date that can be.
BARE = regex.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}\S*)?")


class Locale(NamedTuple):
    """Where and in what language the page was written, as far as that helps to read its dates."""

    language: str | None
    region: str | None


def locale(page: Page) -> Locale:
    """Return the language that the page is written in, or declares, and the region of its address, or declared."""
    declared = [item.value for name in DECLARED for item in page.hidden if item.name.rpartition(".")[2] == name]
    language = page.fact(page_language) or next((tag[:2].lower() for tag in declared if tag), None)
    own = (tag for tag in declared if language is None or tag[:2].lower() == language[:2])
    regions = (found[1] or found[2] for tag in own if (found := REGION.search(tag)))
    return Locale(language, _of_address(page.url or "") or next((region.upper() for region in regions), None))


def _of_address(url: str) -> str | None:
    """Return the country that an address ends in; publishing systems declare one unasked, most of them "en-US"."""
    found = COUNTRY.match(url)
    country = found[1].upper() if found else None
    return None if country in ANYBODYS else {"UK": "GB"}.get(country or "", country)


def dates(page: Page) -> dict[int, tuple[Found, ...]]:
    """Return the dates at the start of each segment that has any, by the segment's index.

    In paragraphs amid the body no page says when it was published: they are not looked at.
    """
    if not page.segments:
        return {}
    language, region = page.fact(locale)
    body = page.fact(rough_core)
    amid = range(body.first + LEAD, body.end - TAIL)
    numbered = page.fact(characters).has(NUMBER).nonzero()[0].tolist()
    found: dict[int, tuple[Found, ...]] = {}
    for index in numbered:
        text = page.segments[index].text
        if len(text) > SHORT:
            if index in amid:
                continue
            text = text[:OPENING]
        in_text = find(text, language=language, region=region) if len(text) >= SHORTEST else ()
        if in_text := _in_cells(page.segments[index], in_text):
            told = tuple(_of_event(page, date) for date in in_text) if page.fact(announced) else in_text
            found[index] = _of_threads(page, index, told) if told[0].role == "event" else told
    short = [index for index in numbered if len(page.segments[index].text) <= LEAF]
    leaves = [leaf for index in short if DAY.fullmatch(page.segments[index].text) and (leaf := _leaf(page, index))]
    leaves += [
        leaf for index in short if MONTH_DAY.fullmatch(page.segments[index].text) and (leaf := _of_year(page, index))
    ]
    for lines, date in leaves:
        for index in lines:
            found.pop(index, None)
        found[lines[0]] = (date,)
    in_order = sorted(found.items()) if leaves else found.items()
    return {index: _with_clock(page, index, in_text) for index, in_text in in_order}


def _leaf(page: Page, day: int) -> tuple[range, Found] | None:
    """Return the date that is set like the leaf of a calendar, over two or three lines, and these.

    Beside the line of the day stand month and year, or the month alone: ``03``, ``Nov``, ``2025``; ``Nov``, ``3``.
    """
    for ends in (((0, 3), (-1, 2)), ((0, 2), (-1, 1))):
        spans = [range(day + first, day + end) for first, end in ends]
        leaves = [(lines, date) for lines in spans if (date := _joined(page, lines))]
        if leaves:
            return leaves[0] if len(leaves) == 1 else None  # a day between two months
    return None


def _of_year(page: Page, day: int) -> tuple[range, Found] | None:
    """Return the date that a year and the day in it on the next line are, and these: ``2025``, ``11/03``."""
    lines, language = range(day - 1, day + 1), page.fact(locale)[0] or ""
    if not day or language[:2] not in YEAR_FIRST or not YEAR.fullmatch(page.segments[day - 1].text.rstrip("/.- ")):
        return None
    sign = page.segments[day].text.strip("0123456789")
    return (lines, date) if (date := _joined(page, lines, sign)) else None


def _joined(page: Page, at: range, sign: str = " ") -> Found | None:
    """Return the one date that short lines are together that stand beside each other, and nothing else."""
    lines = page.segments[max(at.start, 0) : at.stop]
    if len(lines) < len(at) or not all(_on_leaf(line, lines[0]) for line in lines):
        return None
    text = sign.join(line.text.rstrip(f"{sign} ") for line in lines)
    language, region = page.fact(locale)
    found = find(text, language=language, region=region)
    alone = len(found) == 1 and found[0].whole and found[0].text == text and not found[0].ambiguous
    return found[0] if alone else None


def _on_leaf(line: Segment, first: Segment) -> bool:
    """Return whether a line can be a part of a date whose first line this is: a short one, set beside it."""
    if len(line.text) > LEAF:
        return False
    if line.place is None or first.place is None:
        return line.gap == first.gap
    return not set(line.place.blocks[-2:]).isdisjoint(first.place.blocks[-2:])


def _in_cells(segment: Segment, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the dates of a line, of a table's row without those whose numbers are cells: bars part these, too."""
    cells = segment.form.cells if segment.form else ()
    if not cells:
        return found
    barred = [IN_BARS.search(date.text) for date in found]
    return tuple(
        date
        for date, match in zip(found, barred, strict=True)
        if not match or any(match.group() in cell for cell in cells)
    )


def _with_clock(page: Page, index: int, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the date that is all of a line with the time that is all of the next one, or of that behind a sign.

    Flattening puts what stands in elements of their own on lines of their own. Where the text has such lines itself,
    as the entries of a live ticker do, a time is one of these.
    """
    date = found[0]
    if len(found) > 1 or date.clock or not date.whole or not date.readings or date.readings[0].moment.day is None:
        return found
    below = [segment for segment in page.segments[index + 1 : index + 3] if not segment.gap]
    if below and SIGN.fullmatch(below[0].text):
        del below[0]
    time = below[0].text if below else ""
    if not CLOCK.fullmatch(time):
        return found
    if sum(CLOCK.fullmatch(segment.text) is not None for segment in page.segments[index : index + ENTRIES]) > CLOCKS:
        return found
    language, region = page.fact(locale)
    timed = find(f"{date.text}, {time}", language=language, region=region)
    if len(timed) != 1 or timed[0].clock is None or not timed[0].readings:
        return found
    return (replace(date, readings=timed[0].readings, clock=timed[0].clock, zone=timed[0].zone),)


def _of_event(page: Page, date: Found) -> Found:
    """Return a date as that of an event, where the page's data says that what it announces is then."""
    if date.role is not None or not date.readings:
        return date
    moment = date.readings[0].moment
    day = f"{moment.year:04}-{moment.month or 0:02}-{moment.day or 0:02}"
    return replace(date, role="event") if any(first <= day <= last for first, last in page.fact(announced)) else date


def _of_threads(page: Page, index: int, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the dates of a line that says when something begins, as such only if that is no thread of a forum.

    No event begins at 23:17:25, but what a forum calls "Start date" does.
    """
    times = (item.value for item in page.hidden if item.source == "time" and item.segment == index)
    if any(TO_THE_SECOND.search(value) for value in times):
        return tuple(replace(date, role=None) for date in found)
    return found


def date_lines(page: Page) -> frozenset[int]:
    """Return the indices of the segments that are a date and nothing else, malformed ones included."""
    lines = {index for index, found in page.fact(dates).items() if found[0].whole}
    return frozenset(lines | {s.index for s in page.segments if s.text[:1].isdigit() and BARE.fullmatch(s.text)})


def label(text: str) -> Role | None:
    """Return what the words at the beginning of a line say of a date behind them: ``Updated 3 days ago``."""
    words = text[:LABEL].split()[:LABELS]
    return next((found for last in range(len(words), 0, -1) if (found := role(" ".join(words[:last])))), None)


def is_short(segment: Segment, date: Found, others: int = OTHERS) -> bool:
    """Return whether a line is short enough to be there for its date; of a line of fields labels do not count."""
    if len(segment.text) > SHORT:
        return False
    if date.others <= others:
        return True
    fields = len(FIELD.findall(segment.text))
    return fields > 1 and date.others - fields <= others
