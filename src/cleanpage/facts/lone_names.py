"""Lines that are nobody's sentence and could be a name: where they stand, and what tells an author's from others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import regex

from cleanpage.article import Author
from cleanpage.facts.address import site_label
from cleanpage.facts.body import body_scores
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.language import page_language
from cleanpage.facts.shape import shapes
from cleanpage.facts.spelling import lower_case_words, mentions
from cleanpage.names import Credit, credits_in, is_given, is_group, name_at, name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment

BAR = regex.compile(r"\s*[|•·▪●]\s*|\s[–—/-]\s")
EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]")
"""Letters of scripts in which any short word has the form of a name: there a name alone says nothing."""
HANDLE = regex.compile(r"@?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’_\-]*(?:\s[\p{L}\p{M}\p{N}.&'’_\-]+){0,3}")
"""What somebody, or a company, may call itself: up to four words without punctuation."""
LONGEST = 100
"""Characters beyond which a line is no name."""
HANDLE_LONGEST = 40
NEAR = 3
"""Lines up to which a date stands near."""
PROSE = 1.5
FIRST = 10
"""Lines below the headline in which the first name is looked for."""
SHORT = 4
"""Words below which a line is a label."""
LABELS = ("caption", "agency", "footer", "navigation", "login", "newsletter", "related", "cookies", "app")
BESIDE = ("role", "follow", "updated", "counters", "byline", "biography")
"""Lists of phrases that stand beside bylines."""
MARKS = frozenset(
    {"author", "authors", "byline", "writer", "contributor", "creator", "vcard", "autor", "auteur", "journalist", "by",
     "username", "postedby", "poster", "postprofile", "memberaction"}
)  # fmt: skip


def lone_names(page: Page, segment: Segment, at: int) -> list[Credit]:
    """Return the names that a line consists of, but for a date, a role, an age or a button.

    What has not the form of a person's name is a name too where nothing else stands in its part of the line: people
    and companies sign with one word.

    Args:
        page: the page.
        segment: the line.
        at: index of the headline.

    Returns:
        The credits; none where the line is anything else.
    """
    text = segment.text
    shape = page.fact(shapes)[segment.index]
    if segment.index == at or len(text) > LONGEST or (shape.terminal and not text.endswith(".")) or not text.strip():
        return []
    found = page.fact(dates).get(segment.index, ())
    cuts = [0, *(date.end for date in found), *(match.end() for match in BAR.finditer(text))]
    for start in sorted(cuts):
        end = min((date.start for date in found if date.start >= start), default=len(text))
        if names := _names(page, text, start, end):
            return names
        if not found:
            break
    if shape.terminal or not _may_be_signed(page, segment, at):
        return []
    return _handle(page, text, found[0].start if found else len(text))


def _names(page: Page, text: str, start: int, end: int) -> list[Credit]:
    """Return the names that a stretch of a line consists of."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,•·|–—-"))
    if name_at(text, start) is None or start >= end:
        return []
    found = credits_in(text[:end], page.words, start)
    if not found or found[0].start - start > NEAR or (found[0].author.role is None and EAST_ASIAN.match(text, start)):
        return []
    rest = BAR.split(text[found[-1].end : end])[0]
    if found[-1].author.role is None and len(rest.split()) > 2 and page.words.match(rest).coverage() < 0.5:  # noqa: PLR2004
        return []
    return found


def _may_be_signed(page: Page, segment: Segment, at: int) -> bool:
    """Return whether pages are signed where a line stands: marked as the byline, or under the headline with a date."""
    if segment.place is not None and not MARKS.isdisjoint(segment.place.hints):
        return True
    if segment.text[:1].islower() and segment.index - at > 1:
        return False
    beside = range(segment.index - 1, segment.index + 2)
    return 0 < segment.index - at <= NEAR and not page.fact(dated_lines).isdisjoint(set(beside) - {at})


def _handle(page: Page, text: str, end: int) -> list[Credit]:
    """Return what a line is called by, up to a bar or a date, where that is no phrase of a page's furniture."""
    part = BAR.split(text[:end])[0].strip(" ,:")
    letters = sum(map(str.isalpha, part))
    if not letters > 1 or len(part) > HANDLE_LONGEST or part.endswith(".") or HANDLE.fullmatch(part) is None:
        return []
    if EAST_ASIAN.match(part) or any(cue.list != "agency" for cue in page.words.match(part).cues):
        return []
    start = text.find(part)
    kind: Literal["person", "organization"] = "organization" if is_group(part, page.words) else "person"
    return [Credit(Author(name=part.removeprefix("@"), kind=kind), start, start + len(part))]


def dated_lines(page: Page) -> frozenset[int]:
    """Return the indices of the lines that have a date or say how long ago something was."""
    aged = {at for at, match in enumerate(page.fact(matches)) if match.cues and match.get("updated")}
    return frozenset(aged.union(page.fact(dates)))


def name_features(page: Page, segment: Segment, author: Author, at: int) -> dict[str, float]:
    """Return what speaks for and against a name on a line of its own being the author's.

    Args:
        page: the page.
        segment: the line.
        author: the name and what stands with it.
        at: index of the headline.

    Returns:
        Features by name.
    """
    parts: dict[str, float] = {_form(author): 1.0}
    parts |= dict.fromkeys(_dated(page, segment.index, at), 1.0)
    if author.role:
        parts["with a role"] = 1.0
    parts |= _standing(page, segment.index, at)
    parts |= dict.fromkeys(_neighbours(page, segment.index), 1.0)
    parts |= dict.fromkeys(_spelled(page, author), 1.0)
    parts |= _mentioned(page, author, segment.index, at)
    if segment.kind != "paragraph":
        parts[f"a {segment.kind}"] = 1.0
    if segment.place is not None:
        parts["links"] = segment.place.link_share
        if not MARKS.isdisjoint(segment.place.hints):
            parts["marked as a byline"] = 1.0
    return {name: value for name, value in parts.items() if value}


def _form(author: Author) -> str:
    """Return what form a name has."""
    words = author.name.split()
    if author.kind == "organization":
        return "a group"
    if len(words) == 1:
        return "one word"
    return "a name" if all(word[:1].isupper() or len(word) < SHORT for word in words) else "a few words"


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


def _standing(page: Page, index: int, at: int) -> dict[str, float]:
    """Return where the line stands."""
    below = index - at
    parts: dict[str, float] = {}
    if below < 0:
        parts["right above the headline" if below == -1 else "above the headline"] = 1.0
    else:
        steps = ((1, "right below the headline"), (2, "second below"), (4, "third or fourth below"), (FIRST, "below"))
        parts[next((name for most, name in steps if below <= most), "far below the headline")] = 1.0
        parts["the first name below the headline"] = float(_first_name(page, at) == index)
    scores = page.fact(body_scores)
    parts["prose above"] = float(any(score.value > PROSE for score in scores[at + 1 : index] if below > 0))
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
            if found[other].get(*LABELS):
                yield f"{name} is a label"
            if other != index and found[other].get(*BESIDE):
                yield f"{name} goes with bylines"
            if found[other].coverage() > 0.5:  # noqa: PLR2004 - most of it
                yield f"{name} is boilerplate"


def _first_name(page: Page, at: int) -> int | None:
    """Return the index of the first line below the headline that begins with a full name, without other marks."""
    for segment in page.segments[at + 1 : at + FIRST]:
        if len(segment.text) <= LONGEST and name_at(segment.text) and not page.fact(matches)[segment.index].coverage():
            return segment.index
    return None


def _spelled(page: Page, author: Author) -> Iterator[str]:
    """Yield how the name is written.

    The list of given names knows English pages best: elsewhere it says nothing that it does not have a name.
    """
    name = author.name
    words = name_key(name).split()
    if is_given(words[0]) or is_given(words[1 % len(words)]):
        yield "a known given name"
    elif page.fact(page_language) in {"en", None}:
        yield "no known given name"
    if len(words) > 2:  # noqa: PLR2004 - most names have two
        yield "three words or more"
    if name.isupper():
        yield "all in capitals"
    if name.islower():
        yield "written small"
    if any(map(str.isdigit, name)):
        yield "with digits"
    common = [word.casefold() in page.fact(lower_case_words) for word in name.split()]
    if any(common):
        yield "all common words" if all(common) else "a common word"
    if "".join(words) in page.fact(site_label):
        yield "the site's name"


def _mentioned(page: Page, author: Author, index: int, at: int) -> dict[str, float]:
    """Return where else the name stands."""
    elsewhere = page.fact(mentions)(author.name)
    end = page.fact(core).end
    titled = {word for line in page.segments[at : at + 1] for word in name_key(line.text).split()}
    return {
        "in the text": min(elsewhere.body, 3) / 3,
        "in the headline": float(name_key(author.name).rpartition(" ")[2] in titled),
        "again below the text": float(any(other >= end for other in elsewhere.lines)),
        "already above the headline": float(any(other < min(index, at) for other in elsewhere.lines)),
    }
