"""The name of the site: as its address has it, in its copyright notices, at the top, at the end of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.cues import ALL, tokens
from cleanpage.facts.dates import dates
from cleanpage.facts.headline import headline
from cleanpage.facts.notices import MARK, Notice, notices
from cleanpage.facts.owner_words import ARTICLES
from cleanpage.facts.shape import size_of
from cleanpage.facts.site_names import is_person, names_author
from cleanpage.facts.spelled import abbreviates, folded, host_names, spelling
from cleanpage.facts.titles import JOINT, hidden_titles
from cleanpage.facts.wording import key, words
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

TOP = 4
"""Lines at the top among which the name of the site is looked for."""
NAME, LETTERS = 5, 5
"""Words that a name has at most; letters from which on one that an address goes on from, or with, is in it."""
LETTERS_AT_LEAST, MOSTLY = 2, 0.5
"""Letters that a name has at least, and share of it that may be phrases of menus where the page has it elsewhere."""
SPELLED, ABBREVIATED, TAIL, SHOWN_TAIL, TOPMOST, SAID, IN_NOTICE = 0.95, 0.85, 0.75, 0.4, 0.3, 0.65, 0.6
NOTICE, OWNER, ALONE = 0.55, 0.4, 0.35
"""How much it counts that a notice names somebody, or a company, and that the name is a line of its own."""
OF_AUTHOR = 0.75
"""What is left of a name in the address that is the author's."""
OF_PERSON = 0.5
"""What is left of somebody's name in a notice where others name somebody else: it is that of a picture."""
SKIPPING = 3
"""Words of ``Skip to content`` at least."""
SIGNS = frozenset("|｜-–—·•»_")
"""Signs that set the name of a site off from a title."""
ADDRESS = regex.compile(r"(?:[\w\-]+\.)+[A-Za-z]{2,12}")
"""What a title may end in behind the name of the site."""
OTHER_ADDRESS = 0.7
"""What is left of that where the page has an address, which does not have the name."""


class SiteName(Rule, kind="site-name"):
    """Read the name of the site off the page.

    Most sites have their name in their address, so that what the page writes out of it, or what it abbreviates, is the
    name. A copyright notice names the site or who owns it; the first line of a page may be its name or the first entry
    of a menu: neither is enough alone.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``site_name``."""
        if found := page.fact(spelling):
            reason = "the name in the address, written out" if found.exact else "what the address abbreviates"
            weight = SPELLED if found.exact else ABBREVIATED
            weight *= OF_AUTHOR if _is_author(page, found.text) else 1
            yield take("site_name", found.text, reason, weight, segment=found.segment)
        for notice in page.fact(notices):
            weight = NOTICE if notice.name == notice.owner else OWNER
            weight *= OTHER_ADDRESS if page.fact(host_names) and _is_latin(notice.name) else 1
            if is_person(notice.name) and len({other.name for other in page.fact(notices)}) > 1:
                weight *= OF_PERSON
            elif ADDRESS.fullmatch(notice.name):
                weight = IN_NOTICE
            elif _is_in_address(page, notice.name):
                weight = ABBREVIATED * (OF_AUTHOR if _is_author(page, notice.name) else 1)
            elif other := _alone(page, notice):
                yield take("site_name", notice.name, "a line of its own, as in a notice", ALONE, segment=other)
            elif other := _in_menu(page, notice):
                yield take("site_name", notice.name, "in a menu, as in a notice", ALONE, segment=other)
            yield take("site_name", notice.name, "named in a copyright notice", weight, segment=notice.segment)
        yield from self._published(page)
        yield from self._top(page)
        yield from self._behind_title(page)

    def _published(self, page: Page) -> Iterator[Verdict]:
        """Yield the line above the text that is nothing but the name of the publisher in the page's data."""
        publishers = [words(item.value) for item in page.hidden if item.name.endswith("publisher.name")]
        above = page.segments[: page.fact(core).first] if publishers else ()
        found = next((segment for segment in above if page.fact(tokens)[segment.index] in publishers), None)
        if found:
            reason = "a line of its own, as the publisher in the data"
            yield take("site_name", found.text, reason, IN_NOTICE, segment=found)

    def _top(self, page: Page) -> Iterator[Verdict]:
        """Yield the first short line at the top that is no entry of a menu, without today's date behind it."""
        best = page.fact(headline)
        end = min(TOP, best.best.index if best else TOP, page.fact(core).first)
        for segment in page.segments[:end]:
            shape, match = page.fact(shapes)[segment.index], page.fact(matches)[segment.index]
            name = segment.text
            if dated := page.fact(dates).get(segment.index):
                name = name[: dated[0].start].rstrip(" ,|·•–—-")
            if not 0 < size_of(name) <= NAME or shape.terminal or sum(map(str.isalpha, name)) < LETTERS_AT_LEAST:
                continue
            first = not segment.index or (segment.index == 1 and _is_skip_link(page))
            said = first and size_of(name) > 1 and match.coverage() <= MOSTLY and _is_said(page, name)
            if match.cues and not said:
                continue
            weight, reason = TOPMOST, "stands at the top of the page"
            if _is_in_notice(page, name):
                weight = IN_NOTICE
            elif said:
                weight, reason = SAID, "stands at the top of the page, and within another line"
            yield take("site_name", name, reason, weight, segment=segment)
            return

    def _behind_title(self, page: Page) -> Iterator[Verdict]:
        """Yield what a title goes on with behind the headline."""
        whole = {title.item: title.text for title in page.fact(hidden_titles) if title.whole}
        for title in page.fact(hidden_titles):
            if not title.whole and (name := _rest(whole[title.item], title.text)):
                source = f"{title.item.source} {title.item.name}"
                yield take("site_name", name, "stands behind the title", TAIL, source=source)
        best = page.fact(headline)
        if best is None:
            return
        text = page.segments[best.best.index].text
        for segment in page.segments[: page.fact(core).first]:
            if segment.text != text and segment.text.startswith(text) and (name := _rest(segment.text, text)):
                weight = IN_NOTICE if _is_in_notice(page, name) else SHOWN_TAIL
                yield take("site_name", name, "stands behind the title", weight, segment=segment)
                return


def _is_in_address(page: Page, name: str) -> bool:
    """Return whether the address has a name, whole, abbreviated, or as far as one of them goes."""
    mine = folded(name)
    return any(
        mine == host
        or abbreviates(host, words(name))
        or (min(len(mine), len(host)) >= LETTERS and (mine.startswith(host) or mine in host))
        for host in page.fact(host_names)
    )


def _is_skip_link(page: Page) -> bool:
    """Return whether the first line leads past the menu: it is nothing but a phrase of several words."""
    match = page.fact(matches)[0]
    return match.tokens >= SKIPPING and match.coverage() >= ALL


def _is_author(page: Page, name: str) -> bool:
    """Return whether the page's data name its author so: people give their names to addresses, and sites other ones."""
    return key(name) in {key(item.value) for item in page.hidden if names_author(item.name)}


def _is_latin(name: str) -> bool:
    """Return whether a name has letters that addresses have: another than these is in none, though it be the site's."""
    return any(map(str.isascii, filter(str.isalpha, name)))


def _is_in_notice(page: Page, name: str) -> bool:
    """Return whether a copyright notice has all words of a name but an article before it, one after the other."""
    mine = words(name)
    bare = " ".join(mine[1:] if len(mine) > 1 and mine[0] in ARTICLES else mine)
    found = page.fact(tokens)
    return bool(bare) and any(
        f" {bare} " in f" {' '.join(found[notice.segment.index])} " for notice in page.fact(notices)
    )


def _alone(page: Page, notice: Notice) -> Segment | None:
    """Return the first line that is nothing but the name in a notice."""
    name = words(notice.name)
    lines = zip(page.segments, page.fact(tokens), strict=True)
    return next((segment for segment, found in lines if found == name), None)


def _in_menu(page: Page, notice: Notice) -> Segment | None:
    """Return the first short line outside of the text that ends in the name in a notice: ``About Wirefold``."""
    span, end = page.fact(core), f" {notice.name}"
    outside = (s for s in page.segments if not span.first <= s.index < span.end and s.text.endswith(end))
    return next((s for s in outside if s.text.count(" ") < NAME and MARK.search(s.text) is None), None)


def _is_said(page: Page, name: str) -> bool:
    """Return whether a name stands, as it is written, within another line: ``Foto: Orlický zpravodaj / Jan Novák``."""
    found = regex.compile(rf"(?<!\w){regex.escape(name, literal_spaces=True)}(?!\w)")
    return any(name in s.text and s.text != name and found.search(s.text) for s in page.segments[1:])


def _rest(whole: str, title: str) -> str | None:
    """Return the name that a title has behind what is the headline: the last one, behind the number of a page."""
    joints = list(JOINT.finditer(whole, len(title))) if whole.startswith(title) else []
    if not joints or joints[0].start() != len(title) or joints[0][0].strip()[:1] not in SIGNS:
        return None
    *before, name = (
        whole[joint.end() : after].strip()
        for joint, after in zip(joints, [*(j.start() for j in joints[1:]), len(whole)], strict=True)
    )
    if before and before[-1] and ADDRESS.fullmatch(name):
        name = before[-1]
    return name if key(name) and len(name.split()) <= NAME else None
