"""Finding cues in a line: every phrase of every list and language, in one pass over its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cleanpage.words.fold import token_spans, tokenize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Where = Literal["whole", "start", "end", "part"]
How = Literal["whole", "start", "end", "part", "inside"]

GAP: Final = "…"
"""In a phrase: up to `LONGEST_GAP` tokens of any kind, or none."""

LONGEST_GAP: Final = 8

_AT_START: Final = 1
_AT_END: Final = 2
_ANYWHERE: Final = 4
_PLACES: Final = {"whole": 0, "start": _AT_START, "end": _AT_END, "part": _ANYWHERE}


class Phrase(NamedTuple):
    """One phrase of a list, in all languages that give it the same place in a line."""

    list: str
    languages: tuple[str, ...]
    text: str
    where: Where
    places: int


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
    """What `Cues.match` found in a line."""

    __slots__ = ("boilerplate", "cues", "text", "tokens")

    def __init__(self, text: str, tokens: int, cues: tuple[Cue, ...], boilerplate: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokens
        """Number of tokens of the line."""
        self.cues = cues
        """Every cue, in the order of the line; a phrase that is in several lists is a cue for each."""
        self.boilerplate = boilerplate
        """The lists that count towards the coverage of a line."""

    def get(self, *lists: str, language: str | None = None) -> Cue | None:
        """Return the cue of these lists that covers most of the line, where its phrase may count.

        Cues that stand merely ``inside`` the line are left out. With a language, so are phrases of other languages.
        """
        found = [cue for cue in self.cues if cue.list in lists and cue.how != "inside" and _speaks(cue, language)]
        return max(found, key=_share) if found else None

    def whole(self, *lists: str, language: str | None = None) -> Cue | None:
        """Return the cue of these lists that is the whole line."""
        cue = self.get(*lists, language=language) if self.cues else None
        return cue if cue and cue.how == "whole" else None

    def coverage(self, *lists: str) -> float:
        """Return the share of the line's tokens under cues of these lists, wherever they stand: 0 to 1.

        Without lists, all lists of boilerplate count. A line made wholly of cues, ``Home | Share | Contact``, has
        1.0 whatever separates them.
        """
        if not self.cues:
            return 0.0
        wanted = lists or self.boilerplate
        return sum({cue.first: cue.tokens for cue in self.cues if cue.list in wanted}.values()) / self.tokens

    def span(self, cue: Cue) -> tuple[int, int]:
        """Return the offsets of a cue of this match in the text of the line, the end exclusive."""
        spans = token_spans(self.text)
        return spans[cue.first][0], spans[cue.first + cue.tokens - 1][1]


class Cues:
    """A table of phrases, ready to be found in lines. `cleanpage.words.table` gives one."""

    def __init__(self, phrases: Iterable[Phrase], boilerplate: frozenset[str] = frozenset()) -> None:
        self.boilerplate = boilerplate
        self._root = _Node()
        for phrase in phrases:
            self._add(phrase)

    def _add(self, phrase: Phrase) -> None:
        node = self._root
        for token in phrase.text.split():
            node = node.next.setdefault(token, _Node())
        node.phrases += (phrase,)

    def match(self, text: str) -> Match:
        """Find the cues of a line, from left to right, the longest at each place, none over another.

        The cost is linear in the length of the line, whatever stands in it.
        """
        tokens = tokenize(text)
        first = self._root.next
        count = len(tokens)
        if first.keys().isdisjoint(tokens):
            return Match(text, count, (), self.boilerplate)
        found: list[Cue] = []
        free = 0
        for at, token in enumerate(tokens):
            if token in first and at >= free:
                endings = sorted(_endings(first[token], tokens, at + 1), key=_end, reverse=True)
                cues = _standing(endings, at, count) or _inside(endings, at, count)
                found += cues
                free = at + cues[0].tokens if cues else 0
        return Match(text, count, tuple(found), self.boilerplate)


class _Node:
    """A node of the trie over tokens: the phrases that end here, and what may follow."""

    __slots__ = ("next", "phrases")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.phrases: tuple[Phrase, ...] = ()


_Ending = tuple[int, tuple[Phrase, ...]]
"""The index after the last token of a phrase, and the phrases that end there."""


def _endings(node: _Node, tokens: list[str], at: int, *, gap: bool = True) -> Iterator[_Ending]:
    """Yield every phrase that goes on from a node, with the index after its last token."""
    following = node
    while True:
        if following.phrases:
            yield at, following.phrases
        if gap and GAP in following.next:
            yield from _over_gap(following.next[GAP], tokens, at)
        if at == len(tokens) or tokens[at] not in following.next:
            return
        following = following.next[tokens[at]]
        at += 1


def _over_gap(node: _Node, tokens: list[str], at: int) -> Iterator[_Ending]:
    """Yield the phrases that go on after a gap. A phrase has one gap at most: the work is bounded."""
    for after in range(at, min(at + LONGEST_GAP + 1, len(tokens))):
        if tokens[after] in node.next:
            yield from _endings(node.next[tokens[after]], tokens, after + 1, gap=False)


def _standing(endings: list[_Ending], at: int, count: int) -> list[Cue]:
    """Return the cues of the longest ending whose phrases may stand where it stands."""
    for end, phrases in endings:
        how, places = _position(at, end, count)
        if cues := [_cue(phrase, how, at, end, count) for phrase in phrases if how == "whole" or phrase.places & places]:
            return cues
    return []


def _inside(endings: list[_Ending], at: int, count: int) -> list[Cue]:
    """Return the cues of the longest ending whose phrases are whole lines elsewhere."""
    for end, phrases in endings:
        if cues := [_cue(phrase, "inside", at, end, count) for phrase in phrases if phrase.where == "whole"]:
            return cues
    return []


def _position(at: int, end: int, count: int) -> tuple[How, int]:
    """Where tokens at..end of count stand, and the places of phrases that may stand there."""
    if at == 0:
        return ("whole" if end == count else "start"), _AT_START | _ANYWHERE
    return ("end", _AT_END | _ANYWHERE) if end == count else ("part", _ANYWHERE)


def _cue(phrase: Phrase, how: How, at: int, end: int, count: int) -> Cue:
    return Cue(phrase.list, phrase.languages, phrase.text, how, at, end - at, (end - at) / count)


def _end(ending: _Ending) -> int:
    return ending[0]


def _share(cue: Cue) -> float:
    return cue.share


def _speaks(cue: Cue, language: str | None) -> bool:
    return language is None or language in cue.languages


def phrase(list: str, where: Where, text: str, languages: Collection[str]) -> Phrase:  # noqa: A002 - the field's name
    """Make a phrase from folded text."""
    return Phrase(list, tuple(sorted(languages)), text, where, _PLACES[where])
