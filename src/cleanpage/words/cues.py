"""Finding cues in a line: every phrase of every list and language, in one pass over its tokens."""

from __future__ import annotations

import re
from itertools import compress, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from cleanpage.words.fold import COLONS, token_spans, tokenize
from cleanpage.words.trie import How, Phrase, Rows, Tries, endings

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from cleanpage.words.trie import Ending, Entry, Node

_COLON: Final = re.compile(f"[{COLONS}]")


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
    """What `Cues.match` found in a line; false where that is nothing."""

    __slots__ = ("_covered", "_found", "boilerplate", "cues", "text", "tokens")

    cues: tuple[Cue, ...]
    """Every cue, in the order of the line; a phrase that is in several lists is a cue for each."""

    def __init__(self, text: str, tokens: int, found: list[_Found], boilerplate: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokens
        """Number of tokens of the line."""
        self.boilerplate = boilerplate
        """The lists that count towards the coverage of a line."""
        self._found = found
        if not found:
            self.cues = ()
        self._covered: float | None = None if found else 0.0

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self._found)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> tuple[Cue, ...]:
            """Make the cues when they are first asked for; Python asks here for what is not there yet."""
            if name != "cues":
                raise AttributeError(name)
            self.cues = tuple([_cue(phrase, found, self.tokens) for found in self._found for phrase in found[3]])
            return self.cues

    def get(self, *lists: str, language: str | None = None) -> Cue | None:
        """Return the cue of these lists that covers most of the line, where its phrase may count.

        Cues that stand merely ``inside`` the line are left out. With a language, so are phrases of other languages.
        """
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
        if lists:
            return self._share_of(lists)
        if self._covered is None:
            self._covered = self._share_of(self.boilerplate)
        return self._covered

    @property
    def covered(self) -> float:
        """The share of the line's tokens under cues of any list, boilerplate or not."""
        return sum([end - at for at, end, _, _ in self._found]) / (self.tokens or 1)

    def _share_of(self, lists: Container[str]) -> float:
        covered = 0
        for at, end, _, phrases in self._found:
            for phrase in phrases:
                if phrase.list in lists:
                    covered += end - at
                    break
        return covered / (self.tokens or 1)

    def span(self, cue: Cue) -> tuple[int, int]:
        """Return the offsets of a cue of this match in the text of the line, the end exclusive."""
        spans = token_spans(self.text)
        return spans[cue.first][0], spans[cue.first + cue.tokens - 1][1]


class Cues:
    """A table of phrases, ready to be found in lines. `cleanpage.words.table` gives one.

    Args:
        entries: the phrases, each with the tags of its languages, separated by spaces; one without tags is none.
        boilerplate: the lists that count towards the coverage of a line.
    """

    def __init__(self, entries: Iterable[tuple[Entry, str]], boilerplate: frozenset[str] = frozenset()) -> None:
        self.boilerplate = boilerplate
        rows = Rows(entries)
        self._first, self._first_later = rows.first, rows.later
        self._at_start = Tries(rows, at_start=True)
        self._later = Tries(rows, at_start=False)

    def match(self, text: str, tokens: list[str] | None = None) -> Match:
        """Find the cues of a line, from left to right, the longest at each place, none over another.

        The cost is linear in the length of the line, whatever stands in it.

        Args:
            text: the line.
            tokens: what `cleanpage.words.tokenize` makes of it, where that is known.
        """
        if tokens is None:
            tokens = tokenize(text)
        found: list[_Found] = []
        if tokens and tokens[0] in self._first:
            _match_at(0, self._at_start[tokens[0]], tokens, found, text)
        if not self._first_later.isdisjoint(tokens):
            self._match_later(tokens, found, text)
        return Match(text, len(tokens), found, self.boilerplate)

    def _match_later(self, tokens: list[str], found: list[_Found], text: str) -> None:
        """Find what stands after the first token."""
        later = self._later
        last = len(tokens) - 1
        for at in compress(range(len(tokens)), map(self._first_later.__contains__, tokens)):
            node = later[tokens[at]]
            if at and (node.alone or (at < last and tokens[at + 1] in node.next)):
                _match_at(at, node, tokens, found, text)


_Found = tuple[int, int, How, tuple[Phrase, ...]]
"""The index of a first token, the index after the last, how that stands in the line, and the phrases that do."""


def _match_at(at: int, node: Node, tokens: list[str], found: list[_Found], text: str) -> None:
    """Add the longest phrases that stand here to what is found, if nothing found before them is in the way.

    What counts where it stands takes the place of what only means something as a whole line.
    """
    free = not found or found[-1][1] <= at
    if not free and found[-1][2] != "inside":
        return
    ends = endings(node, tokens, at + 1)
    if not ends:
        return
    if standing := _standing(ends, at, len(tokens), text):
        if not free:
            found.pop()
        found.append(standing)
    elif free and (inside := _inside(ends, at)):
        found.append(inside)


def _standing(ends: list[Ending], at: int, count: int, text: str) -> _Found | None:
    """Return the longest ending that has phrases which may stand where it stands, with those phrases."""
    for end, by_place in ends:
        how = _position(at, end, count)
        phrases = by_place.get(how, ())
        if how == "start" and any(phrase.label for phrase in phrases) and not _has_colon(text, end):
            phrases = tuple(phrase for phrase in phrases if not phrase.label)
        if phrases:
            return at, end, how, phrases
    return None


def _has_colon(text: str, end: int) -> bool:
    """Whether one of the first two colons of a line stands right after its first `end` tokens.

    The first may part the forms of a noun: ``Autor:innen: …``.
    """
    return any(len(tokenize(text[: colon.start()])) == end for colon in islice(_COLON.finditer(text), 2))


def _inside(ends: list[Ending], at: int) -> _Found | None:
    """Return the longest ending that has phrases which are whole lines elsewhere, with those phrases."""
    for end, by_place in ends:
        if phrases := by_place.get("inside"):
            return at, end, "inside", phrases
    return None


def _position(at: int, end: int, count: int) -> How:
    """Say where the tokens from one index to another stand in a line."""
    if at == 0:
        return "whole" if end == count else "start"
    return "end" if end == count else "part"


def _cue(phrase: Phrase, found: _Found, count: int) -> Cue:
    at, end, how, _ = found
    return Cue(phrase.list, phrase.languages, phrase.text, how, at, end - at, (end - at) / count)


def _share(cue: Cue) -> float:
    return cue.share


def _speaks(cue: Cue, language: str | None) -> bool:
    return language is None or language in cue.languages
