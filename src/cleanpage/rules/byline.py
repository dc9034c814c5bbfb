"""Bylines, such as ``By Jane Roe and John Doe``, and names that stand alone under a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core
from cleanpage.facts.bylines import CUED, Below, Mention, cued_names, lone_cue
from cleanpage.facts.headline import headline
from cleanpage.facts.learned import weights
from cleanpage.facts.lone_names import lone_names, name_features
from cleanpage.names import is_name
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

FAR = 1.6
"""How much a byline is worth where it stands away from the headline."""
OTHER = 0.6
"""The same, where another byline stands nearer to the headline."""
LEAST = 1.2
"""Weight from which on a name that stands alone is the first of the page's bylines."""
EVEN, SCALE, MOST = 1.6, 0.5, 1.9
"""What a name that stands alone is worth where it is as likely as not the author's, what each log odds
adds, and the most it can be worth."""
DOUBTFUL = -1.0
"""Weight below which a name that stands alone is not worth telling."""
BESIDE_CUED = 0.75
"""What the weight of a name that stands alone is multiplied with where a word introduces others."""
SIGNED = 4
"""Lines below the headline on which somebody may sign with a small letter."""


class Byline(Rule, kind="byline"):
    """Take the names that a word like "by" introduces, and names that stand alone, near the headline.

    A name alone proves little: it may be the subject of the article, a section, a link. It is the author's the more
    likely the nearer a date stands, the nearer the headline, and where a role follows; and less where its words are
    written small elsewhere on the page, or the text speaks of that person. A sentence that begins with the word
    ("By the way, …") stays.

    Attributes:
        above: number of segments above the headline that are looked at.
        below: number of segments below it that are looked at.
        apart: number of lines beyond which a second byline is a teaser's, and not the page's.
        least: how much must speak for a name before it is taken out of the text.
    """

    above: int = 6
    below: int = 18
    apart: int = 4
    least: float = 1.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the authors that the head of the page names."""
        lines, at = self.head(page)
        below = Below()
        mentions: list[Mention] = []
        first: int | None = None
        for segment in lines:
            found = list(cued_names(page, segment, signed=0 < segment.index - at <= SIGNED))
            found = found or below.names(page, segment)
            if not found and segment.index > at - 2 and (cue := lone_cue(page, segment)):
                below = Below(cue)
                yield drop(segment, f"introduces an author: {cue!r}")
            if first is not None and segment.index - first > self.apart:
                found = [mention._replace(weight=OTHER) for mention in found]
            elif not found:
                found = list(_alone(page, segment, at))
            if first is None and segment.index > at and any(mention.weight >= LEAST for mention in found):
                first = segment.index
            mentions += found
        cued = any(mention.weight >= CUED for mention in mentions)
        for mention in mentions:
            alone = cued and OTHER < mention.weight <= MOST
            yield self._take(mention._replace(weight=mention.weight * BESIDE_CUED) if alone else mention)
        yield from self._far(page, {segment.index for segment in lines})

    def _far(self, page: Page, near: Container[int]) -> Iterator[Verdict]:
        """Yield the names that a byline gives elsewhere above the body, where there are not several such."""
        end = page.fact(core).first
        found = [
            mention
            for s in page.segments[:end]
            if s.index not in near
            for mention in cued_names(page, s)
            if is_name(mention.credit.author.name)
        ]
        if len({mention.segment.index for mention in found}) == 1:
            for mention in found:
                yield self._take(mention._replace(weight=FAR, reason=f"{mention.reason}, away from the headline"))

    def head(self, page: Page) -> tuple[Sequence[Segment], int]:
        """Return the lines around the headline, or around where the body begins, and where that is."""
        best = page.fact(headline)
        at = best.best.index if best else page.fact(core).first
        return page.segments[max(0, at - self.above) : at + self.below], at

    def _take(self, mention: Mention) -> Verdict:
        segment, credit, weight, reason = mention
        span = (credit.start, credit.end)
        return take("authors", credit.author, reason, weight, segment=segment, span=span, consume=weight >= self.least)


def _alone(page: Page, segment: Segment, at: int) -> Iterator[Mention]:
    """Yield the names that a line consists of, but for a date, a role or an age."""
    for credit in lone_names(page, segment, at):
        known = weights("byline")
        values = {
            name: known.get(name, 0.0) * value
            for name, value in name_features(page, segment, credit.author, at).items()
        }
        weight = min(EVEN + SCALE * sum(values.values()), MOST)
        if weight >= DOUBTFUL:
            strongest = sorted(values, key=values.__getitem__, reverse=True)[:3]
            reason = "stands alone: " + ", ".join(name for name in strongest if values[name] > 0)
            yield Mention(segment, credit, weight, reason)
