"""Bylines, such as ``By Jane Roe and John Doe``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.article import Author
from cleanpage.facts import core, matches
from cleanpage.names import NAME, NAME_OF_OTHER_SCRIPT, AND
from cleanpage.rule import Rule, drop, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

LONGEST = 200


class Byline(Rule, kind="byline"):
    """Take the names that a word like "by" introduces, near where the body begins.

    A sentence that begins with the word ("By the way, …") stays.
    """

    reach: int = 15

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the authors of each byline."""
        span = page.fact(core)
        for segment in page.segments[max(0, span.first - self.reach) : span.first + 3]:
            match = page.fact(matches)[segment.index]
            cue = next((cue for cue in match.cues if cue.list == "byline" and cue.first == 0), None)
            if cue is None or len(segment.text) > LONGEST:
                continue
            at = match.span(cue)[1]
            found = False
            for name, start, end in _names(segment.text, at):
                found = True
                yield take("authors", Author(name=name), f"behind {cue.phrase!r}", 2.0, segment=segment, span=(start, end), consume=True)
            if not found and not segment.text[at:].strip(" :|-"):
                yield drop(segment, "a byline without a name")


def _names(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield the names that follow each other from an offset on."""
    while at < len(text):
        while at < len(text) and text[at] in " :|\t":
            at += 1
        found = NAME.match(text, at) or (None if text[at:].isascii() else NAME_OF_OTHER_SCRIPT.match(text, at))
        if found is None:
            return
        yield found[0], found.start(), found.end()
        joint = AND.match(text, found.end())
        if joint is None:
            return
        at = joint.end()
