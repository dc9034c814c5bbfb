"""Text that stands on a page twice: pull quotes, a version for printing, the same paragraphs in an accordion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.kind import is_article
from cleanpage.facts.repeats import repeats
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class Repeats(Rule, kind="repeats"):
    """Drop what an article says once more in the same words; the copy in its running text stays.

    A short line that comes again stays, as the refrain of a song does, and so does a line that differs by more than a
    word or two. On pages of other kinds nothing goes: there lists of things say the same of each.

    Attributes:
        everywhere: whether it holds on pages too that are not articles.
    """

    everywhere: bool = False

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each copy."""
        if self.everywhere or page.fact(is_article):
            for index, other in page.fact(repeats).items():
                yield drop(page.segments[index], f"says again what {page.segments[other].text[:30]!r} says")
