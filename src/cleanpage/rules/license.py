"""The licence that the page shows: ``CC BY 4.0``, a link to Creative Commons."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core
from cleanpage.rule import Rule, hidden, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

_LISTS = tomllib.loads((files("cleanpage.rules") / "license_words.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> str:
    """Return a pattern for the words of a list, the longest first; spaces in them may be hyphens or missing."""
    words = sorted(_LISTS[name]["words"], key=len, reverse=True)
    return "|".join("[ -]?".join(map(regex.escape, word.split())) for word in words)


LICENSE = regex.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/[\w\-]+/\d\.\d(?:/[a-z]{2})?/?|"
    rf"\bCreative Commons (?>(?:{_any_of('attribution')})(?:[ \-–,/]+(?i:{_any_of('conditions')}))*"
    r"(?: Licen[sc]e)?(?: \d\.\d)?)"
    r"(?!\s?[-–]\s?\p{L})|"  # a condition that is not known, without which it would be another licence
    r"\bCC[ -](?:BY(?:-(?:NC|SA|ND))*(?:[ -]\d\.\d)?|0(?:\s1\.0)?)\b"
)
NEEDED = ("creativecommons.org", "Creative Commons ", "CC")
"""One of these stands in every licence: looking for them is fast."""
LONGEST = 400
"""Characters of a line that can be a notice."""
WHOLE = "Creative Commons"
"""What the notice has that the last line of a text may be; half of its length is enough."""
LINKED, SHOWN = 1.2, 0.7


class License(Rule, kind="license"):
    """Read the licence off a link that is marked as one, or off a notice outside the body.

    A body that speaks of licences is no notice: only what stands before and after it is looked at, and its last line
    where that has a licence's whole name.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``license``."""
        for item in page.hidden:
            if item.source == "rel" and item.name == "license":
                yield hidden("license", item, "a link to the licence", LINKED)
        span = page.fact(core)
        last = page.segments[max(span.first + 1, span.end - 1) : span.end]  # a notice may read as a sentence
        signed = [segment for segment in last if WHOLE in segment.text and len(segment.text) <= LONGEST / 2]
        for segment in (*page.segments[: span.first], *signed, *page.segments[span.end :]):
            text = segment.text
            if len(text) <= LONGEST and any(map(text.__contains__, NEEDED)) and (found := LICENSE.search(text)):
                yield take("license", found[0], "named in a notice", SHOWN, segment=segment)
                return
