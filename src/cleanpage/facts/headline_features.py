"""What tells a headline from the other short lines above a text, as numbers that `facts.headline` weighs.

The weights are learned (``scripts/learn_fields.py``); each is the log odds that one unit of its feature adds.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from cleanpage.facts.address import address_words, site_label
from cleanpage.facts.body import body_scores
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.shape import shapes
from cleanpage.facts.titles import page_titles
from cleanpage.facts.wording import likeness, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleanpage.page import Page, Place, Segment

ABOVE = 400
"""Segments above the body among which a headline is looked for."""
INSIDE = 80
"""Segments of the body among which it is looked for, where a notice or a menu passes for the body's beginning."""
SIZES = ((1, "one word"), (2, "two words"), (4, "three or four words"), (7, "five to seven words"),
         (14, "eight to fourteen words"), (22, "fifteen to 22 words"), (45, "23 to 45 words"))  # fmt: skip
LONGEST = SIZES[-1][0]
SHORT = 4
"""Words below which a line is a label."""
CONTENT = 4
"""Letters below which a word of a language with spaces is mostly a function word."""
PROSE = 1.5
"""Score of a line that reads as body."""
TOPICAL = 0.3
"""Share of a line's words that the text has too, from which on it says something of the text."""
VIEW = 6
"""Lines above and below that are looked at."""
LEAD = 12
"""Segments at the beginning of the body that say what it is about."""
TAIL = 3
"""Words at the end of a line by which longer lines that end in the same way are found."""
DATED = 100
"""Characters beyond which a line with a date is no dateline."""
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "button", "dialog"})
NAVIGATING = frozenset(
    {"nav", "menu", "footer", "sidebar", "related", "breadcrumb", "breadcrumbs", "cookie", "modal", "logo"}
)


def headline_features(page: Page) -> tuple[tuple[int, dict[str, float]], ...]:
    """Return the lines that could be the headline, by their index, each with its features."""
    surveyor = _Surveyor(page)
    return tuple((segment.index, dict(surveyor.features(segment))) for segment in surveyor.candidates())


class _Surveyor:
    """Looks at each candidate and at what stands around it; what many of them need is worked out once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.core = page.fact(core)
        self.shapes = page.fact(shapes)
        self.matches = page.fact(matches)
        self.dated = {index for index in page.fact(dates) if len(page.segments[index].text) <= DATED}
        self.address = page.fact(address_words)
        self.site = page.fact(site_label)
        self.titles = page.fact(page_titles)
        self._lay_out()
        self._count()

    def _lay_out(self) -> None:
        """Work out where candidates stand, and for each line which roles its neighbours have."""
        page = self.page
        count = len(page.segments)
        has_core = self.core.end > self.core.first
        self.first = max(0, self.core.first - ABOVE) if has_core else 0
        self.end = min(self.core.first + INSIDE, self.core.end) if has_core else min(ABOVE, count)
        prose = [score.value > PROSE for score in page.fact(body_scores)]
        self.prose = list(accumulate(prose))
        roles = [self._roles(index, prose=is_prose) for index, is_prose in enumerate(prose)]
        self.below = _distances(range(count - 1, -1, -1), roles)
        self.above = _distances(range(count), roles)

    def _count(self) -> None:
        """Work out where words and lines stand elsewhere."""
        self.words = [words(segment.text) for segment in self.page.segments]
        keys = [" ".join(mine) for mine in self.words]
        self.keys = Counter(keys)
        self.earliest = {key: index for index, key in reversed(list(enumerate(keys)))}
        self.tails: dict[tuple[str, ...], set[int]] = {}
        for line in self.words:
            if TAIL <= len(line) <= LONGEST:
                self.tails.setdefault(tuple(line[-TAIL:]), set()).add(len(line))
        body = self.words[self.core.first : self.core.end] or self.words
        self.body = Counter(word for line in body for word in set(line))
        self.lead = Counter(word for line in body[:LEAD] for word in set(line))
        self.topical = [self._shared(index, self.lead) for index in range(self.end)]

    def _roles(self, index: int, *, prose: bool) -> tuple[str, ...]:
        """Return what a line is, to those that look at it from above or below."""
        roles = ["prose"] if prose else []
        match = self.matches[index]
        if match.cues:
            roles += ["byline"] if match.get("byline") else []
            roles += ["share buttons"] if match.get("share", "counters", "updated") else []
            roles += ["boilerplate"] if match.coverage() > 0.5 else []  # noqa: PLR2004 - more than half of it
        return (*roles, "date") if index in self.dated else tuple(roles)

    def _shared(self, index: int, text: Counter[str]) -> float:
        """Return the share of a line's words that a text has elsewhere too."""
        mine = self.words[index]
        if len(mine) > LONGEST:
            return 0.0
        content = {word for word in mine if len(word) >= CONTENT or not word.isascii()} or set(mine)
        own = 1 if index in self.core else 0
        return sum(text[word] > own for word in content) / max(1, len(content))

    def candidates(self) -> Iterator[Segment]:
        """Yield the lines that could be the headline."""
        for segment in self.page.segments[self.first : self.end]:
            if self.shapes[segment.index].size <= LONGEST and self.words[segment.index]:
                yield segment

    def features(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield the features of a line."""
        yield from self._form(segment)
        yield from self._standing(segment)
        yield from self._neighbours(segment)
        yield from self._echoes(segment)
        if segment.place is not None:
            yield from _place(segment.place)

    def _form(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield what the line looks like."""
        shape, text = self.shapes[segment.index], segment.text
        yield next(name for most, name in SIZES if shape.size <= most), 1.0
        if shape.terminal:
            yield ("asks or exclaims" if text.rstrip("\"'”’»)")[-1:] in "?!？！؟" else "ends as a sentence"), 1.0
        if text.endswith((":", "：")):
            yield "ends with a colon", 1.0
        if shape.separators:
            yield "separators", float(min(shape.separators, 3))
        if (match := self.matches[segment.index]).cues:
            yield "cues of boilerplate", match.coverage()
            if match.get("byline"):
                yield "a byline", 1.0
            if match.get("caption"):
                yield "a credit of a picture", 1.0
        if segment.kind == "heading":
            yield f"a heading of level {min(segment.level, 3)}", 1.0
        elif segment.kind != "paragraph":
            yield f"a {segment.kind}", 1.0
        if shape.capitalised > 0.5 and text.isupper():  # noqa: PLR2004 - scripts without case have no capitals
            yield "all in capitals", 1.0

    def _standing(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield where the line stands."""
        at = segment.index
        distance = at - self.core.first
        yield ("lines above the body" if distance < 0 else "lines into the body"), math.log1p(abs(distance))
        yield "prose lines above", math.log1p(self.prose[at])
        if at == 0:
            yield "the first line", 1.0
        if at in self.dated:
            yield "has a date", 1.0
        for where, seen in (("above", self.above), ("below", self.below)):
            for role, other in seen[at].items():
                if 0 < (apart := abs(other - at)) <= VIEW:
                    yield f"{role} {where}", 1 / apart

    def _neighbours(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield what the lines right above and below look like."""
        at, segments = segment.index, self.page.segments
        above = segments[at - 1] if at else None
        below = segments[at + 1] if at + 1 < len(segments) else None
        yield "stands alone" if segment.gap and below and below.gap else "stands in a run of lines", 1.0
        yield "the lines above are short", self._brevity(range(max(0, at - 3), at))
        yield "the lines below are short", self._brevity(range(at + 1, min(at + 4, len(segments))))
        if above and self._titular(at - 1):
            yield "another headline right above", 1.0
            if segment.gap and above.gap and self.topical[at - 1] > TOPICAL:
                yield "stands below a headline", 1.0
        if below and self._titular(at + 1):
            yield "another headline right below", 1.0

    def _titular(self, index: int) -> bool:
        """Return whether a line has the form of a headline, roughly: neither a label nor a sentence nor a date."""
        shape = self.shapes[index]
        return (
            shape.size >= SHORT
            and not shape.terminal
            and index not in self.dated
            and not self.matches[index].coverage()
        )

    def _brevity(self, indices: range) -> float:
        """Return the share of lines that are labels."""
        return sum(self.shapes[index].size < SHORT for index in indices) / max(1, len(indices))

    def _echoes(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield how much of what the line says is said elsewhere."""
        mine = self.words[segment.index]
        key = " ".join(mine)
        yield "its words in the body", self._shared(segment.index, self.body)
        yield "its words in the lead", self.topical[segment.index]
        if (count := self.keys[key]) > 1:
            yield "repeated", math.log(min(count, 5))
            yield "said before", float(self.earliest[key] < segment.index)
        lengths = self.tails.get(tuple(mine[-TAIL:]), ())
        if any(length > len(mine) for length in lengths):
            yield "ends another line", 1.0
        if self.site and "".join(mine) in self.site:
            yield "the site's name", 1.0
        yield from self._hidden_echoes(mine)

    def _hidden_echoes(self, mine: Sequence[str]) -> Iterator[tuple[str, float]]:
        """Yield how much the line is like the page's address and its hidden titles."""
        own = set(mine)
        if self.address:
            last, best = self.address
            yield "like the end of the address", likeness(own, last)
            yield "like the address", likeness(own, best)
            yield "its words in the address", sum(word in best for word in mine) / len(mine)
        if self.titles:
            yield "like the hidden title", max(likeness(own, set(title)) for title in self.titles)
            yield "is the hidden title", float(any(title[: len(mine)] == mine for title in self.titles))


def _distances(indices: Iterable[int], roles: Sequence[Sequence[str]]) -> list[dict[str, int]]:
    """Return, for each line, where the last line of each role stands on the way to it."""
    seen: dict[str, int] = {}
    found: list[dict[str, int]] = [{}] * len(roles)
    for index in indices:
        found[index] = seen
        if roles[index]:
            seen = {**seen, **dict.fromkeys(roles[index], index)}
    return found


def _place(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what a line's place in the DOM says."""
    yield "links", place.link_share
    if not OUTSIDE.isdisjoint(place.path):
        yield "outside the content", 1.0
    if not NAVIGATING.isdisjoint(place.hints):
        yield "in navigation", 1.0
    if place.hidden:
        yield "hidden", 1.0
