"""Phrases in a trie over tokens: what may follow what, and which phrases end there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Where = Literal["whole", "alone", "start", "end", "part"]
How = Literal["whole", "start", "end", "part", "inside"]

GAP: Final = "…"
"""In a phrase: up to `LONGEST_GAP` tokens of any kind, or none."""

LONGEST_GAP: Final = 8

LABEL: Final = ":"
"""At the end of a phrase that stands at the start of a line: the line must have a colon there."""

# Where a phrase may stand, by the place that its file gives it.
_STANDS: Final[Mapping[Where, tuple[How, ...]]] = {
    "whole": ("whole", "inside"),
    "alone": ("whole",),
    "start": ("whole", "start"),
    "end": ("whole", "end"),
    "part": ("whole", "start", "end", "part"),
}


class Phrase(NamedTuple):
    """A phrase of a list, with all languages that give it one place in a line."""

    list: str
    languages: tuple[str, ...]
    text: str
    label: bool
    """Whether the line must have a colon after it."""


Entry = tuple[str, Where, str]
"""A list, a place, and a folded phrase that belongs there."""


class Node:
    """A node of a trie over tokens: what may follow, and the phrases that end here by where they may stand."""

    __slots__ = ("alone", "gap", "next", "phrases")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.gap: Node | None = None
        self.phrases: dict[How, tuple[Phrase, ...]] = {}
        self.alone = False
        """Whether a phrase may end here, whatever the next token is."""


class Tries(dict[str, Node]):
    """A trie for each first token, built when it is first met: a page meets few of them."""

    def __init__(self, entries: Mapping[Entry, str]) -> None:
        self._rows: dict[str, list[tuple[Entry, str]]] = {}
        for row in entries.items():
            self._rows.setdefault(row[0][2].removesuffix(LABEL).partition(" ")[0], []).append(row)
        self.first = frozenset(self._rows)

    def __missing__(self, first: str) -> Node:
        """Build the trie of a first token."""
        root = Node()
        for entry, tags in self._rows[first]:
            _add(root, entry, tags)
        self[first] = root
        return root


def _add(root: Node, entry: Entry, tags: str) -> None:
    name, where, text = entry
    words = text.removesuffix(LABEL)
    node = root
    for token in words.split()[1:]:
        if token == GAP:
            node.alone = True
            node.gap = node.gap or Node()
            node = node.gap
        else:
            node = node.next.setdefault(token, Node())
    node.alone = True
    phrase = Phrase(name, tuple(sorted(tags.split())), text, words != text)
    for how in _STANDS[where]:
        node.phrases[how] = (*node.phrases.get(how, ()), phrase)


Ending = tuple[int, dict[How, tuple[Phrase, ...]]]
"""The index after the last token of a phrase, and the phrases that end there."""


def endings(start: Node, tokens: list[str], at: int) -> list[Ending]:
    """Return every phrase that goes on from a node, the longest first."""
    if start.gap is None and (at == len(tokens) or tokens[at] not in start.next):
        return [(at, start.phrases)] if start.phrases else []  # nearly always
    found: list[Ending] = []
    gaps = False
    node: Node | None = start
    while node is not None:
        if node.phrases:
            found.append((at, node.phrases))
        if node.gap is not None:
            gaps = True
            found += _over_gap(node.gap, tokens, at)
        if at == len(tokens):
            break
        node = node.next.get(tokens[at])
        at += 1
    if len(found) > 1:
        found.sort(key=_end, reverse=True) if gaps else found.reverse()
    return found


def _over_gap(gap: Node, tokens: list[str], at: int) -> list[Ending]:
    """Return the phrases that go on after a gap. A phrase has one gap at most, so the work is bounded."""
    found: list[Ending] = []
    for after in range(at, min(at + LONGEST_GAP + 1, len(tokens))):
        if node := gap.next.get(tokens[after]):
            found += endings(node, tokens, after + 1)
    return found


def _end(ending: Ending) -> int:
    return ending[0]
