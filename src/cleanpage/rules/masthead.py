"""The name of the site on lines of its own, wherever a page repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts.notices import notices
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

WORD = regex.compile(r"\w+")
LINE = 60
"""Characters beyond which a line is no name."""
NAMES = frozenset({"og:site_name", "application-name", "apple-mobile-web-app-title"})
BEHIND_TITLE = regex.compile(r"\s[|\-–—·•:»]+\s")


class Masthead(Rule, kind="masthead"):
    """Drop lines that are nothing but the name of the site.

    The name is read off the page: its hidden metadata, what stands behind the title of the window, its copyright
    notice. A sentence that names the site stays.

    Attributes:
        longest: number of words beyond which a name is no name.
    """

    longest: int = 5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line that is the site's name."""
        names = {name for name in _names(page) if name and name.count(" ") < self.longest}
        initials = {name[0] for name in names}
        for segment in page.segments if names else ():
            short = len(segment.text) < LINE and segment.text[0].casefold()[0] in initials
            if short and _key(segment.text) in names:
                yield drop(segment, "nothing but the name of the site")


def _names(page: Page) -> Iterator[str]:
    """Yield the names that the page gives its site."""
    for item in page.hidden:
        if item.name in NAMES:
            yield _key(item.value)
        elif item.source == "title":
            parts = BEHIND_TITLE.split(item.value)
            if len(parts) > 1 and len(parts[-1]) < len(parts[0]):
                yield _key(parts[-1])
    for notice in page.fact(notices):
        yield _key(notice.name)


def _key(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
