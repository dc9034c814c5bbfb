"""The title: what lines, headings, the window, embedded data and other sites' cards say, weighed against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.title import likely_titles
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.facts.cuts import Origin
    from cleanpage.page import Page
    from cleanpage.rule import Verdict

BEST = 2.0
"""Weight of the likeliest title; others weigh less, as they are less likely."""


class PageTitle(Rule, kind="page-title"):
    """Take what the page shows and hides as its title, each as likely as it is the one.

    A text may stand in many places, with the names of site and section around it or without them. How much it is worth
    where it stands, and what was cut off, was learned from annotated pages.

    Attributes:
        least: how likely a text must be the title, as a share of the likeliest one's chance, to be taken; 0 to 1.
    """

    least: float = 0.002

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``title``."""
        titles = page.fact(likely_titles)
        for title in titles:
            share = title.chance / titles[0].chance
            if share < self.least:
                return
            for origin in {(origin.place, origin.text): origin for origin in title.origins}.values():
                yield _take(page, origin, f"{_where(origin)}, {title.chance:.0%}: {title.reason}", BEST * share)


def _take(page: Page, origin: Origin, reason: str, weight: float) -> Verdict:
    segment = None if origin.segment is None else page.segments[origin.segment]
    source = f"{origin.item.source} {origin.item.name}" if origin.item else origin.place
    return take("title", origin.text, reason, weight, segment=segment, source=source)


def _where(origin: Origin) -> str:
    return f"part of {origin.whole!r} ({origin.cut})" if origin.cut else origin.place
