"""Bylines, such as ``By Jane Roe and John Doe``, and names that stand alone under a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.address import site_label
from cleanpage.facts.dates import dates
from cleanpage.facts.headline import headline
from cleanpage.facts.learned import weights
from cleanpage.facts.lone_names import lone_names, name_features
from cleanpage.facts.wording import words
from cleanpage.names import PREPOSITIONS, credits_in, introduces, is_given, is_name, name_key
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from cleanpage.names import Credit
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

LONGEST = 200
MOSTLY = 0.9
"""Share of a line under cues of boilerplate from which on it is a button, whatever word of a byline is in it."""
"""Characters beyond which a line is no byline."""
CUED = 3.0
"""How much it is worth that a word like "by" introduces a name."""
FAR = 1.6
"""The same, where the byline stands away from the headline."""
OTHER = 0.6
"""The same, where another byline stands nearer to the headline."""
LEAST = 1.2
"""Weight from which on a name that stands alone is the first of the page's bylines."""
EVEN, SCALE, MOST = 1.5, 0.5, 1.9
"""What a name that stands alone is worth where it is as likely as not the author's, what each log odds
adds, and the most it can be worth."""
CHECKING = regex.compile(
    r"edit|review|check|translat|fact|photo|foto|redig|lektor|uber|traduc|traduz|inform|material|source|quelle|来|來|编|編|校|责|責|译|譯|图"
)
"""What words of a byline say where they name somebody who did not write."""
CREDITS = frozenset({"byline", "first-post"})
PARTS = regex.compile(r"\s*[|•·●▪—]\s*|\s+[–-]\s+|\t|\s+(?=\S{1,8}[:：]\S)")
AND_ALONE = regex.compile(r"(?:and|und|et|y|e|og|och|,|&|/|\||•|·|\+|-|–)")


class Mention(NamedTuple):
    """A name on a line of the page's head."""

    segment: Segment
    credit: Credit
    weight: float
    reason: str


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
        below = _Below()
        first: int | None = None
        for segment in lines:
            found = list(_cued(page, segment)) or below.names(page, segment)
            if not found and segment.index > at - 2 and (cue := _lone_cue(page, segment)):
                below = _Below(cue)
                yield drop(segment, f"introduces an author: {cue!r}")
            far = first is not None and segment.index - first > self.apart
            if far:
                found = [mention._replace(weight=OTHER) for mention in found]
            elif not found:
                found = list(_alone(page, segment, at))
            if first is None and segment.index > at and any(mention.weight >= LEAST for mention in found):
                first = segment.index
            for mention in found:
                yield self._take(mention)
        yield from self._far(page, {segment.index for segment in lines})

    def _far(self, page: Page, near: Container[int]) -> Iterator[Verdict]:
        """Yield the names that a byline gives elsewhere above the body, where there are not several such."""
        end = page.fact(core).first
        found = [
            mention
            for s in page.segments[:end]
            if s.index not in near
            for mention in _cued(page, s)
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


def _cued(page: Page, segment: Segment) -> Iterator[Mention]:
    """Yield the names on a line that a word like "by" introduces, at its beginning or behind a date or a sign."""
    if len(segment.text) > LONGEST or (page.fact(shapes)[segment.index].terminal and len(segment.text) > LONGEST / 2):
        return
    if page.fact(matches)[segment.index].coverage() > MOSTLY:
        return
    for start, text in _parts(page, segment):
        whole = start == 0 and text == segment.text
        match = page.fact(matches)[segment.index] if whole else page.words.match(text)
        for cue in match.cues:
            if cue.list not in CREDITS or cue.how not in {"start", "end", "part"} or CHECKING.search(cue.phrase):
                continue
            before, after = match.span(cue)
            if cue.how == "end":
                found = credits_in(text[:before], page.words, alone=True)
            elif cue.how == "part" or (cue.first == 0 and introduces(text, cue.phrase, after)):
                found = credits_in(text, page.words, after, alone=True)
            else:
                continue
            for credit in found:
                if (
                    cue.phrase in PREPOSITIONS
                    and credit.author.name.islower()
                    and not _is_site(page, credit.author.name)
                ):
                    continue
                moved = credit._replace(start=credit.start + start, end=credit.end + start)
                yield Mention(segment, moved, CUED, f"beside {cue.phrase!r}")


def _is_site(page: Page, name: str) -> bool:
    """Return whether a name is the site's, as far as the page's address tells."""
    return "".join(words(name)) in page.fact(site_label)


def _parts(page: Page, segment: Segment) -> list[tuple[int, str]]:
    """Return the line whole, and the parts of it that signs and dates separate."""
    text = segment.text
    found = page.fact(dates).get(segment.index, ())
    ends = sorted({0, *(match.end() for match in PARTS.finditer(text)), *(date.end for date in found)})
    starts = [date.start for date in found]
    parts = []
    for end in ends:
        rest = text[end : min((start for start in starts if start > end), default=len(text))]
        bare = rest.lstrip(" ,:|/–—-")
        if bare:
            parts.append((end + len(rest) - len(bare), bare))
    return parts


def _lone_cue(page: Page, segment: Segment) -> str | None:
    """Return the cue that a line is, with nothing behind it: the names stand on the next lines, or nowhere."""
    if len(segment.text) > 40:  # noqa: PLR2004 - no cue is that long
        return None
    match = page.fact(matches)[segment.index]
    cue = next((cue for cue in match.cues if cue.list == "byline" and cue.first == 0), None)
    if cue is None or CHECKING.search(cue.phrase):
        return None
    return cue.phrase if not segment.text[match.span(cue)[1] :].strip(" :：|-–,") else None


class _Below:
    """Reads the names on the lines below a cue that stands alone, until a line is neither a name nor joins two."""

    def __init__(self, cue: str | None = None) -> None:
        self.cue = cue
        self.open = True  # whether any name may follow: at first, and behind a line such as "and"

    def names(self, page: Page, segment: Segment) -> list[Mention]:
        """Return the names on the next line."""
        if self.cue is None:
            return []
        if AND_ALONE.fullmatch(segment.text.strip().lower()):
            self.open = True
            return []
        found: list[Credit] = []
        if len(segment.text) <= LONGEST / 2 and segment.index not in page.fact(dates):
            found = credits_in(segment.text, page.words, alone=self.open)
            if not self.open and not (found and is_given(name_key(found[0].author.name).partition(" ")[0])):
                found = []
        cue, self.open = self.cue, False
        if not found:
            self.cue = None
        return [Mention(segment, credit, CUED, f"below {cue!r}") for credit in found]


def _alone(page: Page, segment: Segment, at: int) -> Iterator[Mention]:
    """Yield the names that a line consists of, but for a date, a role or an age."""
    for credit in lone_names(page, segment, at):
        parts = name_features(page, segment, credit.author, at)
        known = weights("byline")
        values = {name: known.get(name, 0.0) * value for name, value in parts.items()}
        strongest = sorted(values, key=values.__getitem__, reverse=True)[:3]
        reason = "stands alone: " + ", ".join(name for name in strongest if values[name] > 0)
        yield Mention(segment, credit, min(EVEN + SCALE * sum(values.values()), MOST), reason)
