"""Lines that are nobody's sentence and could be signatures: the names in them, beside dates, roles and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from cleanpage.article import Author
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.forms import form_lines
from cleanpage.facts.particulars import particulars
from cleanpage.facts.shape import shapes
from cleanpage.facts.site_names import is_person, site_names
from cleanpage.facts.wording import key
from cleanpage.names import (
    CHECKING,
    FOR,
    NOBODY,
    PARTICLES,
    WHERE,
    Credit,
    credits_in,
    is_common,
    is_given,
    is_group,
    name_at,
    name_key,
)
from cleanpage.words.case import begins_small, has_no_case
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.words import Cue, Match

BAR = regex.compile(r"\s*[|•·▪●]\s*|\s[–—/-]\s")
EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]")
"""Letters of scripts in which any short word has the form of a name: there a name alone says nothing."""
HANDLE = regex.compile(r"@?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’_\-]*(?:\s[\p{L}\p{M}\p{N}.&'’_\-]+){0,3}")
"""What somebody, or a company, may call itself: up to four words without punctuation."""
JOINS = regex.compile(r"[\s,;:&·•|/–—-]*(?:(?:and|und|et|y|e|en|og|och|i|и|και)\b)?[\s,;:&]*")
"""What may be left behind the names on a line where more of them follow on the next."""
BELONGS = regex.compile(rf"{WHERE.pattern}|{FOR.pattern}|\s(?:in|on|at|le|el|am)(?:\s[\p{{L}}\-]+)?$")
"""What may follow a name in small letters: where somebody writes from, for whom, under what heading; before a date."""
INSIDE = frozenset({*PARTICLES, "of", "the", "and", "for"})
"""Small words inside names."""
PLACE = regex.compile(r"(?:\s?/\s?\p{Lu}[\p{L} .'’-]+)*,\s")
"""How a line goes on behind the place where it was written."""
CHAPTER = regex.compile(r"\d{1,2}\.\d{1,2}\.?\s+\p{Lu}")
"""How the heading of a numbered part begins, and no name behind a date."""
NUMBERED = regex.compile(r"(?:^|\s)\p{Nd}[\p{Nd}.]*(?:\s|$)")
"""A number that is a word of its own, as in ``Version 5.9``."""
TIME = regex.compile(r"(?:\p{L}{1,6}\.?\s)?\p{Nd}{1,2}[.:h]\p{Nd}{2}(?:\s?\p{L}{1,5})?")
"""A time of day with a word beside it: ``kl. 06.30``, ``17:40 Uhr``."""
LONGEST = 100
"""Characters beyond which a line is no name."""
HANDLE_LONGEST = 40
LABELS = frozenset(COLONS)
APART = frozenset({",", "،", "/", "("})
"""What stands between a name and whom they work for."""
FEW, MOSTLY = 2, 0.5
"""Words that may follow the names on their part of the line, and share of cues from which on more may."""
OPEN = 3
"""Characters, such as a quotation mark, that may stand before the first name."""
NEAR = 3
"""Lines up to which a date stands near."""
ASIDE = ("updated", "counters", "follow", "share", "read-more", "login", "comments", "forum", "tools")
"""Lists of phrases that stand beside a name on its line and belong to no name."""
MARKS = frozenset(
    {"author", "authors", "byline", "writer", "contributor", "creator", "vcard", "autor", "auteur", "journalist", "by",
     "username", "postedby", "poster", "postprofile", "memberaction", "autore", "auteurs", "author-name", "fn"}
)  # fmt: skip
"""Words of ``id``, ``class`` and the like that pages in the wild give to bylines."""


class Lone(NamedTuple):
    """What a line is that could be a signature.

    Attributes:
        segment: the line.
        credits: who is named on it.
        whole: whether nothing else stands there.
        handle: whether it has the form of what people post under, and not that of a full name.
    """

    segment: Segment
    credits: tuple[Credit, ...]
    whole: bool
    handle: bool


def lone_names(page: Page, segment: Segment, at: int) -> Lone | None:
    """Return the names that a line consists of, but for a date, a role, an age or a button.

    What has not the form of a person's name is a name too where nothing else stands in its part of the line: people
    and companies sign with one word.

    Args:
        page: the page.
        segment: the line.
        at: index of the headline.

    Returns:
        The names; None where the line is anything else.
    """
    text = segment.text
    shape = page.fact(shapes)[segment.index]
    elsewhere = segment.index in page.fact(form_lines) or segment.index in page.fact(category_links)
    elsewhere = elsewhere or segment.index in page.fact(particulars)
    elsewhere = elsewhere or (segment.index < at and _is_site(page, text))  # the masthead
    elsewhere = elsewhere or text.startswith("©")  # whose picture it is
    if elsewhere or _is_fact(segment) or segment.index == at or len(text) > LONGEST or CHAPTER.match(text):
        return None
    if shape.terminal and not text.endswith((".", "…")):
        return None
    parts = list(_parts(page, segment))
    named = [names for start, end in parts if (names := _names(page, text, start, end))]
    if named:  # people go before whom they work for
        names = _first_people(text, named)
        if segment.index < at and text.startswith(". ", names[-1].end):
            return None  # whom the article is about, and what they are: "Jane Roe. Glazier"
        return Lone(segment, tuple(names), len(parts) == 1, handle=False)
    if shape.terminal or not parts or not _may_be_signed(page, segment, at):
        return None
    handle = _handle(page, segment, *parts[0])
    return Lone(segment, (handle,), len(parts) == 1, handle=True) if handle else None


def category_links(page: Page) -> frozenset[int | None]:
    """Return the lines that are links to what the page is filed under (``rel=category``), which nobody signs with."""
    return frozenset(
        item.segment
        for item in page.hidden
        if item.source == "rel"
        and item.name == "category"
        and item.segment is not None
        and page.segments[item.segment].text == item.value
    )


def _is_fact(segment: Segment) -> bool:
    """Return whether a line is a row of a table that tells what its label asks for: ``Court: | AG Eschenrode``."""
    cells = segment.form.cells if segment.form else ()
    return len(cells) > 1 and cells[0].rstrip().endswith(tuple(COLONS))


def _parts(page: Page, segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line between dates, ages, counts, buttons and signs."""
    text = segment.text
    gone = [(date.start, date.end) for date in page.fact(dates).get(segment.index, ())]
    match = page.fact(matches)[segment.index]
    if match.cues:
        if any(cue.list == "byline" and CHECKING.search(cue.phrase) for cue in match.cues):
            return
        gone += [match.span(cue) for cue in match.cues if _is_aside(cue, match)]
    gone += [sign.span() for sign in BAR.finditer(text)]
    start = 0
    for left, right in (*sorted(gone), (len(text), len(text))):
        part = text[start:left]
        bare = part.strip(" ,:;•·|/–—-*#()[]")
        if len(bare) > 1:
            begin = start + part.index(bare)
            yield begin, begin + len(bare)
        start = max(start, right)


def _is_aside(cue: Cue, match: Match) -> bool:
    """Return whether a phrase stands beside names: what can be anybody's word only where nothing follows it."""
    if cue.list not in ASIDE or (cue.list == "forum" and cue.first == 0 and cue.how != "whole"):
        return False
    return cue.how != "inside" or (cue.list == "forum" and cue.first + cue.tokens == match.tokens)


def _names(page: Page, text: str, start: int, end: int) -> list[Credit]:
    """Return the names that a stretch of a line consists of."""
    form = name_at(text, start)
    if form is None or (all(map(is_common, name_key(form[0]).split())) and not is_group(form[0])):
        return []
    if _is_introduced(page, text[start:end]):
        return []
    found = credits_in(text[:end], page.words, start)
    before = text[start : found[0].start].strip() if found else ""
    if (
        not found
        or (len(before) > OPEN and before != found[0].author.role)
        or (found[0].author.role is None and EAST_ASIAN.match(text, start))
    ):
        return []
    if _is_furniture(page, found[0].author):
        return []
    found = _with_site(page, found)
    rest = text[found[-1].end : end]
    if rest.lstrip()[:1] in APART and key(rest) in page.fact(site_names):
        return found
    short = len(rest.split()) <= FEW and (not begins_small(rest.lstrip()) or BELONGS.match(rest) is not None)
    belongs = short or JOINS.fullmatch(rest) is not None or BELONGS.fullmatch(rest) is not None
    ends = found[-1].author.role is not None or belongs
    return found if ends or page.words.match(rest).coverage() >= MOSTLY else []


def _is_site(page: Page, name: str) -> bool:
    """Return whether the site is called so, and not the person whose it is."""
    return key(name) in page.fact(site_names) and not is_person(name)


def _first_people(text: str, named: list[list[Credit]]) -> list[Credit]:
    """Return the people in the first part of a line that has any, with those behind a stroke: ``Jane Roe / Bo Li``."""
    at = next((at for at, names in enumerate(named) if names[0].author.kind == "person"), 0)
    people = list(named[at])
    for names in named[at + 1 :]:
        if text[people[-1].end : names[0].start].strip() != "/" or names[0].author.kind != people[0].author.kind:
            break
        people += names
    return people


def _with_site(page: Page, found: list[Credit]) -> list[Credit]:
    """Return who is named: the site, which has the form of a name, is whom those before it write for, or a group."""
    people: list[Credit] = []
    for credit in found:
        author = credit.author
        if author.kind != "person" or not _is_site(page, author.name):
            people.append(credit)
        elif people:
            before = people[-1]
            told = before.author.model_copy(update={"organization": before.author.organization or author.name})
            people[-1] = before._replace(author=told, end=credit.end)
        else:
            people.append(credit._replace(author=author.model_copy(update={"kind": "organization"})))
    return people


def _is_introduced(page: Page, part: str) -> bool:
    """Return whether a word like "by" opens a part of a line, in a script whose names no capitals tell from it.

    Whom it introduces the bylines have looked at already; where that is nobody, the word and what follows are no name.
    """
    if not has_no_case(part):
        return False
    return any(cue.list == "byline" and cue.how == "start" for cue in page.words.match(part).cues)


def _is_furniture(page: Page, author: Author) -> bool:
    """Return whether a group's name is nothing but labels, ``Comments News``, or a person's is one: ``Ana Sayfa``."""
    match = page.words.match(author.name)
    if author.kind == "person" and not (has_no_case(author.name) or match.whole(*match.boilerplate)):
        return False
    return match.coverage() == 1 and not match.coverage("agency")


def _may_be_signed(page: Page, segment: Segment, at: int) -> bool:
    """Return whether one word can be a signature where a line stands: marked as one, near the headline, or last."""
    if segment.place is not None and not MARKS.isdisjoint(segment.place.hints):
        return True
    below = segment.index - at
    return -NEAR <= below <= 2 * NEAR or 0 <= segment.index - page.fact(core).end <= NEAR


def _is_place(page: Page, segment: Segment, start: int, end: int) -> bool:
    """Return whether a word, or several with a stroke between them, is where a dateline was written: ``Geneva, 9 May``.

    A given name may be signed so too.
    """
    text = segment.text
    first = min((date.start for date in page.fact(dates).get(segment.index, ())), default=0)
    opens = start == 0 and text[:1].isupper() and text[:first].rstrip().endswith(",")
    return opens and PLACE.match(text, end) is not None and not is_given(name_key(text[:end]).partition(" ")[0])


def _handle(page: Page, segment: Segment, start: int, end: int) -> Credit | None:
    """Return what a stretch of a line is called by, where that is no phrase of a page's furniture."""
    text = segment.text
    part = text[start:end]
    letters = sum(map(str.isalpha, part))
    told = text[end : end + 1] in LABELS  # behind a word and a colon stands what is told, not who tells it
    fits = letters > 1 and len(part) <= HANDLE_LONGEST and not part.endswith(".") and not TIME.fullmatch(part)
    if told or not fits or HANDLE.fullmatch(part) is None or NUMBERED.search(part):
        return None
    match = page.words.match(part)
    agency = bool(match.cues) and match.coverage("agency") == 1
    if any(cue.list not in {"agency", "caption"} or not agency for cue in match.cues) or (
        EAST_ASIAN.match(part) and not agency
    ):
        return None
    group = agency or is_group(part)
    if part.casefold() in NOBODY or (not group and _is_place(page, segment, start, end)):
        return None
    if part[:1].isupper() and any(word.islower() and word not in INSIDE for word in part.split()):
        return None  # a phrase, or its beginning
    words = name_key(part).split()
    if begins_small(part) and part.islower() and all(len(word) == 1 or is_common(word) for word in words):
        return None  # such as what an age leaves: "Updated 1 h ago"
    kind: Literal["person", "organization"] = "organization" if group else "person"
    return Credit(Author(name=part.removeprefix("@"), kind=kind), start, end)
