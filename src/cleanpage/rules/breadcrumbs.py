"""Breadcrumbs, such as ``Home > World > Europe``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.telling import told_of_all
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

HINTS = frozenset({"breadcrumb", "breadcrumbs"})
ARROW = regex.compile(r"\s*[>›»→▸＞]\s*|\s+[/\\]\s+")
GLUED = regex.compile(r"(?<=\p{L})>(?=\p{L})")
"""An arrow without spaces, which stands in code as well."""
HOME = ("navigation", "breadcrumb", "section")


class Breadcrumbs(Rule, kind="breadcrumbs"):
    """Drop the path from the front page to this one.

    It stands before the body. Steps have arrows between them; slashes stand between alternatives too, so that a path
    with slashes must begin with a cue such as ``Home``. A line of the body with an arrow in it stays.

    Attributes:
        step: number of words beyond which an entry is no step; the last one may be the headline.
    """

    step: int = 5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each breadcrumb."""
        first = page.fact(core).first
        for segment, hint in zip(page.segments, told_of_all(page, HINTS), strict=True):
            if hint:
                yield drop(segment, f"stands in {hint!r}")
            elif segment.index <= first and self._is_path(page, segment):
                yield drop(segment, "a path of steps")

    def _is_path(self, page: Page, segment: Segment) -> bool:
        """Return whether a line is a path of at least two steps, or one that begins at home."""
        shape = page.fact(shapes)[segment.index]
        glued = not shape.separators and "/" not in segment.text
        if glued and not (">" in segment.text and GLUED.search(segment.text)):
            return False
        steps = [step for step in ARROW.split(segment.text) if step]
        if len(steps) < 2 or shape.terminal or any(len(step.split()) > self.step for step in steps[:-1]):  # noqa: PLR2004
            return False
        cues = page.fact(matches)[segment.index].cues
        if any(cue.first == 0 and cue.list in HOME for cue in cues):
            return True
        if glued or "/" in segment.text:
            return False
        return len(steps) > 2 and not ARROW.search(segment.text)[0].isspace()  # type: ignore[index] # noqa: PLR2004
