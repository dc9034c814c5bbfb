"""Lines that a site has on many of its pages, as a profile of its corpus knows them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from cleanpage.facts import body_scores, core, shapes
from cleanpage.facts.dates import dates
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_article
from cleanpage.facts.site import line_key, line_keys, site
from cleanpage.facts.titles import hidden_titles
from cleanpage.profile import Profile, ProfileOption
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleanpage.page import Page
    from cleanpage.profile import Counted, Site
    from cleanpage.rule import Verdict

QUOTES = frozenset("\"'“”„‚‘’«»‹›「『《")


class Recurs(NamedTuple):
    """The reason of a drop."""

    pages: int
    of: int
    site: str | None

    def __str__(self) -> str:
        """Say on how many pages."""
        return f"on {self.pages} of {self.of} pages of {self.site}"


class Recurring(Rule, kind="recurring"):
    """Drop lines that recur on the pages of a site, as `cleanpage learn` counted them; without a profile, none.

    Short lines stay: bodies repeat their labels ("Pros", "Ingredients", "Weight:") more often than sites leave short
    lines of their own in a body. So does a longer line that stands in the middle of bodies, on this page or on most:
    quotes, headings, refrains. Only a sentence goes from there that is on so many pages that nobody can have written it
    for each. What names a date, and the page's own title, stay everywhere, and all of an HTML page that is no article:
    what its structure makes body is body more often than not, though other pages have it.

    No preset has the rule. Put it last, ``pipeline.insert(Recurring(profile="profile.jsonl"))``, so that what other
    rules take for a field stays that field.

    Attributes:
        profile: the file that `cleanpage learn` wrote.
        pages: number of pages of its site from which on a line recurs.
        share: share of the site's pages from which on it does.
        inside: share of the site's pages from which on a sentence goes from the middle of a body.
        words: number of words that a line has which goes.
        everywhere: whether lines go on HTML pages too that are not articles.
    """

    profile: ProfileOption = Profile()
    pages: int = Field(default=5, ge=2)
    share: float = Field(default=0.2, ge=0, le=1)
    inside: float = Field(default=0.5, ge=0, le=1)
    words: float = Field(default=6, ge=0)
    everywhere: bool = False

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line that recurs."""
        known = self.profile.site(page.fact(site))
        recurring = self._recurring(page, known) if known else None
        if not known or not recurring or not (self.everywhere or page.format == "text" or page.fact(is_article)):
            return
        own, amid, look = _own(page), _amid(page, recurring), page.fact(shapes)
        for index, line in recurring.items():
            if index in own or look[index].size < self.words:
                continue
            if index not in amid or self._said_everywhere(page, index, line, known):
                yield drop(page.segments[index], Recurs(line.pages, known.pages, page.fact(site)))

    def _recurring(self, page: Page, known: Site) -> dict[int, Counted]:
        """Return the lines of a page that recur, by index."""
        least = max(self.pages, self.share * known.pages)
        found = ((index, known.lines.get(key)) for index, key in enumerate(page.fact(line_keys)))
        return {index: line for index, line in found if line and line.pages >= least}

    def _said_everywhere(self, page: Page, index: int, line: Counted, known: Site) -> bool:
        """Return whether a line amid the body is a sentence that stands on too many pages to be anybody's own."""
        segment = page.segments[index]
        sentence = page.fact(shapes)[index].terminal and segment.text[0] not in QUOTES
        return sentence and segment.kind in {"paragraph", "list-item"} and line.pages >= self.inside * known.pages


def _own(page: Page) -> set[int]:
    """Return the lines that are of this page, however often they come: its title, and what names a date."""
    best = page.fact(headline)
    titles = {line_key(title.text) for title in page.fact(hidden_titles)}
    own = {index for index, key in enumerate(page.fact(line_keys)) if key in titles}
    return own | page.fact(dates).keys() | ({best.best.index} if best else set())


def _amid(page: Page, recurring: Mapping[int, Counted]) -> set[int]:
    """Return the lines that recur but stand in the middle of the body, which is where the lines of this page alone are.

    In the middle is what has such lines right before and right behind it, what stands anywhere between them but is amid
    the body on most pages, and a heading right above them.
    """
    span, scores = page.fact(core), page.fact(body_scores)
    alone = [index for index in range(span.first, span.end) if index not in recurring and scores[index].value > 0]
    if not alone:
        return set()
    amid = {index for index in range(alone[0], alone[-1]) if _mostly_inside(recurring.get(index))}
    amid |= {below - 1 for below in alone if below and page.segments[below - 1].kind == "heading"}
    for above, below in pairwise(alone):
        if all(between in recurring for between in range(above + 1, below)):
            amid.update(range(above + 1, below))
    return amid


def _mostly_inside(line: Counted | None) -> bool:
    return line is not None and 2 * line.inside >= line.pages
