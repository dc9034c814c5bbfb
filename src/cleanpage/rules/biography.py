"""Biographies of authors after the text, and authors whom only they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.article import Author
from cleanpage.facts import core, matches, shapes
from cleanpage.names import is_name, name_at
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict


class Biography(Rule, kind="biography"):
    """Take the paragraph about the author that follows the text, with the name that stands above it.

    The same shape in the middle of the body ("Jane Roe is a writer at …" in a report on her) is not a biography: only
    the last lines of the body and what follows it are looked at.

    Attributes:
        reach: number of segments at the end of the body, and after it, that are looked at.
    """

    reach: int = 12

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield the authors that biographies name."""
        span = page.fact(core)
        if span.end == span.first:
            return
        for segment in page.segments[max(span.first + 1, span.end - 2) : span.end + self.reach]:
            if name := self._subject(page, segment):
                author = Author(name=name, bio=segment.text)
                yield take("authors", author, "has a biography after the text", 0.9, segment=segment, consume=True)
                above = page.segments[segment.index - 1]
                if above.text == name:
                    yield take(
                        "authors", Author(name=name), "stands above the biography", 0.9, segment=above, consume=True
                    )

    def _subject(self, page: Page, segment: Segment) -> str | None:
        """Return whom a segment is about, if it is a biography."""
        match, shape = page.fact(matches)[segment.index], page.fact(shapes)[segment.index]
        name = name_at(segment.text)
        if name is None or shape.size < 5 or not shape.terminal:  # noqa: PLR2004 - fewer words say nothing
            return None
        above = page.segments[segment.index - 1].text if segment.index else ""
        named_above = is_name(above) and segment.text.startswith(above)
        cue = match.get("biography", "role") if match.cues else None
        if named_above:
            return above
        return name[0] if cue and cue.list == "biography" else None
