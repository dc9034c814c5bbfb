"""Biographies of authors after the text, and authors whom only they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.article import Author
from cleanpage.facts import core, matches, shapes
from cleanpage.names import credits_in, introduces, is_given, is_name, name_key
from cleanpage.rule import Rule, drop, keep, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

LABELS = ("byline", "biography")
LABELLED, NAMED, TOLD = 1.8, 1.5, 1.3
"""How much it is worth that a label introduces the name, that it stands above the biography, that only that has it."""
KEPT = 3.0
"""Log odds of a biography that is to stay."""
FEWEST = 5
"""Words below which a line tells nothing about anybody."""
LONGEST = 60


class Biography(Rule, kind="biography"):
    """Take the paragraph about the author that follows the text, with the name that stands above it.

    The same shape in the middle of the body ("Jane Roe is a writer at …" in a report on her) is not a biography: only
    the last lines of the body and what follows it are looked at.

    Attributes:
        keep: whether the paragraph stays in the body; the author is taken from it all the same.
        reach: number of segments after the body that are looked at.
        inside: number of segments at its end that are looked at.
        most: number of different people beyond which lines such as "By Jane Roe" are those of teasers; as many
            paragraphs about people are those of a team.
    """

    keep: bool = False
    reach: int = 60
    inside: int = 3
    most: int = 3

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the authors that biographies name."""
        span = page.fact(core)
        if span.end == span.first:
            return
        tail = page.segments[max(span.first + 1, span.end - self.inside) : span.end + self.reach]
        verdicts = [v for s in tail for v in _verdicts(page, s, near=s.index < span.end + self.reach // 4)]
        labelled, told = (
            {v.value.name for v in verdicts if v.action == "take" and (v.weight == LABELLED) is label}
            for label in (True, False)
        )
        for verdict in verdicts:
            if len(labelled) <= self.most if verdict.weight == LABELLED else len(told) < self.most:
                yield from self._kept(verdict) if self.keep else (verdict,)

    def _kept(self, verdict: Verdict) -> Iterator[Verdict]:
        """Yield what is said of a line that is to stay in the body: the author is taken, the line is not."""
        if verdict.action == "take":
            yield verdict._replace(consume=False)
        if verdict.segment is not None:
            yield keep(verdict.segment, verdict.reason, KEPT)


def _verdicts(page: Page, segment: Segment, *, near: bool) -> Iterator[Verdict]:
    """Yield what a line after the text says about the author."""
    if labelled := _labelled(page, segment):
        name, reason = labelled
        yield take("authors", Author(name=name), reason, LABELLED, segment=segment, consume=True)
        yield from _about(page, segment.index + 1, name)
    elif announced := _announced(page, segment):
        yield take("authors", Author(name=announced), "stands above a biography", NAMED, segment=segment, consume=True)
        yield from _about(page, segment.index + 1, announced)
    elif near and (subject := _subject(page, segment)):
        author = Author(name=subject, bio=segment.text)
        yield take("authors", author, "has a biography after the text", TOLD, segment=segment, consume=True)


def _labelled(page: Page, segment: Segment) -> tuple[str, str] | None:
    """Return the name on a line such as ``Written by Jane Roe``, or on the line below ``About the author``."""
    if len(segment.text) > 2 * LONGEST:
        return None
    match = page.fact(matches)[segment.index]
    for cue in match.cues:
        if cue.list in LABELS and cue.first == 0 and cue.how == "start":
            found = credits_in(segment.text, page.words, match.span(cue)[1])
            if (
                found
                and is_name(found[0].author.name)
                and introduces(segment.text, cue.phrase, match.span(cue)[1])
                and len(segment.text) - found[0].end < LONGEST / 2
            ):
                return found[0].author.name, f"behind {cue.phrase!r}, after the text"
    above = page.fact(matches)[segment.index - 1]
    label = above.whole(*LABELS)
    if label is not None and len(segment.text) <= LONGEST and is_name(segment.text):
        return segment.text, f"below {label.phrase!r}, after the text"
    return None


def _announced(page: Page, segment: Segment) -> str | None:
    """Return the name that a line is, if the next line or the one after it goes on about that person."""
    if len(segment.text) > LONGEST or not is_name(segment.text) or page.fact(matches)[segment.index].coverage():
        return None
    known = is_given(name_key(segment.text).partition(" ")[0])
    for other in page.segments[segment.index + 1 : segment.index + 3]:
        if _tells(page, other, segment.text, known=known):
            return segment.text
    return None


def _about(page: Page, at: int, name: str) -> Iterator[Verdict]:
    """Yield the biography on one of the lines below a name, and the role above it."""
    for other in page.segments[at : at + 3]:
        if _tells(page, other, name):
            author = Author(name=name, bio=other.text)
            yield take("authors", author, f"about {name}", TOLD, segment=other, consume=True)
            return
        if name_key(other.text) == name_key(name):
            yield drop(other, "repeats the name above a biography")


def _tells(page: Page, segment: Segment, name: str, *, known: bool = True) -> bool:
    """Return whether a line is a sentence about somebody: it begins with the name, or has words of biographies."""
    if page.fact(shapes)[segment.index].size < FEWEST:
        return False
    words = name_key(segment.text[: 2 * LONGEST]).split()
    mine = name_key(name).split()
    if known and words[:1] and words[0] in {mine[0], mine[-1]} and segment.text[:1].isupper():
        return True
    match = page.fact(matches)[segment.index]
    return bool(match.cues) and match.get("biography") is not None


def _subject(page: Page, segment: Segment) -> str | None:
    """Return whom a segment is about, if it is a biography by its own words."""
    match, shape = page.fact(matches)[segment.index], page.fact(shapes)[segment.index]
    if shape.size < FEWEST or not shape.terminal or not segment.text[:1].isalpha():
        return None
    told = bool(match.cues) and match.get("biography") is not None
    found = NAME_FIRST.match(segment.text)
    if not told and found is None:
        return None
    credit = credits_in(segment.text[: found.end() if found else 2 * LONGEST], page.words)
    if not credit or credit[0].start or credit[0].author.kind != "person":
        return None
    return credit[0].author.name if told or _signed(page, credit[0].author.name) else None


def _signed(page: Page, name: str) -> bool:
    """Return whether a byline above the text names somebody."""
    above = page.segments[: page.fact(core).first]
    found = page.fact(matches)
    return any(name in s.text and found[s.index].get("byline") is not None for s in above if len(s.text) <= 2 * LONGEST)


NAME_FIRST = regex.compile(r"[^,(]{3,50}?(?=,|\s\(|\s\p{Ll}{2,}\s)")
