"""Dates that people see: datelines near the headline, dates at the end of the text, dates in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.dates import DateEvidence, role
from cleanpage.facts.core import core
from cleanpage.facts.dates import OPENING, OTHERS, SHORT, dates, listed_dates
from cleanpage.facts.headline import headline
from cleanpage.facts.shape import shapes
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.dates import Found, Role
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

SAYING = frozenset({"published", "modified", "status"})
CLOSING = 4
"""Lines below the body among which a date is most likely its own."""
LEAD = 3
"""Lines at the beginning of the body that can open with place and date, as agencies have it."""
PLACE = 40
"""Characters that the name of a place has at most."""
ENDS = ".:,;)|-–—("
"""Signs between such a date and the text."""
NEAREST_HINTS = 10
DATING = frozenset("date datum dateline datetime timestamp published pubdate publish posted fecha data tarih".split())
ELSEWHERE = frozenset(
    "comment comments related sidebar widget recent popular teaser recommended archive footer".split()
)


class Spot(NamedTuple):
    """What the place of a date on the page says about it.

    Attributes:
        weight: how likely a date there is the page's own, 0 to 1.
        labelled: the same for a date with a label ("Published", "Updated").
        reason: for people.
    """

    weight: float
    labelled: float
    reason: str


HEADLINE = Spot(0.2, 0.5, "a date in the headline")
LISTED = Spot(0.1, 0.2, "a date in a list of dates")
ABOVE = Spot(0.12, 0.6, "a date above the body")
BELOW = Spot(0.12, 0.3, "a date away from the headline")
CLOSE = Spot(0.4, 0.7, "a date right below the body")
MARKED = Spot(0.5, 0.7, "a date that the page marks as one")
OTHER = Spot(0.1, 0.2, "a date among other articles or comments")


class Dateline(Rule, kind="dateline"):
    """Take every date that stands on the page as evidence, weighed by what it says of itself and where it stands.

    A dateline says little else than a date; near the headline it is most likely that of publication. A date with a
    label ("Updated: …") counts anywhere. Dates in sentences settle nothing alone, but bear witness: a page whose
    sentences speak of 3 November was hardly written in March. Only a line that is a dateline is taken out of the body.

    Attributes:
        above: number of lines above the headline that are near it.
        below: number of lines below the headline that are near it; the lines right above the body are so too.
        others: number of other words beside a date up to which a line can be a dateline.
    """

    above: int = 4
    below: int = 12
    others: int = OTHERS

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``published`` and ``modified``; where the line does not say, its role is left open."""
        for index, found in page.fact(dates).items():
            segment = page.segments[index]
            label = role(page.segments[index - 1].text) if index else None
            for number, date in enumerate(found):
                said = date.role or (label if number == 0 else None)
                if date.others <= self.others and len(segment.text) <= SHORT:
                    yield self._dateline(page, segment, date, said)
                else:
                    yield _in_sentence(page, segment, date)

    def _dateline(self, page: Page, segment: Segment, date: Found, said: Role | None) -> Verdict:
        near = self._near(page, segment.index)
        spot = near if near and near is not HEADLINE else _spot(page, segment, near)
        weight = spot.labelled if said in SAYING else spot.weight
        if near is not None and said not in SAYING and date.others > self.others // 2:
            weight *= 2 / 3
        evidence = DateEvidence(segment.text[:OPENING], "dateline", said, weight=weight, line=segment.index, found=date)
        return take(
            "modified" if said == "modified" else "published",
            evidence,
            spot.reason + (f", said to be {said}" if said else ""),
            weight,
            segment=segment,
            span=(date.start, date.end),
            consume=self._is_dateline(page, segment, date, near=near is not None),
        )

    def _near(self, page: Page, index: int) -> Spot | None:
        """Return what nearness to the headline is worth, less with every line, or None away from it."""
        title, body = page.fact(headline), page.fact(core)
        if title is None:
            return None
        distance = index - title.best.index
        if distance == 0:
            return HEADLINE
        between = 0 < distance and body.first - self.above <= index < body.first
        if not between and not -self.above <= distance <= self.below:
            return None
        factor = 1 - 0.02 * min(abs(distance), self.below)
        return Spot(0.75 * factor, factor, "a date near the headline")

    def _is_dateline(self, page: Page, segment: Segment, date: Found, *, near: bool) -> bool:
        """Return whether a line is there for its date."""
        if near:
            return date.whole or (date.others <= self.others // 2 and not page.fact(shapes)[segment.index].terminal)
        return date.whole and segment.index not in page.fact(core)


def _spot(page: Page, segment: Segment, near: Spot | None) -> Spot:
    """Return what the place of a line away from the headline says."""
    body, place = page.fact(core), segment.place
    hints = frozenset(place.hints[:NEAREST_HINTS]) if place else frozenset()
    if near:
        return near
    if segment.index in page.fact(listed_dates):
        return LISTED
    if not ELSEWHERE.isdisjoint(hints):
        return OTHER
    if 0 <= segment.index - body.end < CLOSING:
        return CLOSE
    if not body.after(segment.index) and not DATING.isdisjoint(hints):
        return MARKED
    return ABOVE if body.before(segment.index) else BELOW


def _in_sentence(page: Page, segment: Segment, date: Found) -> Verdict:
    """Take a date of a sentence: as a dateline where the body opens with it, or else as a mere witness."""
    text, span = segment.text[:OPENING], (date.start, date.end)
    if _opens(page, segment, date):
        evidence = DateEvidence(text, "dateline", date.role, weight=0.5, line=segment.index, found=date)
        return take("published", evidence, "the text opens with it", 0.5, segment=segment, span=span)
    evidence = DateEvidence(text, "prose", date.role, line=segment.index, found=date)
    return take("published", evidence, "in a sentence", 0.05, segment=segment, span=span)


def _opens(page: Page, segment: Segment, date: Found) -> bool:
    """Return whether a date stands before the text, alone or behind a place: "BERLIN, 3 November 2025 - …"."""
    if not 0 <= segment.index - page.fact(core).first < LEAD or date.start > PLACE:
        return False
    before, after = segment.text[: date.start].split(), segment.text[date.end : date.end + 3].strip()
    is_place = all(not word[0].islower() and not word[0].isdigit() for word in before)
    return (
        is_place
        and after[:1] in ENDS
        and after != ""
        and not (before and before[-1][-1:].isalpha() and len(before) > 1)
    )
