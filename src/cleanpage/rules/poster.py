"""Who began a thread: the first line that names a poster and a time, such as ``jroe42 May 3, 2024, 7:33pm 1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.article import Author
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_forum
from cleanpage.facts.posts import ABOVE, posts
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Poster(Rule, kind="poster"):
    """Take whoever wrote the first post of a thread.

    Above a post stand a name and a time, or a name and the data of a member: rank, date of joining, number of posts.
    One such line could be anything; a thread has several of them, by different people, or other buttons of threads.

    Attributes:
        least: number of different people who must post, where nothing else says that the page is a thread.
        above: number of segments above the headline from which on the first post may begin.
        reach: number of segments below it up to which it may begin, where nothing else says so.
        weight: how much the evidence is worth.
    """

    least: int = 2
    above: int = ABOVE
    reach: int = 12
    weight: float = 1.7

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the first poster."""
        best = page.fact(headline)
        if best is None:
            return
        found = [post for post in page.fact(posts) if post.segment.index >= best.best.index - self.above]
        if not found:
            return
        near = found[0].segment.index <= best.best.index + self.reach
        if page.fact(is_forum) or (near and len({post.name for post in found}) >= self.least):
            first = found[0]
            span, reason = (first.start, first.end), f"wrote the first post: {first.reason}"
            yield take(
                "authors", Author(name=first.name), reason, self.weight, segment=first.segment, span=span, consume=True
            )
