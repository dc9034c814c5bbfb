"""Lines at the ends of a text that a label says to be a notice; see `notice_labels.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.core import core
from cleanpage.facts.policies import is_policy
from cleanpage.facts.shape import size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment

AT_FIRST, AT_LAST, BELOW = 2, 3, 12
"""Lines at either end of the body, and below it, among which notices stand."""
LONGEST = 120
"""Words beyond which a line is more than a notice."""


@cache
def _label(name: str) -> regex.Pattern[str]:
    """Return the pattern of a line that begins with a label of a list, in brackets or not."""
    lists = tomllib.loads((files("cleanpage.facts") / "notice_labels.toml").read_text(encoding="utf-8"))
    words = sorted(lists[name]["words"], key=len, reverse=True)
    any_of = "|".join(regex.escape(word, literal_spaces=True) for word in words)
    return regex.compile(rf"[\s*(（【\[]*(?:{any_of})\s*(?:[:：]|[】\])）]|(?=[《「]))", regex.IGNORECASE)


def is_notice(text: str, name: str) -> bool:
    """Return whether a line begins with a label of a list."""
    return _label(name).match(text) is not None


def labelled(page: Page, name: str, *, above: bool = False) -> Iterator[Segment]:
    """Yield the lines around the last ones of the body that a label says to be notices.

    Args:
        page: the page.
        name: the list of labels.
        above: whether such notices stand around the first lines of the body, too.
    """
    span, label = page.fact(core), _label(name)
    if span.end == span.first or page.fact(is_policy):
        return
    first = max(span.first + 1, span.end - AT_LAST)
    ends = [*page.segments[first : span.end + BELOW]]
    if above:
        ends = [*page.segments[max(0, span.first - AT_FIRST) : min(first, span.first + AT_FIRST)], *ends]
    for segment in ends:
        found = label.match(segment.text)
        if found and segment.kind not in {"code", "table"} and size_of(segment.text) <= LONGEST:
            yield segment
