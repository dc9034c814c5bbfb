"""What kind of page it is: what it declares, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.address import is_front
from cleanpage.facts.core import core
from cleanpage.facts.cued import cued
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.declared import KindEvidence, declarations
from cleanpage.facts.page_kind import likely_kinds
from cleanpage.facts.prose import prose as running
from cleanpage.facts.runs import thread_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page

PARAGRAPHS = 3
"""Lines of running text from which a page can be an article."""
POSTS, OFFERS, LISTINGS = 5, 3, 2
"""Lines around posts, around products and of code beyond which a page may be made of these."""
OFTEN = 0.05
"""Share of all lines that stand around posts from which a page may be made of these."""
BELOW = 0.4
"""Running text behind the label of a thread, as a share of that before it, below which the thread is no more than the
comments on a text."""
HARDLY = 0.22
"""Chance up to which a page is hardly an article."""
EVEN = 0.5
"""An even chance."""
LIKELY = 1.0
"""Weight from which a page is taken for what it seems."""
UNSIGNED = frozenset({"collection", "listing", "product", "service"})
"""Kinds that nobody signs: start pages, shops, pages about a company and what it does."""
MOSTLY = 0.7
"""Chance from which on a page is taken for one of them, since flattened articles look a little like lists, or for a
thread by what was learned alone."""


def kind_evidence(page: Page) -> tuple[KindEvidence, ...]:
    """Return all that speaks for a kind of page; nothing where there is no body."""
    span = page.fact(core)
    if span.end == span.first:
        return ()
    return (*declarations(page), *_seen(page))


def is_article(page: Page) -> bool:
    """Return whether the page is most likely an article: one run of text, and nothing else is content."""
    best = max(page.fact(kind_evidence), key=lambda found: found.weight, default=None)
    return best is not None and best.kind == "article" and best.weight >= LIKELY


def is_unsigned(page: Page) -> bool:
    """Return whether a page is most likely of a kind that nobody signs, a site's first, or has no run of text to tell.

    What looks like a byline there is a customer, a brand, somebody of the staff, or who built the site.
    """
    chances = [found.chance for found in page.fact(likely_kinds) if found.kind in UNSIGNED]
    return not page.fact(is_article) and (not chances or sum(chances) > MOSTLY or page.fact(is_front))


def seems_article(page: Page) -> bool:
    """Return whether more speaks for the page's being an article than for anything else, however little it is.

    What was learned has a say: it tells of pages that have too little running text, and that some are hardly articles.
    """
    best = max(page.fact(kind_evidence), key=lambda found: found.weight, default=None)
    likely = page.fact(likely_kinds)
    if best is None:
        return [found.kind for found in likely[:1]] == ["article"]
    return best.kind == "article" and any(found.kind == "article" and found.chance > HARDLY for found in likely)


def is_forum(page: Page) -> bool:
    """Return whether the page is most likely a thread: posts, each with its author and its buttons, are its content.

    Some software declares each post to be an article; where the page is full of posts, and was learned to be a thread
    by all else, it is one. Where that is sure, it is one without its software's marks: copied posts have lost them.
    """
    found = page.fact(kind_evidence)
    best = max(found, key=lambda found: found.weight, default=None)
    if best is None or best.kind == "forum":
        return best is not None
    chance = next((one.chance for one in page.fact(likely_kinds)[:1] if one.kind == "forum"), 0.0)
    return chance > MOSTLY or (chance > EVEN and any(other.kind == "forum" for other in found))


def _seen(page: Page) -> Iterator[KindEvidence]:
    """Yield what the page is made of."""
    span = page.fact(core)
    prose = sum(page.fact(running)[span.first : span.end])
    code = sum(segment.kind == "code" for segment in page.segments[span.first : span.end])
    posts, offers = _count(page, "forum"), _count(page, "shop")
    if posts > max(POSTS, prose // 3) and _is_made_of_posts(page):
        yield KindEvidence("forum", 1.9, f"{posts} lines as they stand around posts")
    elif offers > max(OFFERS, prose):
        yield KindEvidence("product", 1.6, f"{offers} lines as they stand around products")
    elif code > max(LISTINGS, prose // 3):
        yield KindEvidence("documentation", 1.6, f"{code} lines of code")
    elif prose >= PARAGRAPHS:
        dated = any(index < span.first + 4 for index in page.fact(dates))
        reason = f"{prose} lines of running text" + (" with a date above it" if dated else "")
        yield KindEvidence("article", 1.2 if dated else 0.8, reason)


def _count(page: Page, name: str) -> int:
    """Return how many cues of a list the page has, where they count."""
    found = page.fact(matches)
    lines = page.fact(cued).get(name, ())
    return sum(cue.list == name and cue.how != "inside" for index in lines for cue in found[index].cues)


def _is_made_of_posts(page: Page) -> bool:
    """Return whether lines as they stand around posts come often, those of comments below a text left out."""
    below = (run.label for run in page.fact(thread_runs) if run.left < BELOW)
    end = next(below, len(page.segments))
    marks = sum(index < end for index in page.fact(cued).get("forum", ()))
    return marks >= OFTEN * len(page.segments)
