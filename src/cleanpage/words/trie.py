"""Phrases in a trie over tokens: what may follow what, and which phrases end there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


class Rows:
    """The entries by their first tokens: strings, which cost little to keep, until a page needs the trie of one.

    Args:
        entries: the entries, each with its languages, separated by spaces.
    """

    def __init__(self, entries: Iterable[tuple[Entry, str]]) -> None:
        lines: dict[str, list[str]] = {}
        later: set[str] = set()
        for (name, where, text), tags in entries:
            if tags:
                first = text.partition(" ")[0].removesuffix(LABEL)
                lines.setdefault(first, []).append(f"{name}\t{where}\t{text}\t{tags}")
                if where != "start":
                    later.add(first)
        self._of = {first: "\n".join(found) for first, found in lines.items()}
        self.first = frozenset(self._of)
        """The first tokens of all entries."""
        self.later = frozenset(later)
        """The first tokens of those that may stand behind the start of a line."""

    def trie(self, first: str, *, at_start: bool) -> Node:
        """Build the trie of a first token, of all entries or of those that may stand behind the start of a line."""
        root = Node()
        for line in self._of[first].split("\n"):
            name, where, text, tags = line.rsplit("\t", 3)
            if at_start or where != "start":
                _add(root, name, cast("Where", where), text, tags)
        return root


class Tries(dict[str, Node]):
    """A trie for each first token, built when it is first met: a page meets few of them."""

    def __init__(self, rows: Rows, *, at_start: bool) -> None:
        self._rows = rows
        self._at_start = at_start

    def __missing__(self, first: str) -> Node:
        """Build the trie of a first token."""
        root = self[first] = self._rows.trie(first, at_start=self._at_start)
        return root


def _add(root: Node, name: str, where: Where, text: str, tags: str) -> None:
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
