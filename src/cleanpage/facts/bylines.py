"""Names that a word like "by" introduces, on its line or on the lines below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.article import Author
from cleanpage.facts.address import site_label
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.entries import entry_rows
from cleanpage.facts.forms import form_lines
from cleanpage.facts.language import page_language
from cleanpage.facts.page_kind import likely_kinds
from cleanpage.facts.reporters import reporters
from cleanpage.facts.shape import shapes
from cleanpage.facts.wording import words
from cleanpage.names import (
    AND,
    CHECKING,
    ELSEWHERE,
    NAMELESS,
    NOBODY,
    PREPOSITIONS,
    Credit,
    credits_in,
    duty_at,
    duty_behind,
    has_duty_behind,
    introduces,
    is_chinese_name,
    is_given,
    is_group,
    name_key,
)  # fmt: skip
from cleanpage.words.case import begins_small
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.names import Duty
    from cleanpage.page import Page, Segment
    from cleanpage.words import Cue, Match

LONGEST = 200
"""Characters beyond which a line is no byline."""
LABEL = 40
"""Characters beyond which a line is more than a word such as "By"."""
MOSTLY = 0.9
"""Share of a line under cues of boilerplate from which on it is a button, whatever word of a byline is in it."""
CUED = 3.0
"""How much it is worth that a word like "by" introduces a name."""
CREDITS = frozenset({"byline", "first-post"})
AGES = frozenset({"updated", "counters"})
"""Lists of phrases that stand before a byline as dates do: "3 hours ago", "5 min read"."""
PARTS = regex.compile(r"\s*[|•·●▪—]\s*|\s+[–-]\s+|\t|\s+(?=\S{1,8}[:：]\S)")
SIGN = re.compile("[|•·●▪—–\t:：-]")
"""What one of stands at each of these: cheaper to look for than they are."""
GLUED = regex.compile(r"(?:[WwPp]\w{4,8}\s)?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor)(?=\p{Lu}\p{Ll}+\s\p{Lu})")
"""A word that introduces a name, stuck to it: ``ByJane Roe``."""
ENDS = regex.compile(
    r"\s*[,;|/·•(\d]|\s(?:with|mit|avec|con|com|med|met|et|und|and|on|le|am|el)\s|\s[–—-]\s", regex.IGNORECASE
)
"""What follows the name of a group that signs: an agency that helped, a date."""
SEVERAL = 3
"""People with bylines from which on a list of articles has no author of its own."""
CARD = 2
"""Lines that an entry of such a list has at least."""
WORDS = 5
SMALL = frozenset({"the", "our", "of", "and", "for", "de", "der", "die", "la", "le", "el"})
JOINING = (",", "&", " and", " und", " et", " y")
"""How a line ends behind which more names follow."""
LABELLED = regex.compile(rf"(?<=\s)\p{{Lu}}\p{{L}}{{2,11}}[{COLONS}]\s")
"""A label among the fields of a line: ``3 November 2025 Views: 120 Author: Jane Roe``."""
SPOKEN = regex.compile(r"(?P<label>\p{L}[\p{L}\p{M}\s'’]{2,28}?)\s?[,،]\s+(?P<rest>\S.*)")
"""A label that is read aloud and not shown, with a pause behind it: ``Author, Jane Roe``, ``Role, Riverside News``."""
COLON = regex.compile(f"[{COLONS}]")
"""What a label ends with."""
HAN = regex.compile(r"\p{Han}+")
"""What may be any word before one that ends a line: ``专题报道``, special reports."""
AND_ALONE = regex.compile(r"(?:and|und|et|y|e|og|och|,|&|/|\||•|·|\+|-|–)")


class Mention(NamedTuple):
    """A name on a line of the page's head."""

    segment: Segment
    credit: Credit
    weight: float
    reason: str


def cued_names(page: Page, segment: Segment, *, signed: bool = False, away: bool = False) -> Iterator[Mention]:
    """Yield the names on a line that a word like "by" introduces, at its beginning or behind a date or a sign.

    Args:
        page: the page.
        segment: the line.
        signed: whether the line stands where pages are signed, so that a small letter may begin a name; not that of a
            heading, such as "By size".
        away: whether the line stands away from the headline, where a small word of another language than the page's
            introduces nobody.
    """
    text = segment.text
    if found := reporters(text, page.words):
        for credit in found if segment.kind != "caption" else ():
            yield Mention(segment, credit, CUED, "beside a word for reporter")
        return
    if len(text) > LONGEST or (page.fact(shapes)[segment.index].terminal and len(text) > LONGEST / 2):
        return
    whole = page.fact(matches)[segment.index]
    if whole.coverage() > MOSTLY or segment.index in page.fact(form_lines):
        return
    if told := _told(page, segment):
        yield from told
        return
    for start, part in _parts(page, segment):
        match = whole if start == 0 and part == text else page.words.match(part)
        for cue, credit in _introduced(page, part, match, away=away):
            small = cue.phrase in PREPOSITIONS and begins_small(credit.author.name) and credit.author.name.islower()
            if not small or (signed and segment.kind != "heading") or _is_in_address(page, credit.author.name):
                moved = credit._replace(start=credit.start + start, end=credit.end + start)
                yield Mention(segment, moved, CUED, f"beside {cue.phrase!r}")


def spoken_names(page: Page, segment: Segment) -> list[Credit]:
    """Return the names that a line consists of behind a label for authors with a comma: ``Author, Jane Roe``."""
    found = SPOKEN.fullmatch(segment.text) if len(segment.text) <= LONGEST / 2 else None
    if found is None:
        return []
    match = page.words.match(f"{found['label']}:")
    if not any(cue.list == "byline" and cue.tokens == match.tokens for cue in match.cues):
        return []
    at = found.start("rest")
    by = next((cue for cue in page.words.match(found["rest"]).cues if cue.list == "byline" and cue.first == 0), None)
    if by and by.phrase in PREPOSITIONS:  # "Author, By Jane Roe"
        at += page.words.match(found["rest"]).span(by)[1]
    named = credits_in(segment.text, page.words, at)
    return named if named and not segment.text[named[-1].end :].strip(" ,.") else []


def _told(page: Page, segment: Segment) -> list[Mention]:
    """Return the names on a line whose label has a comma behind it, or is stuck to the first of them."""
    if spoken := spoken_names(page, segment):
        label = segment.text[: spoken[0].start].strip()
        return [Mention(segment, credit, CUED, f"behind {label!r}") for credit in spoken]
    before = GLUED.match(segment.text)
    found = credits_in(segment.text, page.words, before.end()) if before else []
    return [Mention(segment, credit, CUED, f"right behind {before[0].strip()!r}") for credit in found if before]


def are_listed(page: Page) -> bool:
    """Return whether the page is a list of articles by several people, none of whom is its own author.

    Those whom one line names wrote one article together.
    """
    if not any(found.kind == "listing" for found in page.fact(likely_kinds)[:1]):
        return False
    named = (next(iter(cued_names(page, page.segments[at])), None) for at in indices_of(page, CREDITS))
    return len({mention.credit.author.name for mention in named if mention}) >= SEVERAL


def entry_bylines(page: Page) -> frozenset[int]:
    """Return the lines with the bylines of a list's entries: by several people, and each with more than that."""
    credited = frozenset(indices_of(page, CREDITS))
    found: set[int] = set()
    for row in page.fact(entry_rows):
        lines = credited.intersection(row.lines)
        if len(lines) < SEVERAL or row.lines[-1] - row.lines[0] < CARD * (len(row.lines) - 1):
            continue
        names = {mention.credit.author.name for at in lines for mention in cued_names(page, page.segments[at])}
        if len(names) > 1:
            found |= lines
    return frozenset(found)


def helped(page: Page, segment: Segment) -> list[Credit]:
    """Return whom a line names that says what they did: ``Translated by Jane Roe``, ``Jane Roe (drawings)``."""
    text = segment.text
    if len(text) > LONGEST / 2:
        return []
    match = page.fact(matches)[segment.index]
    cue = next((c for c in match.cues if c.list in CREDITS and c.first == 0 and CHECKING.search(c.phrase)), None)
    if cue:
        return credits_in(text, page.words, match.span(cue)[1])
    if not has_duty_behind(text):
        return []
    found = credits_in(text, page.words)
    told = duty_behind(text, found[-1].end) if found and found[0].start == 0 else None
    return [*found[:-1], found[-1]._replace(end=told.end)] if told else []


def _introduced(page: Page, text: str, match: Match, *, away: bool) -> Iterator[tuple[Cue, Credit]]:
    """Yield the names in a part of a line, each with the word that introduces it."""
    for cue in match.cues:
        if cue.list in CREDITS and not CHECKING.search(cue.phrase) and not _is_foreign(page, cue, away=away):
            named = (
                credit for credit in _beside(page, text, match, cue) if credit.author.name.casefold() not in NOBODY
            )
            yield from ((cue, credit) for credit in named)


def _is_foreign(page: Page, cue: Cue, *, away: bool) -> bool:
    """Return whether a small word introduces names in other languages than the page's, in which it may mean anything.

    Near the headline that matters only for words that names begin with elsewhere. The English one does not count:
    publishing systems bring it along.
    """
    if cue.phrase not in (PREPOSITIONS if away else ELSEWHERE) or "en" in cue.languages:
        return False
    language = page.fact(page_language)
    if language is None:
        return not away
    return not any(other[:2] == language[:2] for other in cue.languages)


def _beside(page: Page, text: str, match: Match, cue: Cue) -> list[Credit]:
    """Return the names beside a word like "by"."""
    if cue.how not in {"start", "end", "part"}:
        return []
    before, after = match.span(cue)
    if cue.how == "end":
        named = credits_in(text[:before], page.words, alone=True)
        return [credit for credit in named if not HAN.fullmatch(name := credit.author.name) or is_chinese_name(name)]
    if cue.how == "part" or (cue.first == 0 and introduces(text, cue.phrase, after)):
        return credits_in(text, page.words, after, alone=True) or _signed_by_group(page, text, after)
    return []


def _signed_by_group(page: Page, text: str, at: int) -> list[Credit]:
    """Return the desk, team or site that the rest of a line, or its first part, is the name of."""
    start = at + len(text[at:]) - len(text[at:].lstrip(f" {COLONS}"))
    name = ENDS.split(text[start:], maxsplit=1)[0].rstrip(" .")
    spelled = name.split()
    if not 0 < len(spelled) <= WORDS or len(name) > LABEL:
        return []
    group = len(spelled) > 1 and is_group(spelled[-1]) and all(w[:1].isupper() or w in SMALL for w in spelled[:-1])
    group = group or name.casefold() in NAMELESS
    if not group and not (len(name) > LABEL / 10 and _is_in_address(page, name)):
        return []
    found = Credit(Author(name=name, kind="organization"), start, start + len(name))
    joint = AND.match(text, found.end)
    more = credits_in(text, page.words, joint.end(), alone=True) if joint else []
    return [found, *(credit for credit in more if " " in (name := credit.author.name) or _is_agency(page, name))]


def _is_agency(page: Page, name: str) -> bool:
    """Return whether a word is the name of an agency, and not the noun: ``AFP``, but not ``agencies``."""
    return page.words.match(name).coverage("agency") == 1 and not is_group(name)


def _is_in_address(page: Page, name: str) -> bool:
    """Return whether a name is the site's, as far as the page's address tells."""
    return "".join(words(name)) in page.fact(site_label)


def _parts(page: Page, segment: Segment) -> list[tuple[int, str]]:
    """Return the line whole, and the parts of it that signs, dates and ages separate."""
    text, match = segment.text, page.fact(matches)[segment.index]
    found = page.fact(dates).get(segment.index, ())
    signs = PARTS.finditer(text) if SIGN.search(text) else ()
    ends = {0, *(sign.end() for sign in signs), *(date.end for date in found)}
    if match.cues:
        ages = (match.span(cue) for cue in match.cues if cue.list in AGES)
        ends |= {end for start, end in ages if not duty_at(text, start)}  # "edited by" is no age
    starts = [date.start for date in found]
    if len(ends) > 1:  # a line of fields
        ends |= {label.start() for label in LABELLED.finditer(text)}
    parts = []
    for end in sorted(ends):
        rest = text[end : min((start for start in starts if start > end), default=len(text))]
        bare = rest.lstrip(" ,:|/–—-")
        if bare:
            parts.append((end + len(rest) - len(bare), bare))
    return parts


def lone_cue(page: Page, segment: Segment) -> str | None:
    """Return the cue that a line is, with nothing behind it: the names stand on the next lines, or nowhere."""
    if len(segment.text) > LABEL or segment.index in page.fact(form_lines):
        return None
    match = page.fact(matches)[segment.index]
    cue = next((cue for cue in match.cues if cue.list == "byline" and cue.first == 0), None)
    if cue is None or CHECKING.search(cue.phrase):
        return None
    return cue.phrase if not segment.text[match.span(cue)[1] :].strip(f" {COLONS}|-–,") else None


def signs_for_nobody(page: Page, segment: Segment) -> bool:
    """Return whether a line is a byline with the name of no more than an account: ``By admin``."""
    if len(segment.text) > LABEL:
        return False
    match = page.fact(matches)[segment.index]
    cue = next((cue for cue in match.cues if cue.list == "byline" and cue.first == 0), None)
    return cue is not None and segment.text[match.span(cue)[1] :].strip(f" {COLONS}").casefold() in NOBODY


def goes_on(segment: Segment) -> bool:
    """Return whether a line of names ends so that more of them follow."""
    return segment.text.rstrip().endswith(JOINING)


def _is_surely_one(page: Page, author: Author) -> bool:
    """Return whether a name is somebody's though nothing but its place says so: a known given name, an agency."""
    given, _, rest = name_key(author.name).partition(" ")
    return (bool(rest) and is_given(given)) or page.words.match(author.name).coverage("agency") == 1


class Below:
    """Reads names below a cue that stands alone, or names that go on, until a line is neither a name nor joins two.

    Where a label names who wrote (``Text: Jane Roe``), one on the next line may say who took the pictures.
    """

    def __init__(self, cue: str | None = None, *, colon: bool = False) -> None:
        self.cue = cue
        self.colon = colon  # whether the cue is a label
        self.open = True  # whether any name may follow: at first, and behind a line such as "and"
        self.duty: Duty | None = None  # what those on the next line did
        self.labelled = -1  # index of the last line whose names a label introduces

    @property
    def goes_on(self) -> bool:
        """Whether the next line may have names."""
        return self.cue is not None

    def names(self, page: Page, segment: Segment, cued: list[Mention]) -> list[Mention]:
        """Return the names on the next line.

        Args:
            page: the page.
            segment: the line.
            cued: the names on it that a cue introduces, which more may follow.
        """
        if cued:
            if goes_on(segment):
                self.cue, self.open = "the names above", False
            if COLON.search(segment.text, 0, cued[0].credit.start):
                self.labelled = segment.index
            return cued
        if self.labelled == segment.index - 1 and (duty := duty_at(segment.text, 0)) and duty.role:
            return self._others(page, segment, duty)
        return self._next(page, segment, self.cue) if self.cue is not None else []

    def _next(self, page: Page, segment: Segment, cue: str) -> list[Mention]:
        """Return the names that go on, or follow a cue that stands alone."""
        if AND_ALONE.fullmatch(segment.text.strip().lower()):
            self.open = True
            return []
        found: list[Credit] = []
        section = page.fact(matches)[segment.index].whole("section")  # "News:" may be a label of reporters, too
        if not section and len(segment.text) <= LONGEST / 2 and segment.index not in page.fact(dates):
            found = credits_in(segment.text, page.words, alone=True, duty=self.duty)
            if not self.open and not (found and _is_surely_one(page, found[0].author)):
                found = []
        self.open = goes_on(segment)
        if found and self.colon:
            self.labelled = segment.index
        if not found:
            self.cue = self.duty = None
        return [Mention(segment, credit, CUED, f"below {cue!r}") for credit in found]

    def _others(self, page: Page, segment: Segment, duty: Duty) -> list[Mention]:
        """Return those whom a label says to have taken pictures or the like, where the line holds nothing else."""
        label = segment.text[: duty.end]
        if duty.end == len(segment.text.rstrip()):
            self.cue, self.open, self.duty, self.colon = label, True, duty, True
            return []
        found = credits_in(segment.text, page.words, duty.end, duty=duty)
        if not found or segment.kind == "caption" or segment.text[found[-1].end :].strip(" .,;|/)"):
            return []
        self.labelled = segment.index
        return [Mention(segment, credit, CUED, f"behind {label!r}, below who wrote") for credit in found]
