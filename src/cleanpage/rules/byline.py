"""Bylines, such as ``By Jane Roe and John Doe``, and names that stand alone under a headline."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core
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
from cleanpage.facts.datelines import foreign_headings
from cleanpage.facts.dates import dates
from cleanpage.facts.entries import entry_rows
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import declared_kinds, is_article, is_forum, seems_article
from cleanpage.facts.learned import log_odds, reason, weights
from cleanpage.facts.name_features import signatures
from cleanpage.facts.notices import notices
from cleanpage.facts.posts import first_post
from cleanpage.facts.reporters import reporters
from cleanpage.facts.shape import shapes
from cleanpage.facts.site_names import is_person, site_names
from cleanpage.facts.things import offers
from cleanpage.facts.wording import key
from cleanpage.names import is_common, is_employer, is_given, is_group, is_name, name_key, role_line
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from cleanpage.facts.entries import Row
    from cleanpage.facts.lone_names import Lone
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

FAR = 1.6
"""How much a byline is worth where it stands away from the headline."""
OTHER = 0.6
"""The same, where another byline stands nearer to the headline."""
LEAST = 1.2
"""Weight from which on a name that stands alone is the first of the page's bylines."""
EVEN, SCALE, MOST = 1.7, 0.5, 1.9
"""What a name that stands alone is worth where it is as likely as not the author's, what each log odds
adds, and the most it can be worth."""
DOUBTFUL = -1.0
"""Weight below which a name that stands alone is not worth telling."""
CONTACT = 0.9
"""What it is multiplied with behind the text of what is no article: it is whom to ask, or who praises."""
ASKED, CALLED = 0.6, 3
"""The same where a telephone number stands on one of so many lines below: it is whom the press may ask."""
TELEPHONE = regex.compile(r"(?:\p{L}[\p{L} .-]{0,20}[:.]?\s*)?\+?\(?\d[\d\s()./–-]{6,20}\d")
SOURCE = 1.2
"""The least that an agency is worth on a line of its own beside the date: it is the author where nobody else is."""
SOURCES = frozenset({"an agency", "in the dateline"})
"""Features of such a line."""
DATED = 1.6
"""The least that a full name is worth between headline and text, on one line with when the article was published, or
near that with what somebody does on the line below."""
DATES = frozenset({"near a date", "a date right above", "a date right below"})
"""Features of a line near a date."""
BESIDE_CUED = 0.75
"""What the weight of a name that stands alone is multiplied with where a word introduces others."""
ANY = "any"
"""The weight that every such name has."""
TOGETHER, APART = 2, 0.6
"""Lines up to which names that stand alone are one list, and what the weight of others is multiplied with."""
BESIDE_END = 2
"""Lines before and behind the end of the body on which East Asian papers name their reporters."""
OFTEN = 4
"""Lines that say the same from which on that is nobody's signature."""
DIRECTORY = 3
"""Names from which on a directory lists people, and lines that each of them has there at least."""
SENTENCE = 20
"""Words from which on a line that ends as a sentence does is more than the byline that opens it."""
LABELLED = 80
"""Characters of a line below a name that has a label too: ``Role, Riverside News``."""
ASIDE = 12
"""Characters that may follow the last name on a line of those who edited or checked: ``, MD``."""
HIDDEN = regex.compile(r"(?:^|\.)author(?:\.name)?$")
"""Names of hidden values that name authors."""
BRACKETS = " ()[]【】（）/—–-,.،"
"""What may stand around a name at the end of a text."""
MAIL, PART = regex.compile(r"(?P<local>[\p{L}\p{N}._+-]+)@[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+"), 3
"""An address of e-mail, and letters of a name that one has at least which is that person's."""
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
        alone = {lone.segment.index: mentioned for lone, mentioned in _alone(page, at)}
        _weaken(page, alone, at)
        for index in {mention.segment.index for mention in mentions} & near:
            alone.pop(index, None)
        sold = ("product" in page.fact(declared_kinds) and not page.fact(is_article)) or page.fact(offers)
        if sold or self._are_teasers(page, mentions):  # a product is by its maker
            mentions = [mention._replace(weight=min(mention.weight, OTHER)) for mention in mentions]
        listed = page.fact(entry_bylines)
        mentions = [
            mention._replace(weight=min(mention.weight, OTHER)) if mention.segment.index in listed else mention
            for mention in mentions
        ]
        introduced = any(mention.weight >= CUED for mention in mentions)
        lone = [
            mention._replace(weight=mention.weight * BESIDE_CUED) if introduced and mention.weight <= MOST else mention
            for mention in _together(alone, threaded=page.fact(is_forum))
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
        signed |= {name_key(item.value) for item in page.hidden if HIDDEN.search(item.name) and is_name(item.value)}
        last = page.segments[max(at + 1, end - 1) : end + BESIDE_END] if end > first else ()
        signed.update(name_key(c.author.name) for segment in last for c in reporters(segment.text, page.words))
        for segment in (*page.segments[at + 1 : first + 1], *last):
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
            and not (is_group(name) or all(map(is_common, name_key(name).split())))
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
        consume = weight >= self.least and not (shape.terminal and shape.size > SENTENCE)  # text follows the credit
        return take("authors", credit.author, told, weight, segment=segment, span=span, consume=consume)


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


def _alone(page: Page, at: int) -> Iterator[tuple[Lone, list[Mention]]]:
    """Yield the lines that may be signed, with the names they consist of, but for a date, a role or an age."""
    known = weights("byline")
    first = page.fact(first_post)
    for lone, features in signatures(page, at):
        if first is not None and lone.segment.index >= first.stop:
            continue  # whoever answers in a thread did not write it
        score = known.get(ANY, 0.0) + log_odds(features, known)
        weight = min(EVEN + SCALE * score, MOST)
        if lone.segment.index >= page.fact(core).end and not (page.fact(is_article) or page.fact(is_forum)):
            weight *= CONTACT
        if lone.segment.index >= page.fact(core).first and _is_called(page, lone.segment.index):
            weight *= ASKED
        if lone.whole and lone.segment.index > at and features.keys() >= SOURCES:
            weight = max(weight, SOURCE)
        between = at < lone.segment.index <= page.fact(core).first
        if between and (_is_dated(page, lone) or (DATES.intersection(features) and _has_role_below(page, lone))):
            weight = max(weight, DATED)
        if _is_mailed(page, lone):
            weight = max(weight, DATED)
        if weight >= DOUBTFUL:
            told = f"stands alone: {reason(features, known)}"
            yield lone, [Mention(lone.segment, credit, weight, told) for credit in lone.credits]


def _weaken(page: Page, alone: dict[int, list[Mention]], at: int) -> None:
    """Lower the weights of names that stand alone as those of others than the author.

    Nobody has written what offers a job or announces an event; behind a heading for other articles stand theirs; names
    that match from entry to entry of a list are those of whom a directory lists; a line that comes again and again is a
    button, in scripts without capitals; and a line above the headline that a copyright notice names is the site.
    """
    foreign = page.fact(foreign_headings)
    rows = [row for row in page.fact(entry_rows) if _is_directory(page, row, alone)] if alone else []
    listed = {index for row in rows for index in row.lines}
    often = Counter(segment.text for segment in page.segments) if alone else Counter[str]()
    owners = {name_key(name) for notice in page.fact(notices) for name in (notice.owner, notice.name)}
    for index, mentions in alone.items():
        is_site = index < at and any(_is_site(page, mention.credit.author.name, owners) for mention in mentions)
        is_button = not page.fact(is_forum) and _is_button(mentions, often[page.segments[index].text], index - at)
        if page.fact(offers) or index in listed or (foreign and index > foreign[0]) or is_site or is_button:
            alone[index] = [mention._replace(weight=min(mention.weight, OTHER)) for mention in mentions]


def _is_button(mentions: Sequence[Mention], often: int, below: int) -> bool:
    """Return whether what has the form of a name in a script without capitals is a button or a price.

    Args:
        mentions: the names on the line.
        often: how many lines say the same.
        below: lines from the headline to it.
    """
    name = mentions[0].credit.author.name
    if name.lower() != name.upper():
        return False
    return any(map(str.isdigit, name)) or (below > 1 and often >= OFTEN)


def _is_site(page: Page, name: str, owners: Container[str]) -> bool:
    """Return whether a name is in a copyright notice, or the title of the window ends in it and is no person's."""
    mine = name_key(name)
    if mine in owners:
        return True
    ends = any(name_key(item.value).endswith(f" {mine}") for item in page.hidden if item.source == "title")
    return ends and not is_given(mine.partition(" ")[0])


def _is_directory(page: Page, row: Row, alone: Container[int]) -> bool:
    """Return whether a row has the names of those whom a directory lists, each with more than what they do."""
    named = sum(index in alone for index in row.lines)
    apart = row.lines[-1] - row.lines[0] >= DIRECTORY * (len(row.lines) - 1)
    return named >= DIRECTORY and apart and not page.fact(is_article)


def _is_called(page: Page, at: int) -> bool:
    """Return whether a telephone number stands soon below a line."""
    known = page.fact(dates)
    below = page.segments[at + 1 : at + 1 + CALLED]
    return any(s.index not in known and TELEPHONE.fullmatch(s.text) for s in below)


def _is_mailed(page: Page, lone: Lone) -> bool:
    """Return whether a full name stands right below the last paragraph of an article, with its own address of e-mail.

    Whom the press may ask stands below a heading, and people write to an office there.
    """
    at, end = lone.segment.index, page.fact(core).end
    if lone.handle or len(lone.credits) != 1 or not page.fact(seems_article) or abs(at - end) > BESIDE_END:
        return False
    above = page.fact(shapes)[at - 1]
    mail = MAIL.search(" ".join(segment.text for segment in page.segments[at : at + 2]))
    if mail is None or not above.terminal or above.size < SENTENCE / 2:
        return False
    words = name_key(lone.credits[0].author.name).split()
    return len(words) > 1 and any(len(word) >= PART and word in name_key(mail["local"]) for word in words)


def _is_dated(page: Page, lone: Lone) -> bool:
    """Return whether a line says when the article was published or how old it is, and beside it nothing but names."""
    at, names = lone.segment.index, [credit.author.name for credit in lone.credits]
    found, match = page.fact(dates).get(at, ()), page.fact(matches)[at]
    counted = bool(found) and any(cue.list == "counters" for cue in match.cues)  # "3 November · 5 min · Jane Roe"
    counted = counted and not any(map(str.isupper, names))  # a heading that counts its comments
    told = counted or any(date.role == "published" for date in found)
    return (told or bool(match.get("updated"))) and all(map(is_name, names)) and not lone.handle


def _has_role_below(page: Page, lone: Lone) -> bool:
    """Return whether a line is one full name, and the line below says what somebody does, and nothing else."""
    below = lone.segment.index + 1
    if len(lone.credits) != 1 or not lone.whole or lone.handle or below >= len(page.segments):
        return False
    said = page.segments[below]
    named = is_name(lone.credits[0].author.name) and lone.credits[0].author.kind == "person"
    return named and below not in page.fact(dates) and role_line(said.text, page.words) is not None


def _together(alone: Mapping[int, list[Mention]], *, threaded: bool) -> Iterator[Mention]:
    """Yield the names that stand alone, those weakened that stand apart from the likeliest line or are unlike it.

    Args:
        alone: by the index of the line, the names on it.
        threaded: whether the page is a thread, in which full names and others stand beside each other.
    """
    if not alone:
        return
    best = max(alone, key=lambda at: (not threaded and _is_full(alone[at][0]), alone[at][0].weight))
    same = {mention.credit.author.name for mention in alone[best]}
    full = not threaded and _is_full(alone[best][0])
    for index, mentions in alone.items():
        for mention in mentions:
            alike = _is_full(mention) or not full or mention.credit.author.kind == "organization"
            near = (abs(index - best) <= TOGETHER and alike) or mention.credit.author.name in same
            yield mention if near else mention._replace(weight=mention.weight * APART)


def _is_full(mention: Mention) -> bool:
    """Return whether a name that is likely enough has a given one: who signs so has no colleagues ``chevron-right``."""
    return mention.weight >= LEAST and " " in mention.credit.author.name
