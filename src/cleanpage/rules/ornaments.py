"""What has no words: rules across the page, images of Markdown, numbers of lines, addresses that text browsers list."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.facts.dividers import is_divider
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

ICON = re.compile("[✓✔✅☑✗✘✕✖▲▼↑↓←→⋮☰]\ufe0f?")
"""A sign of a button or a vote."""
ADDRESS = re.compile(r"\d{1,4}\.\s+(?:https?|file|ftp|mailto|javascript|tel|data):\S*")
COUNTED = re.compile(r"\s*\d{1,6}(?:\n\s*\d{1,6})+\s*")
HIDDEN = re.compile(r"[\d\s.:|]+")
MOST = 9
"""Numbered addresses that a text may list; more of them are the page's links, as text browsers list them below it."""


class Ornaments(Rule, kind="ornaments"):
    """Drop lines that have no words.

    Attributes:
        icons: whether lines go that are one sign, such as the tick beside an answer.
        rules: whether rules across the page go, such as ``----------``; a body's own go with them.
        images: whether lines go that are nothing but images of Markdown, with what stands for them.
        addresses: whether lists of numbered addresses go, which text browsers set below a page.
        line_numbers: whether numbers of lines go that stand in a column of their own beside code.
    """

    icons: bool = True
    rules: bool = True
    images: bool = True
    addresses: bool = True
    line_numbers: bool = True

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line without words."""
        numbered = [segment for segment in page.segments if self.addresses and segment.text[:1].isdigit()]
        listed = [segment for segment in numbered if ADDRESS.fullmatch(segment.text)]
        if len(listed) > MOST:
            yield from (drop(segment, "one of the addresses that the page's links lead to") for segment in listed)
        for segment in page.segments:
            if segment.kind == "code":
                if self.line_numbers and _are_line_numbers(page, segment):
                    yield drop(segment, "numbers of the lines of code")
                continue
            if self.icons and ICON.fullmatch(segment.text):
                yield drop(segment, "a sign and nothing else")
            elif self.rules and is_divider(segment.text):
                yield drop(segment, "a rule across the page")
            elif self.images and segment.kind == "caption" and page.format == "text":  # all that is one there
                yield drop(segment, "an image and nothing else")


def _are_line_numbers(page: Page, segment: Segment) -> bool:
    """Whether code is numbers: hidden among its lines, or counting on, one for each line of the code that follows."""
    if segment.place and segment.place.hidden and HIDDEN.fullmatch(segment.text):
        return True
    following = page.segments[segment.index + 1] if segment.index + 1 < len(page.segments) else None
    if following is None or following.kind != "code" or not COUNTED.fullmatch(segment.text):
        return False
    numbers = [int(number) for number in segment.text.split()]
    return (
        all(after == before + 1 for before, after in pairwise(numbers))
        and abs(len(numbers) - 1 - following.text.count("\n")) <= 1
    )
