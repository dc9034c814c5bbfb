"""The language of the page: what it declares, and what it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import page_language
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

DECLARED = frozenset({("html", "lang"), ("meta", "og:locale"), ("meta", "content-language"), ("meta", "language")})


class Language(Rule, kind="language"):
    """Find the language.

    What the text is written in outweighs what the page declares, since templates declare what they were made for;
    a declaration that names the same language with its region is the better form of it.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``language``."""
        written = page.fact(page_language)
        for item in page.hidden:
            if (item.source, item.name) in DECLARED and (tag := item.value.replace("_", "-").strip()):
                agrees = written is not None and tag.casefold().split("-")[0] == written
                yield hidden("language", item, "declared", 3.0 if agrees else 1.0, tag)
        if written:
            yield take("language", written, "what the longest lines are written in", 2.0, source="text")
