"""Where bylines and datelines stand in a page on one line, with sentences glued to them before and behind.

    … and nobody was there. Getty Images 3 November 2025 11:30 am By Jane Roe and John Doe Nobody had asked …

A name or a date that a text speaks of stands within a sentence; that of a byline stands where one has ended, or beside
another of its kind, and no sentence goes on behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import regex

from cleanpage.dates import find
from cleanpage.dates.roles import role
from cleanpage.names import AND, PARTICLES, PREPOSITIONS, is_common, is_given, is_name, name_at, name_key
from cleanpage.words.fold import COLONS
from cleanpage.words.table import all_function_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleanpage.words import Cues

Stretch = tuple[int, int]

BREAK = regex.compile(r"[.!?…。！？|•·©][\"”’»)\]]*\s+")
"""The end of a sentence, or a sign between blocks."""
BY = regex.compile(rf"(?<=\s)(?i:{'|'.join(sorted(PREPOSITIONS))})\s*[{COLONS}]?\s+(?=\p{{Lu}})")
GOES_ON = regex.compile(r"\s*[,;]?\s*\p{Ll}")
"""How a sentence goes on behind a name or a date."""
INITIALS = regex.compile(r"(?:\p{Lu}\.)+")
SIGN = regex.compile(r"\s*[,/|•·–—-]\s*")
LEAD, SPACE = regex.compile(rf"[\s{COLONS}]*"), regex.compile(r"\s+")
WORD = regex.compile(r"\S+")
PLACE = regex.compile(r"\s*,\s*\p{Lu}[\p{L}\-]+(?:\s\p{Lu}[\p{L}\-]+)?\s*")
"""Where a report is from: ``Von Erika Muster , Zürich 17.04.2024``."""
AGENCY = 30
"""Characters in which the name of an agency stands behind those of people."""
ABOVE = 300
"""Characters behind the headline in which its date stands, before the first sentence ends."""
CUE = 60
"""Characters in which a phrase that introduces names stands."""
LABEL = 3
"""Words before a date that may say what it is the date of."""
SENTENCES = 2_000
"""Ends of sentences behind which a byline is looked for."""
MOST = 12
"""Names of a byline that are read."""
FULL = 3
"""Words of a full name, at most."""
NAMES = 100
"""Characters before a date in which its authors stand."""
JOINT = 3
"""Characters between two things that stand beside each other."""


def heads(line: str, words: Cues, known: Iterable[Stretch], headline: int) -> list[Stretch]:
    """Return where the bylines and the datelines of a page on one line stand, in order.

    Args:
        line: the page.
        words: the language data.
        known: where what is known to be no text stands, such as menus and the headline.
        headline: where the headline ends, or the first of those.
    """
    known = sorted(known)
    above = min(next((match.end() for match in BREAK.finditer(line, headline)), len(line)), headline + ABOVE)
    dates = [_with_label(line, found.start, found.end) for found in find(line) if found.readings]
    breaks = sorted([0, *(match.end() for match in BREAK.finditer(line)), *(end for _, end in known)])
    starts = sorted(start for start, _ in (*known, *dates))
    ends = [end for _, end in dates]
    bylines = list(_bylines(line, words, sorted([*breaks[:SENTENCES], *ends]), starts))
    bylines += [name for start, _ in dates for name in _names_before(line, start, words)]
    bylines += [name for end in ends if (name := _names_behind(line, end, words))]
    behind, before = sorted(end for _, end in bylines), sorted(start for start, _ in bylines)
    breaks = sorted([*breaks, *ends])
    datelines = [
        (start, end)
        for start, end in dates
        if headline <= start < above
        or _follows(line, start, behind)
        or _precedes(line, end, before)
        or (_follows(line, start, breaks) and not GOES_ON.match(line, end))
    ]
    return sorted({*bylines, *datelines})


def _bylines(line: str, words: Cues, breaks: Sequence[int], starts: Sequence[int]) -> Iterator[Stretch]:
    """Yield each word like "by" with the names behind it, where a sentence has ended or a date or a menu follows."""
    for at in breaks:
        at += len(line[at : at + JOINT]) - len(line[at : at + JOINT].lstrip())  # noqa: PLW2901 - to the first letter
        match = words.match(line[at : at + CUE])
        cue = next((cue for cue in match.cues if cue.list == "byline" and not cue.first), None)
        names = _names(line, at + match.span(cue)[1], words) if cue else []
        if names and not GOES_ON.match(line, names[-1][1]):
            yield at, names[-1][1]
    for found in BY.finditer(line):
        names = _names(line, found.end(), words)
        behind = _behind_place(line, names[-1][1]) if names else 0
        if names and (_precedes(line, behind, starts) or (found[0][0].isupper() and not GOES_ON.match(line, behind))):
            yield found.start(), behind


def _names(line: str, at: int, words: Cues) -> list[Stretch]:
    """Return where names stand that begin at an offset and follow each other, with signs between them or without."""
    named: dict[str, Stretch] = {}
    at = LEAD.match(line, at).end()  # type: ignore[union-attr] # it matches nothing, too
    joint: regex.Match[str] | None = None
    for _ in range(MOST):
        found = name_at(line, at)
        listed = found and joint and not joint[0].isspace() and found[0].count(" ") < FULL
        name = (found[0] if listed else _person(found[0])) if found else ""
        if not name:
            break
        end = at + len(name)
        named.pop(name, None)  # below a picture, and again above the text
        named[name] = at, end
        joint = AND.match(line, end) or SPACE.match(line, end)
        if not joint:
            return [*named.values()]
        at = joint.end()
    match = words.match(line[at : at + AGENCY])
    agency = next((cue for cue in match.cues if cue.list == "agency" and not cue.first), None) if named else None
    return [*named.values(), *([(at, at + match.span(agency)[1])] if agency else [])]


def _person(name: str) -> str:
    """Return the beginning of a run of capitalised words that is one person's name, if the first is a given name.

    >>> _person("Anna-Lena Muster Die Stadt"), _person("Laura de Vries Wenn"), _person("Monday Night")
    ('Anna-Lena Muster', 'Laura de Vries', '')
    """
    found = list(WORD.finditer(name))
    if len(found) < 2 or not _is_given(found[0][0]):  # noqa: PLR2004 - given name and surname
        return ""
    last = 1
    while last + 1 < len(found) and _is_middle(found[last][0]):
        if found[last + 1][0] == found[0][0] or is_common(name_key(found[last + 1][0])):
            break  # the same name again, or a label
        last += 1
    return name[: found[last].end()]


def _is_middle(word: str) -> bool:
    """Return whether more of a name follows a word: a particle, an initial, a second given name."""
    return word.lower() in PARTICLES or word.endswith(".") or _is_given(word)


def _is_given(word: str) -> bool:
    return any(is_given(part) for part in name_key(word).replace("-", " ").split())


def _names_before(line: str, at: int, words: Cues) -> list[Stretch]:
    """Return where the names stand that end right before a date, unless they are part of a sentence."""
    begin = max(0, at - NAMES)
    end = begin + len(line[begin:at].rstrip(" ,|/"))
    before = ""
    for word in WORD.finditer(line, begin, end):
        if before and word[0][:1].isupper() and not (INITIALS.fullmatch(before) or _is_given(before)):
            names = _names(line, word.start(), words)
            if names and names[-1][1] == end:
                return [] if before.casefold() in all_function_words() else _parted(line, names)
            alone = line[word.start() : end]
            if before[-1] in ".!?" and len(alone.split()) <= FULL and is_name(alone):
                return [(word.start(), end)]
        before = word[0]
    return []


def _names_behind(line: str, at: int, words: Cues) -> Stretch | None:
    """Return where the names stand that a sign parts from a date before them."""
    sign = SIGN.match(line, at)
    names = _names(line, sign.end(), words) if sign else []
    return (names[0][0], names[-1][1]) if names and not GOES_ON.match(line, names[-1][1]) else None


def _parted(line: str, names: Sequence[Stretch]) -> list[Stretch]:
    """Return the names with nothing but a space between them one by one, those with signs between them together."""
    found: list[Stretch] = []
    for start, end in names:
        if found and not line[found[-1][1] : start].isspace():
            start = found.pop()[0]  # noqa: PLW2901 - they stand together
        found.append((start, end))
    return found


def _with_label(line: str, start: int, end: int) -> Stretch:
    """Return where a date stands with the words before it that say what it is the date of."""
    found = list(WORD.finditer(line, max(0, start - CUE), start))[-LABEL:]
    begin = next((word.start() for word in found if role(line[word.start() : start].strip(f" {COLONS}"))), start)
    return begin, end


def _behind_place(line: str, at: int) -> int:
    """Return the offset behind the place that a name is followed by."""
    place = PLACE.match(line, at)
    return place.end() if place else at


def _follows(line: str, at: int, ends: Sequence[int]) -> bool:
    """Return whether something ends right before an offset."""
    before = bisect_right(ends, at) - 1
    return before >= 0 and at - ends[before] <= JOINT and not line[ends[before] : at].strip(" ,|/•·-–")


def _precedes(line: str, at: int, starts: Sequence[int]) -> bool:
    """Return whether something begins right behind an offset."""
    behind = bisect_left(starts, at)
    return behind < len(starts) and starts[behind] - at <= JOINT and not line[at : starts[behind]].strip(" ,|/•·-–")
