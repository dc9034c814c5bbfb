"""Text that stands on a page twice: pull quotes, a version for printing, the same paragraphs in an accordion."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.facts.kind import is_article, is_forum
from cleanpage.facts.page_kind import is_manual
from cleanpage.facts.repeats import repeats
from cleanpage.rule import Rule, drop
from cleanpage.words.fold import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


ASKED = 3
"""Answers from which a question is put to several people; copies of a text have all of theirs again, with the same."""
CODE = 5
"""Pieces of code on a page that is full of it."""


class Repeats(Rule, kind="repeats"):
    """Drop what a page says once more in the same words, as posts do that quote others, where one copy reads as body.

    A short line that comes again stays, as the refrain of a song does, and so do a question that several people are
    asked, and a line that differs in its words, but for who spoke within a quotation. On pages full of code that are no
    articles, and in manuals, nothing goes: there each step is told for each language, and each function says of its
    own parameters what others say of theirs.

    Attributes:
        everywhere: whether it holds on such pages, too.
    """

    everywhere: bool = False

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each copy."""
        told_again = page.fact(is_manual) or (_is_full_of_code(page) and not page.fact(is_article))
        if self.everywhere or not told_again:
            found = page.fact(repeats)
            asked = _asked_again(page, found)
            for index, other in found.items():
                original = page.segments[other]
                if original.text in asked and page.segments[index].text in asked:
                    continue
                yield drop(page.segments[index], f"says again what {original.text[:30]!r} says", copy_of=original)


def _asked_again(page: Page, found: Mapping[int, int]) -> frozenset[str]:
    """Return the questions among the repeated lines that have so many different answers below them.

    Posts of a thread quote a question before they answer it.
    """
    if page.fact(is_forum):
        return frozenset()
    lines = {text for at in found if (text := page.segments[at].text).endswith(QUESTIONS)}
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for question, answer in pairwise(page.segments) if lines else ():
        if question.text in lines:
            answers[question.text].add(answer.text)
    return frozenset(text for text, given in answers.items() if len(given) >= ASKED)


def _is_full_of_code(page: Page) -> bool:
    return sum(segment.kind == "code" for segment in page.segments) >= CODE
