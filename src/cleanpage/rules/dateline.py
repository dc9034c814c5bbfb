"""Dates that people see: datelines near the headline, dates at the end of the text, dates in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.dates import DateEvidence, role
from cleanpage.facts.core import core
from cleanpage.facts.dates import OPENING, dates
from cleanpage.facts.headline import headline
from cleanpage.facts.shape import shapes
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.dates import Found
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

ROLES = ("published", "modified")


class Dateline(Rule, kind="dateline"):
    """Take every date that stands on the page as evidence, weighed by what it says of itself and where it stands.

    A dateline says little else than a date; near the headline it is most likely that of publication. A date with a
    label ("Updated: …") counts anywhere. Dates in sentences settle nothing alone, but bear witness: a page whose
    sentences speak of 3 November was hardly written in March. Only a line that is a dateline is taken out of the body.

    Attributes:
        above: number of lines above the headline that are near it.
        below: number of lines below the headline that are near it.
        others: number of other words beside a date up to which a line can be a dateline.
    """

    above: int = 4
    below: int = 12
    others: int = 10

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``published`` and ``modified``; where the line does not say, its role is left open."""
        title = page.fact(headline)
        for index, found in page.fact(dates).items():
            segment = page.segments[index]
            distance = index - title.best.index if title else None
            label = role(page.segments[index - 1].text) if index else None
            for number, date in enumerate(found):
                yield self._take(page, segment, date, distance, date.role or (label if number == 0 else None))

    def _take(self, page: Page, segment: Segment, date: Found, distance: int | None, said: str | None) -> Verdict:
        near = distance is not None and -self.above <= distance <= self.below
        text = segment.text[:OPENING]
        short = date.others <= self.others and len(segment.text) <= OPENING // 2
        if not short:
            evidence = DateEvidence(text, "prose", date.role, line=segment.index, found=date)
            return take("published", evidence, "in a sentence", 0.05, segment=segment, span=(date.start, date.end))
        if near:
            weight = 1.0 if said in ROLES else 0.75 if date.others <= self.others // 2 else 0.5
            weight *= 1 - 0.02 * abs(distance or 0)
            reason = "a date near the headline"
        else:
            weight = 0.12 if said not in ROLES else 0.6 if segment.index < page.fact(core).first else 0.4
            reason = "a date away from the headline"
        evidence = DateEvidence(text, "dateline", said, weight=weight, line=segment.index, found=date)  # type: ignore[arg-type]
        reason += f", said to be {said}" if said else ""
        return take(
            "modified" if said == "modified" else "published",
            evidence,
            reason,
            weight,
            segment=segment,
            span=(date.start, date.end),
            consume=self._is_dateline(page, segment, date, near=near),
        )

    def _is_dateline(self, page: Page, segment: Segment, date: Found, *, near: bool) -> bool:
        """Return whether a line is there for its date."""
        if near:
            return date.whole or (date.others <= self.others // 2 and not page.fact(shapes)[segment.index].terminal)
        return date.whole and segment.index not in page.fact(core)
