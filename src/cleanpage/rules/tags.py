"""Lines of tags, such as ``Tags: mexico | drug | cartels``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import matches
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

SEPARATORS = regex.compile(r"\s*[|,;·•#،、，/]\s*")


class Tags(Rule, kind="tags"):
    """Take what a label such as ``Tags:`` introduces on its line.

    A sentence that begins with the word ("Tags: the new normal in schools.") stays: entries are short, and none ends
    as a sentence does.

    Attributes:
        longest: number of words beyond which an entry is no tag.
    """

    longest: int = 5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the tags of each line that a label introduces."""
        for segment, match in zip(page.segments, page.fact(matches), strict=True):
            cue = match.get("tags") if match.cues else None
            if cue is None or cue.first:
                continue
            rest = segment.text[match.span(cue)[1] :]
            if not rest.lstrip().startswith((":", "|", "#", "：")):
                continue
            entries = tuple(entry for entry in SEPARATORS.split(rest.strip(" :：|#")) if entry)
            if entries and all(len(entry.split()) <= self.longest for entry in entries) and not rest.endswith("."):
                yield take("tags", entries, f"behind {cue.phrase!r}", 2.0, segment=segment, consume=True)
