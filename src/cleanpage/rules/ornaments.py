"""What has no words: rules across the page, images of Markdown, and addresses as text browsers list them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

RULE = re.compile(r"([-_=~#+─━═—–])(?:\s?\1){4,}")
"""A sign that is repeated right across the page. Three stars, which part the scenes of a story, are none."""
ADDRESS = re.compile(r"\d{1,4}\.\s+(?:https?|file|ftp|mailto|javascript|tel|data):\S*")
MOST = 9
"""Numbered addresses that a text may list; more of them are the page's links, as text browsers list them below it."""


class Ornaments(Rule, kind="ornaments"):
    """Drop lines that have no words.

    Attributes:
        rules: whether rules across the page go, such as ``----------``; a body's own go with them.
        images: whether lines go that are nothing but images of Markdown, with what stands for them.
        addresses: whether lists of numbered addresses go, which text browsers set below a page.
    """

    rules: bool = True
    images: bool = True
    addresses: bool = True

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line without words."""
        listed = [segment for segment in page.segments if self.addresses and ADDRESS.fullmatch(segment.text)]
        if len(listed) > MOST:
            yield from (drop(segment, "one of the addresses that the page's links lead to") for segment in listed)
        for segment in page.segments:
            if segment.kind == "code":
                continue
            if self.rules and not segment.text[-1].isalnum() and RULE.fullmatch(segment.text):
                yield drop(segment, "a rule across the page")
            elif self.images and segment.kind == "caption" and page.format == "text":  # all that is one there
                yield drop(segment, "an image and nothing else")
