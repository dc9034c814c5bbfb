"""Bylines, such as ``By Jane Roe and John Doe``, and names that stand alone under a headline."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core
from cleanpage.facts.address import is_front
from cleanpage.facts.bylines import (
    COLON,
    CREDITS,
    CUED,
    SPOKEN,
    Below,
    Mention,
    are_listed,
    cued_names,
    entry_bylines,
    helped,
    lone_cue,
    signs_for_nobody,
    spoken_names,
)
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.declared import declared_kinds
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_article, is_forum
from cleanpage.facts.language import page_language
from cleanpage.facts.reporters import reporters
from cleanpage.facts.shape import shapes, size_of
from cleanpage.facts.signers import BESIDE_END, LEAST, MOST, OTHER, SENTENCE, signers, together
from cleanpage.facts.site_names import is_person, names_author, site_names
from cleanpage.facts.things import offers
from cleanpage.facts.wording import key
from cleanpage.names import PARTICLES, is_common, is_employer, is_given, is_group, is_name, name_key, role_line
from cleanpage.rule import Rule, drop, take
from cleanpage.words import function_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

FAR = 1.6
"""How much a byline is worth where it stands away from the headline."""
BESIDE_CUED = 0.75
"""What the weight of a name that stands alone is multiplied with where a word introduces others."""
LABELLED = 80
"""Characters of a line below a name that has a label too: ``Role, Riverside News``."""
ASIDE = 12
"""Characters that may follow the last name on a line of those who edited or checked: ``, MD``."""
BRACKETS = " ()[]【】（）/—–-,.،"
"""What may stand around a name at the end of a text."""
REST = 8
"""Words of a piece of a line from which on it is part of a sentence, where words are not spaced."""
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー々，、]+")
MORE, TITLED = 6, 4
"""Characters of a line that is no more than a button: ``More``; words of the title of another article at least."""
PHRASE = 2
"""Small words from which on what has the form of a name is a phrase."""
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
        near = {segment.index for segment in lines}
        mentions: list[Mention] = []
        for found in self._introduced(page, lines, at):
            if isinstance(found, Mention):
                mentions.append(found)
            else:
                yield found
        alone = signers(page, at)
        for index in {mention.segment.index for mention in mentions} & near:
            alone.pop(index, None)
        sold = ("product" in page.fact(declared_kinds) and not page.fact(is_article)) or page.fact(offers)
        front = page.fact(is_forum) and page.fact(is_front)  # of a forum, with who posted last
        if sold or front or self._are_teasers(page, mentions):  # a product is by its maker
            mentions = [mention._replace(weight=min(mention.weight, OTHER)) for mention in mentions]
        if not (page.fact(is_article) or page.fact(is_forum)):  # "By name", "By date"
            mentions = [m._replace(weight=min(m.weight, OTHER)) if _is_one_word(m) else m for m in mentions]
        if (others := self._heads_others(page, at)) is not None:
            inside = range(others, page.fact(core).first)
            mentions = [m._replace(weight=min(m.weight, OTHER)) if m.segment.index in inside else m for m in mentions]
        listed = page.fact(entry_bylines)
        mentions = [
            mention._replace(weight=min(mention.weight, OTHER)) if mention.segment.index in listed else mention
            for mention in mentions
        ]
        introduced = any(mention.weight >= CUED for mention in mentions)
        lone = [
            mention._replace(weight=mention.weight * BESIDE_CUED) if introduced and mention.weight <= MOST else mention
            for mention in together(alone, threaded=page.fact(is_forum))
        ]
        yield from self._all(page, [*mentions, *lone])
        yield from self._again(page, [*mentions, *lone], at)
        named = {mention.segment.index for mention in (*mentions, *lone) if mention.weight >= self.least}
        yield from _helpers(page, [s for s in lines if s.index > at and s.index not in named])
        yield from self._far(page, near)
        end = page.fact(core).end
        for segment in page.segments[max(0, end - BESIDE_END) : end + BESIDE_END]:
            if segment.index not in near:
                for credit in reporters(segment.text, page.words):
                    yield self._take(page, Mention(segment, credit, FAR, "a credit at the end"))

    def _all(self, page: Page, mentions: Sequence[Mention]) -> Iterator[Verdict]:
        """Yield the names, each with what the line below says of it; that line is nobody's name then."""
        on_line = Counter(mention.segment.index for mention in mentions)
        roles: set[int] = set()
        for mention in mentions:
            if mention.segment.index in roles:
                continue
            yield self._take(page, mention)
            found = list(_role_below(page, mention)) if on_line[mention.segment.index] == 1 else []
            roles.update(verdict.segment.index for verdict in found if verdict.segment)
            if mention.weight >= self.least:
                yield from found

    def _again(self, page: Page, mentions: Sequence[Mention], at: int) -> Iterator[Verdict]:
        """Yield the drops of lines at both ends of the text that sign it again, as others do or the data."""
        (first, end), sure = page.fact(core)[:2], {m.segment.index for m in mentions if m.weight >= self.least}
        signed = {name_key(m.credit.author.name) for m in mentions if m.segment.index in sure}
        signed |= {name_key(item.value) for item in page.hidden if names_author(item.name) and is_name(item.value)}
        last = page.segments[max(at + 1, end - 1) : end + BESIDE_END] if end > first else ()
        signed.update(name_key(c.author.name) for segment in last for c in reporters(segment.text, page.words))
        for segment in (*page.segments[at + 1 : first + 1], *last) if signed else ():
            name = segment.text.strip(BRACKETS)
            if len(name) < LABELLED and segment.index not in sure and is_name(name) and name_key(name) in signed:
                yield drop(segment, f"signs again: {name!r}")

    def _introduced(self, page: Page, lines: Sequence[Segment], at: int) -> Iterator[Mention | Verdict]:
        """Yield the names that a word introduces near the headline, and the drops of lines that are such a word alone.

        A list of names goes on to its end, though that be further from the headline.
        """
        below = Below()
        first: int | None = None
        named = -1  # index of the last line that names somebody
        for segment in page.segments[lines[0].index :] if lines else ():
            if segment.index > lines[-1].index and not below.goes_on:
                return
            if signs_for_nobody(page, segment):
                yield drop(segment, "a byline that names nobody")
                continue
            cued = list(cued_names(page, segment, signed=0 < segment.index - at <= SIGNED))
            if segment.index == at and page.fact(headline):
                below = Below()  # the word above it was the section: "Interview"
            found = below.names(page, segment, cued)
            if not found and segment.index > at - 2 and (cue := lone_cue(page, segment)):
                colon = COLON.search(segment.text) is not None
                if not colon and named == segment.index - 1 and page.words.match(segment.text).get("role"):
                    yield drop(segment, f"what the author above does: {cue!r}")
                    continue
                below = Below(cue, colon=colon)
                yield drop(segment, f"introduces an author: {cue!r}")
            if first is not None and segment.index - first > self.apart:
                found = [mention._replace(weight=OTHER) for mention in found]
            if found:
                named = segment.index
            if first is None and segment.index > at and any(mention.weight >= LEAST for mention in found):
                first = segment.index
            yield from found

    def _heads_others(self, page: Page, at: int) -> int | None:
        """Return the first title below a heading of other articles between headline and text: the rest is theirs."""
        lines = page.segments[at + 1 : page.fact(core).first]
        known, found = page.fact(matches), page.fact(shapes)
        heads = (s.index for s in lines if len(s.text) > MORE and known[s.index].whole("related"))
        if (first := next(heads, None)) is None:
            return None
        below = page.segments[first + 1 : page.fact(core).first]
        titles = (s.index for s in below if found[s.index].size >= TITLED and not known[s.index].get("byline"))
        return next((index for index in titles if index not in page.fact(dates)), None)

    def _are_teasers(self, page: Page, mentions: Sequence[Mention]) -> bool:
        """Return whether so many people have bylines of their own that these are those of a list of articles."""
        lines = sorted({mention.segment.index for mention in mentions})
        apart = [index for before, index in pairwise((-BESIDE_END, *lines)) if index - before > 1]
        people = {mention.credit.author.name for mention in mentions if mention.segment.index in apart}
        if len(apart) > BESIDE_END and len(people) > 1 and not page.fact(is_article):
            return True
        return bool(mentions) and page.fact(are_listed)

    def _far(self, page: Page, near: Container[int]) -> Iterator[Verdict]:
        """Yield the names that a byline gives elsewhere above the body, where there are not several such."""
        end = page.fact(core).first
        found = [
            mention
            for s in map(page.segments.__getitem__, indices_of(page, CREDITS))
            if s.index < end and s.index not in near and s.index not in page.fact(entry_bylines)
            for mention in cued_names(page, s, away=True)
            if is_name(name := mention.credit.author.name)
            and not (is_group(name) or all(map(is_common, name_key(name).split())) or _is_phrase(page, name))
        ]
        if len({mention.segment.index for mention in found}) == 1:
            for mention in found:
                yield self._take(page, mention._replace(weight=FAR, reason=f"{mention.reason}, away from the headline"))

    def head(self, page: Page) -> tuple[Sequence[Segment], int]:
        """Return the lines around the headline, or around where the body begins, and where that is."""
        best = page.fact(headline)
        at = best.best.index if best else page.fact(core).first
        return page.segments[max(0, at - self.above) : at + self.below], at

    def _take(self, page: Page, mention: Mention) -> Verdict:
        segment, credit, weight, told = mention
        span = (credit.start, credit.end)
        shape = page.fact(shapes)[segment.index]
        piece = _longest_piece(segment.text, *span)
        text_follows = (shape.terminal and shape.size > SENTENCE / (2 if piece else 1)) or piece > REST
        consume = weight >= self.least and not text_follows
        return take("authors", credit.author, told, weight, segment=segment, span=span, consume=consume)


def _longest_piece(text: str, start: int, end: int) -> float:
    """Return how many words a line has in its longest piece beside a name, where words are not spaced; 0 elsewhere."""
    pieces = (*UNSPACED.findall(text[:start]), *UNSPACED.findall(text[end:]))
    return max(map(size_of, pieces), default=0.0)


def _is_phrase(page: Page, name: str) -> bool:
    """Return whether a name has small words in it that names have not, in any case: ``LES MOTS QUI RESTENT``."""
    small = function_words(page.fact(page_language) or "en")
    found = [word for word in name.casefold().split() if word in small and word not in PARTICLES]
    return len(found) >= PHRASE and not any(map(is_given, found))


def _is_one_word(mention: Mention) -> bool:
    """Return whether somebody's name is one word of a script with capitals, as sorts and filters have it, too."""
    author = mention.credit.author
    return author.kind == "person" and " " not in author.name and author.name[:1].isupper()


def _helpers(page: Page, lines: Sequence[Segment]) -> Iterator[Verdict]:
    """Yield the drops of lines above the text that name nobody but who edited, checked or translated it."""
    for segment in lines:
        shape = page.fact(shapes)[segment.index]
        if shape.terminal and shape.size >= SENTENCE / 2:
            return  # the text
        found = helped(page, segment) if page.fact(matches)[segment.index].get("byline") else []
        if found and len(segment.text) - found[-1].end <= ASIDE:
            yield drop(segment, f"names {found[-1].author.name}, who did not write")


def _role_below(page: Page, mention: Mention) -> Iterator[Verdict]:
    """Yield what somebody does, or that they write for the site, where the line below the name says nothing else."""
    author, below = mention.credit.author, mention.segment.index + 1
    if author.kind != "person" or author.role or below >= len(page.segments):
        return
    segment = page.segments[below]
    if said := _spoken_role(page, mention.segment, segment):
        whom = is_employer(said, page.words) or key(said) in page.fact(site_names)
        told = author.model_copy(update={"organization" if whom else "role": said})
        yield take("authors", told, f"the role of {author.name}", mention.weight, segment=segment, consume=True)
        return
    if author.organization is None and key(segment.text) in page.fact(site_names) and not is_person(segment.text):
        told = author.model_copy(update={"organization": segment.text})
        yield take("authors", told, f"whom {author.name} writes for", mention.weight, segment=segment, consume=True)
        return
    if below not in page.fact(dates) and (found := role_line(segment.text, page.words)):
        role, organization = found
        told = author.model_copy(update={"role": role, "organization": author.organization or organization})
        yield take("authors", told, f"the role of {author.name}", mention.weight, segment=segment, consume=True)


def _spoken_role(page: Page, named: Segment, below: Segment) -> str | None:
    """Return what the line below a name says behind a label and a comma, where the name has such a label too."""
    spoken = SPOKEN.fullmatch(below.text) if len(below.text) <= LABELLED else None
    if spoken is None or page.fact(shapes)[below.index].terminal or not spoken_names(page, named):
        return None
    return str(spoken["rest"])
