"""Signatures under the posts of a thread: a rule of dashes, and the motto that every post of a member ends with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import matches, shapes
from cleanpage.facts.kind import is_forum
from cleanpage.facts.posts import post_texts
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

DIVIDER = regex.compile(r"_{4,}|-{6,}|={6,}|—{3,}|--")
HINT = "signature"


class Signatures(Rule, kind="signatures"):
    """Drop what members of a forum set under each of their posts.

    A signature stands between a line of dashes and the buttons of its post, in a box that HTML calls one, or is the
    last line of more than one post. On a page that is no thread nothing goes: there such a line divides chapters.

    Attributes:
        most: number of lines behind the dashes beyond which they open no signature.
        longest: number of words beyond which a line is no motto.
    """

    most: int = 4
    longest: int = 30

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line of a signature."""
        if not page.fact(is_forum):
            return
        for segment in page.segments:
            if segment.place and HINT in segment.place.hints:
                yield drop(segment, "stands in 'signature'")
            elif DIVIDER.fullmatch(segment.text):
                yield from self._behind(page, segment.index)
        last = [page.segments[text[-1]] for text in page.fact(post_texts) if len(text) > 1]
        often = Counter(segment.text for segment in last)
        for segment in last:
            if often[segment.text] > 1 and page.fact(shapes)[segment.index].size <= self.longest:
                yield drop(segment, "ends more than one post")

    def _behind(self, page: Page, at: int) -> Iterator[Verdict]:
        """Yield the drops of one signature, if the buttons of a post follow it soon."""
        found = page.fact(matches)
        for end in range(at + 1, min(at + 2 + self.most, len(page.segments))):
            if found[end].get("forum", "comments", "share"):
                for segment in page.segments[at:end]:
                    yield drop(segment, "a signature, between dashes and buttons")
                return
            if page.fact(shapes)[end].size > self.longest:
                return
