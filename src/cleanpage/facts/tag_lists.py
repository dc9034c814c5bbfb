"""Lists of short entries: on a line with signs between them or with nothing, or an entry a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.filed import FILING
from cleanpage.facts.glued_lists import unglued
from cleanpage.facts.headline import headline
from cleanpage.facts.language import page_language
from cleanpage.facts.shape import shapes, size_of
from cleanpage.facts.spelling import mentions
from cleanpage.facts.topics import is_topical
from cleanpage.words import function_words
from cleanpage.words.case import begins_small
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleanpage.page import Page, Segment

Form = Literal["signs", "glued", "lines"]

SEPARATORS = regex.compile(r"\s*(?:[|,;·•、،，]|(?<=\s)/(?=\s)|#)\s*")
SIGN = regex.compile(r"[\p{P}\p{S}\s]*")
"""A line that only parts the entries above and below it."""
BULLET = regex.compile(r"^(?:[#•·*\-–▪●]\s*)+")
TORN = regex.compile(r"^[\"'“„«‘‚»–—\-(&@]|[:：]|\p{Ll}[.?!]$")
"""What pieces of headlines and sentences have, and tags have not."""
INSIDE = regex.compile(r"[:：]\s|[,،、，;]")
"""What stands within a line that is more than one entry."""
UNPAIRED = regex.compile(r"^[^(\[{]*[)\]}]|[(\[{][^)\]}]*$")
"""A bracket that is open where an entry begins or ends: signs part text there, and no list."""
BUTTONS = (
    "related",
    "most-read",
    "read-more",
    "comments",
    "share",
    "follow",
    "newsletter",
    "subscribe",
    "login",
    "register",
    "advertisement",
    "tools",
    "pagination",
    "app",
    "cookies",
    "footer",
    "counters",
    "gallery",
    "updated",
    "byline",
    "biography",
)
"""Lists whose phrases are no tags; names of sections, which menus have too, can be."""
HEADINGS = ("related", "most-read", "comments", "follow", "newsletter", "byline", "pagination", "tools")
"""Those of them that begin what follows a list."""
LONGEST, MOST = 5, 30
"""Words beyond which an entry is no tag, and entries beyond which a list is a menu."""
LONGER = 3
"""Words that one entry among others may have more, where a label says that these are tags."""
FEWEST = 3
"""Entries, and words, from which on a line without a label is a list."""
SMALL, FEW = 0.2, 0.15
"""Share of small words from which on a line is a sentence, or a headline, and no list; the same without a label."""
FULL = 2.5
"""Words that entries have on average at most, where nothing parts them."""
CAPITALISED = 0.7
"""Share of the words that begin with a capital from which on a line is a list, or a headline in title case."""
MOSTLY = 0.5


class TagList(NamedTuple):
    """Lines that may be a list of tags.

    Attributes:
        lines: the lines.
        entries: the entries on each of them.
        form: what parts the entries: signs, nothing, or the ends of lines.
    """

    lines: tuple[Segment, ...]
    entries: tuple[tuple[str, ...], ...]
    form: Form

    @property
    def tags(self) -> list[str]:
        """All entries."""
        return [entry for line in self.entries for entry in line]


def list_at(
    page: Page, at: int, *, labelled: bool, introduced: bool = False, longest: int = LONGEST, most: int = MOST
) -> TagList | None:
    """Return the list that begins at a line, or None.

    Args:
        page: the page.
        at: index of the line.
        labelled: whether a label says that these are tags; then there may be fewer, and longer ones among them.
        introduced: whether something else introduces the list; else headlines look like entries that nothing parts.
        longest: number of words beyond which an entry is no tag.
        most: number of entries beyond which a list is a menu.
    """
    if not 0 <= at < len(page.segments):
        return None
    segment = page.segments[at]
    if entries := _parted(page, segment, 2 if labelled else FEWEST, longest, most):
        return TagList((segment,), (entries,), "signs")
    lines = _run(page, at, longest, most, LONGER if labelled else 0)
    alone = (labelled or introduced) and len(lines) < 2  # noqa: PLR2004 - one line is no run
    if alone and (entries := _glued(page, segment, longest, most)):
        return TagList((segment,), (entries,), "glued")
    if len(lines) < 2 - labelled:
        return None
    found = [_parted(page, line, 2, longest, most) or (line.text,) for line in lines] if labelled else []
    return TagList(lines, tuple(found or [(line.text,) for line in lines]), "lines")


def parted(text: str, anchors: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what signs part in a line, or else what its links say, if they are all of it.

    >>> parted("| bridge | mill race |"), parted("#bridge #horses"), parted("bridge mill race", ("bridge", "mill race"))
    (('bridge', 'mill race'), ('bridge', 'horses'), ('bridge', 'mill race'))

    Args:
        text: the line.
        anchors: what its links say, as `Form.anchors`.
    """
    entries = tuple(entry for entry in SEPARATORS.split(text.strip(f" |#{COLONS}")) if entry)
    if len(entries) == 1 and anchors and "".join(anchors).replace(" ", "") == entries[0].replace(" ", ""):
        return tuple(anchors)
    return entries


def anchors_of(segment: Segment) -> tuple[str, ...]:
    """Return what the links of a line say, where HTML tells."""
    return segment.form.anchors if segment.form else ()


def topical_share(page: Page, entries: Sequence[str]) -> float:
    """Return the share of entries that the text speaks of."""
    return sum(map(page.fact(is_topical), entries)) / len(entries)


def is_contents(page: Page, tags: TagList) -> bool:
    """Return whether most entries are headings of the text, as those of a table of contents are.

    Below a list any line can be one; above it, where tags stand as well, what HTML says is one.
    """
    span, standing = page.fact(core), page.fact(mentions)
    below, above = range(tags.lines[-1].index + 1, span.end), range(span.first, tags.lines[0].index)
    headed = [
        any(at in below or (at in above and page.segments[at].kind == "heading") for at in standing(entry).lines)
        for entry in tags.tags
    ]
    return sum(headed) > MOSTLY * len(headed)


def is_plain(page: Page, tags: TagList) -> bool:
    """Return whether a list looks like one of tags by itself: no sentences, headlines, captions, prices or bylines."""
    words = [word for entry in tags.tags for word in entry.split()]
    if sum(map(page.fact(small_words), words)) >= FEW * len(words):
        return False
    if any(line.index in page.fact(dates) for line in tags.lines) or any(map(TORN.search, tags.tags)):
        return False
    if any(map(UNPAIRED.search, tags.tags)):
        return False
    if sum(any(map(str.isdigit, entry)) for entry in tags.tags) >= MOSTLY * len(tags.tags):
        return False
    if tags.form == "glued":
        return len(tags.tags) >= FEWEST and _differs(page, words)
    return tags.form == "signs" or not any(map(INSIDE.search, tags.tags))


def _differs(page: Page, words: Sequence[str]) -> bool:
    """Return whether words are written otherwise than headlines are here: all small, or great where those are not."""
    capitals = sum(word[:1].isupper() for word in words) / len(words)
    ranking = page.fact(headline)
    great = page.fact(shapes)[ranking.best.index].capitalised if ranking else 1.0
    return not capitals or (capitals >= CAPITALISED > great)


def small_words(page: Page) -> Callable[[str], bool]:
    """Return a function that says whether a word is one of those that sentences have and lists have not.

    Where the language is not known, all that is written small may be.
    """
    language = page.fact(page_language)
    known = function_words(language) if language else None

    def is_small(word: str) -> bool:
        if known is None:
            return begins_small(word)
        return word.casefold().strip(",;") in known and not (word.isupper() and len(word) > 1)

    return is_small


def _parted(page: Page, segment: Segment, fewest: int, longest: int, most: int) -> tuple[str, ...]:
    """Return the entries of a line that has signs between them."""
    if page.fact(shapes)[segment.index].terminal or page.fact(matches)[segment.index].coverage() > MOSTLY:
        return ()
    entries = parted(segment.text, anchors_of(segment))
    if not fewest <= len(entries) <= most or any(size_of(entry) > longest for entry in entries):
        return ()
    return entries[:-1] if _is_button(page, entries[-1]) else entries


def _glued(page: Page, segment: Segment, longest: int, most: int) -> tuple[str, ...]:
    """Return the entries of a line that has nothing between them; none where it may be a sentence or a headline.

    A line that is short enough for one entry is one, unless the text speaks of all that it would fall into.
    """
    words = segment.text.split()
    if not FEWEST <= len(words) <= most or not _may_be_glued(page, segment, words):
        return ()
    entries = page.fact(unglued)(segment.text)
    one = len(words) <= longest and (len(entries) == 1 or topical_share(page, entries) < 1)
    if one or len(words) > FULL * len(entries) or any(map(TORN.search, entries)):
        return ()
    return entries


def _may_be_glued(page: Page, segment: Segment, words: Sequence[str]) -> bool:
    """Return whether a line may be entries that nothing parts. Without capitals, headlines look the same."""
    if page.fact(shapes)[segment.index].terminal or page.fact(matches)[segment.index].get(*BUTTONS):
        return False
    if SEPARATORS.search(segment.text) or segment.index in page.fact(dates):
        return False
    has_case = any(word[:1].isupper() or begins_small(word) for word in words)
    return has_case and sum(map(page.fact(small_words), words)) < SMALL * len(words)


def _run(page: Page, at: int, longest: int, most: int, longer: int) -> tuple[Segment, ...]:
    """Return the run of short lines that begins at an index, up to a blank line if it has none within.

    Where the page says what is a heading, an item and a paragraph, they are all of one kind.

    A line that is too long, or a button elsewhere, is one of them if another one follows at once, unless it is the
    heading of something else.
    """
    run: list[Segment] = []
    doubtful: list[Segment] = []
    gap = 0
    for segment in page.segments[at : at + 2 * most]:
        if (len(run) > 1 and segment.gap > gap) or (run and segment.place and segment.kind != run[-1].kind):
            break
        gap = segment.gap
        if SIGN.fullmatch(segment.text):
            continue
        if _is_entry(page, segment, longest, first=not run):
            run += [*doubtful, segment]
            doubtful = []
            continue
        within = longer and not doubtful and (not run or not gap) and not ends_list(page, segment)
        if not (within and _may_be_entry(page, segment, longest + longer)):
            break
        doubtful = [segment]
    return tuple(run) if len(run) <= most else ()


def ends_list(page: Page, segment: Segment) -> bool:
    """Return whether something else begins with a line, such as ``Related articles``, that no tag is called."""
    match = page.fact(matches)[segment.index]
    return match.coverage() > MOSTLY and match.get(*HEADINGS) is not None


def _is_entry(page: Page, segment: Segment, longest: int, *, first: bool) -> bool:
    match = page.fact(matches)[segment.index]
    if not _may_be_entry(page, segment, longest):
        return False
    if match.coverage() <= MOSTLY:
        return True
    return not (first or match.get(*BUTTONS) or _is_button(page, segment.text) or match.whole(*FILING))


def _may_be_entry(page: Page, segment: Segment, longest: int) -> bool:
    shape = page.fact(shapes)[segment.index]
    if shape.size > longest or shape.terminal or segment.index in page.fact(dates):
        return False
    return any(map(str.isalpha, segment.text)) and not segment.text.endswith((*COLONS, "…", "...", "(0)"))


def _is_button(page: Page, entry: str) -> bool:
    """Return whether an entry is what a menu has, such as ``All topics``; a word alone is the name of a section."""
    cue = page.words.match(entry).get("navigation") if size_of(entry) > 1 else None
    return cue is not None and cue.share >= MOSTLY
