"""What tells a name that the author signed with from one that merely stands on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.address import site_label
from cleanpage.facts.body import body_scores
from cleanpage.facts.captions import opening
from cleanpage.facts.core import core
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.kind import is_forum, kind_evidence
from cleanpage.facts.language import page_language
from cleanpage.facts.lone_names import LONGEST, MARKS, lone_names
from cleanpage.facts.shape import shapes
from cleanpage.facts.spelling import lower_case_words, mentions
from cleanpage.names import is_common, is_given, name_at, name_key
from cleanpage.words.case import begins_small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.facts.lone_names import Lone
    from cleanpage.page import Page

ABOVE, BELOW = 6, 18
"""Lines above and below the headline on which pages are signed."""
BEFORE, BEHIND = 3, 4
"""Lines above the body and behind it that may be signed too."""
NEAR = 3
"""Lines up to which a date stands near."""
PROSE = 1.5
FIRST = 10
"""Lines below the headline in which the first name is looked for."""
SHORT = 4
"""Words below which a line is a label, and letters below which a word of a name may be small."""
MOSTLY = 0.5
UNKNOWN = frozenset({"a name", "a group", "one word"})
PLACES = ("in the dateline", "right below the headline", "the first name below the headline", "right behind the body")
"""Forms of names, and places, that say more together: rare words there are hardly ever anything but a name."""
PICTURES = regex.compile(r"getty|shutterstock|imago|alamy|istock|photo|foto|epa|pixabay|unsplash", regex.IGNORECASE)
LABELS = ("caption", "footer", "navigation", "login", "newsletter", "related", "cookies", "app", "agency")
BESIDE = ("role", "follow", "updated", "counters", "byline", "biography")
"""Lists of phrases that stand beside bylines."""
STEPS = ((1, "right below the headline"), (2, "second below"), (4, "third or fourth below"), (FIRST, "below"))


def signatures(page: Page, at: int) -> list[tuple[Lone, dict[str, float]]]:
    """Return the lines near the headline and the ends of the body that could be signatures, with their features.

    Args:
        page: the page.
        at: index of the headline, or of where the text begins.

    Returns:
        The lines, in the page's order, with what speaks for and against each, by name.
    """
    span = page.fact(core)
    near = {*range(at - ABOVE, at + BELOW), *range(span.first - BEFORE, span.first + 1)}
    near.update(range(span.end - 1, span.end + BEHIND))
    lines = (page.segments[index] for index in sorted(near) if 0 <= index < len(page.segments))
    found = [lone for s in lines if (lone := lone_names(page, s, at)) and not _is_pictured(page, lone)]
    first = _first_name(page, at)
    return [(lone, _features(page, lone, at, first)) for lone in found]


def dated_lines(page: Page) -> frozenset[int]:
    """Return the indices of the lines that have a date or say how long ago something was."""
    found = page.fact(matches)
    aged = {at for at in indices_of(page, ("updated",)) if found[at].get("updated")}
    return frozenset(aged.union(page.fact(dates)))


def _features(page: Page, lone: Lone, at: int, first: int | None) -> dict[str, float]:
    segment = lone.segment
    parts = dict.fromkeys((*_form(page, lone), *_spelled(page, lone.credits[0].author.name)), 1.0)
    parts |= dict.fromkeys(_dated(page, segment.index, at), 1.0)
    parts |= _standing(page, segment.index, at, first)
    parts |= dict.fromkeys(_neighbours(page, segment.index), 1.0)
    parts |= _mentioned(page, lone, at)
    parts |= page.fact(_kinds)
    for form in UNKNOWN.intersection(parts):
        if "a common word" not in parts and "all common words" not in parts:
            parts |= {f"{form} of rare words, {place}": 1.0 for place in PLACES if parts.get(place)}
    if segment.kind != "paragraph":
        parts[f"a {segment.kind}"] = 1.0
    if segment.place is not None:
        parts["links"] = segment.place.link_share
        if not MARKS.isdisjoint(segment.place.hints):
            parts["marked as a byline"] = 1.0
            if lone.handle:
                parts["marked as a byline, one word"] = 1.0
    return {name: value for name, value in parts.items() if value}


def _is_pictured(page: Page, lone: Lone) -> bool:
    """Return whether a name is that of whom a picture shows: its credit stands below, and the text tells of them."""
    below = page.segments[lone.segment.index + 1 : lone.segment.index + 2]
    named = page.fact(mentions)(lone.credits[0].author.name)
    return named.prose is not None and any(len(s.text) <= LONGEST and opening(page, s) for s in below)


def _kinds(page: Page) -> dict[str, float]:
    """Return what kind of page it seems to be: who is named on an article is more likely its author than elsewhere."""
    found = page.fact(kind_evidence)
    parts = {f"on a page of kind {evidence.kind}": evidence.weight for evidence in found}
    parts["on a page of no kind"] = float(not found)
    parts["on a page with an article's dates"] = float(any(e.kind == "article" and "date" in e.reason for e in found))
    return parts


def _form(page: Page, lone: Lone) -> Iterator[str]:
    """Yield what form a name has, and what stands with it."""
    author = lone.credits[0].author
    spelled = author.name.split()
    if author.kind == "organization":
        yield "a group"
        if page.words.match(author.name).coverage("agency") == 1:
            yield "a picture agency" if PICTURES.search(author.name) else "an agency"
    elif len(spelled) == 1:
        yield "one word"
        if page.fact(is_forum):
            yield "one word, in a thread"
    else:
        yield "a name" if all(word[:1].isupper() or len(word) < SHORT for word in spelled) else "a few words"
    if len(lone.credits) > 1:
        yield "several names"
    if not lone.whole:
        yield "beside something else"
    if author.role:
        yield "with a role"


def _spelled(page: Page, name: str) -> Iterator[str]:
    """Yield how a name is written."""
    words = name_key(name).split()
    yield from _known(page, words)
    if len(words) > 2:  # noqa: PLR2004 - most names have two
        yield "three words" if len(words) == 3 else "four words or more"  # noqa: PLR2004
    if name.isupper():
        yield "all in capitals"
    if begins_small(name) and name.islower():
        yield "written small"
    if any(map(str.isdigit, name)):
        yield "with digits"
    if "".join(words) in page.fact(site_label):
        yield "the site's name"


def _known(page: Page, words: list[str]) -> Iterator[str]:
    """Yield what the words of a name are elsewhere: given names, or words that this page or others write small."""
    given = is_given(words[0]) or is_given(words[1 % len(words)])
    if given:
        yield "a known given name"
    elif page.fact(page_language) == "en":
        yield "no known given name"
    lower = page.fact(lower_case_words)
    common = [len(word) > 1 and (is_common(word) or word in lower) for word in words]
    if any(common):
        yield "all common words" if all(common) else "a common word"
        if common[0] and not given:
            yield "begins with a common word"


def _dated(page: Page, index: int, at: int) -> Iterator[str]:
    """Yield where dates stand."""
    dated = page.fact(dated_lines)
    if index in dated:
        yield "with a date"
    if index + 1 in dated:
        yield "a date right below"
    if index - 1 in dated and index - 1 != at:
        yield "a date right above"
    if not dated.isdisjoint(range(max(at, index - NEAR), index + NEAR + 1)):
        yield "near a date"
        if abs(index - at) <= NEAR + 1 and not dated.isdisjoint(range(index - 1, index + 2)):
            yield "in the dateline"


def _standing(page: Page, index: int, at: int, first: int | None) -> dict[str, float]:
    """Return where the line stands."""
    below, span = index - at, page.fact(core)
    parts: dict[str, float] = {}
    if below < 0:
        parts["right above the headline" if below == -1 else "above the headline"] = 1.0
        parts["far above the headline"] = float(below < -ABOVE)
    else:
        parts[next((name for most, name in STEPS if below <= most), "far below the headline")] = 1.0
        parts["the first name below the headline"] = float(first == index)
    if index >= span.end:
        parts["right behind the body" if index == span.end else "behind the body"] = 1.0
    parts["right before the body"] = float(index == span.first - 1)
    parts["in the body"] = float(span.first < index < span.end)
    scores = page.fact(body_scores)
    parts["prose above"] = float(any(score.value > PROSE for score in scores[at + 1 : index] if below > 0))
    parts["prose right above"] = float(index > 0 and scores[index - 1].value > PROSE)
    parts["prose right below"] = float(index + 1 < len(scores) and scores[index + 1].value > PROSE)
    shape = page.fact(shapes)
    around = [other for other in (index - 2, index - 1, index + 1, index + 2) if 0 <= other < len(shape)]
    dated = page.fact(dated_lines)
    parts["among labels"] = sum(shape[o].size < SHORT and o not in dated and o != at for o in around) / 4
    return parts


def _neighbours(page: Page, index: int) -> Iterator[str]:
    """Yield what the cues on the line and on those around it say."""
    found = page.fact(matches)
    for name, other in (("its line", index), ("the line above", index - 1), ("the line below", index + 1)):
        if 0 <= other < len(found) and found[other].cues:
            if found[other].get(*(LABELS if other != index else LABELS[:-1])):
                yield f"{name} is a label"
            if other != index and found[other].get(*BESIDE):
                yield f"{name} goes with bylines"
            if other != index and found[other].get("forum"):
                yield f"{name} goes with posts"
            if found[other].coverage() > MOSTLY:
                yield f"{name} is boilerplate"


def _first_name(page: Page, at: int) -> int | None:
    """Return the first line below the headline that begins with a full name and has no cues."""
    found = page.fact(matches)
    for segment in page.segments[at + 1 : at + FIRST]:
        if len(segment.text) <= LONGEST and name_at(segment.text) and not found[segment.index].coverage():
            return segment.index
    return None


def _mentioned(page: Page, lone: Lone, at: int) -> dict[str, float]:
    """Return where else the name stands."""
    name, index = lone.credits[0].author.name, lone.segment.index
    elsewhere = page.fact(mentions)(name)
    span = page.fact(core)
    titled = {word for line in page.segments[at : at + 1] for word in name_key(line.text).split()}
    others = [other for other in elsewhere.lines if other != index]
    return {
        "in the text": min(elsewhere.body, 3) / 3,
        "in the headline": float(name_key(name).rpartition(" ")[2] in titled),
        "again below the text": float(any(other >= span.end for other in others)),
        "again in the text": float(any(span.first <= other < span.end for other in others)),
        "already above the headline": float(any(other < min(index, at) for other in others)),
        "again and again": float(len(others) > 2),  # noqa: PLR2004 - in a menu, below a text
    }
