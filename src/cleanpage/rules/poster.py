"""Who began a thread: the first line that names a poster and a time, such as ``jroe42 May 3, 2024, 7:33pm 1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.article import Author
from cleanpage.facts.dates import dates
from cleanpage.facts.headline import headline
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

LONGEST = 80
"""Characters beyond which a line is no more than a name and a time."""
HANDLE = regex.compile(r"@?(?P<name>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.\-]{1,30})(?:\s\([^)]{1,40}\))?[\s,:|·•–-]*")
AFTER = regex.compile(r"[\s,.#·•|–-]*\d{0,4}(?:\s\S{1,12})?\s*")


class Post(NamedTuple):
    """The line above a post: where, and whose the post is."""

    segment: Segment
    name: str
    end: int


class Poster(Rule, kind="poster"):
    """Take whoever wrote the first post of a thread.

    One such line could be anything; a thread has several of them, in the same form, by different people.

    Attributes:
        least: number of different people who must post.
        reach: number of segments below the headline in which the first post begins.
        weight: how much the evidence is worth.
    """

    least: int = 2
    reach: int = 12
    weight: float = 1.7

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the first poster."""
        best = page.fact(headline)
        if best is None:
            return
        posts = [post for post in _posts(page) if post.segment.index > best.best.index]
        if len({post.name for post in posts}) < self.least or posts[0].segment.index > best.best.index + self.reach:
            return
        first = posts[0]
        span = (0, first.end)
        author = Author(name=first.name)
        yield take(
            "authors", author, "wrote the first post", self.weight, segment=first.segment, span=span, consume=True
        )


def _posts(page: Page) -> Iterator[Post]:
    """Yield the lines that are a name of one word and a time."""
    for index, found in page.fact(dates).items():
        segment = page.segments[index]
        if len(segment.text) > LONGEST or found[0].clock is None:
            continue
        match = HANDLE.match(segment.text)
        alone = match and match.end() == found[0].start and AFTER.fullmatch(segment.text, found[-1].end)
        if match and alone and not page.words.match(match["name"]).cues:
            yield Post(segment, match["name"], match.end("name"))
