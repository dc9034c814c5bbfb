"""Pages that stand in the way of a page: consent walls, errors. Nothing on them is a text.

A page with a text has notices around it; on a wall the notice is what there is to read. So it is asked of how much of
the running text notices speak, and how much of it there is at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.cues import matches
from cleanpage.facts.prose import SENTENCE
from cleanpage.facts.shape import shapes

if TYPE_CHECKING:
    from cleanpage.page import Page
    from cleanpage.words import Match

MOST = 320
"""Words of running text beyond which a page says more than a notice does."""
SAID = 400
"""Words in lines that are not made of cues beyond which a page is no notice: lists and tables have few sentences."""
ERROR_MOST = 120
"""The same for pages that announce an error in a line of its own."""
LONG = 32
"""Words of a line that say more than an apology does."""
TOLD = 60
"""The same of all sentences together that have nothing of a notice in them: posts and entries are short."""
NEEDED = 0.5
"""Share of the running text that must speak as notices do."""
LINES = 3
"""Lines made of a wall's cues that its page must have."""


class Wall(NamedTuple):
    """What kind of wall a page is, and the phrase that gave it away."""

    kind: str
    phrase: str


def wall(page: Page) -> Wall | None:
    """Return what kind of wall the page is, or None for a page with something to read."""
    prose = [
        (shape.size, match)
        for shape, match in zip(page.fact(shapes), page.fact(matches), strict=True)
        if shape.terminal and shape.size >= SENTENCE
    ]
    words = sum(size for size, _ in prose)
    said = sum(
        shape.size
        for shape, match in zip(page.fact(shapes), page.fact(matches), strict=True)
        if match.coverage() < NEEDED
    )
    if words > MOST or said > SAID:
        return None
    if words <= ERROR_MOST and (phrase := _error(page, prose)):
        return Wall("error", phrase)
    return _consent(page, prose, words)


def _error(page: Page, prose: list[tuple[float, Match]]) -> str | None:
    """Return the error that a line or the title of the page announces, if no longer text says more than that."""
    for match in page.fact(matches):
        if prose and match is prose[0][1]:
            return None  # an error that is named behind the first sentence is what the text is about
        if cue := match.whole("error"):
            longest = max((size for size, match in prose if not match.get("error")), default=0)
            told = sum(size for size, match in prose if not match.get("error") and match.coverage() < NEEDED)
            return None if longest > LONG or told > TOLD else cue.phrase
    return None


def _consent(page: Page, prose: list[tuple[float, Match]], words: float) -> Wall | None:
    """Return a wall of consent, if most of the running text has to do with cookies and buttons ask for them."""
    cues = [cue for match in page.fact(matches) for cue in match.cues if cue.list == "cookies"]
    standing = [cue for cue in cues if cue.how != "inside"]
    spoken = sum(size for size, match in prose if any(cue.list == "cookies" for cue in match.cues))
    return Wall("consent", standing[0].phrase) if len(standing) >= LINES and spoken >= NEEDED * words > 0 else None
