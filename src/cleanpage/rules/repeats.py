"""Text that stands on a page twice: pull quotes, a version for printing, the same paragraphs in an accordion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.kind import is_article
from cleanpage.facts.page_kind import is_manual
from cleanpage.facts.repeats import repeats
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


CODE = 5
"""Pieces of code on a page that is full of it."""


class Repeats(Rule, kind="repeats"):
    """Drop what a page says once more in the same words, as posts do that quote others, where one copy reads as body.

    A short line that comes again stays, as the refrain of a song does, and so does a line that differs in its words,
    but for who spoke within a quotation. On pages full of code that are no articles, and in manuals, nothing goes:
    there each step is told for each language, and each function says of its own parameters what others say of theirs.

    Attributes:
        everywhere: whether it holds on such pages, too.
    """

    everywhere: bool = False

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each copy."""
        told_again = page.fact(is_manual) or (_is_full_of_code(page) and not page.fact(is_article))
        if self.everywhere or not told_again:
            for index, other in page.fact(repeats).items():
                original = page.segments[other]
                yield drop(page.segments[index], f"says again what {original.text[:30]!r} says", copy_of=original)


def _is_full_of_code(page: Page) -> bool:
    return sum(segment.kind == "code" for segment in page.segments) >= CODE
