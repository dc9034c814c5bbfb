"""Controls and counters of galleries and players, such as ``View gallery``, ``Image 1 of 5`` or ``Mute``."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cleanpage.cue_rule import CueRule
from cleanpage.rule import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

COUNTER = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})")
"""Which picture it is, of how many."""
FEWEST = 3
"""Pictures that are counted one by one at least; fewer may be fractions."""


class Gallery(CueRule, kind="gallery"):
    """Drop the controls of pictures and videos. Captions are another rule's.

    Lines that count on to the same number, ``1/6``, ``2/6`` and so on, are those of a gallery's pictures.
    """

    lists = ("gallery",)
    hints = frozenset({"gallery", "slideshow", "carousel", "slider", "player", "lightbox", "video"})
    headings = 1

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line that is a control, or counts pictures."""
        yield from super().judge(page)
        counted: dict[str, list[tuple[int, Segment]]] = defaultdict(list)
        for segment in page.segments:
            if "/" in segment.text and (found := COUNTER.fullmatch(segment.text)):
                counted[found[2]].append((int(found[1]), segment))
        for total, counters in counted.items():
            numbers = [number for number, _ in counters]
            if len(numbers) >= FEWEST and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
                yield from (drop(segment, f"counts pictures up to {total}") for _, segment in counters)
