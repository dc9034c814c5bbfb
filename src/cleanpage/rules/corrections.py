"""Corrections and editor's notes, such as ``Correction: An earlier version of this article …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.cued import indices_of
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

STRENGTH = 2.0
"""Log odds by which a note near the body is held to belong to it."""


class Corrections(Rule, kind="corrections"):
    """Keep the notes that change what the text says, or drop them.

    They are part of what was published, so that by default they are held to the body, if they stand near it. A note
    is a line that opens with the label; "The correction came too late" is none.

    Attributes:
        drop: whether notes go instead.
        reach: segments around the body within which a note belongs to it.
        longest: number of words beyond which a line is no note.
    """

    drop: bool = False
    reach: int = 4
    longest: int = 120

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a keep or a drop for each note."""
        span = page.fact(core)
        for index in indices_of(page, ("correction",)):
            cues = page.fact(matches)[index].cues
            cue = next((cue for cue in cues if cue.list == "correction" and cue.first == 0), None)
            if cue is None or page.fact(shapes)[index].size > self.longest:
                continue
            segment = page.segments[index]
            if self.drop:
                yield drop(segment, f"opens with {cue.phrase!r}")
            elif span.first - self.reach <= index < span.end + self.reach:
                yield keep(segment, f"opens with {cue.phrase!r}", STRENGTH)
