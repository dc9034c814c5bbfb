"""Bylines whose names and signs were torn onto lines of their own, to be joined again.

Flattening a page by putting each of its text nodes on a line gives::

    By
    Jane Roe
    ,
    John Doe
    and
    Anna Muster
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.names import AND, PREPOSITIONS, is_given, is_name, name_key, split_names
from cleanpage.words.fold import COLONS, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.read.lines import Line

LONGEST = 120
"""Characters of a line with names."""
JOINT = 6
"""Characters of a line that is nothing but what stands between two names."""


def signed(lines: Sequence[Line], near: Sequence[bool], sure: Sequence[bool]) -> dict[int, bool]:
    """Say of the lines of bylines, by their position, whether each goes on the one before it.

    Args:
        lines: the page's lines.
        near: for each, whether it may go on the one before it.
        sure: for each, whether it surely does: then the names before it are those of a sentence.
    """
    found: dict[int, bool] = {}
    for at in range(len(lines) - 1):
        if not (near[at + 1] and _introduces(lines[at].text) and _is_names(lines[at + 1].text)):
            continue
        last = _last_names(lines, near, at + 1)
        behind = last + 1
        if behind < len(lines) and (sure[behind] or _go_on(lines, near, behind)):
            continue
        found.update(dict.fromkeys(range(at + 1, behind), True))
        found[at] = False
        if behind < len(lines):
            found[behind] = False
    return found


def _last_names(lines: Sequence[Line], near: Sequence[bool], at: int) -> int:
    """Return the position of the last line of a list of names that begins at a position."""
    while (
        at + 2 < len(lines)
        and near[at + 1]
        and near[at + 2]
        and _is_joint(lines[at + 1].text)
        and _is_names(lines[at + 2].text)
    ):
        at += 2
    return at


def _go_on(lines: Sequence[Line], near: Sequence[bool], at: int) -> bool:
    """Return whether more people are named below, each with a role perhaps: then each stays on a line of its own."""
    below = range(at, min(at + 2, len(lines)))
    return bool(below) and near[at] and any(_is_person(lines[line].text) for line in below)


def _introduces(text: str) -> bool:
    """Return whether a line is nothing but a word such as "by"."""
    return len(text) <= LONGEST and fold(text.rstrip(f" {COLONS}")) in PREPOSITIONS


def _is_joint(text: str) -> bool:
    """Return whether a line is nothing but what stands between two names."""
    return len(text) <= JOINT and AND.fullmatch(f" {text} ") is not None


def _is_names(text: str) -> bool:
    """Return whether a line is names, the first of a person, and nothing else."""
    if len(text) > LONGEST:
        return False
    first, *others = split_names(text) or [""]
    return is_name(first) and all(is_name(other) or " " not in other for other in others)


def _is_person(text: str) -> bool:
    """Return whether a line is surely the name of a person."""
    return len(text) <= LONGEST and is_name(text) and is_given(name_key(text).partition(" ")[0])
