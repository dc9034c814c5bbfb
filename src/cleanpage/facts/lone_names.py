"""Names that stand alone on a line, and what tells an author's from those of others, of sections and of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.body import body_scores
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.language import page_language
from cleanpage.facts.shape import shapes
from cleanpage.facts.spelling import lower_case_words, mentions
from cleanpage.names import credits_in, is_given, name_at, name_key

if TYPE_CHECKING:
    from cleanpage.article import Author
    from cleanpage.names import Credit
    from cleanpage.page import Page, Segment

BAR = regex.compile(r"\s*[|•·▪●]\s*|\s[–—-]\s")
EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]")
"""Letters of scripts in which any short word has the form of a name: there a name alone says nothing."""
LONGEST = 100
"""Characters beyond which a line is no name."""
NEAR = 3
"""Lines up to which a date stands near."""
PROSE = 1.5
FIRST = 10
"""Lines below the headline in which the first name is looked for."""
LABELS = ("caption", "agency", "footer", "navigation", "login", "newsletter", "related", "cookies", "app")
MARKS = frozenset(
    {"author", "authors", "byline", "writer", "contributor", "creator", "vcard", "autor", "auteur", "journalist", "by"}
)


def lone_names(page: Page, segment: Segment, at: int) -> list[Credit]:
    """Return the names that a line consists of, but for a date, a role, an age or a button.

    Args:
        page: the page.
        segment: the line.
        at: index of the headline.

    Returns:
        The credits; none where the line is anything else.
    """
    text = segment.text
    if segment.index == at or len(text) > LONGEST or page.fact(shapes)[segment.index].terminal:
        return []
    found = page.fact(dates).get(segment.index, ())
    cuts = [0, *(date.end for date in found), *(match.end() for match in BAR.finditer(text))]
    for start in sorted(cuts):
        end = min((date.start for date in found if date.start >= start), default=len(text))
        if names := _names(page, text, start, end):
            return names
        if not found:
            break
    return []


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
    index, dated = segment.index, page.fact(dated_lines)
    parts: dict[str, float] = {"a name": 1.0}
    if index in dated:
        parts["with a date"] = 1.0
    elif near := min(
        (abs(index - other) for other in dated if abs(index - other) <= NEAR and other >= at - 1), default=0
    ):
        parts["near a date"] = 1 / near
    if 0 < index - at <= NEAR + 1 and dated.intersection((index - 1, index, index + 1)):
        parts["in the dateline"] = 1.0
    if page.fact(page_language) not in {"en", None}:
        parts["in another language"] = 1.0
    if author.role:
        parts["with a role"] = 1.0
    if author.kind == "organization":
        parts["a group"] = 1.0
    parts |= _standing(page, index, at)
    parts |= _name_parts(page, author, at)
    if segment.kind != "paragraph":
        parts[f"a {segment.kind}"] = 1.0
    if segment.place is not None:
        parts["links"] = segment.place.link_share
        if not MARKS.isdisjoint(segment.place.hints):
            parts["marked as a byline"] = 1.0
    return parts


def _standing(page: Page, index: int, at: int) -> dict[str, float]:
    """Return where the line stands."""
    parts: dict[str, float] = {}
    if index < at:
        parts["above the headline"] = 1.0
    else:
        parts["near below the headline"] = 1 / (index - at)
        parts["the first name below the headline"] = float(_first_name(page, at) == index)
        parts["far below the headline"] = float(index - at > 2 * NEAR)
    scores, found = page.fact(body_scores), page.fact(matches)
    parts["prose above"] = float(any(score.value > PROSE for score in scores[at + 1 : index] if at < index))
    parts["prose right below"] = float(index + 1 < len(scores) and scores[index + 1].value > PROSE)
    for name, other in (("its line", index), ("the line above", index - 1), ("the line below", index + 1)):
        if 0 <= other < len(found) and found[other].cues:
            if found[other].get(*LABELS):
                parts[f"{name} is a label"] = 1.0
            if found[other].get("role", "follow", "updated", "counters", "byline") and other != index:
                parts[f"{name} goes with bylines"] = 1.0
    return parts


def _first_name(page: Page, at: int) -> int | None:
    """Return the first line below the headline, and before any prose, that is a name and little else."""
    for segment in page.segments[at + 1 : at + 1 + FIRST]:
        if page.fact(body_scores)[segment.index].value > PROSE:
            return None
        if page.fact(matches)[segment.index].coverage() < 0.5 and lone_names(page, segment, at):  # noqa: PLR2004
            return segment.index
    return None


def _name_parts(page: Page, author: Author, at: int) -> dict[str, float]:
    """Return what the name says, and where else it stands."""
    name = name_key(author.name)
    words = name.split()
    titled = {
        word
        for line in page.segments[at : at + NEAR]
        if len(line.text) > LONGEST / 3
        for word in name_key(line.text).split()
    }
    elsewhere = page.fact(mentions)(author.name)
    parts = {"words of the name": float(min(len(words), 5)), "in the text": min(elsewhere.body, 3) / 3}
    if elsewhere.lines > 1:
        parts["on several lines of its own"] = 1.0
    if author.name.isupper():
        parts["all in capitals"] = 1.0
    parts["common words"] = sum(word.casefold() in page.fact(lower_case_words) for word in author.name.split()) / max(
        1, len(words)
    )
    parts["in the headline"] = float(words[-1:] != [] and words[-1] in titled)
    parts["a known given name"] = float(bool(words) and (is_given(words[0]) or is_given(words[1 % len(words)])))
    return parts
