"""Which line is the headline: every line that could be it is weighed, by what it looks like and what stands around it.

The weights are learned (`scripts/headline_weights.py`); each is the log odds that one unit of its feature adds.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.address import address_words, site_label
from cleanpage.facts.body import body_scores
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import date_lines
from cleanpage.facts.learned import weights
from cleanpage.facts.shape import shapes
from cleanpage.facts.titles import likeness, page_titles, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleanpage.page import Page, Place, Segment

ABOVE = 400
"""Segments above the body among which a headline is looked for."""
INSIDE = 80
"""Segments of the body among which it is looked for, where a notice or a menu passes for the body's beginning."""
SIZES = ((1, "one word"), (2, "two words"), (4, "three or four words"), (7, "five to seven words"),
         (14, "eight to fourteen words"), (22, "fifteen to 22 words"), (45, "23 to 45 words"))  # fmt: skip
LONGEST = SIZES[-1][0]
PROSE = 1.5
"""Score of a line that reads as body."""
VIEW = 6
"""Lines above and below that are looked at."""
TITLING = frozenset({"headline", "title", "heading", "hed"})
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "button", "dialog"})
NAVIGATING = frozenset(
    {"nav", "menu", "footer", "sidebar", "related", "breadcrumb", "breadcrumbs", "cookie", "modal", "logo"}
)


class Headline(NamedTuple):
    """A segment that may be the headline.

    Attributes:
        index: the segment's index.
        weight: log odds, against the other candidates only.
        reason: what spoke for it most.
    """

    index: int
    weight: float
    reason: str


class Ranking(NamedTuple):
    """The headline and how sure it is.

    Attributes:
        best: the likeliest candidate.
        chance: its share of the probability, 0 to 1, among all candidates.
    """

    best: Headline
    chance: float


def headline(page: Page) -> Ranking | None:
    """Return the most likely headline of the page, or None where no line could be one."""
    found = [_weighed(index, parts) for index, parts in page.fact(headline_features)]
    if not found:
        return None
    best = max(found, key=lambda one: one.weight)
    return Ranking(best, 1 / sum(math.exp(one.weight - best.weight) for one in found))


def _weighed(index: int, parts: Mapping[str, float]) -> Headline:
    known = weights("headline")
    values = {name: known.get(name, 0.0) * value for name, value in parts.items()}
    strongest = sorted(values, key=values.__getitem__, reverse=True)[:3]
    return Headline(index, sum(values.values()), ", ".join(name for name in strongest if values[name] > 0))


def headline_features(page: Page) -> tuple[tuple[int, dict[str, float]], ...]:
    """Return the lines that could be the headline, each with its features."""
    return tuple(_Surveyor(page).candidates())


class _Surveyor:
    """Looks at each candidate and at what stands around it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.core = page.fact(core)
        self.shapes = page.fact(shapes)
        self.matches = page.fact(matches)
        self.dated = page.fact(date_lines)
        self.scores = page.fact(body_scores)
        self.address = page.fact(address_words)
        self.site = page.fact(site_label)
        self.titles = page.fact(page_titles)
        segments = page.segments
        has_core = self.core.end > self.core.first
        self.first = max(0, self.core.first - ABOVE) if has_core else 0
        self.end = min(self.core.first + INSIDE, self.core.end) if has_core else min(ABOVE, len(segments))
        self.words = [words(segment.text) for segment in segments]
        self.keys = Counter(" ".join(mine) for mine in self.words if mine)
        self.seen = _first_places(self.words)
        self.tails: dict[tuple[str, ...], list[list[str]]] = {}
        for line in self.words:
            if 3 <= len(line) <= LONGEST:  # noqa: PLR2004 - fewer words end too many lines
                self.tails.setdefault(tuple(line[-3:]), []).append(line)
        self.prose = list(accumulate(score.value > PROSE for score in self.scores))
        body = self.words[self.core.first : self.core.end] if has_core else self.words
        self.body = Counter(word for line in body for word in set(line))
        self.lead = Counter(word for line in body[: 2 * VIEW] for word in set(line))

    def candidates(self) -> Iterator[tuple[int, dict[str, float]]]:
        for segment in self.page.segments[self.first : self.end]:
            size = self.shapes[segment.index].size
            if size <= LONGEST and self.words[segment.index]:
                yield segment.index, dict(self._features(segment))

    def _features(self, segment: Segment) -> Iterator[tuple[str, float]]:
        yield from self._form(segment)
        yield from self._standing(segment)
        yield from self._echoes(segment)
        if segment.place is not None:
            yield from self._place(segment.place)

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
        if segment.kind == "heading":
            yield f"a heading of level {min(segment.level, 3)}", 1.0
        elif segment.kind != "paragraph":
            yield f"a {segment.kind}", 1.0
        if text.isupper() and text.lower() != text and sum(map(str.isupper, text)) > len(text) / 2:
            yield "all in capitals", 1.0
        if segment.index in self.dated:
            yield "has a date", 1.0
        yield "digits", shape.digits

    def _standing(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield where the line stands."""
        at, segments = segment.index, self.page.segments
        below = segments[at + 1] if at + 1 < len(segments) else None
        yield "stands alone" if segment.gap and below and below.gap else "stands in a run of lines", 1.0
        distance = at - self.core.first
        yield ("lines above the body" if distance < 0 else "lines into the body"), math.log1p(abs(distance))
        if at == 0:
            yield "the first line", 1.0
        yield "another headline right above", float(at > 0 and self._titular(at - 1))
        yield "another headline right below", float(below is not None and self._titular(at + 1))
        if at and segment.gap and segments[at - 1].gap and self._titular(at - 1) and self._topical(at - 1) > 0.3:  # noqa: PLR2004 - it says something of the text
            yield "stands below a headline", 1.0
        if (
            below
            and below.gap
            and segment.gap
            and self._titular(at)
            and self.shapes[at + 1].size >= self.shapes[at].size
            and self._topical(at + 1) > 0.3
        ):
            yield "stands above a standfirst", 1.0
        yield "prose lines above", math.log1p(self.prose[at])
        yield "the lines above are short", self._brevity(range(max(0, at - 3), at))
        yield "the lines below are short", self._brevity(range(at + 1, min(at + 4, len(segments))))
        yield from self._view(range(at + 1, min(at + 1 + VIEW, len(segments))), "below")
        yield from self._view(range(at - 1, max(-1, at - 1 - VIEW), -1), "above")

    def _view(self, indices: range, where: str) -> Iterator[tuple[str, float]]:
        """Yield how near a date, a byline, a body line and a menu are, as the inverse of the distance."""
        seen: set[str] = set()
        for distance, index in enumerate(indices, 1):
            for name in self._role(index):
                if name not in seen:
                    seen.add(name)
                    yield f"{name} {where}", 1 / distance

    def _titular(self, index: int) -> bool:
        """Return whether a line has the form of a headline, roughly: neither a label nor a sentence nor a date."""
        shape = self.shapes[index]
        return shape.size > 3 and not shape.terminal and index not in self.dated and not self.matches[index].coverage()  # noqa: PLR2004

    def _brevity(self, indices: range) -> float:
        """Return the share of lines that have less than four words."""
        return sum(self.shapes[index].size < 4 for index in indices) / max(1, len(indices))  # noqa: PLR2004

    def _role(self, index: int) -> Iterator[str]:
        if self.scores[index].value > PROSE:
            yield "prose"
        match = self.matches[index]
        if match.cues:
            if match.get("byline"):
                yield "byline"
            if match.get("share", "counters", "updated"):
                yield "share buttons"
            if match.coverage() > 0.5:  # noqa: PLR2004 - more than half of it
                yield "boilerplate"
        if index in self.dated:
            yield "date"

    def _echoes(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield how much of what the line says is said elsewhere."""
        mine = self.words[segment.index]
        yield "its words in the body", self._topical(segment.index, self.body)
        yield "its words in the lead", self._topical(segment.index)
        if (count := self.keys[" ".join(mine)]) > 1:
            yield "repeated", math.log(min(count, 5))
            yield "said before", float(self.seen[" ".join(mine)] < segment.index)
        for other in self.tails.get(tuple(mine[-3:]), ()):
            if len(other) != len(mine):
                yield ("ends another line" if len(mine) < len(other) else "another line ends it"), 1.0
                break
        if self.site and "".join(mine) in self.site:
            yield "the site's name", 1.0
        if self.address:
            last, best = self.address
            yield "like the end of the address", likeness(set(mine), last)
            yield "like the address", likeness(set(mine), best)
            yield "its words in the address", sum(word in best for word in mine) / len(mine)
        if self.titles:
            yield "like the hidden title", max(likeness(set(mine), set(title)) for title in self.titles)
            yield "is the hidden title", float(any(title[: len(mine)] == mine for title in self.titles))

    def _topical(self, index: int, text: Counter[str] | None = None) -> float:
        """Return the share of a line's words that the text, or else its beginning, has elsewhere too."""
        counts = self.lead if text is None else text
        mine = self.words[index]
        content = {word for word in mine if len(word) > 3 or not word.isascii()} or set(mine)  # noqa: PLR2004 - shorter ones are mostly function words
        own = 1 if index in self.core else 0
        return sum(counts[word] > own for word in content) / max(1, len(content))

    def _place(self, place: Place) -> Iterator[tuple[str, float]]:
        """Yield what its place in the DOM says."""
        yield "links", place.link_share
        if not TITLING.isdisjoint(place.hints):
            yield "marked as a title", 1.0
        if not OUTSIDE.isdisjoint(place.path):
            yield "outside the content", 1.0
        if not NAVIGATING.isdisjoint(place.hints):
            yield "in navigation", 1.0
        if place.hidden:
            yield "hidden", 1.0


def _first_places(lines: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return for each line the index of the first that says the same."""
    places: dict[str, int] = {}
    for index, line in enumerate(lines):
        places.setdefault(" ".join(line), index)
    return places
