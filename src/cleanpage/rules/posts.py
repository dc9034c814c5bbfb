"""Posts of a thread: on a page that is one, what is written between the buttons is the text, however short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.cued import indices_of
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_forum
from cleanpage.facts.posts import post_texts
from cleanpage.rule import Rule, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

FEWEST, LONG, MOSTLY = 2, 12, 0.5
"""Words of a sentence and of a line without an end that are a post, and share of cues, or of links, beyond which a line
is none."""
FRAMED = 4.0
"""How much more counts what stands between the date of a post, or its member's data, and the post's buttons."""


class Posts(Rule, kind="posts"):
    """Speak for the sentences between the first and the last button or member data of a thread, below its headline.

    Posts are short, and buttons stand between them, so that each alone reads like a label. On a page that is no
    thread nothing is spoken for, and neither is what is mostly cues, "Quote", "Joined: Mar 14, 2018", or a link.

    Attributes:
        strength: log odds for each such line.
    """

    strength: float = 1.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted keep for each line of a post."""
        marks = indices_of(page, ("forum",)) if page.fact(is_forum) else []
        ranking = page.fact(headline)
        first = ranking.best.index if ranking and ranking.best.index < page.fact(core).end else 0
        between = {index for text in page.fact(post_texts) for index in text}
        for segment in page.segments[max(marks[0], first) : marks[-1]] if marks else ():
            shape, match = page.fact(shapes)[segment.index], page.fact(matches)[segment.index]
            said = shape.size >= (FEWEST if shape.terminal else LONG)
            linked = segment.place.link_share if segment.place else 0.0
            if said and match.coverage() <= MOSTLY and linked <= MOSTLY:
                framed = segment.index in between
                reason = "a sentence between a post's date and its buttons" if framed else "a sentence among posts"
                yield keep(segment, reason, self.strength * (FRAMED if framed else 1))
