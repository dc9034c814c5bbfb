"""Biographies of authors after the text, and authors whom only they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.article import Author
from cleanpage.facts import core, matches, shapes
from cleanpage.facts.bylines import are_listed, entry_bylines
from cleanpage.facts.foot import foot
from cleanpage.facts.forms import form_lines
from cleanpage.facts.kind import is_article
from cleanpage.names import CHECKING, NOBODY, credits_in, introduces, is_crew, is_given, is_group, is_name, name_key
from cleanpage.rule import Rule, drop, keep, take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Cue, Match

LABELS = ("byline", "biography")
LABELLED, NAMED, TOLD, AWAY = 1.8, 1.5, 1.3, 1.25
"""How much it is worth that a label introduces the name, that it stands above the biography, that only that has it,
and that a word as teasers have it, such as "by", introduces it away from the text."""
DOUBTED = 0.6
"""The same on a page that is no article, where reviews, offers and teasers follow."""
LABELS_WEIGH = frozenset({LABELLED, AWAY, DOUBTED})
CREW = 8
"""Lines at the end of the text among which those stand that say who edited and checked it."""
REST = 12
"""Characters that may follow the name of somebody who did not write."""
CLOSE = 4
"""Lines behind the text on which a word as teasers have it still introduces the author."""
MOST = 4
"""Spaces in what is no person's name."""
KEPT = 3.0
"""Log odds of a biography that is to stay."""
ASKING = frozenset({"follow", "share", "newsletter", "subscribe", "app", "comments"})
"""Lists of phrases that no biography begins with."""
FEWEST = 5
"""Words below which a line tells nothing about anybody."""
LONGEST = 60


class Biography(Rule, kind="biography"):
    """Take the paragraph about the author that follows the text, with the name that stands above it.

    The same shape in the middle of the body ("Jane Roe is a writer at …" in a report on her) is not a biography: only
    the last lines of the body and what follows it are looked at. Lines there that say who edited, checked or published
    the text, and nothing else, are dropped, in East Asian scripts.

    Attributes:
        keep: whether the paragraph stays in the body; the author is taken from it all the same.
        reach: number of segments after the body that are looked at.
        inside: number of segments at its end that are looked at.
        most: number of lines such as "By Jane Roe" beyond which they are those of teasers; paragraphs about as many
            people are those of a team.
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
        crew = [
            s
            for s in page.segments[max(page.fact(foot), span.end - CREW) : span.end + self.reach // 4]
            if s.kind != "heading" and is_crew(s.text)
        ]
        yield from (drop(segment, "names those who edited and checked the text") for segment in crew)
        whole = span.end - span.first == 1  # of a poem the biography alone reads as running text
        tail = page.segments[max(span.first + (not whole), span.end - self.inside) : span.end + self.reach]
        verdicts = [v for s in tail for v in _verdicts(page, s, near=s.index < span.end + self.reach // 4)]
        takes = [(v, v.weight in LABELS_WEIGH) for v in verdicts if v.action == "take"]
        labelled = [v for v, label in takes if label]
        told = {v.value.name for v, label in takes if not label}
        for verdict in verdicts:
            if len(labelled) <= self.most if verdict.weight in LABELS_WEIGH else len(told) < self.most:
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
        name, cue, own = labelled
        if not own and (page.fact(are_listed) or segment.index in page.fact(entry_bylines)):
            return
        if CHECKING.search(cue.phrase):
            if len(segment.text.rpartition(name)[2]) <= REST:
                yield drop(segment, f"names {name}, who did not write")
            return
        author = Author(name=name, kind="organization" if is_group(name, page.words) else "person")
        close = own or segment.index < page.fact(core).end + CLOSE
        weight = LABELLED if close else AWAY if page.fact(is_article) else DOUBTED
        yield take("authors", author, f"behind {cue.phrase!r}, after the text", weight, segment=segment, consume=True)
        yield from _about(page, segment.index + 1, name, sure=own)
    elif announced := _announced(page, segment):
        yield take("authors", Author(name=announced), "stands above a biography", NAMED, segment=segment, consume=True)
        yield from _about(page, segment.index + 1, announced)
    elif near and (subject := _subject(page, segment)):
        author = Author(name=subject, bio=segment.text)
        yield take("authors", author, "has a biography after the text", TOLD, segment=segment, consume=True)


def _labelled(page: Page, segment: Segment) -> tuple[str, Cue, bool] | None:
    """Return the name on a line such as ``Written by Jane Roe``, or on the line below ``About the author``.

    The second value is the label, the third whether it is a biography's, and not one that bylines have, those of
    teasers too.
    """
    if len(segment.text) > 2 * LONGEST or segment.index in page.fact(form_lines):
        return None
    match = page.fact(matches)[segment.index]
    for cue in match.cues:
        if cue.list in LABELS and cue.first == 0 and cue.how == "start":
            colon = cue.phrase.endswith(":") and not CHECKING.search(cue.phrase)  # one word behind it is a name, too
            found = credits_in(segment.text, page.words, match.span(cue)[1], alone=colon)
            if (
                found
                and (is_name(found[0].author.name) or (colon and found[0].end == len(segment.text)))
                and found[0].author.name.casefold() not in NOBODY
                and introduces(segment.text, cue.phrase, match.span(cue)[1])
                and len(segment.text) - found[0].end < LONGEST / 2
            ):
                return found[0].author.name, cue, cue.list == "biography"
    above = page.fact(matches)[segment.index - 1]
    label = above.whole(*LABELS)
    if label is not None and len(segment.text) <= LONGEST and is_name(segment.text):
        return segment.text, label, label.list == "biography"
    return None


def _announced(page: Page, segment: Segment) -> str | None:
    """Return the name that a line is, if the next line or the one after it goes on about that person."""
    if len(segment.text) > LONGEST or not is_name(segment.text) or page.fact(matches)[segment.index].coverage():
        return None
    if not _is_person(page, segment.text):
        return None
    known = is_given(name_key(segment.text).partition(" ")[0])
    below = page.segments[segment.index + 1 : segment.index + 3]
    told = any(_tells(page, other, segment.text, known=known) for other in below)
    return segment.text if told or (below and _is_occupation(page, below[0])) else None


def _is_occupation(page: Page, segment: Segment) -> bool:
    """Return whether a sentence begins with what somebody does: ``Giornalista, segue la cronaca della città``."""
    role = page.fact(matches)[segment.index].get("role")
    return role is not None and role.first == 0 and page.fact(shapes)[segment.index].terminal


def _about(page: Page, at: int, name: str, *, sure: bool = False) -> Iterator[Verdict]:
    """Yield the biography on one of the lines below a name; below a biography's label the first sentence is one."""
    for other in page.segments[at : at + 3]:
        shape = page.fact(shapes)[other.index]
        if (
            _tells(page, other, name)
            or _is_occupation(page, other)
            or (sure and shape.terminal and shape.size >= FEWEST and not _asks(page.fact(matches)[other.index]))
        ):
            author = Author(name=name, bio=other.text)
            yield take("authors", author, f"about {name}", TOLD, segment=other, consume=True)
            return
        if name_key(other.text) == name_key(name):
            yield drop(other, "repeats the name above a biography")


def _asks(match: Match) -> bool:
    """Return whether a line begins by asking its readers to follow, share or subscribe."""
    return any(cue.first == 0 and cue.list in ASKING for cue in match.cues)


def _tells(page: Page, segment: Segment, name: str, *, known: bool = True) -> bool:
    """Return whether a line is a sentence about somebody: it begins with the name, or has words of biographies."""
    if page.fact(shapes)[segment.index].size < FEWEST:
        return False
    match = page.fact(matches)[segment.index]
    if match.cues and match.get("biography") is not None:
        return True
    words = name_key(segment.text[: 2 * LONGEST]).split()
    mine = name_key(name).split()
    if not (known and words[:1] and words[0] in {mine[0], mine[-1]} and segment.text[:1].isupper()):
        return False
    return match.get("role") is not None or (page.fact(shapes)[segment.index].terminal and _goes_on(segment.text, mine))


def _goes_on(text: str, name: Sequence[str]) -> bool:
    """Return whether a sentence goes on behind the name that it begins with, and does not quote, date or cite."""
    end = 0
    for word in WORD.finditer(text):
        if name_key(word[0]) not in name:
            break
        end = word.end()
    rest = text[end:].lstrip()
    return rest[:1] in ASIDE or (rest[:1].isalpha() and not rest[:1].isupper())


def _subject(page: Page, segment: Segment) -> str | None:
    """Return whom a segment is about, if it is a biography by its own words."""
    match, shape = page.fact(matches)[segment.index], page.fact(shapes)[segment.index]
    ends = shape.terminal or MAIL.search(segment.text[-LONGEST:]) is not None
    if shape.size < FEWEST or not ends or not segment.text[:1].isalpha():
        return None
    told = bool(match.cues) and match.get("biography") is not None
    found = NAME_FIRST.match(segment.text)
    if not told and found is None:
        return None
    credit = credits_in(segment.text[: found.end() if found else 2 * LONGEST], page.words)
    if not credit or credit[0].start or not _is_person(page, credit[0].author.name):
        return None
    name = credit[0].author.name
    speaks = match.get("role") is not None or _goes_on(segment.text, name_key(name).split())
    return name if told or (speaks and _signed(page, name)) else None


def _is_person(page: Page, name: str) -> bool:
    """Return whether a name can be a person's, and not that of a school or a team."""
    return not is_group(name, page.words) and name.count(" ") < MOST


def _signed(page: Page, name: str) -> bool:
    """Return whether a byline above the text names somebody."""
    above = page.segments[: page.fact(core).first]
    found, mine = page.fact(matches), name_key(name)
    signed = (s for s in above if len(s.text) <= 2 * LONGEST and found[s.index].get("byline") is not None)
    return any(mine in name_key(s.text) for s in signed)


WORD = regex.compile(r"[\p{L}\p{M}]+")
ASIDE = frozenset(",(’'–—-")
"""Signs with which a sentence goes on behind its subject."""
NAME_FIRST = regex.compile(r"[^,(]{3,50}?(?=,|\s\(|\s(?!\p{Ll}{2,3}\s\p{Lu})\p{Ll}{2,}\s)")
"""What stands before a comma, a bracket or a small word that is no particle of a name: ``Hamish de Vries writes``."""
MAIL = regex.compile(r"\S@\S+\.\S+$")
"""An address of e-mail, with which a biography may end."""
