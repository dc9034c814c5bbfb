"""Tags: lines such as ``Tags: mexico | drug | cartels``, and lists of them below the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.cued import indices_of
from cleanpage.facts.dates import dates
from cleanpage.facts.topics import is_topical
from cleanpage.rule import Rule, drop, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Cue

SEPARATORS = regex.compile(r"\s*(?:[|,;·•、،，]|(?<=\s)/(?=\s)|#)\s*")
HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]+\s")
BULLET = regex.compile(r"^(?:[#•·*\-–▪●]\s*)+")
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
)
"""Lists whose phrases are no tags; names of sections, which menus have too, can be."""
JOINING = frozenset({"&", "+", "–", "and", "und", "et", "e", "y", "of", "de", "der", "di", "du", "la"})
"""Words that no tag begins or ends with."""
FEWEST = 3
"""Entries from which on a line with signs between them is a list."""
CAPITALISED = 0.7
"""Share of the words that begin with a capital, from which on a line without signs between them can be a list."""
CONTENT = 4
"""Letters below which a word says nothing by itself, unless it is all capitals."""
JOINED = 4
"""Words that a tag has at most where nothing parts it from the next one."""
INTRODUCED, LISTED = 2.0, 1.2
"""How much it is worth that a label introduces tags, that they are a list of what the text is about."""


class Tags(Rule, kind="tags"):
    """Take what a label such as ``Tags:`` introduces, on its line or on the lines below it.

    A list of short lines soon after the text is one of tags without a label too, if the text speaks of most of them. A
    sentence that begins with the word ("Tags: the new normal in schools.") stays: entries are short, and none ends as a
    sentence does.

    Attributes:
        longest: number of words beyond which an entry is no tag.
        most: number of entries beyond which a list is a menu.
        reach: number of segments after the text in which a list without a label is looked for.
        linked: number of links to tags beyond which they are of more than one text.
        topical: share of the entries that the text must speak of, where no label says that they are tags.
    """

    longest: int = 5
    most: int = 30
    reach: int = 15
    topical: float = 0.6
    linked: int = 12

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the tags that labels introduce, and those listed below the text."""
        labelled: set[int] = set()
        for index in indices_of(page, ("tags",)):
            segment, match = page.segments[index], page.fact(matches)[index]
            cue = next((cue for cue in match.cues if cue.list == "tags" and cue.first == 0), None)
            if cue is None:
                continue
            found = list(self._behind(page, segment, cue) or self._below(page, segment, cue))
            labelled.update(verdict.segment.index for verdict in found if verdict.segment)
            yield from found
        yield from self._listed(page, labelled)
        yield from self._linked(page)

    def _linked(self, page: Page) -> Iterator[Verdict]:
        """Yield what links in and around the text are marked as tags for (``rel=tag``)."""
        span = page.fact(core)
        near = range(span.first - self.reach, span.end + self.reach) if span.end > span.first else range(0)
        marked = [item for item in page.hidden if item.source == "rel" and item.name == "tag" and item.segment in near]
        if 0 < len({item.value for item in marked}) <= self.linked:
            yield from (hidden("tags", item, "a link to a tag", LISTED, (item.value.lstrip("#"),)) for item in marked)

    def _behind(self, page: Page, segment: Segment, cue: Cue) -> list[Verdict]:
        """Return the tags behind a label on its line."""
        rest = segment.text[page.fact(matches)[segment.index].span(cue)[1] :]
        if rest.endswith((".", "!", "?")) or not (" " in cue.phrase or rest.lstrip().startswith((":", "|", "#", "："))):
            return []
        entries = tuple(entry for entry in SEPARATORS.split(rest.strip(" :：|#")) if entry)
        if len(entries) == 1 and HAN.match(entries[0]):
            entries = tuple(entries[0].split())  # where words have no spaces between them, entries have
        if not entries or any(len(entry.split()) > self.longest for entry in entries):
            return []
        return [take("tags", entries, f"behind {cue.phrase!r}", INTRODUCED, segment=segment, consume=True)]

    def _below(self, page: Page, segment: Segment, cue: Cue) -> list[Verdict]:
        """Return the tags on the lines below a label, a tag a line."""
        if segment.text[page.fact(matches)[segment.index].span(cue)[1] :].strip(" :：|#"):
            return []
        if glued := self._glued(page, segment, self.topical / 2, INTRODUCED):
            return [drop(segment, f"introduces tags: {cue.phrase!r}"), glued]
        run = self._run(page, segment.index + 1)
        if not run or segment.index < page.fact(core).first or self._share(page, run) < self.topical / 2:
            return []
        return [
            drop(segment, f"introduces tags: {cue.phrase!r}"),
            *self._takes(run, f"below {cue.phrase!r}", INTRODUCED),
        ]

    def _glued(self, page: Page, label: Segment, topical: float, weight: float) -> Verdict | None:
        """Return the tags on the line below a label, where flattening has lost what stood between them.

        Words that the page has together elsewhere are one tag. Where few begin with a capital, it is no list.
        """
        if label.index + 1 == len(page.segments) or label.index < page.fact(core).first:
            return None
        segment = page.segments[label.index + 1]
        words = segment.text.split()
        great = sum(word[:1].isupper() for word in words)
        if not self.longest < len(words) <= self.most or page.fact(shapes)[segment.index].terminal:
            return None
        if great < CAPITALISED * len(words) or SEPARATORS.search(segment.text) or segment.index in page.fact(dates):
            return None
        around = page.source[: segment.start] + "\n" + page.source[segment.end :]
        entries = tuple(_unglued(words, around.casefold()))
        if weight < INTRODUCED and any(map(_is_torn, entries)):
            return None
        if sum(map(page.fact(is_topical), entries)) < topical * len(entries):
            return None
        return take("tags", entries, f"below {label.text!r}", weight, segment=segment, consume=True)

    def _listed(self, page: Page, labelled: set[int]) -> Iterator[Verdict]:
        """Yield the tags of the first list below the text that has what the text is about."""
        span = page.fact(core)
        at = span.end
        while span.first < at < len(page.segments):
            if at < span.end + self.reach and (entries := self._entries(page, page.segments[at])):
                yield take(
                    "tags", entries, "a line of what the text is about", LISTED, segment=page.segments[at], consume=True
                )
                return
            run = self._run(page, at)
            introduced = self._introduces(page, page.segments[at - 1])
            if introduced and (glued := self._glued(page, page.segments[at - 1], self.topical, LISTED)):
                yield glued
                return
            if (introduced or at < span.end + self.reach) and self._is_about(page, run, labelled):
                yield from self._takes(run, "a list of what the text is about", LISTED)
                return
            at += max(1, len(run))

    def _entries(self, page: Page, segment: Segment) -> tuple[str, ...]:
        """Return the entries of a line that is a list of what the text is about: three or more, with signs between."""
        if page.fact(shapes)[segment.index].terminal or page.fact(matches)[segment.index].coverage():
            return ()
        entries = tuple(entry for entry in SEPARATORS.split(segment.text.strip(" |#")) if entry)
        if not FEWEST <= len(entries) <= self.most or any(len(entry.split()) > self.longest for entry in entries):
            return ()
        topical = page.fact(is_topical)
        return entries if sum(map(topical, entries)) >= self.topical * len(entries) else ()

    def _is_about(self, page: Page, run: list[Segment], labelled: set[int]) -> bool:
        """Return whether a run of lines is a list of what the text is about."""
        if len(run) < 2 or not labelled.isdisjoint(segment.index for segment in run):  # noqa: PLR2004 - one is no list
            return False
        return self._share(page, run) >= self.topical

    def _introduces(self, page: Page, segment: Segment) -> bool:
        """Return whether a line is a label such as ``More on this``."""
        if segment.text.endswith((":", "：")) and page.fact(shapes)[segment.index].size <= self.longest:
            return True
        match = page.fact(matches)[segment.index]
        return bool(match.cues) and match.whole("related", "read-more", "tags") is not None

    def _run(self, page: Page, at: int) -> list[Segment]:
        """Return the run of short lines that begins at an index, up to a blank line if it has none within."""
        run: list[Segment] = []
        for segment in page.segments[at : at + self.most + 1]:
            parted = len(run) > 1 and segment.gap > run[-1].gap
            if parted or not self._is_entry(page, segment, first=not run):
                break
            run.append(segment)
        return run if len(run) <= self.most else []

    def _is_entry(self, page: Page, segment: Segment, *, first: bool) -> bool:
        shape = page.fact(shapes)[segment.index]
        if shape.size > self.longest or shape.terminal:
            return False
        match = page.fact(matches)[segment.index]
        return (
            (match.coverage() <= 0.5 or (not first and not match.get(*BUTTONS)))  # noqa: PLR2004 - more than half
            and segment.index not in page.fact(dates)
            and any(map(str.isalpha, segment.text))
        )

    def _share(self, page: Page, run: list[Segment]) -> float:
        topical = page.fact(is_topical)
        return sum(topical(segment.text) for segment in run) / len(run)

    def _takes(self, run: list[Segment], reason: str, weight: float) -> Iterator[Verdict]:
        for segment in run:
            entry = BULLET.sub("", segment.text).rstrip(" ,;|")
            if entry:
                yield take("tags", (entry,), reason, weight, segment=segment, consume=True)


def _unglued(words: list[str], around: str) -> Iterator[str]:
    """Yield the entries of a list that nothing parts: as many words each as stand together elsewhere.

    Around is what the page says elsewhere, case folded.

    >>> list(_unglued("Marathon Rolf Meier Berlin".split(), "in berlin, rolf meier won."))
    ['Marathon', 'Rolf Meier', 'Berlin']
    """
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + JOINED), at + 1, -1)
        end = next((end for end in ends if " ".join(words[at:end]).casefold() in around), at + 1)
        while end < len(words) and (words[end] in JOINING or words[end - 1] in JOINING):
            end += 1
        yield " ".join(words[at:end])
        at = end


def _is_torn(entry: str) -> bool:
    """Return whether an entry begins or ends with a word such as ``the``, or has a colon, as pieces of headlines do."""
    words = entry.split()
    if ":" in entry:
        return True
    return any(len(word) < CONTENT and not (word.isupper() and len(word) > 1) for word in (words[0], words[-1]))
