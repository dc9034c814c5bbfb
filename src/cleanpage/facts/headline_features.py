"""What tells a headline from the other short lines above a text, as numbers that `facts.headline` weighs.

The weights are learned (``scripts/fields/headline.py``); each is the log odds that one unit of its feature adds.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.address import address_words, site_label
from cleanpage.facts.body import body_scores
from cleanpage.facts.captions import credit
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches, tokens
from cleanpage.facts.dates import dates
from cleanpage.facts.shape import shapes, size_of
from cleanpage.facts.titles import page_titles
from cleanpage.facts.wording import likeness
from cleanpage.words.fold import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Place, Segment

ABOVE = 400
"""Segments above the body among which a headline is looked for."""
INSIDE = 80
"""Segments of the body among which it is looked for, where a notice or a menu passes for the body's beginning."""
THIN = 0.1
"""Share of the page's segments; a body that has fewer is too thin to say where the headline stands."""
ANYWHERE = 2000
"""Segments at the beginning of such a page among which it is looked for."""
MOST = 80
"""Candidates that are looked at closely."""
SIZES = ((1, "one word"), (2, "two words"), (4, "three or four words"), (7, "five to seven words"),
         (14, "eight to fourteen words"), (22, "fifteen to 22 words"), (45, "23 to 45 words"))  # fmt: skip
LONGEST = SIZES[-1][0]
SHORT = 4
"""Words below which a line is a label."""
NUMBERS = frozenset({NUMBER})
"""All words of a line that is no headline: a count, a page's number."""
STEPS = regex.compile(r"\s*[|>›»→▸❯·•]\s*|\s+[/\\–—-]\s+")
HOME = ("navigation", "breadcrumb", "pagination")
"""What stands between the entries of a menu or the steps of a path, and the lists of what these begin with."""
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
SAMPLE = 200
"""Segments of the body that say which words it has."""
LEFT = 12
"""Characters of a byline that may follow the last name."""
CLOSING = (")", "]", "）")
"""What a line ends with that says behind a name what somebody did."""
ALL_BUT = 0.65
"""Share of a line that dates are, from which on it says nothing else."""
DATED = 100
"""Characters beyond which a line with a date is no dateline."""
ENDS = (("ends with a colon", (":", "：")), ("ends in brackets", (")", "）")))
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "button", "dialog"})
NAVIGATING = frozenset(
    {"nav", "menu", "footer", "sidebar", "related", "breadcrumb", "breadcrumbs", "cookie", "modal", "logo"}
)
UNAIDED = ", unaided"
"""What stands behind a feature's name, a second time, where neither address nor hidden title says what to look for."""


def headline_features(page: Page) -> tuple[tuple[int, dict[str, float]], ...]:
    """Return the lines that could be the headline, by their index, each with its features."""
    surveyor = _Surveyor(page)
    return tuple((segment.index, surveyor.features(segment)) for segment in surveyor.candidates())


class _Surveyor:
    """Looks at each candidate and at what stands around it; what many of them need is worked out once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.core = page.fact(core)
        self.shapes = page.fact(shapes)
        self.matches = page.fact(matches)
        self.dates = page.fact(dates)
        self.address = page.fact(address_words)
        self.site = page.fact(site_label)
        self.titles = [(title, set(title)) for title in page.fact(page_titles)]
        self.telling = set().union(*(self.address or ()), *(title for _, title in self.titles))
        self.prose = [score.value > PROSE for score in page.fact(body_scores)]
        self.prose_above = list(accumulate(self.prose, initial=0))
        self.words = page.fact(tokens)
        self.short_above = list(accumulate((shape.size < SHORT for shape in self.shapes), initial=0))
        self.contents: dict[int, tuple[set[str], Sequence[str]]] = {}
        self.roles: dict[int, tuple[str, ...]] = {}

    def candidates(self) -> list[Segment]:
        """Return the lines that could be the headline, or as many of them as look most like it at a glance."""
        segments, first = self.page.segments, self.core.first
        size = self.core.end - first
        if size < THIN * len(segments):
            segments = segments[:ANYWHERE]  # a list of cards or a shop: what reads as text may stand anywhere
        else:
            segments = segments[max(0, first - ABOVE) : min(first + INSIDE, self.core.end)]
        single = size == 1 and self.shapes[first].terminal  # all the text that there is
        found = [
            segment
            for segment in segments
            if self.shapes[segment.index].size <= LONGEST
            and (segment.kind != "caption" or self.page.format == "html")  # an image of Markdown
            and not (single and segment.index == first)
            and not NUMBERS.issuperset(self.words[segment.index])
            and not (self._is_menu(segment) or self._is_date(segment) or self._is_byline(segment))
        ]
        if len(found) > MOST:
            best = sorted(found, key=self._glance, reverse=True)[:MOST]
            found = sorted(best, key=lambda segment: segment.index)
        return [segment for segment in found if segment.kind == "heading" or not credit(self.page, segment)]

    def _is_menu(self, segment: Segment) -> bool:
        """Return whether a line is a menu or a path of short steps that begins at the front page."""
        if segment.kind == "heading" or not self.shapes[segment.index].separators:
            return False
        first, *others = STEPS.split(segment.text.strip())
        short = others and all(size_of(step) <= SHORT for step in others)
        return bool(short) and self.page.words.match(first).whole(*HOME) is not None

    def _is_date(self, segment: Segment) -> bool:
        """Return whether a line is a date and next to nothing else."""
        found = self.dates.get(segment.index)
        return found is not None and sum(date.end - date.start for date in found) > ALL_BUT * len(segment.text)

    def _is_byline(self, segment: Segment) -> bool:
        """Return whether a line is nothing but a byline: what is left beside the names is short, such as a time."""
        cued = self.matches[segment.index].get("byline")
        if segment.kind == "heading" or not (cued or segment.text.endswith(CLOSING)):
            return False
        from cleanpage.facts.bylines import cued_names, helped  # noqa: PLC0415 - the patterns of names take long to load

        found = [mention.credit for mention in cued_names(self.page, segment)] if cued else []
        found = found or helped(self.page, segment)
        return bool(found) and len(segment.text) - found[-1].end <= LEFT

    def _glance(self, segment: Segment) -> float:
        """Return how likely a line is worth a closer look."""
        mine, away = self.words[segment.index], segment.index - self.core.first
        value = -0.25 * math.log1p(-away) if away < 0 else -0.6 * math.log1p(away)
        value += min(len(mine), SHORT) / 2 + (self.lines[segment.text] > 1) - self.shapes[segment.index].terminal
        if self.telling.isdisjoint(mine):
            return value
        own = set(mine)
        if self.address:
            value += 6 * likeness(own, self.address[1])
        for _, title in self.titles:
            value += 4 * likeness(own, title) / len(self.titles)
        return value

    def features(self, segment: Segment) -> dict[str, float]:
        """Return the features of a line."""
        found: dict[str, float] = {}
        for look in (self._form, self._standing, self._around, self._neighbours, self._echoes):
            found.update(look(segment))
        if segment.place is not None:
            found.update(_place(segment.place))
        if not self.address and not self.titles:
            found |= {name + UNAIDED: value for name, value in found.items()}
        return found

    @cached_property
    def lines(self) -> Counter[str]:
        """How many lines say the same."""
        return Counter(segment.text for segment in self.page.segments if self.shapes[segment.index].size <= LONGEST)

    @cached_property
    def body(self) -> Counter[str]:
        """How often the words of the body stand in it."""
        first = self.core.first if self.core.end > self.core.first else 0
        end = self.core.end if self.core.end > first else len(self.page.segments)
        return Counter(chain.from_iterable(map(_whole_words, self.words[first : min(end, first + SAMPLE)])))

    @cached_property
    def lead(self) -> Counter[str]:
        """How often the words of the body's beginning stand in it."""
        first = self.core.first if self.core.end > self.core.first else 0
        return Counter(chain.from_iterable(map(_whole_words, self.words[first : first + LEAD])))

    def _shared(self, index: int, text: Counter[str]) -> float:
        """Return the share of a line's words that a text has elsewhere too."""
        if self.shapes[index].size > LONGEST:
            return 0.0
        if index not in self.contents:
            mine = _whole_words(self.words[index])
            telling = {word for word in mine if len(word) >= CONTENT or not word.isascii()}
            self.contents[index] = telling or set(mine), mine
        content, mine = self.contents[index]
        found = content & text.keys()
        if index in self.core:
            found = {word for word in found if text[word] > mine.count(word)}
        return len(found) / max(1, len(content))

    def _roles(self, index: int) -> tuple[str, ...]:
        """Return what a line is, to those that look at it from above or below."""
        found = self.roles.get(index)
        if found is None:
            found = self.roles[index] = tuple(self._roles_of(index))
        return found

    def _roles_of(self, index: int) -> Iterator[str]:
        if self.prose[index]:
            yield "prose"
        if self._is_dated(index):
            yield "date"
        match = self.matches[index]
        if match.cues:
            if match.get("byline"):
                yield "byline"
            if match.get("share", "counters", "updated"):
                yield "share buttons"
            if match.coverage() > 0.5:  # noqa: PLR2004 - more than half of it
                yield "boilerplate"

    def _is_dated(self, index: int) -> bool:
        return index in self.dates and len(self.page.segments[index].text) <= DATED

    def _form(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield what the line looks like."""
        shape, text = self.shapes[segment.index], segment.text
        yield next(name for most, name in SIZES if shape.size <= most), 1.0
        if shape.terminal:
            yield ("asks or exclaims" if text.rstrip("\"'”’»)")[-1:] in "?!？！؟" else "ends as a sentence"), 1.0
        yield from ((name, 1.0) for name, signs in ENDS if text.endswith(signs))
        if text[:1].islower():
            yield "begins with a small letter", 1.0
        if shape.separators:
            yield "separators", float(min(shape.separators, 3))
        yield from self._cued(segment.index)
        if segment.kind == "heading":
            yield f"a heading of level {min(segment.level, 3)}", 1.0
        elif segment.kind != "paragraph":
            yield f"a {segment.kind}", 1.0
        if shape.capitalised > 0.5 and text.isupper():  # noqa: PLR2004 - scripts without case have no capitals
            yield "all in capitals", 1.0

    def _cued(self, index: int) -> Iterator[tuple[str, float]]:
        """Yield what the cues on the line say."""
        if (match := self.matches[index]).cues:
            yield "cues of boilerplate", match.coverage()
            if match.get("byline"):
                yield "a byline", 1.0
            if match.coverage("caption"):
                yield "a credit of a picture", 1.0

    def _standing(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield where the line stands."""
        at = segment.index
        distance = at - self.core.first
        yield ("lines above the body" if distance < 0 else "lines into the body"), math.log1p(abs(distance))
        yield "prose lines above", math.log1p(self.prose_above[at + 1])
        if at == 0:
            yield "the first line", 1.0
        if self._is_dated(at):
            yield "has a date", 1.0

    def _around(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield which roles the lines above and below have, and how near the nearest of each is."""
        at, count = segment.index, len(self.page.segments)
        nearest: dict[str, float] = {}
        for other in range(at - 1, max(-1, at - 1 - VIEW), -1):
            for role in self._roles(other):
                nearest.setdefault(f"{role} above", 1 / (at - other))
        for other in range(at + 1, min(count, at + 1 + VIEW)):
            for role in self._roles(other):
                nearest.setdefault(f"{role} below", 1 / (other - at))
        yield from nearest.items()

    def _neighbours(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield what the lines right above and below look like."""
        at, segments = segment.index, self.page.segments
        above = segments[at - 1] if at else None
        below = segments[at + 1] if at + 1 < len(segments) else None
        yield "stands alone" if segment.gap and below and below.gap else "stands in a run of lines", 1.0
        yield "the lines above are short", self._brevity(max(0, at - 3), at)
        yield "the lines below are short", self._brevity(at + 1, min(at + 4, len(segments)))
        if above and self._titular(at - 1):
            yield "another headline right above", 1.0
            if segment.gap and above.gap and self._shared(at - 1, self.lead) > TOPICAL:
                yield "stands below a headline", 1.0
        if below and self._titular(at + 1):
            yield "another headline right below", 1.0

    def _titular(self, index: int) -> bool:
        """Return whether a line has the form of a headline, roughly: neither a label nor a sentence nor a date."""
        shape = self.shapes[index]
        return (
            shape.size >= SHORT
            and not shape.terminal
            and not self._is_dated(index)
            and not self.matches[index].coverage()
        )

    def _brevity(self, first: int, end: int) -> float:
        """Return the share of lines that are labels."""
        return (self.short_above[end] - self.short_above[first]) / max(1, end - first)

    def _echoes(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield how much of what the line says is said elsewhere."""
        mine = self.words[segment.index]
        yield "its words in the body", self._shared(segment.index, self.body)
        yield "its words in the lead", self._shared(segment.index, self.lead)
        if (count := self.lines[segment.text]) > 1:
            yield "repeated", math.log(min(count, 5))
            yield "said before", float(self.page.source.find(segment.text) < segment.start)
        if len(mine) >= SHORT and self.page.source.count(segment.text) > count:
            yield "inside another line", 1.0
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
            yield "like the hidden title", max(likeness(own, title) for _, title in self.titles)
            yield "is the hidden title", float(any(title[: len(mine)] == mine for title, _ in self.titles))


def _whole_words(tokens: Sequence[str]) -> Sequence[str]:
    """Return the words of a line; where each character is a token, pairs of them say what words would.

    >>> _whole_words(["bridge", "0", "城", "外", "桥"])
    ['bridge', '0', '城外', '外桥']
    """
    if "".join(tokens).isascii():
        return tokens
    found = [token for token in tokens if len(token) > 1 or token.isascii()]
    if len(found) == len(tokens):
        return found
    pairs = [a + b for a, b in pairwise(tokens) if len(a) == len(b) == 1 and not (a.isascii() or b.isascii())]
    return found + (pairs or [token for token in tokens if len(token) == 1])


def _place(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what a line's place in the DOM says."""
    yield "links", place.link_share
    if not OUTSIDE.isdisjoint(place.path):
        yield "outside the content", 1.0
    if not NAVIGATING.isdisjoint(place.hints):
        yield "in navigation", 1.0
    if place.hidden:
        yield "hidden", 1.0
