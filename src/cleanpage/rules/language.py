"""The language of the page: what it declares, and what it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import page_language
from cleanpage.facts.things import own_things
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

DECLARED = frozenset(
    {("html", "lang"), ("html", "xml:lang"), *(("meta", name) for name in (
        "og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"))}
)  # fmt: skip
SCRIPT, REGION = 4, 2
"""Letters of the parts of a tag that name a script and a region."""


class Language(Rule, kind="language"):
    """Find the language.

    What the text is written in outweighs what the page declares, since templates declare what they were made for;
    a declaration that names the same language with its region is the better form of it.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``language``."""
        written, own = page.fact(page_language), page.fact(own_things)
        for item in page.hidden:
            if _declares(item, own) and (tag := _tag(item.value)):
                agrees = written is not None and tag.casefold().split("-")[0] == written
                yield hidden("language", item, "declared", 3.0 if agrees else 1.0, tag)
        if written:
            yield take("language", written, "what the longest lines are written in", 2.0, source="text")


def _tag(value: str) -> str:
    """Return a tag of a language as BCP 47 writes it.

    >>> _tag("EN"), _tag("pt_br"), _tag("zh-hant-TW")
    ('en', 'pt-BR', 'zh-Hant-TW')
    """
    first, *others = value.strip().replace("_", "-").split("-")
    cased = [part.title() if len(part) == SCRIPT else part.upper() if len(part) == REGION else part for part in others]
    return "-".join([first.lower(), *cased])


def _declares(item: Hidden, own: Container[str]) -> bool:
    """Return whether a hidden value is the language of the page itself."""
    if item.source == "json-ld":
        thing, _, path = item.name.partition(".")
        return path in {"inlanguage", "inlanguage.name", "inlanguage.alternatename"} and thing in own
    return (item.source, item.name) in DECLARED
