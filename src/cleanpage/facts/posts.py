"""Who wrote the posts of a thread: what stands above them is a name, with a time, a rank or the data of a member."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_forum
from cleanpage.facts.language import page_language
from cleanpage.facts.telling import told
from cleanpage.names import is_common, is_given, name_key
from cleanpage.words import function_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment

LONGEST = 80
"""Characters beyond which a line is no more than a name and what belongs to it."""
REACH = 3
"""Lines above the data of a member on which the name stands."""
FAR = 8
"""The same, where HTML calls a line a name, and buttons such as ``View profile`` may stand below it."""
ABOVE = 8
"""Lines above the headline from which on the first post may begin."""
BUTTONS, MOSTLY = ("forum", "comments", "share"), 0.5
"""Lists of what stands below a post, and share of a line that must be such phrases."""
NAMED = frozenset({"username"})
"""Words of ``id`` and ``class`` that the software of forums gives to the names of members."""
POSTER = r"@?(?P<name>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.'’\-]{1,30}(?:\s[\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’\-]{0,20}){0,2})"
HANDLE = regex.compile(r"@?(?P<name>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.\-]{1,30})(?:\s\([^)]{1,40}\))?[\s,:|·•»–-]*")
ALONE = regex.compile(POSTER)
LAST = regex.compile(r"[#\d\s|]*(?:Link|Permalink)?[\s|]*" + POSTER)
"""A name at the end of the line that numbers and dates a post."""
AFTER = regex.compile(r"[\s,.#·•|–-]*\d{0,4}(?:\s\S{1,12})?\s*")
ASKED = regex.compile(
    r"(?:^|\s)(?:asked|answered|gefragt|beantwortet|formulada|preguntada|respondida|perguntada|posée|répondu|задан|"
    r"ответ дан|質問済み|回答済み|질문됨|답변됨)\b",
    regex.IGNORECASE,
)
"""How sites of questions date what was asked and answered, above the name of whoever did."""


class Post(NamedTuple):
    """The line above a post: where, whose it is, where the name stands in it, and what tells."""

    segment: Segment
    name: str
    start: int
    end: int
    reason: str


def posts(page: Page) -> tuple[Post, ...]:
    """Return the lines that name whoever wrote a post, in the page's order, each line once."""
    ranked = _ranked(page) if page.fact(is_forum) else ()  # elsewhere such data are anybody's
    found = {post.segment.index: post for post in (*ranked, *_timed(page), *_asked(page))}
    return tuple(found[index] for index in sorted(found))


def first_post(page: Page) -> range | None:
    """Return the lines of a thread's first post, from its name to that of the next person; None where none is named.

    Either begins a line earlier where the date stands above the name.
    """
    best = page.fact(headline)
    if best is None or not page.fact(is_forum):
        return None
    found = [post for post in page.fact(posts) if post.segment.index >= best.best.index - ABOVE]
    second = next((post for post in found[1:] if post.name != found[0].name), None)
    if second is None:
        return None
    earlier = found[0].segment.index - 1 in page.fact(dates)
    return range(found[0].segment.index - earlier, second.segment.index - earlier)


def post_texts(page: Page) -> tuple[range, ...]:
    """Return the lines between the date, or the member's data, above each post of a thread and the buttons below it.

    There are none on a page that is no thread.
    """
    if not page.fact(is_forum):
        return ()
    heads = {*page.fact(dates), *indices_of(page, ("member",))}
    found = page.fact(matches)
    buttons = {index for index in indices_of(page, BUTTONS) if found[index].coverage() > MOSTLY} - heads
    texts = []
    first = len(page.segments)
    for index in sorted(heads | buttons):
        if first < index and index in buttons:
            texts.append(range(first, index))
        first = index + 1 if index in heads else len(page.segments)
    return tuple(texts)


def _timed(page: Page) -> Iterator[Post]:
    """Yield the lines that are a name of one word and a time, in either order."""
    for index, found in page.fact(dates).items():
        segment = page.segments[index]
        if len(segment.text) > LONGEST or found[0].clock is None:
            continue
        match = HANDLE.match(segment.text)
        if match and match.end() == found[0].start and AFTER.fullmatch(segment.text, found[-1].end):
            if not page.words.match(match["name"]).cues:
                yield _post(segment, match, "a name and a time")
        elif (
            (match := LAST.fullmatch(segment.text, found[-1].end))
            and "#" in segment.text
            and not page.words.match(match["name"]).whole("forum", "member", "byline")
        ):
            yield _post(segment, match, "behind number and time")


def _ranked(page: Page) -> Iterator[Post]:
    """Yield the names right above the data of a member, or on the same line before them."""
    found = page.fact(matches)
    for index in indices_of(page, ("member",)):
        match = found[index]
        cue = max((cue for cue in match.cues if cue.list == "member"), key=lambda cue: cue.how != "inside")
        text, start = page.segments[index].text, match.span(cue)[0]
        if cue.first and len(text) <= LONGEST and (name := ALONE.fullmatch(text[:start].rstrip(" |·•,–-"))):
            said = page.words.match(name["name"]).cues
            if not (said or name["name"][0].isdigit() or _is_word(page, name["name"])):
                yield _post(page.segments[index], name, f"beside {cue.phrase!r}")
            continue
        if marked := _marked(page, index, f"above {cue.phrase!r}"):
            yield marked
            continue
        lines = page.segments[max(index - REACH, 0) : index][::-1]
        above = dropwhile(lambda line: found[line.index].whole("forum", "member"), lines)  # groups, such as ``Members``
        names = list(takewhile(bool, (_alone(page, other, f"above {cue.phrase!r}") for other in above)))
        if names and names[-1] and not _is_word(page, names[-1].name):
            yield names[-1]  # what stands between name and data is a rank or a motto


def _marked(page: Page, index: int, reason: str) -> Post | None:
    """Return the first of the lines right above an index that HTML calls a name; ranks and buttons follow it there."""
    lines = page.segments[max(index - FAR, 0) : index][::-1]
    told_so = dropwhile(lambda line: not told(page, line, NAMED), lines)
    named = [_alone(page, line, reason) for line in takewhile(lambda line: told(page, line, NAMED), told_so)]
    return next((post for post in reversed(named) if post), None)


def _is_word(page: Page, name: str) -> bool:
    """Return whether a name is one common word, and nobody's given name, or a phrase: ``Warning``, ``Flag as spam``."""
    key = name_key(name)
    first, *rest = name.split()
    small = function_words(page.fact(page_language) or "en")
    phrase = not first.islower() and not any(map(str.istitle, rest)) and not small.isdisjoint(rest)
    return phrase or (is_common(key) and not is_given(key))


def _asked(page: Page) -> Iterator[Post]:
    """Yield the names below the date of a question or an answer."""
    for index in page.fact(dates):
        segment = page.segments[index]
        if len(segment.text) <= 2 * LONGEST and ASKED.search(segment.text):
            for other in page.segments[index + 1 : index + 1 + REACH]:
                if post := _alone(page, other, "below the date of the question"):
                    yield post
                    break


def _alone(page: Page, segment: Segment, reason: str) -> Post | None:
    """Return the name that a line is, if it is no word of the page's furniture, and no number or letter."""
    match = ALONE.fullmatch(segment.text) if len(segment.text) <= LONGEST / 2 else None
    if match is None or match["name"].isdigit() or segment.index in page.fact(dates):
        return None
    return None if page.fact(matches)[segment.index].cues else _post(segment, match, reason)


def _post(segment: Segment, match: regex.Match[str], reason: str) -> Post:
    return Post(segment, match["name"], *match.span("name"), reason)
