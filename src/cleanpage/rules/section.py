"""The section of the site that a page stands in, by the path to it, its address and the line above the headline."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING
from urllib.parse import unquote

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.address import address_parts, site_label
from cleanpage.facts.cued import indices_of
from cleanpage.facts.cues import tokens
from cleanpage.facts.filed import CATEGORY
from cleanpage.facts.headline import headline
from cleanpage.facts.headline_candidates import line_places, neighbours_again
from cleanpage.facts.section_words import GENERAL
from cleanpage.facts.shape import size_of
from cleanpage.facts.site_names import is_person
from cleanpage.facts.spelled import folded, joined
from cleanpage.facts.tag_lists import anchors_of, parted
from cleanpage.facts.telling import told
from cleanpage.facts.wording import key, likeness, words
from cleanpage.rule import Rule, take
from cleanpage.words.fold import COLONS, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Cue

ARROW = regex.compile(r"\s*[>›»→▸❯]\s*|\s+[/\\]\s+")
TOP = 2
"""Lines at the top that are the name of the site, and no entry of its menu."""
PARTED = regex.compile(r"\s*[>›»→▸❯|·•]\s*|\s+[/\\]\s+")
"""What stands between the steps of a path that does not begin with the front page."""
ARROWS = " >›»→▸►❯/\\|·•"
"""What may be left of arrows around a step that stands on a line of its own."""
COLON = regex.compile(r"[:：]\s*")
HOST = regex.compile(r"(?:[\p{L}\p{N}\-]+\.)+\p{Ll}{2,12}")
"""The address of the site, which its front page may be called by."""
HOME, SECTION = ("navigation", "breadcrumb", "pagination"), "section"
"""The lists of what a path begins with, which languages call the first page too, and of names of sections."""
LONGEST, LINE = 120, 40
"""Characters of a line that is a path, and of one that is a step."""
STEP, LETTERS = 4, 2
"""Words of a step at most, and letters at least; of ASCII one more, since two are a language or a country."""
LISTS = frozenset({"breadcrumblist.itemlistelement.name", "breadcrumblist.itemlistelement.item.name"})
TRAILS = frozenset({"breadcrumb", "breadcrumbs"})
"""Words of ``id`` and ``class`` that pages in the wild give to such a path."""
EMBEDDED, SHOWN, ADDRESS, TRAIL, KNOWN, FILED, KICKER, HIGHER = 0.9, 0.8, 0.75, 0.72, 0.7, 0.6, 0.55, 0.3
PATH = 8
"""Lines above the headline among which a path with a step a line begins, the signs between its steps included."""
STEPS = 3
"""Steps of such a path at most; more lines are the rest of a menu that the word for the front page is in."""
NEAR = 3
"""Lines above the headline among which the name of the section is looked for; the first says more than others."""
ENTRIES = 2
"""Lines looked at above and below a name of a section, and how many of them make it an entry of a menu."""
NAV, MENU = "nav", 4
"""What HTML calls a menu, and lines in one from which it is one, and no path or the name of one section."""
USER = ("@", "~")
"""What a folder begins with that is somebody's own."""
HAN, INSIDE = regex.compile(r"\p{Han}"), 0.9
"""Where words are not spaced, a step has short cues inside of it by chance; how much of it they are at most then."""
TITLE = 0.6
"""How much a step is like the headline where it is the page itself."""


class Section(Rule, kind="section"):
    """Read the section off the path to the page: the first step behind the front page, ahead of the page itself.

    A path is embedded as a list of breadcrumbs, or a line above the text whose steps arrows set apart, and which
    begins with a word such as ``Home``, or stands above the text with a step a line in what HTML calls breadcrumbs.
    The address has a path too: ``/sport/football/…`` on a page with the line ``Sport``. The line above the headline is
    a section if it is called like one, or if a menu has it too.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``section``."""
        steps = [item.value for item in page.hidden if item.source == "json-ld" and item.name in LISTS]
        if found := _section(page, steps, home=True):
            yield take(
                "section", found, "the first step of the embedded path", EMBEDDED, source="json-ld breadcrumblist"
            )
        for segment in page.segments[: page.fact(core).first]:
            arrows = page.fact(shapes)[segment.index].separators > 0 or ">" in segment.text
            if len(segment.text) > LONGEST or not arrows:
                continue
            steps = [step for step in ARROW.split(segment.text) if step]
            if len(steps) > 1 and _is_home(page, steps[0]) and (found := _section(page, steps, home=False)):
                yield take("section", found, "the first step of the path", SHOWN, segment=segment)
                break
        yield from self._trail(page)
        yield from self._steps(page)
        yield from self._in_address(page)
        yield from self._path(page)
        yield from self._kicker(page)
        yield from self._filed(page)

    def _trail(self, page: Page) -> Iterator[Verdict]:
        """Yield the first step of a path above the text that HTML names as one, with a step a line or a link."""
        above = page.segments[: page.fact(core).first]
        told_so = dropwhile(lambda line: not told(page, line, TRAILS), above)
        lines = list(takewhile(lambda line: told(page, line, TRAILS), told_so))
        if len(lines) == 1 and len(lines[0].text) <= LONGEST:
            steps = dict.fromkeys((step.strip(ARROWS) for step in anchors_of(lines[0])), lines[0])
        else:
            steps = {line.text.strip(ARROWS): line for line in lines if len(line.text) <= LINE}
        if len(steps) > 1 and (found := _section(page, list(steps), home=True)):
            yield take("section", found, "the first step of the path above the text", TRAIL, segment=steps[found])

    def _steps(self, page: Page) -> Iterator[Verdict]:
        """Yield the first step of a path with a step a line right above the headline, which a menu above has too."""
        best = page.fact(headline)
        if best is None:
            return
        at, known = best.best.index, page.fact(matches)
        home = next((i for i in range(at - 1, max(-1, at - PATH - 1), -1) if known[i].whole(*HOME)), None)
        if home is None:
            return
        steps = [line for line in page.segments[home + 1 : at] if line.text.strip(ARROWS)]
        menu = {line.text.casefold() for line in page.segments[:home]}
        if home in page.fact(neighbours_again):
            return  # the word for the front page stands inside of a menu that is there twice
        if not 0 < len(steps) <= STEPS or any(len(line.text) > LINE for line in steps):
            return
        if steps[0].text.casefold() not in menu:
            return
        if _section(page, ["", steps[0].text], home=False):
            yield take("section", steps[0].text, "the first step of the path to the headline", TRAIL, segment=steps[0])

    def _in_address(self, page: Page) -> Iterator[Verdict]:
        """Yield the line of the first step in the address that a line of the page names."""
        parts = [unquote(folder) for folder in page.fact(address_parts)[1][:-1]]
        folders = [folded(folder) for folder in parts if not folder.startswith(USER)]
        steps = {folder for folder in folders if folder and folder not in GENERAL}
        if not steps:
            return
        lines: dict[str, Segment] = {}
        initials = {step[0] for step in steps}
        for segment, found in zip(page.segments, page.fact(tokens), strict=True):
            if not found or (found[0][0] not in initials and found[0][0].isascii()):
                continue  # it begins otherwise
            if len(segment.text) <= LINE and (mine := joined(found)) in steps:
                lines.setdefault(mine, segment)
        for line in [lines[folder] for folder in folders if folder in lines]:
            if _section(page, ["", line.text], home=False) and not is_person(line.text):
                yield take("section", line.text, "a step in the address", ADDRESS, segment=line)
                return

    def _path(self, page: Page) -> Iterator[Verdict]:
        """Yield the first step of a path that does not begin with the front page, which a menu above has on a line."""
        best = page.fact(headline)
        above = page.segments[max(0, best.best.index - NEAR) : best.best.index] if best else ()
        for segment in reversed(above):
            steps = [step.strip() for step in PARTED.split(segment.text)] if len(segment.text) <= 2 * LINE else []
            if not 1 < len(steps) <= STEPS:
                continue
            menu = {line.text.casefold() for line in page.segments[TOP : segment.index]}
            if steps[0].casefold() in {line.text.casefold() for line in page.segments[:TOP]}:
                del steps[0]  # the site, by its name
            if steps and steps[0].casefold() in menu and (found := _section(page, ["", *steps], home=False)):
                yield take(
                    "section", found, "the first step above the headline, and in a menu", KICKER, segment=segment
                )
                return

    def _kicker(self, page: Page) -> Iterator[Verdict]:
        """Yield the short line above the headline that is called like a section, or that a menu has too."""
        best = page.fact(headline)
        if best is None:
            return
        for above in range(1, min(NEAR, best.best.index) + 1):
            segment = page.segments[best.best.index - above]
            known = page.fact(matches)[segment.index].whole(SECTION) is not None
            same = [page.segments[index] for index in page.fact(line_places).get(segment.text, ())]
            alone = sum(other.index < best.best.index for other in same) == 1
            if known and alone and _in_menu(page, segment, best.best.index):
                continue
            # A heading that is there twice is in a table of contents, and not in a menu.
            again = len(segment.text) <= LINE and sum(other.kind != "heading" for other in same) > 1
            if not known and (not again or segment.index in page.fact(neighbours_again)):
                continue
            if _section(page, ["", segment.text], home=False):
                reason = "stands above the headline, and in a menu" if not known else "a section, above the headline"
                weight = KNOWN if known else KICKER if above == 1 else HIGHER
                yield take("section", segment.text, reason, weight, segment=segment)
                return

    def _filed(self, page: Page) -> Iterator[Verdict]:
        """Yield the one category that a label says the text is filed under: ``Category: Town``."""
        labels = [(index, cue) for index in indices_of(page, (CATEGORY,)) if (cue := _opening(page, index))]
        if len(labels) != 1:
            return  # none, or one of each entry of a list
        index, cue = labels[0]
        segment = page.segments[index]
        rest = segment.text[page.fact(matches)[index].span(cue)[1] :].strip(f" {COLONS}")
        below = page.segments[index + 1 : index + 2]
        if not rest and below:
            segment, rest = below[0], below[0].text
        entries = parted(rest)
        if len(entries) == 1 and _section(page, ["", entries[0]], home=False):
            yield take("section", entries[0], f"filed under it: {cue.phrase!r}", FILED, segment=segment)


def _opening(page: Page, index: int) -> Cue | None:
    """Return the label of a category that a line begins with."""
    cues = page.fact(matches)[index].cues
    return next((cue for cue in cues if cue.list == CATEGORY and cue.first == 0 and cue.how != "inside"), None)


def _in_menu(page: Page, segment: Segment, end: int) -> bool:
    """Return whether a line is an entry of a menu: HTML says so, or names of sections and the like stand around it."""
    if segment.place and NAV in segment.place.path:
        nav = segment.place.blocks[segment.place.path.index(NAV)]
        return sum(other.place is not None and nav in other.place.blocks for other in page.segments) >= MENU
    known, at = page.fact(matches), segment.index
    around = (*known[max(0, at - ENTRIES) : at], *known[at + 1 : min(at + 1 + ENTRIES, end)])
    return sum(match.whole(SECTION, *HOME) is not None for match in around) >= ENTRIES


def _section(page: Page, steps: Sequence[str], *, home: bool) -> str | None:
    """Return the step that is the section; `home` says that the first step may be one already."""
    best = page.fact(headline)
    title = set(words(page.segments[best.best.index].text)) if best else set[str]()
    first = 0 if home and steps and not _is_home(page, steps[0]) else 1
    names = {key(item.value) for item in page.hidden if item.name in {"og:site_name", "website.name"}}
    for step in steps[first:]:
        mine = words(step)
        if step.rstrip().endswith(tuple(COLONS)):
            continue  # a label of what follows
        if mine == [NUMBER]:
            return None  # a year, in the path to what was written then
        if not mine or size_of(step) > STEP or NUMBER in mine or sum(map(str.isalpha, step)) < LETTERS + step.isascii():
            continue
        match = page.words.match(step, mine)
        covered = match.coverage() > (INSIDE if HAN.search(step) else 0)
        said = "".join(mine) in GENERAL or (covered and not match.whole(SECTION))
        own = key(step) in names or "".join(mine) == page.fact(site_label) or HOST.fullmatch(step) is not None
        if not said and not own and likeness(set(mine), title) < TITLE:
            return step
    return None


def _is_home(page: Page, step: str) -> bool:
    """Return whether a step is the front page, be it behind a label such as ``You are here:``."""
    return page.words.match(COLON.split(step)[-1]).whole(*HOME) is not None
