"""Who signed a page in its hidden title: ``Town repairs its bridge - by Jane Roe``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.article import Author
from cleanpage.facts.headline import headline
from cleanpage.facts.titles import TITLES, hidden_titles
from cleanpage.names import CHECKING, credits_in, introduces
from cleanpage.rule import Rule, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

JOINTS = " \t|:,–—-"
"""What may stand between a title and who signed it."""
END = regex.compile(r"\s*[|｜【(]|\s[–—-]\s")
"""What another part of the title begins with."""
LONGEST = 40
"""Characters that a name has at most which is told by a line of the page."""


class SignedTitle(Rule, kind="signed-title"):
    """Take whom a hidden title names behind the headline, if a byline introduces the name.

    That may be a name of any form where the page has it on a line of its own, else that of a person.

    Attributes:
        weight: how much the evidence is worth.
    """

    weight: float = 1.3

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``authors``."""
        ranking = page.fact(headline)
        if ranking is None:
            return
        text = page.segments[ranking.best.index].text
        for title in page.fact(hidden_titles):
            if title.whole and title.item.name in TITLES and title.text.startswith(text):
                for author in _signed(page, title.text[len(text) :].lstrip(JOINTS)):
                    yield hidden("authors", title.item, "behind the headline in a hidden title", self.weight, author)


def _signed(page: Page, rest: str) -> list[Author]:
    """Return whom a byline names; nobody where it is none, or says who translated or checked."""
    match = page.words.match(rest)
    cue = next((cue for cue in match.cues if cue.list == "byline" and cue.first == 0), None)
    if cue is None or CHECKING.search(cue.phrase) or not introduces(rest, cue.phrase, at := match.span(cue)[1]):
        return []
    name = END.split(rest[at:], maxsplit=1)[0].strip()
    if len(name) <= LONGEST and any(segment.text == name for segment in page.segments):
        return [Author(name=name)]
    return [credit.author for credit in credits_in(name, page.words)]
