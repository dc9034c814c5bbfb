"""What the rules that go by a user's own patterns have in common."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex
from pydantic import field_validator

from cleanpage.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment

LONGEST = 10_000
"""Characters of a line in which patterns are looked for, so that a giant line costs no more than a long one."""


class PatternRule(Rule):
    """Find the lines that match patterns of the user's own; without patterns a rule of this kind does nothing.

    Attributes:
        patterns: regular expressions, in the syntax of the package ``regex``, searched for anywhere in a line.
        whole: whether a pattern must match the whole line instead.
    """

    patterns: tuple[str, ...] = ()
    whole: bool = False

    @field_validator("patterns")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse what is no regular expression, with its own words for why."""
        for pattern in patterns:
            try:
                _compiled(pattern)
            except regex.error as error:
                msg = f"{pattern!r} is no regular expression: {error}"
                raise ValueError(msg) from error
        return patterns

    def matching(self, page: Page) -> Iterator[tuple[Segment, str]]:
        """Yield the segments in which a pattern is found, each with the first pattern that is."""
        for segment in page.segments if self.patterns else ():
            text = segment.text[:LONGEST]
            for pattern in self.patterns:
                compiled = _compiled(pattern)
                if (compiled.fullmatch if self.whole else compiled.search)(text):
                    yield segment, pattern
                    break


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
