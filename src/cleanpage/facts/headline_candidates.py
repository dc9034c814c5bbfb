"""Which lines could be the headline: of all that may be one, those that look most like it at a glance.

A page has hundreds of short lines, and what stands around each takes long to look at. The weights of the glance are
learned with those of the closer look (``scripts/fields/headline.py``).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.address import address_words, named_by_address
from cleanpage.facts.captions import credit, likely_credit
from cleanpage.facts.contents import listed_headings
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import matches, tokens
from cleanpage.facts.dates import dates
from cleanpage.facts.extent import extent
from cleanpage.facts.filed import FILING
from cleanpage.facts.labels import labelled_rows
from cleanpage.facts.learned import log_odds, weights
from cleanpage.facts.notice_labels import is_notice
from cleanpage.facts.shape import shapes, size_of
from cleanpage.facts.subject import subject
from cleanpage.facts.titles import page_titles
from cleanpage.facts.wording import likeness
from cleanpage.facts.wording import words as words_of
from cleanpage.words.fold import COLONS, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleanpage.dates import Found
    from cleanpage.page import Page, Segment

ABOVE = 400
"""Segments above the body among which a headline is looked for."""
INSIDE = 80
"""Segments of the body among which it is looked for, where a notice or a menu passes for the body's beginning."""
THIN = 0.1
"""Share of the page's segments; a body that has fewer is too thin to say where the headline stands."""
ANYWHERE = 2000
"""Segments at the beginning of such a page among which it is looked for."""
MOST, NAMED = 40, 4
"""Candidates that are looked at closely, and how many more that say what the address ends with."""
LONGEST = 45
"""Words of a headline at most."""
SHORT = 4
"""Words below which a line is a label."""
NUMBERS = frozenset({NUMBER})
"""All words of a line that is no headline: a count, a page's number."""
RIGHT_ABOVE = 20
"""Segments between the headline and the body at most: its date, its byline, buttons to share it."""
UNHEADED = ("©", "Copyright ©", "– ", "— ", "― ", "- ", "> ", "› ", "» ", "→ ")
"""What no headline begins with: a notice of copyright, somebody speaking in a dialogue, an entry of a list, a step of a
path."""
STEPS = regex.compile(r"\s*[|<>‹›«»→▸❯＞·•]\s*|\s+[/\\–—-]\s+")
HOME = ("navigation", "breadcrumb", "pagination")
"""What stands between the entries of a menu or the steps of a path, and the lists of what these begin with."""
MENU = ("navigation", "section", "breadcrumb", "footer", "login")
CUED = frozenset({*HOME, *FILING})
"""Lists of the phrases by which a line may turn out to be a menu or a list of tags."""
MEMBER, NAME = "member", 2
"""The list of what stands below the name of whoever posted (``Joined: …``), and words of such a name at most."""
ENTRIES_OF_MENU = 4
"""Entries that a menu has at least where no sign stands between them."""
WEATHER = re.compile(r"\d\s?°\s?[CF]?\b")
"""A temperature, which stands beside the day's date at the top of pages."""
LEFT = 12
"""Characters of a byline that may follow the last name."""
ENTRIES = regex.compile(r"[,;|،、，#]")
"""What stands between the entries of a list of tags."""
HASHED = regex.compile(r"(?:#\s?[^\s#]++\s*+){2,}")
"""A row of hashtags."""
CLOSING = (")", "]", "）")
"""What a line ends with that says behind a name what somebody did."""
STARS = "★☆⭐"
RATING = re.compile(f"[{STARS}]{{3}}")
"""Stars, with which a line begins that says what a customer thinks something is worth."""
FULL_ARROW = regex.compile(r"\s*[＞❯▸]\s*")
MAIN = frozenset({"main", "article"})
BRAND = frozenset({"logo", "brand", "branding", "sitename", "sitetitle"})
SITE_TITLE = frozenset({"site", "title"})
NEAREST = 4
"""Words of ``class`` and ``id`` of the name of a site, and how many of them are looked at, innermost first."""
ADDRESS = regex.compile(r"(?:[^\s:：]++\s?+){0,3}[:：]?\s*+https?://\S++", regex.IGNORECASE)
"""An address of the web, and a label before it."""
STAMP = 3
"""Words that a line may have besides the dates and what they are the dates of: a section, who posted it."""
OF_A_THING = frozenset({"event", "expiry"})
COLON_BEFORE = regex.compile(rf"[{COLONS}]\s*$")
"""What dates are the dates of that labels ask for, and the end of such a label."""
ALL_BUT = 0.65
"""Share of a line that dates are, from which on it says nothing else."""
SEVERAL, MANY = 6, 20
"""Words from which a line is longer than most entries of menus, and longer than most headlines."""


def headline_candidates(page: Page) -> tuple[Segment, ...]:
    """Return the lines that could be the headline, or as many of them as look most like it at a glance."""
    found = possible_headlines(page)
    if len(found) > MOST:
        known = weights("glance")
        odds = [log_odds(parts, known) for parts in glances(page, found)]
        order = sorted(range(len(found)), key=odds.__getitem__, reverse=True)
        named = [at for at in order[MOST:] if found[at].index in page.fact(named_by_address)]
        near = [at for at in order[MOST:] if _is_right_above(page, found[at])]
        found = tuple(found[at] for at in sorted({*order[:MOST], *named[:NAMED], *near[:NAMED]}))
    return tuple(
        segment
        for segment in found
        if segment.kind == "heading" or not (credit(page, segment) or likely_credit(page, segment))
    )


def _is_right_above(page: Page, segment: Segment) -> bool:
    """Return whether a line of several words stands above the body with no more than a dateline and buttons between."""
    size = page.fact(shapes)[segment.index].size
    return 0 < page.fact(extent).first - segment.index <= RIGHT_ABOVE and SEVERAL <= size <= MANY


def possible_headlines(page: Page) -> tuple[Segment, ...]:
    """Return all lines that could be it by size and place, but no menus, dates, bylines and tables of contents."""
    segments, span = page.segments, page.fact(extent)
    size = span.end - span.first
    if size < THIN * len(segments):
        segments = segments[:ANYWHERE]  # a list of cards or a shop: what reads as text may stand anywhere
    else:
        segments = segments[max(0, span.first - ABOVE) : min(span.first + INSIDE, span.end)]
    known, words = page.fact(shapes), page.fact(tokens)
    single = size == 1 and known[span.first].terminal  # all the text that there is
    listed = page.fact(listed_headings) - page.fact(named_by_address)
    labelled = page.fact(labelled_rows) - page.fact(named_by_address)
    brands, cued = page.fact(logos), frozenset(indices_of(page, CUED))
    posters = frozenset(index - 1 for index in indices_of(page, (MEMBER,)) if known[index - 1].size <= NAME)
    return tuple(
        segment
        for segment in segments
        if known[segment.index].size <= LONGEST
        and (segment.index not in listed or (segment.kind == "heading" and segment.level == 1))
        and (segment.kind != "caption" or page.format == "html")  # an image of Markdown
        and not (single and segment.index == span.first)
        and not NUMBERS.issuperset(words[segment.index])
        and not segment.text.startswith(UNHEADED)
        and not (segment.text[:1] in STARS and RATING.match(segment.text))
        and segment.index not in brands
        and (segment.index not in posters or segment.kind == "heading")
        and segment.index not in labelled
        and not _is_path(page, segment)
        and not _is_date(page, segment)
        and not (segment.index in cued and _is_told_by_cues(page, segment))
        and not _is_byline(page, segment)
        and not _is_hashtags(segment)
        and not _is_address(segment)
        and (segment.kind == "heading" or not is_notice(segment.text, "first-appeared"))
    )


def logos(page: Page) -> frozenset[int]:
    """Return the headings that are the name of the site, as pages have it at their top: ``<h1 class="logo">``.

    The title of the window goes on with it behind what is another line of the page, a heading further below where
    nothing else marks the name as such; on the front page it does not.
    """
    windows = [words_of(item.value) for item in page.hidden if item.source == "title"]
    tops = [
        segment
        for segment in page.segments
        if segment.kind == "heading" and segment.place and MAIN.isdisjoint(segment.place.path)
    ]
    if not (windows and tops):
        return frozenset()
    known = page.fact(tokens)
    lines = {tuple(line) for line in known}
    headings = {tuple(known[segment.index]): segment.index for segment in page.segments if segment.kind == "heading"}
    found = set()
    for segment in tops:
        mine, at = known[segment.index], segment.index
        marked = segment.place and is_brand(segment.place.hints)
        for window in windows if mine else ():
            front = window[: -len(mine)]
            ends = front and window[-len(mine) :] == list(mine)
            if ends and (headings.get(tuple(front), at) > at or (marked and tuple(front) in lines)):
                found.add(at)
    return frozenset(found)


def is_brand(hints: Sequence[str]) -> bool:
    """Return whether the words of ``class`` and ``id`` around a line say that it is the name of the site."""
    near = set(hints[:NEAREST])
    return not BRAND.isdisjoint(near) or near >= SITE_TITLE


def line_places(page: Page) -> Mapping[str, list[int]]:
    """Return where the lines stand that say the same, in order, for lines that are no longer than a headline."""
    known, found = page.fact(shapes), defaultdict[str, list[int]](list)
    for segment in page.segments:
        if known[segment.index].size <= LONGEST:
            found[segment.text].append(segment.index)
    return dict(found)


def neighbours_again(page: Page) -> frozenset[int]:
    """Return the lines that stand beside the same line twice, such as entries of a menu that the page has again."""
    places = page.fact(line_places)
    repeated = [(s.index, s.text) for s in page.segments if len(places.get(s.text, ())) > 1]
    pairs = [(at, (text, after)) for (at, text), (next_, after) in pairwise(repeated) if next_ == at + 1]
    twice = Counter(pair for _, pair in pairs)
    return frozenset(line for at, pair in pairs if twice[pair] > 1 for line in (at, at + 1))


def _is_told_by_cues(page: Page, segment: Segment) -> bool:
    """Return whether the phrases that a line has say that it is a menu or a list of tags."""
    bare = segment.kind != "heading" and not page.fact(shapes)[segment.index].separators
    return (bare and _is_bare_menu(page, segment)) or _lists_tags(page, segment)


def _is_path(page: Page, segment: Segment) -> bool:
    """Return whether a line is a path, or a menu, of short steps with signs between them, the front page first."""
    if segment.kind == "heading" or not page.fact(shapes)[segment.index].separators:
        return False
    first, *others = STEPS.split(segment.text.strip())
    if not others or not all(size_of(step) <= SHORT for step in others):
        return False
    path = FULL_ARROW.split(segment.text.strip())  # no headline of East Asia has one between words
    return page.words.match(first).whole(*HOME) is not None or (len(path) > 1 and size_of(first) <= SHORT)


def _is_bare_menu(page: Page, segment: Segment) -> bool:
    """Return whether a line is the entries of a menu with nothing between them, the front page first."""
    match = page.fact(matches)[segment.index]
    first = next(iter(match.cues), None)
    if first is None or first.first or first.list not in HOME:
        return False
    return len({cue.first for cue in match.cues}) >= ENTRIES_OF_MENU and match.coverage(*MENU) > ALL_BUT


def _is_date(page: Page, segment: Segment) -> bool:
    """Return whether a line is a date and next to nothing else, or a strip of weather and rates at the top."""
    found = page.fact(dates).get(segment.index)
    if found is None:
        return False
    asked = (
        found[0].role in OF_A_THING
        and segment.kind != "heading"
        and COLON_BEFORE.search(segment.text[: found[0].start])
    )
    says = found[0].whole and (found[0].says or asked)  # "Published on: 3 November 2025", "Deadline: 3 November 2025"
    if says or _is_stamp(segment, found) or sum(date.end - date.start for date in found) > ALL_BUT * len(segment.text):
        return True
    return segment.kind != "heading" and WEATHER.search(segment.text) is not None


def _is_stamp(segment: Segment, found: Sequence[Found]) -> bool:
    """Return whether a line has a word or two beside a time or two dates, of which one is said to be the page's.

    A day alone, behind a word such as "update", may stand in a headline.
    """
    told = any(date.says for date in found) and (len(found) > 1 or found[0].clock is not None)
    return told and segment.kind != "heading" and found[0].others <= STAMP


def _lists_tags(page: Page, segment: Segment) -> bool:
    """Return whether a line is a label such as ``Tags:`` and several entries: a lone one may be a thread's subject.

    A label of several words, such as ``Published in``, needs no colon before short ones.
    """
    match = page.fact(matches)[segment.index]
    cue = next((cue for cue in match.cues if cue.list in FILING and cue.first == 0), None)
    if cue is None:
        return False
    rest = segment.text[match.span(cue)[1] :].lstrip()
    entries = ENTRIES.split(rest)
    if not rest.startswith(tuple(COLONS)) and (" " not in cue.phrase or max(map(size_of, entries)) > SHORT):
        return False
    return len(entries) > 1


def _is_hashtags(segment: Segment) -> bool:
    """Return whether a line is nothing but hashtags, several of them."""
    return segment.kind != "heading" and HASHED.fullmatch(segment.text) is not None


def _is_address(segment: Segment) -> bool:
    """Return whether a line is nothing but an address of the web, such as a post's own, and what that is for."""
    return "://" in segment.text and segment.kind != "heading" and ADDRESS.fullmatch(segment.text) is not None


def _is_byline(page: Page, segment: Segment) -> bool:
    """Return whether a line is nothing but a byline: what is left beside the names is short, such as a time.

    It has a word such as "by", or ends with a bracket behind a name.
    """
    match = page.fact(matches)[segment.index]
    cued = bool(match) and match.get("byline") is not None
    if segment.kind == "heading" or not (cued or segment.text.endswith(CLOSING)):
        return False
    from cleanpage.facts.bylines import cued_names, helped  # noqa: PLC0415 - the patterns of names take long to load

    found = [mention.credit for mention in cued_names(page, segment)] if cued else []
    found = found or helped(page, segment)
    return bool(found) and len(segment.text) - found[-1].end <= LEFT


def glances(page: Page, found: Iterable[Segment]) -> Iterator[dict[str, float]]:
    """Yield the features of lines that are seen at a glance."""
    onlooker = _Onlooker(page)
    return map(onlooker.glance, found)


class _Onlooker:
    """Looks at a line without its surroundings."""

    def __init__(self, page: Page) -> None:
        self.segments = page.segments
        self.core = page.fact(extent)
        self.shapes = page.fact(shapes)
        self.words = page.fact(tokens)
        self.matches = page.fact(matches)
        self.places = page.fact(line_places)
        self.again = page.fact(neighbours_again)
        self.subject = page.fact(subject)
        self.address = page.fact(address_words)
        self.titles = [set(title) for title in page.fact(page_titles)]
        self.called = frozenset(chain(self.address[1] if self.address else (), *self.titles))

    def glance(self, segment: Segment) -> dict[str, float]:
        """Return the features of a line."""
        at, cued = segment.index, self.matches[segment.index]
        parts = self._form(segment)
        parts["what the text stresses"] = self.subject.emphasis(at)
        if at >= self.core.first:
            parts["in the body"] = 1.0
            parts["lines into the body"] = math.log1p(at - self.core.first)
        if len(self.places[segment.text]) > 1:
            parts["repeated with its neighbour" if at in self.again else "repeated"] = 1.0
        if segment.gap and at + 1 < len(self.segments) and self.segments[at + 1].gap:
            parts["stands alone"] = 1.0
        if cued.cues:
            parts["cues of boilerplate"] = cued.coverage()
        parts |= self._echoes(self.words[at])
        return parts

    def _form(self, segment: Segment) -> dict[str, float]:
        """Return what the line looks like."""
        size = len(self.words[segment.index])
        parts = {"words": float(min(size, SHORT))}
        if size >= SEVERAL:
            parts["long" if size < MANY else "very long"] = 1.0
        if self.shapes[segment.index].terminal:
            parts["ends as a sentence"] = 1.0
        if segment.kind == "heading":
            parts[f"a heading of level {min(segment.level, 3)}"] = 1.0
        elif segment.kind != "paragraph":
            parts["another kind of line"] = 1.0
        return parts

    def _echoes(self, words: Sequence[str]) -> dict[str, float]:
        """Return how much the line is like the page's address and its hidden titles; most are not at all."""
        if self.called.isdisjoint(words):
            return {}
        parts, mine = {}, set(words)
        if self.address:
            parts["like the address"] = likeness(mine, self.address[1])
        if self.titles:
            parts["like the hidden title"] = max(likeness(mine, title) for title in self.titles)
        return parts
