"""Finding cues in a line: every phrase of every list and language, in one pass over its tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cleanpage.words.fold import token_spans, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Where = Literal["whole", "start", "end", "part"]
How = Literal["whole", "start", "end", "part", "inside"]

GAP: Final = "…"
"""In a phrase: up to `LONGEST_GAP` tokens of any kind, or none."""

LONGEST_GAP: Final = 8

LABEL: Final = ":"
"""At the end of a phrase that stands at the start of a line: the line must have a colon there."""

_AT_START: Final = 1
_AT_END: Final = 2
_ANYWHERE: Final = 4
_COLON: Final = re.compile("[:：]")
_PLACES: Final = {"whole": 0, "start": _AT_START, "end": _AT_END, "part": _ANYWHERE}


class Phrase(NamedTuple):
    """One phrase of a list, in all languages that give it the same place in a line."""

    list: str
    languages: tuple[str, ...]
    text: str
    where: Where
    places: int
    label: bool


class Cue(NamedTuple):
    """A phrase found in a line.

    `how` says where it stands: the ``whole`` line, its ``start``, its ``end``, any ``part`` of it. ``inside`` is a
    phrase that means something only as a whole line, found among other words: one entry of a menu on one
    line, or a common word in a sentence.
    """

    list: str
    languages: tuple[str, ...]
    phrase: str
    how: How
    first: int
    """Index of its first token in the line."""
    tokens: int
    """Number of tokens it covers."""
    share: float
    """Share of the line's tokens that it covers, 0 to 1."""


class Match:
    """What `Cues.match` found in a line. It is true if that is anything."""

    __slots__ = ("_cues", "_found", "boilerplate", "text", "tokens")

    def __init__(self, text: str, tokens: int, found: list[_Found], boilerplate: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokens
        """Number of tokens of the line."""
        self.boilerplate = boilerplate
        """The lists that count towards the coverage of a line."""
        self._found = found
        self._cues: tuple[Cue, ...] | None = None

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Every cue, in the order of the line; a phrase that is in several lists is a cue for each."""
        if self._cues is None:
            self._cues = tuple(_cue(phrase, found, self.tokens) for found in self._found for phrase in found[3])
        return self._cues

    def get(self, *lists: str, language: str | None = None) -> Cue | None:
        """Return the cue of these lists that covers most of the line, where its phrase may count.

        Cues that stand merely ``inside`` the line are left out. With a language, so are phrases of other languages.
        """
        if not self._found:
            return None
        found = [cue for cue in self.cues if cue.list in lists and cue.how != "inside" and _speaks(cue, language)]
        return max(found, key=_share) if found else None

    def whole(self, *lists: str, language: str | None = None) -> Cue | None:
        """Return the cue of these lists that is the whole line."""
        cue = self.get(*lists, language=language)
        return cue if cue and cue.how == "whole" else None

    def coverage(self, *lists: str) -> float:
        """Return the share of the line's tokens under cues of these lists, wherever they stand: 0 to 1.

        Without lists, all lists of boilerplate count. A line made wholly of cues, ``Home | Share | Contact``, has
        1.0 whatever separates them.
        """
        if not self._found:
            return 0.0
        wanted = lists or self.boilerplate
        covered = (end - at for at, end, _, phrases in self._found if any(phrase.list in wanted for phrase in phrases))
        return sum(covered) / self.tokens

    def span(self, cue: Cue) -> tuple[int, int]:
        """Return the offsets of a cue of this match in the text of the line, the end exclusive."""
        spans = token_spans(self.text)
        return spans[cue.first][0], spans[cue.first + cue.tokens - 1][1]


class Cues:
    """A table of phrases, ready to be found in lines. `cleanpage.words.table` gives one."""

    def __init__(self, entries: Mapping[Entry, Iterable[str]], boilerplate: frozenset[str] = frozenset()) -> None:
        self.boilerplate = boilerplate
        self._at_start = _Tries(entries)
        self._later = _Tries({entry: tags for entry, tags in entries.items() if entry[1] != "start"})

    def match(self, text: str) -> Match:
        """Find the cues of a line, from left to right, the longest at each place, none over another.

        The cost is linear in the length of the line, whatever stands in it.
        """
        tokens = tokenize(text)
        found: list[_Found] = []
        free = 1
        if tokens and tokens[0] in self._at_start.rows:
            free = _match_at(0, tokens, self._at_start, found, text)
        later = self._later.rows
        for at in [at for at, token in enumerate(tokens) if token in later]:
            if at >= free:
                free = _match_at(at, tokens, self._later, found, text)
        return Match(text, len(tokens), found, self.boilerplate)


Entry = tuple[str, Where, str]
"""A list, a place, and a folded phrase that belongs there."""


class _Node:
    """A node of a trie over tokens: the phrases that end here, and what may follow."""

    __slots__ = ("gap", "next", "phrases")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.gap: _Node | None = None
        self.phrases: tuple[Phrase, ...] = ()


class _Tries:
    """A trie for each first token, built when it is first met: a page meets few of them."""

    def __init__(self, entries: Mapping[Entry, Iterable[str]]) -> None:
        self.rows: dict[str, list[tuple[Entry, Iterable[str]]]] = {}
        self._built: dict[str, _Node] = {}
        for row in entries.items():
            self.rows.setdefault(row[0][2].removesuffix(LABEL).partition(" ")[0], []).append(row)

    def trie(self, first: str) -> _Node:
        """Return the trie of the phrases that start with a token."""
        root = self._built.get(first)
        if root is None:
            root = _Node()
            for entry, tags in self.rows[first]:
                _add(root, entry, tags)
            self._built[first] = root
        return root


def _add(root: _Node, entry: Entry, tags: Iterable[str]) -> None:
    name, where, text = entry
    words = text.removesuffix(LABEL)
    node = root
    for token in words.split()[1:]:
        if token == GAP:
            node.gap = node.gap or _Node()
            node = node.gap
        else:
            node = node.next.setdefault(token, _Node())
    node.phrases += (Phrase(name, tuple(sorted(tags)), text, where, _PLACES[where], words != text),)


_Ending = tuple[int, tuple[Phrase, ...]]
"""The index after the last token of a phrase, and the phrases that end there."""

_Found = tuple[int, int, How, tuple[Phrase, ...]]
"""The index of a first token, the index after the last, how that stands in the line, and the phrases that do."""


def _match_at(at: int, tokens: list[str], tries: _Tries, found: list[_Found], text: str) -> int:
    """Add the longest phrases that stand here to what is found; return the next place that is free."""
    node = tries.trie(tokens[at])
    after = at + 1
    if not node.phrases and node.gap is None and (after == len(tokens) or tokens[after] not in node.next):
        return after
    endings = _endings(node, tokens, after)
    longest = _standing(endings, at, len(tokens), text) or _inside(endings, at)
    if longest is None:
        return after
    found.append(longest)
    return longest[1]


def _endings(start: _Node, tokens: list[str], at: int) -> list[_Ending]:
    """Return every phrase that goes on from a node, the longest first."""
    found: list[_Ending] = []
    gaps = False
    node: _Node | None = start
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


def _over_gap(gap: _Node, tokens: list[str], at: int) -> list[_Ending]:
    """Return the phrases that go on after a gap. A phrase has one gap at most, so the work is bounded."""
    found: list[_Ending] = []
    for after in range(at, min(at + LONGEST_GAP + 1, len(tokens))):
        if node := gap.next.get(tokens[after]):
            found += _endings(node, tokens, after + 1)
    return found


def _standing(endings: list[_Ending], at: int, count: int, text: str) -> _Found | None:
    """Return the longest ending that has phrases which may stand where it stands, with those phrases."""
    for end, phrases in endings:
        if at == 0 and end == count:
            return at, end, "whole", phrases
        how, places = _position(at, end, count)
        if standing := tuple(phrase for phrase in phrases if phrase.places & places):
            if any(phrase.label for phrase in standing) and not _has_colon(text, end):
                standing = tuple(phrase for phrase in standing if not phrase.label)
            if standing:
                return at, end, how, standing
    return None


def _has_colon(text: str, end: int) -> bool:
    """Whether the first colon of a line stands right after its first `end` tokens."""
    colon = _COLON.search(text)
    return colon is not None and len(tokenize(text[: colon.start()])) == end


def _inside(endings: list[_Ending], at: int) -> _Found | None:
    """Return the longest ending that has phrases which are whole lines elsewhere, with those phrases."""
    for end, phrases in endings:
        if inside := tuple(phrase for phrase in phrases if not phrase.places):
            return at, end, "inside", inside
    return None


def _position(at: int, end: int, count: int) -> tuple[How, int]:
    """Where a part of a line stands, and the places of phrases that may stand there."""
    if at == 0:
        return "start", _AT_START | _ANYWHERE
    return ("end", _AT_END | _ANYWHERE) if end == count else ("part", _ANYWHERE)


def _cue(phrase: Phrase, found: _Found, count: int) -> Cue:
    at, end, how, _ = found
    return Cue(phrase.list, phrase.languages, phrase.text, how, at, end - at, (end - at) / count)


def _end(ending: _Ending) -> int:
    return ending[0]


def _share(cue: Cue) -> float:
    return cue.share


def _speaks(cue: Cue, language: str | None) -> bool:
    return language is None or language in cue.languages
