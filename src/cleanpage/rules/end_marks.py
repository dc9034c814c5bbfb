"""What says that a text ends, such as ``(END)`` or ``-30-``, and the bare address of who wrote it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core
from cleanpage.facts.foot import foot
from cleanpage.facts.kind import is_article
from cleanpage.rule import Rule, drop
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

_LISTS = tomllib.loads((files("cleanpage.rules") / "end_marks.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> str:
    return "|".join(map(regex.escape, _LISTS[name]["words"]))


MARK = regex.compile(rf"[(\[（【<＜]\s?(?:{_any_of('words')})\s?[)\]）】>＞]\.?|{_any_of('signs')}")
ADDRESS = regex.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}")


class EndMarks(Rule, kind="end-marks"):
    """Drop what stands below the last line of a text and says that it ends there.

    So does the address of who wrote it, if it stands alone below an article: papers of East Asia sign with it. Those in
    the middle of a text stay.

    Attributes:
        reach: lines around the end of the text in which they stand.
    """

    reach: int = 3

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each mark, and for an address."""
        end = page.fact(core).end
        for segment in page.segments[max(page.fact(foot), end - self.reach) : end + self.reach]:
            if MARK.fullmatch(segment.text):
                yield drop(segment, "says that the text ends")
            elif "@" in segment.text and ADDRESS.fullmatch(segment.text) and _signs(page, segment):
                yield drop(segment, "the address of who wrote the text")


def _signs(page: Page, segment: Segment) -> bool:
    """Return whether an address stands below an article by itself, and not for what the line above leads to."""
    return page.fact(is_article) and not page.segments[segment.index - 1].text.endswith(tuple(COLONS))
