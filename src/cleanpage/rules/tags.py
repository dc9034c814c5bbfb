"""Tags: lines such as ``Tags: mexico | drug | cartels``, and lists of them near the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, matches
from cleanpage.facts.cued import indices_of
from cleanpage.facts.datelines import foreign_headings
from cleanpage.facts.dates import dates
from cleanpage.facts.filed import CATEGORY, FILING, filed_under, tells_of_feed
from cleanpage.facts.glued_lists import unglued
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import seems_article
from cleanpage.facts.language import page_language
from cleanpage.facts.question_tags import question_tags
from cleanpage.facts.shape import size_of
from cleanpage.facts.tag_lists import (
    BULLET,
    UNPAIRED,
    anchors_of,
    ends_list,
    is_contents,
    is_plain,
    list_at,
    parted,
    small_words,
    topical_share,
)
from cleanpage.facts.telling import told
from cleanpage.facts.topics import is_subject
from cleanpage.rule import Rule, drop, hidden, take
from cleanpage.words import function_words
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cleanpage.dates import Found
    from cleanpage.facts.tag_lists import TagList
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Cue, Match

LABEL = ("|", "#", *COLONS)
"""What stands behind a label that is one word."""
COLON, WORD, LABEL_WORDS = regex.compile(f"[{COLONS}]"), regex.compile(r"\S+"), 3
"""What ends another label on the line, and words that it has at most."""
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
"""What has no spaces between its words, so that spaces part entries, and what follows a label may be more of a word."""
HASHED = regex.compile(r"(?:#[\p{L}\p{M}\p{N}_\-]+[\s,·|]*)+")
"""A line that is nothing but hashtags."""
BESIDE = frozenset({"navigation", "counters", "comments"})
"""Lists of phrases that stand behind tags on their line."""
COUNTED, CLOUD = regex.compile(r"\(\d{1,6}\)$"), 0.5
"""How many texts have a tag, and share of the entries that say so from which on these are all tags of a site."""
MENU = 6
"""Lines behind one label from which on they are a menu: ``Topic: Water``, ``Topic: Air``."""
ABOVE = 6
"""Lines above the headline on which a label may stand."""
SMALL = 0.2
"""Share of small words from which on what follows a label on its line is a sentence."""
AROUND = 15
"""Lines around the text on which links to its tags stand."""
LEAD = 2
"""Lines of the text, at either end, that may say under what it is filed."""
FAR = 100
"""Lines below the text up to which a label such as ``More on this`` may introduce tags."""
SURE = 0.8
"""Share of the entries that the text must speak of where a list without any label stands further away."""
FEWEST = 3
"""Entries that a list without any label has at least."""
FEW = 6
"""Entries that a list has at most that is believed for where it stands."""
TEXTS = 3
"""Lines with links to one tag from which these are of as many texts, each with its own."""
MARKED = frozenset("tags taglist hashtags keywords etiquetas schlagworte etiketler tagi теги".split())
"""Words of classes around the tags of a text."""
OTHERS = frozenset("cloud tagcloud widget sidebar popular trending related comments teaser card menu nav".split())
"""Words of classes around those of a site, and of other texts."""
MOSTLY_LINKS, FEWEST_MARKED = 0.8, 2
"""Share of such a line that stands in links, and tags that there are at least."""
LINKED = 0.9
"""Share of an entry's characters that stand in links, from which on it is a link."""
INTRODUCED, LISTED, FILED = 2.0, 1.2, 1.25
"""How much it is worth that a label introduces tags, that they are a list of what the text is about, its category."""


class Tags(Rule, kind="tags"):
    """Take what a label such as ``Tags:`` introduces, on its line or on the lines below it.

    A list soon after the text is one of tags without a label too, if the text speaks of most of its entries. A sentence
    that begins with the word ("Tags: the new normal in schools.") stays: entries are short, and none ends as a sentence
    does. Where flattening has lost what parted the entries, those words are one that the page has together elsewhere.

    Attributes:
        longest: number of words beyond which an entry is no tag.
        most: number of entries beyond which a list is a menu.
        reach: number of segments after the text in which a list without any label is looked for.
        linked: number of links to tags beyond which they are of more than one text.
        topical: share of the entries that the text must speak of, half of it where a label says that they are tags.
    """

    longest: int = 5
    most: int = 30
    reach: int = 8
    topical: float = 0.6
    linked: int = 12

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the tags that labels introduce, and those listed near the text."""
        noted = list(self._filed(page))
        yield from noted
        labelled = {verdict.segment.index for verdict in noted if verdict.segment}
        labels = [
            (page.segments[index], cue)
            for index in indices_of(page, FILING)
            if index not in labelled and (cue := _label(page, index)) and not (noted and page.fact(core).after(index))
        ]
        often = Counter(cue.phrase for _, cue in labels)
        for segment, cue in labels:
            if often[cue.phrase] > MENU:
                continue
            found = list(self._behind(page, segment, cue) or self._below(page, segment, cue))
            labelled.update(verdict.segment.index for verdict in found if verdict.segment)
            yield from found
        for verdict in (*self._anchored(page), *self._marked(page)):
            if verdict.segment and verdict.segment.index not in labelled:
                labelled.add(verdict.segment.index)
                yield verdict
        yield from self._asked(page)
        hashed = list(self._hashed(page, labelled))
        yield from hashed or self._listed(page, labelled)
        yield from self._linked(page)

    def _asked(self, page: Page) -> Iterator[Verdict]:
        """Yield the tags of a question, if its text speaks of some."""
        tags = page.fact(question_tags)
        if tags and topical_share(page, [tag.text for tag in tags]) >= self.topical / 2:
            for tag in tags:
                yield take("tags", (tag.text,), "between a question and its buttons", LISTED, segment=tag, consume=True)

    def _hashed(self, page: Page, labelled: Container[int]) -> Iterator[Verdict]:
        """Yield the tags of the first lines by the text's end that are nothing but hashtags: ``#bridge #horses``."""
        end = page.fact(core).end
        run: list[Segment] = []
        for segment in page.segments[max(0, end - 1) : end + AROUND]:
            if segment.index not in labelled and HASHED.fullmatch(segment.text):
                run.append(segment)
            elif run:
                break
        tags = [tuple(parted(segment.text)) for segment in run]
        if 1 < sum(map(len, tags)) <= self.most:
            for segment, entries in zip(run, tags, strict=True):
                yield take("tags", entries, "hashtags below the text", INTRODUCED, segment=segment, consume=True)

    def _filed(self, page: Page) -> Iterator[Verdict]:
        """Yield the tags in a note around the text, such as ``Posted in News and tagged bridge, council``."""
        span, small = page.fact(core), function_words(page.fact(page_language) or "en")
        for segment in (*page.segments[: span.first + LEAD], *page.segments[max(span.first, span.end - LEAD) :]):
            tags = filed_under(segment.text)
            if tags is None:
                if tells_of_feed(segment.text):
                    yield drop(segment, "a note on how it is filed, and on the feed of its comments")
                continue
            entries = parted(tags)
            said = " ".join(entries).split()
            if sum(word.casefold() in small for word in said) >= SMALL * len(said):
                continue  # a sentence, or no note at all
            if all(size_of(entry) <= self.longest for entry in entries):
                yield take("tags", entries, "a note on how it is filed", INTRODUCED, segment=segment, consume=True)

    def _linked(self, page: Page) -> Iterator[Verdict]:
        """Yield what links are marked as tags for (``rel=tag``) in and around the text, and from its headline on.

        Beside tags proper, what is marked as a category as well is the section, as WordPress marks it.
        """
        span, ranking = page.fact(core), page.fact(headline)
        first = min(span.first - AROUND, ranking.best.index if ranking else span.first)
        end = max((span.end + AROUND, *page.fact(foreign_headings)[:1]))
        near = range(first, end) if span.end > span.first else range(0)
        links = [item for item in page.hidden if item.source == "rel" and item.segment in near]
        filed = {(item.segment, item.value) for item in links if item.name == "category"}
        tags = [item for item in links if item.name == "tag"]
        marked = [item for item in tags if (item.segment, item.value) not in filed] or tags
        often = Counter(value for value, _ in {(item.value, item.segment) for item in marked})
        if 0 < len(often) <= self.linked and max(often.values()) < TEXTS:
            yield from (hidden("tags", item, "a link to a tag", LISTED, (item.value.lstrip("#"),)) for item in marked)

    def _behind(self, page: Page, segment: Segment, cue: Cue) -> list[Verdict]:
        """Return the tags behind a label on its line."""
        match = page.fact(matches)[segment.index]
        rest = segment.text[match.span(cue)[1] : _end(match)]
        start = match.span(cue)[1]
        if date := next((date for date in page.fact(dates).get(segment.index, ()) if _is_day(date, start)), None):
            rest = _before_date(page, segment.text[start : date.start])
        parts = list(_between_labels(page, rest))
        weight = _weight(cue)
        if len(parts) > 1 and cue.list == CATEGORY:  # "Categories: Cakes Tags: plums, dough"
            parts, weight = parts[1:], INTRODUCED
        entries = tuple(entry for part in parts for entry in parted(part, anchors_of(segment)))
        listed = len(entries) > 1 and segment.index >= page.fact(core).end
        goes_on = rest.lstrip().startswith(LABEL) or _goes_on(cue, rest, listed=listed)
        if rest.endswith((".", "!", "?")) or not goes_on:
            return []
        if len(entries) == 1 and all(map(UNSPACED.match, words := entries[0].split())):
            entries = tuple(words)
        if len(entries) == 1 and size_of(entries[0]) > self.longest:
            entries = self._glued(page, entries[0])
        if not entries or any(size_of(entry) > self.longest or UNPAIRED.search(entry) for entry in entries):
            return []
        return [take("tags", entries, f"behind {cue.phrase!r}", weight, segment=segment, consume=True)]

    def _anchored(self, page: Page) -> Iterator[Verdict]:
        """Yield the links behind a label without a colon that they share a line with: ``Tags bridge mill race``."""
        for segment in page.segments:
            links = anchors_of(segment)
            if not 0 < len(links) <= self.most:
                continue
            listed = " ".join(links)
            if not segment.text.endswith(f" {listed}"):
                continue
            label, near = segment.text[: -len(listed)].rstrip(), _nearness(page, segment)
            if near is None or label.endswith(tuple(COLONS)) or not page.words.match(label).whole(*FILING):
                continue
            if (
                all(size_of(link) <= self.longest for link in links)
                and topical_share(page, links) >= self.topical * near
            ):
                yield take("tags", links, f"links behind {label!r}", INTRODUCED, segment=segment, consume=True)

    def _marked(self, page: Page) -> Iterator[Verdict]:
        """Yield the links in the one element below the text whose class says that they are tags: ``post-tags``."""
        span, foreign = page.fact(core), page.fact(foreign_headings)
        end = foreign[0] if foreign else span.end + AROUND
        lines = [
            segment
            for segment in page.segments[max(span.first, span.end - LEAD) : end]
            if segment.place
            and segment.place.link_share >= MOSTLY_LINKS
            and told(page, segment, MARKED)
            and OTHERS.isdisjoint(segment.place.hints)
        ]
        found = [anchors_of(segment) or (segment.text,) for segment in lines]
        together = not lines or lines[-1].index - lines[0].index < len(lines)
        tags = [tag for entries in found for tag in entries]
        if not together or not FEWEST_MARKED <= len(tags) <= self.linked:
            return
        if all(size_of(tag) <= self.longest for tag in tags) and not any(map(COUNTED.search, tags)):
            for segment, entries in zip(lines, found, strict=True):
                own = tuple(entry.lstrip("#").strip(" ,;|/") for entry in entries)
                yield take("tags", own, "links that the page marks as tags", INTRODUCED, segment=segment, consume=True)

    def _glued(self, page: Page, line: str) -> tuple[str, ...]:
        """Return the entries behind a label that nothing parts; none where they may be a sentence."""
        words = line.split()
        if sum(map(page.fact(small_words), words)) >= SMALL * len(words):
            return ()
        entries = page.fact(unglued)(line)
        return entries if topical_share(page, entries) >= self.topical else ()

    def _below(self, page: Page, segment: Segment, cue: Cue) -> list[Verdict]:
        """Return the tags on the lines below a label."""
        if segment.text[page.fact(matches)[segment.index].span(cue)[1] :].strip(f" |#{COLONS}"):
            return []
        tags = list_at(page, segment.index + 1, labelled=True, longest=self.longest, most=self.most)
        if tags is None or is_contents(page, tags) or _is_cloud(tags) or _is_dated(page, tags):
            return []
        if not _is_set_off(page, segment, cue, tags):
            near = _nearness(page, segment)
            least = self.topical * (near if near and len(tags.tags) <= self.most / 2 else 1)
            if near is None or topical_share(page, tags.tags) < least:
                return []
        label = drop(segment, f"introduces tags: {cue.phrase!r}")
        return [label, *_takes(tags, f"below {cue.phrase!r}", _weight(cue))]

    def _listed(self, page: Page, labelled: set[int]) -> Iterator[Verdict]:
        """Yield the tags of the first list below the text that has what the text is about."""
        span = page.fact(core)
        at = span.end if page.fact(seems_article) else 0
        while span.first < at < min(len(page.segments), span.end + FAR):
            introduced = _introduces(page, page.segments[at - 1])
            tags = None
            if introduced or at < span.end + self.reach:
                limits = {"longest": self.longest, "most": self.most}
                tags = list_at(page, at, labelled=False, introduced=introduced, **limits)
            headed = page.segments[at - 1].kind == "heading" and not introduced  # what the heading announces
            least = self.topical if introduced or at < span.end + self.reach // 2 else SURE
            if (
                tags
                and not headed
                and labelled.isdisjoint(line.index for line in tags.lines)
                and _is_likely(page, tags, least)
            ):
                yield from _takes(tags, "a list of what the text is about", LISTED)
                return
            at = tags.lines[-1].index + 1 if tags else at + 1


def _weight(cue: Cue) -> float:
    """Return what the entries behind a label are worth: categories are tags only where there are no others."""
    return FILED if cue.list == CATEGORY else INTRODUCED


def _label(page: Page, index: int) -> Cue | None:
    """Return the label that a line begins with."""
    return next((cue for cue in page.fact(matches)[index].cues if cue.list in FILING and cue.first == 0), None)


def _between_labels(page: Page, text: str) -> Iterator[str]:
    """Yield what stands between the labels of a line that has several: ``Categories: Cakes Tags: plums, dough``."""
    start = 0
    for colon in COLON.finditer(text):
        words = list(WORD.finditer(text, start, colon.start()))
        labels = (word.start() for word in words[-LABEL_WORDS:] if word.start() > start)
        at = next((at for at in labels if page.words.match(text[at : colon.end()]).whole(*FILING)), None)
        if at is not None and text[start:at].strip():
            yield text[start:at]
            start = colon.end()
    yield text[start:]


def _is_cloud(tags: TagList) -> bool:
    """Return whether a list is of all tags of a site, with how often each was given: ``bridges (5)``, ``mills (3)``."""
    return sum(COUNTED.search(tag) is not None for tag in tags.tags) > max(1, CLOUD * len(tags.tags))


def _is_likely(page: Page, tags: TagList, least: float) -> bool:
    """Return whether a list that no label introduces is one of tags.

    The text speaks of most of them, headline or lead of one.

    Args:
        page: the page.
        tags: the list.
        least: share of the entries that the text must speak of.
    """
    entries = tags.tags
    if len(entries) < FEWEST or not is_plain(page, tags) or is_contents(page, tags) or _is_cloud(tags):
        return False
    return any(map(page.fact(is_subject), entries)) and topical_share(page, entries) >= least


def _introduces(page: Page, segment: Segment) -> bool:
    """Return whether a line is a label such as ``More on this``."""
    match = page.fact(matches)[segment.index]
    return bool(match.cues) and match.whole("related", "read-more", *FILING) is not None


def _goes_on(cue: Cue, rest: str, *, listed: bool) -> bool:
    """Return whether a label can do without a colon: of several words, ``Filed under sports``, or below the text."""
    return (" " in cue.phrase or listed) and cue.how != "inside" and not UNSPACED.match(rest)


def _is_set_off(page: Page, label: Segment, cue: Cue, tags: TagList) -> bool:
    """Return whether a few entries stand below the text between a label and the next heading.

    The label has a colon, or is a heading of several words that the entries are links in a list below.

    Nothing else can be meant there, be it that the text inflects what the tags say.
    """
    after = tags.lines[-1].index + 1
    ended = after < len(page.segments) and ends_list(page, page.segments[after])
    told = label.text.rstrip().endswith(tuple(COLONS)) or (
        label.kind == "heading"
        and cue.how == "whole"
        and " " in cue.phrase
        and all(line.kind == "list-item" and line.place and line.place.link_share > LINKED for line in tags.lines)
    )
    return ended and told and len(tags.tags) <= FEW and label.index >= page.fact(core).end


def _nearness(page: Page, label: Segment) -> float | None:
    """Return what the share of topical entries is multiplied with by where a label stands: above the text are menus."""
    span, ranking = page.fact(core), page.fact(headline)
    if label.index >= span.first:
        return 0.5
    first = min(span.first, ranking.best.index) if ranking else span.first
    return 1.0 if label.index >= first - ABOVE else None


def _is_dated(page: Page, tags: TagList) -> bool:
    """Return whether a line of a list has a whole date: what is published on other topics, not topics."""
    found = (date for line in tags.lines for date in page.fact(dates).get(line.index, ()))
    return any(_is_day(date, 0) and date.readings[0].moment.year is not None for date in found)


def _is_day(date: Found, start: int) -> bool:
    """Return whether a date behind an offset has its day; a month may be a tag."""
    return date.start >= start and bool(date.readings) and date.readings[0].moment.day is not None


def _before_date(page: Page, text: str) -> str:
    """Return what stands before a date without what introduces that.

    What is set in two columns comes out as one line: ``Category: News   Published: 3 November 2025``.
    """
    words = text.split()
    labels = (" ".join(words[at:]) for at in range(len(words)))
    label = next((label for label in labels if page.words.match(label).whole("updated")), "")
    return " ".join(words).removesuffix(label)


def _end(match: Match) -> int:
    """Return where the entries of a line end: before a button such as ``All topics``, or a count of comments."""
    last = match.cues[-1]
    at_end = 0 < last.first == match.tokens - last.tokens
    return match.span(last)[0] if at_end and last.tokens > 1 and last.list in BESIDE else len(match.text)


def _takes(tags: TagList, why: str, weight: float) -> Iterator[Verdict]:
    for line, entries in zip(tags.lines, tags.entries, strict=True):
        if found := tuple(filter(None, (BULLET.sub("", entry).rstrip(" ,;|/") for entry in entries))):
            yield take("tags", found, why, weight, segment=line, consume=True)
