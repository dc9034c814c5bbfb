"""What tells a headline from the other short lines above a text, as numbers that `facts.headline` weighs.

The weights are learned (``scripts/fields/headline.py``); each is the log odds that one unit of its feature adds.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from cleanpage.facts.address import address_words, site_label
from cleanpage.facts.body import body_scores
from cleanpage.facts.characters import DIGIT, characters
from cleanpage.facts.core import core
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches, tokens
from cleanpage.facts.dates import dates
from cleanpage.facts.extent import extent
from cleanpage.facts.headline_candidates import LONGEST, SHORT, headline_candidates, line_places, neighbours_again
from cleanpage.facts.page_kind import PRICE, likely_kinds
from cleanpage.facts.shape import shapes
from cleanpage.facts.subject import subject
from cleanpage.facts.titles import page_titles
from cleanpage.facts.wording import likeness
from cleanpage.words.case import begins_small
from cleanpage.words.table import all_function_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Place, Segment

SIZES = ((1, "one word"), (2, "two words"), (4, "three or four words"), (7, "five to seven words"),
         (14, "eight to fourteen words"), (22, "fifteen to 22 words"), (LONGEST, "23 to 45 words"))  # fmt: skip
PROSE = 1.5
"""Score of a line that reads as body."""
TOPICAL = 0.3
"""Share of a line's telling words that the body begins with, from which on it says something of the subject."""
LIST = 5
"""Words without a function word among them that are entries of a menu more often than a headline."""
CUED_ROLES = (
    ("byline", ("byline",)),
    ("share buttons", ("share", "counters", "updated")),
    ("something to buy", ("shop",)),
)
"""What cues of some lists make of a line, to those above and below."""
VIEW = 6
"""Lines above and below that are looked at."""
FARTHER = 30
"""Lines below among which the text is looked for."""
PATH = 4
"""Lines above among which is the path to the page."""
SIGNS = (*"|>›»→▸❯＞·•/\\–—", "::")
"""What stands between the steps of a path."""
DATED = 100
"""Characters beyond which a line with a date is no dateline."""
PRICED = 60
"""Characters beyond which a line with a price is no price."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ENDS = (("ends with a colon", (":", "：")), ("ends in brackets", (")", "）")))
QUOTES = frozenset("\"“”„«»‘‚'「『")
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "button", "dialog"})
NAVIGATING = frozenset(
    {"nav", "menu", "footer", "sidebar", "related", "breadcrumb", "breadcrumbs", "cookie", "modal", "logo"}
)
OF_ARTICLE = ", of an article"
"""What stands behind the name of a feature of the line itself, a second time, where the page is most likely an article:
a shop or a manual is headed by a word or two, a story hardly ever, and such lines are its tags."""
UNAIDED = ", unaided"
"""What stands behind a feature's name, a second time, where neither address nor hidden title says what to look for."""


def headline_features(page: Page) -> tuple[tuple[int, dict[str, float]], ...]:
    """Return the lines that could be the headline, by their index, each with its features."""
    surveyor = _Surveyor(page)
    return tuple((segment.index, surveyor.features(segment)) for segment in page.fact(headline_candidates))


class _Surveyor:
    """Looks at each candidate and at what stands around it; what many of them need is worked out once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.core, self.text = page.fact(extent), page.fact(core).first
        self.shapes = page.fact(shapes)
        self.matches = page.fact(matches)
        self.dates = page.fact(dates)
        self.address = page.fact(address_words)
        self.site = page.fact(site_label)
        self.article = any(found.kind == "article" for found in page.fact(likely_kinds)[:1])
        self.titles = [(title, set(title)) for title in page.fact(page_titles)]
        is_prose = [score.value > PROSE for score in page.fact(body_scores)]
        self.prose = [at for at, is_one in enumerate(is_prose) if is_one]
        self.prose_above = list(accumulate(is_prose, initial=0))
        self.words = page.fact(tokens)
        self.unaided = not self.titles and not self._is_told_by_address()
        self.function_words = all_function_words()
        self.places = page.fact(line_places)
        self.again = page.fact(neighbours_again)
        self.subject = page.fact(subject)
        self.sizes = [shape.size for shape in self.shapes]
        self.short_above = list(accumulate([size < SHORT for size in self.sizes], initial=0))
        self.titular = list(map(self._is_titular, range(len(page.segments))))
        self.titular_above = list(accumulate(self.titular, initial=0))
        self.roles = self._roles()

    def _is_told_by_address(self) -> bool:
        """Return whether the page has any word of its address: one in another script than the page's says nothing."""
        return self.address is not None and not self.address[1].isdisjoint(chain.from_iterable(self.words))

    def features(self, segment: Segment) -> dict[str, float]:
        """Return the features of a line."""
        found = {name: value for look in (self._form, self._about) for name, value in look(segment)}
        if self.article:
            found |= {name + OF_ARTICLE: value for name, value in found.items()}
        for look in (self._standing, self._around, self._neighbours, self._echoes):
            found.update(look(segment))
        if segment.place is not None:
            found.update(_place(segment.place))
        if self.unaided:
            found |= {name + UNAIDED: value for name, value in found.items()}
        return found

    def _roles(self) -> dict[int, list[str]]:
        """Return what lines are to those that look at them from above or below, by their index; most are nothing."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for index in self.prose:
            found[index].append("prose")
        for index in filter(self._is_dated, self.dates):
            found[index].append("date")
        for index in filter(self._is_priced, self.page.fact(characters).has(DIGIT).nonzero()[0].tolist()):
            found[index].append("price")
        for role, lists in CUED_ROLES:
            for index in indices_of(self.page, lists):
                if self.matches[index].get(*lists):
                    found[index].append(role)
        for index, match in enumerate(self.matches):
            if match.coverage() > 0.5:  # noqa: PLR2004 - more than half of it
                found[index].append("boilerplate")
        return found

    def _is_dated(self, index: int) -> bool:
        return index in self.dates and len(self.page.segments[index].text) <= DATED

    def _is_priced(self, index: int) -> bool:
        text = self.page.segments[index].text
        return len(text) <= PRICED and PRICE.search(text) is not None

    def _form(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield what the line looks like."""
        shape, text = self.shapes[segment.index], segment.text
        yield next(name for most, name in SIZES if shape.size <= most), 1.0
        if shape.terminal:
            yield ("asks or exclaims" if text.rstrip("\"'”’»)")[-1:] in "?!？！؟" else "ends as a sentence"), 1.0
        yield from ((name, 1.0) for name, signs in ENDS if text.endswith(signs))
        if begins_small(text):
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
        yield "capitals", shape.capitalised
        yield "characters", math.log1p(len(text))
        if YEAR.search(text):
            yield "a year", 1.0
        if ":" in text or "：" in text:
            yield "a colon", 1.0
        if text[:1] in QUOTES:
            yield "begins with a quote", 1.0

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
        distance = at - self.text
        yield ("lines above the running text" if distance < 0 else "lines into it"), math.log1p(abs(distance))
        yield "prose lines above", math.log1p(self.prose_above[at + 1])
        yield "headlines above", math.log1p(self.titular_above[at])
        yield "the next prose", self._nearness_of_prose(at)
        if at == 0:
            yield "the first line", 1.0
        if self._is_dated(at):
            yield "has a date", 1.0

    def _around(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield which roles the lines above and below have, and how near the nearest of each is."""
        at, count = segment.index, len(self.page.segments)
        nearest: dict[str, float] = {}
        for other in range(at - 1, max(-1, at - 1 - VIEW), -1):
            for role in self.roles.get(other, ()):
                nearest.setdefault(f"{role} above", 1 / (at - other))
        for other in range(at + 1, min(count, at + 1 + VIEW)):
            for role in self.roles.get(other, ()):
                nearest.setdefault(f"{role} below", 1 / (other - at))
        yield from nearest.items()

    def _neighbours(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield what the lines right above and below look like."""
        at, segments = segment.index, self.page.segments
        alone = segment.gap and at + 1 < len(segments) and segments[at + 1].gap
        yield "stands alone" if alone else "stands in a run of lines", 1.0
        if self.titular[at] and at and self.sizes[at - 1] < SHORT:
            yield "a label right above", 1.0
        if at + 1 < len(segments) and self._is_headline_below(at + 1):
            yield "a headline right below", 1.0
        yield "the lines above are short", self._brevity(max(0, at - 3), at)
        if self.sizes[at] > max(self.sizes[max(0, at - 5) : at], default=0):
            yield "longer than the lines above", 1.0
        yield "the lines below are short", self._brevity(at + 1, min(at + 4, len(segments)))

    def _is_headline_below(self, index: int) -> bool:
        """Return whether a line looks like a headline of the subject and is longer than the one above it."""
        longer = self.sizes[index] > self.sizes[index - 1]
        return longer and self.titular[index] and self.subject.share(index, self.subject.lead) > TOPICAL

    def _is_titular(self, index: int) -> bool:
        """Return whether a line has the form of a headline, roughly: neither a label nor a sentence nor a date."""
        shape = self.shapes[index]
        return (
            shape.size >= SHORT
            and not shape.terminal
            and not self._is_dated(index)
            and not self.matches[index].coverage()
        )

    def _nearness_of_prose(self, at: int) -> float:
        """Return how near the next line below is that reads as body, counting only lines that look like headlines."""
        below = bisect_right(self.prose, at)
        if below == len(self.prose) or self.prose[below] >= at + FARTHER:
            return 0.0
        return 1 / (1 + self.titular_above[self.prose[below]] - self.titular_above[at + 1])

    def _brevity(self, first: int, end: int) -> float:
        """Return the share of lines that are labels."""
        return (self.short_above[end] - self.short_above[first]) / max(1, end - first)

    def _about(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield how far the line speaks of what the text is about."""
        at, about = segment.index, self.subject
        telling = about.telling(at)
        if len(segment.text.split()) >= LIST and self.function_words.isdisjoint(self.words[at]):
            yield "no function word", 1.0
        if not telling:
            yield "no telling word", 1.0
            return
        yield "its words in the body", about.share(at, about.body)
        yield "its words in the lead", about.share(at, about.lead)
        yield "what the text stresses", about.emphasis(at)
        if about.commonest:
            yield "the text's commonest words", sum(map(telling.__contains__, about.commonest)) / len(about.commonest)
            yield "the commonest of all", float(about.commonest[0] in telling)

    def _echoes(self, segment: Segment) -> Iterator[tuple[str, float]]:
        """Yield how much of what the line says is said elsewhere."""
        at, mine = segment.index, self.words[segment.index]
        if (count := len(self.places[segment.text])) > 1:
            yield "repeated", math.log(min(count, 5))
            if at in self.again:
                yield "repeated with its neighbour", 1.0
            others = [other for other in self.places[segment.text] if other != at]
            yield "again above the text", float(others[0] < self.core.first)
            yield "again below the text", float(self.core.after(others[-1]))
            yield "again in the text", float(any(other in self.core for other in others))
        if len(mine) >= SHORT and self.page.source.count(segment.text) > count:
            yield "inside another line", 1.0
        if any(_leads_to(above.text, segment.text) for above in self.page.segments[max(0, at - PATH) : at]):
            yield "ends the path above", 1.0
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


def _leads_to(path: str, text: str) -> bool:
    """Return whether a line ends with another behind a sign, as the path to a page does."""
    return path.endswith(text) and path[: len(path) - len(text)].rstrip().endswith(SIGNS)


def _place(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what a line's place in the DOM says."""
    yield "links", place.link_share
    if not OUTSIDE.isdisjoint(place.path):
        yield "outside the content", 1.0
    if not NAVIGATING.isdisjoint(place.hints):
        yield "in navigation", 1.0
    if place.hidden:
        yield "hidden", 1.0
