"""Who signs alone: names on lines of their own, each weighed by how likely it is the author's.

What was learned says how likely a name is the author's where it stands (`facts.name_features`); here is what else it
may be: whom the press may ask, whom a directory lists, a button, the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.bylines import Mention
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.datelines import foreign_headings
from cleanpage.facts.dates import dates
from cleanpage.facts.entries import entry_rows
from cleanpage.facts.headline_candidates import line_places
from cleanpage.facts.kind import is_article, is_forum, seems_article
from cleanpage.facts.language import page_language
from cleanpage.facts.learned import log_odds, reason, weights
from cleanpage.facts.lone_names import MARKS
from cleanpage.facts.name_features import signatures
from cleanpage.facts.notices import notices
from cleanpage.facts.posts import first_post
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes
from cleanpage.facts.things import offers
from cleanpage.names import is_given, is_name, name_key, role_line

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from cleanpage.facts.entries import Row
    from cleanpage.facts.lone_names import Lone
    from cleanpage.page import Page

LEAST = 1.2
"""Weight from which on a name that stands alone is the first of the page's bylines."""
OTHER = 0.6
"""What a name is worth at most that is somebody else's than the author's."""
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
ANY = "any"
"""The weight that every such name has."""
TOGETHER, APART = 2, 0.6
"""Lines up to which names that stand alone are one list, and what the weight of others is multiplied with."""
OFTEN = 4
"""Lines that say the same from which on that is nobody's signature."""
DIRECTORY = 3
"""Names from which on a directory lists people, and lines that each of them has there at least."""
LONGEST = 200
"""Characters of a text in which an address of e-mail is looked for."""
MAIL, PART = regex.compile(r"(?P<local>[\p{L}\p{N}._+-]+)@[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+"), 3
"""An address of e-mail, and letters of a name that one has at least which is that person's."""
SENTENCE = 20
"""Words from which on a line that ends as a sentence does is more than the byline that opens it; a paragraph has at
least half as many."""
SIGNED_OFF, NEAR_END = 1.5, 4
"""The least that a full name is worth that stands alone right below the last paragraph, so many lines behind the end of
the body at most."""
ABOVE = 6
"""Lines above the headline on which whoever writes a column is named."""
UNKNOWN, WORD = 1.1, 8
"""What one word is worth at most that may be any word of a language other than English, and letters that it has."""
LABEL = 0.6
"""Share of the line below that must be phrases of menus."""
BESIDE_END = 2
"""Lines before and behind the end of the body on which somebody signs a text."""


def signers(page: Page, at: int) -> dict[int, list[Mention]]:
    """Return, by the index of the line, the names that stand alone on it, but for a date, a role or an age.

    Args:
        page: the page.
        at: index of the headline, or of where the body begins.
    """
    alone = {lone.segment.index: mentioned for lone, mentioned in _alone(page, at)}
    _weaken(page, alone, at)
    return alone


def _alone(page: Page, at: int) -> Iterator[tuple[Lone, list[Mention]]]:
    """Yield the lines that may be signed, with the names they consist of, but for a date, a role or an age."""
    known = weights("byline")
    first = page.fact(first_post)
    for lone, features in signatures(page, at):
        if first is not None and lone.segment.index >= first.stop:
            continue  # whoever answers in a thread did not write it
        score = known.get(ANY, 0.0) + log_odds(features, known)
        weight = max(_learned(page, lone, score), _least(page, lone, features, at))
        weight = min(weight, UNKNOWN) if _is_unknown_word(page, lone) or _may_be_topic(page, lone) else weight
        if weight >= DOUBTFUL:
            told = f"stands alone: {reason(features, known)}"
            yield lone, [Mention(lone.segment, credit, weight, told) for credit in lone.credits]


def _learned(page: Page, lone: Lone, score: float) -> float:
    """Return what was learned of a name where it stands; less where it is whom to ask."""
    weight, span = min(EVEN + SCALE * score, MOST), page.fact(core)
    if lone.segment.index >= span.end and not (page.fact(is_article) or page.fact(is_forum)):
        weight *= CONTACT
    return weight * ASKED if lone.segment.index >= span.first and _is_called(page, lone.segment.index) else weight


def _least(page: Page, lone: Lone, features: Mapping[str, float], at: int) -> float:
    """Return what a name is worth at least for what stands around it, beyond what was learned."""
    index = lone.segment.index
    between = at < index <= page.fact(core).first
    if between and (_is_dated(page, lone) or (DATES.intersection(features) and _has_role_below(page, lone))):
        return DATED
    if _is_mailed(page, lone) or _is_columnist(page, lone, at):
        return DATED
    if _signs_off(page, lone):
        return SIGNED_OFF
    return SOURCE if lone.whole and index > at and features.keys() >= SOURCES else float("-inf")


def _weaken(page: Page, alone: dict[int, list[Mention]], at: int) -> None:
    """Lower the weights of names that stand alone as those of others than the author.

    Nobody has written what offers a job or announces an event; behind a heading for other articles stand theirs; names
    that match from entry to entry of a list are those of whom a directory lists; a line that comes again and again is a
    button, in scripts without capitals; and a line above the headline that a copyright notice names is the site.
    """
    foreign = page.fact(foreign_headings)
    rows = [row for row in page.fact(entry_rows) if _is_directory(page, row, alone)] if alone else []
    listed = {index for row in rows for index in row.lines}
    owners = {name_key(name) for notice in page.fact(notices) for name in (notice.owner, notice.name)}
    for index, mentions in alone.items():
        is_owner = index < at and any(_is_owner(page, mention.credit.author.name, owners) for mention in mentions)
        often = len(page.fact(line_places).get(page.segments[index].text, ()))
        is_button = not page.fact(is_forum) and _is_button(mentions, often, index - at)
        if page.fact(offers) or index in listed or (foreign and index > foreign[0]) or is_owner or is_button:
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


def _is_owner(page: Page, name: str, owners: Container[str]) -> bool:
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
    if not above.terminal or above.size < SENTENCE / 2:
        return False
    return _own_mail(lone.credits[0].author.name, " ".join(segment.text for segment in page.segments[at : at + 2]))


def _is_unknown_word(page: Page, lone: Lone) -> bool:
    """Return whether one long word stands alone in a language whose common words are not known here."""
    author = lone.credits[0].author
    if not lone.handle or author.kind != "person" or page.fact(page_language) in {None, "en"} or page.fact(is_forum):
        return False
    marked = lone.segment.place is not None and not MARKS.isdisjoint(lone.segment.place.hints)
    word = author.name.istitle() and author.name.isalpha() and len(author.name) >= WORD
    return word and not marked and not is_given(name_key(author.name))


def _may_be_topic(page: Page, lone: Lone) -> bool:
    """Return whether a line right behind the text, above labels, may be what it is filed under, and nobody's name."""
    at, end = lone.segment.index, page.fact(core).end
    if lone.handle or not lone.whole or len(lone.credits) != 1 or not end <= at <= end + NEAR_END:
        return False
    author, below = lone.credits[0].author, page.fact(matches)[at + 1 : at + 2]
    known = author.kind != "person" or author.role is not None or is_given(_first_word(author.name))
    return lone.segment.place is None and not known and all(match.coverage() > LABEL for match in below)


def _is_columnist(page: Page, lone: Lone, at: int) -> bool:
    """Return whether a full name stands soon above the headline, with its own address of e-mail on the line below."""
    index = lone.segment.index
    if lone.handle or not lone.whole or len(lone.credits) != 1 or not at - ABOVE <= index < at - 1:
        return False
    return _own_mail(lone.credits[0].author.name, page.segments[index + 1].text)


def _own_mail(name: str, text: str) -> bool:
    """Return whether a text has an address of e-mail that is somebody's by the words of a full name."""
    mail, words = MAIL.search(text[:LONGEST]), name_key(name).split()
    local = name_key(mail["local"]) if mail else ""
    return len(words) > 1 and any(len(word) >= PART and word in local for word in words)


def _signs_off(page: Page, lone: Lone) -> bool:
    """Return whether names that begin as people's do stand between the last paragraph of an article and a label."""
    at, end = lone.segment.index, page.fact(core).end
    if lone.handle or not lone.whole or not end - 1 <= at <= end + NEAR_END or not page.fact(is_article):
        return False
    names = [credit.author.name for credit in lone.credits if credit.author.kind == "person"]
    if len(names) < len(lone.credits) or not all(is_name(name) and is_given(_first_word(name)) for name in names):
        return False  # a place that the text is filed under, or a phrase
    below = page.fact(matches)[at + 1 : at + 2]
    return page.fact(prose)[at - 1] and all(match.coverage() > LABEL for match in below)


def _first_word(name: str) -> str:
    return name_key(name).partition(" ")[0]


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


def together(alone: Mapping[int, list[Mention]], *, threaded: bool) -> Iterator[Mention]:
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
