"""How much each segment reads like body, all told: the hand-set score, what was learned, and its likes on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.body import body_scores
from cleanpage.facts.entries import evened, headed
from cleanpage.facts.leniency import leniency
from cleanpage.facts.network import corrections
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Page

TRUST = 0.9
"""How much of what was learned counts: less than all, because pages of other languages and habits differ from those
that were learned from."""


def odds(page: Page) -> list[float]:
    """Return the log odds of each segment being body, before any other rule has its say."""
    return trusting(page, TRUST) if page.segments else []


def trusting(page: Page, trust: float) -> list[float]:
    """Return the log odds of each segment of a page that has some, without leaning either way.

    Args:
        page: the page.
        trust: how much of what was learned counts, 0 to 1.
    """
    found = [score.value for score in page.fact(body_scores)]
    if trust:
        learned = page.fact(corrections).values
        found = [by_hand + trust * value for by_hand, value in zip(found, learned, strict=True)]
    return headed(page, evened(page, found))


def leaning(page: Page, found: Sequence[float]) -> float:
    """Return what to add to these log odds of the page's segments: more of a page is kept of which little is sure."""
    return leniency(found, [shape.size for shape in page.fact(shapes)], page.format)
