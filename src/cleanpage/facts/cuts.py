"""What is left of a title without its first or last parts, and what the cut looks like, as numbers.

The name of a site is a word or two behind a bar; half a headline is more.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.address import site_label
from cleanpage.facts.titles import JOINT, hidden_site_names, is_name, parts_of
from cleanpage.facts.wording import words
from cleanpage.words.case import begins_small

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cleanpage.page import Hidden, Page

PARTS = 5
"""Parts of a text beyond which it is not taken apart."""
WITHIN = frozenset("-–—:：")
"""Signs that stand within headlines as well as between them and the name of a site."""
COLON = regex.compile(r"\s*[:：]\s+")
SIGNS = {sign: sign for sign in "-–—:·•|"} | {"｜": "|", "ㅣ": "|"}
"""Signs between parts that are told apart; the others are as good as one another."""
BRACKETS = tuple(map(tuple, ("()", "[]", "（）", "【】", "「」", "『』", "„“")))
"""Signs between which a text is not taken apart."""
MANY = 6
"""Words cut off beyond which their number says no more."""


class Origin(NamedTuple):
    """A place that a candidate was found in.

    Attributes:
        place: what the place is called.
        text: what it says, or a part of that.
        whole: all that it says.
        cut: what was cut off; empty where nothing was.
        segment: the index of the line.
        item: the hidden value.
    """

    place: str
    text: str
    whole: str
    cut: str = ""
    segment: int | None = None
    item: Hidden | None = None


def cuts_of(page: Page, whole: Origin) -> Iterator[Origin]:
    """Yield what is left of a text without its first or last parts."""
    text = whole.text
    parts = parts_of(text)
    unsaid = page.format == "text" and all(WITHIN.intersection(joint[0]) for joint in JOINT.finditer(text))
    parts = [] if any(_is_within_brackets(text, end) for _, end in parts[:-1]) else parts
    if 1 < len(parts) <= PARTS:
        named = [is_named(page, text[slice(*part)]) for part in parts]
        for first, end in combinations(range(len(parts) + 1), 2):
            rest = [*named[:first], *named[end:]]
            if end < len(parts) and not any(named[end:]) and _goes_on(text, parts[end - 1][1]):
                continue
            if any(rest) or (rest and not unsaid):
                where = "the front" if not first else "the end" if end == len(parts) else "the middle"
                names = "all the rest names" if all(rest) else "a name in the rest" if any(rest) else "no names"
                yield whole._replace(text=text[parts[first][0] : parts[end - 1][1]], cut=f"{where}, {names}")
    elif (match := COLON.search(text)) and match.start() > 0 and match.end() < len(text):
        yield whole._replace(text=text[: match.start()], cut="before the colon")
        yield whole._replace(text=text[match.end() :], cut="behind the colon")


def _is_within_brackets(text: str, at: int) -> bool:
    """Return whether a bracket is open at an offset that the text closes: ``The bridge (old – and new)``."""
    return any(
        text.count(left, 0, at) > text.count(right, 0, at) and text.find(right, at) >= 0 for left, right in BRACKETS
    )


def _goes_on(text: str, end: int) -> bool:
    """Return whether a headline goes on behind a dash: in small letters, and with no address in them."""
    joint = JOINT.match(text, end)
    if joint is None or WITHIN.isdisjoint(joint[0]):
        return False
    rest = text[joint.end() :]
    return begins_small(rest) and "." not in rest


def cut_features(origin: Origin, lines: Container[list[str]]) -> Iterator[tuple[str, float]]:
    """Yield what is seen of a cut.

    Args:
        origin: what is left, and of what.
        lines: the words of each line of the page.
    """
    rest = words(origin.whole.replace(origin.text, " ", 1))
    side = origin.cut.partition(",")[0]
    yield f"{min(MANY, len(rest))} words cut off, {side}", 1.0
    yield f"{_sign(origin.whole)} at a cut, {side}", 1.0
    yield "what was cut off is a line", float(rest in lines)
    yield "parts where it was cut off", float(len(parts_of(origin.whole)))


def _sign(whole: str) -> str:
    """Return the sign that parts a text: a bar, if it has one, else the first."""
    found = [SIGNS.get(match[0].strip()[:1], "another sign") for match in JOINT.finditer(whole)]
    return "|" if "|" in found else found[0] if found else ":"


def is_named(page: Page, part: str) -> bool:
    """Return whether a part of a title is what the page calls its site."""
    return is_name(part, page.fact(hidden_site_names), page.fact(site_label))
