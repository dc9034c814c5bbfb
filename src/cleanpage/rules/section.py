"""The section of the site that a page stands in, by the path to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, shapes
from cleanpage.facts.headline import headline
from cleanpage.facts.wording import key, likeness, words
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

ARROW = regex.compile(r"\s*[>›»→▸❯]\s*|\s+[/\\]\s+")
HOME = ("navigation", "breadcrumb")
LONGEST = 120
"""Characters of a line that is a path."""
STEP = 4
"""Words of a step."""
LISTS = frozenset({"breadcrumblist.itemlistelement.name", "breadcrumblist.itemlistelement.item.name"})
EMBEDDED, SHOWN, KICKER = 0.9, 0.8, 0.5
NEAR = 3
"""Lines above the headline among which the name of the section is looked for."""
GENERAL = frozenset(
    "news nachrichten noticias actualites actualite notizie nieuws nyheter uutiset wiadomosci zpravy haberler haber "
    "berita новости новини 新闻 新聞 ニュース 뉴스 أخبار समाचार ข่าว tin tuc articles blog article".split()
)
"""Steps that say no more than that the site has news."""
TITLE = 0.6
"""How much a step is like the headline where it is the page itself."""


class Section(Rule, kind="section"):
    """Read the section off the path to the page: the first step behind the front page, ahead of the page itself.

    A path is embedded as a list of breadcrumbs, or a line above the text whose steps arrows set apart, and which
    begins with a word such as ``Home``.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``section``."""
        steps = [item.value for item in page.hidden if item.source == "json-ld" and item.name in LISTS]
        if found := _section(page, steps, home=True):
            yield take(
                "section", found, "the first step of the embedded path", EMBEDDED, source="json-ld breadcrumblist"
            )
        for segment in page.segments[: page.fact(core).first]:
            if len(segment.text) > LONGEST or page.fact(shapes)[segment.index].separators < 1:
                continue
            steps = [step for step in ARROW.split(segment.text) if step]
            if len(steps) > 1 and _is_home(page, steps[0]) and (found := _section(page, steps, home=False)):
                yield take("section", found, "the first step of the path", SHOWN, segment=segment)
                return
        yield from self._kicker(page)

    def _kicker(self, page: Page) -> Iterator[Verdict]:
        """Yield the short line above the headline that a menu has too."""
        best = page.fact(headline)
        if best is None:
            return
        counts = Counter(segment.text for segment in page.segments if len(segment.text) < LONGEST)
        for segment in reversed(page.segments[max(0, best.best.index - NEAR) : best.best.index]):
            if counts[segment.text] > 1 and _section(page, ["", segment.text], home=False):
                yield take("section", segment.text, "stands above the headline, and in a menu", KICKER, segment=segment)
                return


def _section(page: Page, steps: Sequence[str], *, home: bool) -> str | None:
    """Return the step that is the section; `home` says that the first step may be one already."""
    best = page.fact(headline)
    title = set(words(page.segments[best.best.index].text)) if best else set[str]()
    first = 0 if home and steps and not _is_home(page, steps[0]) else 1
    names = {key(item.value) for item in page.hidden if item.name in {"og:site_name", "website.name"}}
    for step in steps[first:]:
        mine = words(step)
        if not mine or len(mine) > STEP or key(step) in names or likeness(set(mine), title) >= TITLE:
            continue
        if "".join(mine) not in GENERAL and not page.words.match(step).coverage():
            return step
    return None


def _is_home(page: Page, step: str) -> bool:
    """Return whether a step is the front page."""
    return page.words.match(step).whole(*HOME) is not None
