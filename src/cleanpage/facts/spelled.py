"""Where a page writes out the name that its address has: ``riversidetowncrier.example`` is ``Riverside Town Crier``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.address import NO_NAMES, address_parts
from cleanpage.facts.core import core
from cleanpage.facts.cues import tokens
from cleanpage.facts.owner_words import ARTICLES
from cleanpage.words import tokenize
from cleanpage.words.fold import token_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment

SHORTEST = 3
"""Letters that a name in an address has at least."""
LONGEST = 12
"""Words of a line beyond which it is a sentence that names the site."""
PIECE = 3
"""Letters that an abbreviated word keeps at least, where it is not reduced to its initial."""
ALONE, BEGINS, WITHIN, AS_ADDRESS, SMALL = 3.0, 1.0, 0.5, 0.5, 0.25
"""How much it counts that a line is the name, begins with it, has it; that it is an address, or in lower case."""


_LETTERS = str.maketrans("əıŋɓɗƙɛɔ", "einbdkeo")
"""Letters that have no accent to leave out, and what addresses have for them."""


class Spelling(NamedTuple):
    """A name that the page gives its site.

    Attributes:
        text: the name as it is written.
        segment: the line that shows it best.
        exact: whether the address has all of it; else it abbreviates it.
    """

    text: str
    segment: Segment
    exact: bool


def host_names(page: Page) -> tuple[str, ...]:
    """Return the parts of the address's host that can be the name of the site, folded, the likeliest first."""
    labels = [folded(label) for label in page.fact(address_parts)[0][:-1] if label not in NO_NAMES]
    above = [label for label in labels[-2::-1] if not page.words.match(label)]  # ``blog``, ``shop``, ``forum``
    names = ["".join(labels), *labels[-1:], *above]
    return tuple(name for name in dict.fromkeys(names) if len(name) >= SHORTEST)


def folded(text: str) -> str:
    """Return the letters of a text as addresses have them, umlauts in either spelling.

    >>> folded("Mühlbach"), folded("muehlbach")
    ('muhlbach', 'muhlbach')
    """
    return joined(tokenize(text))


def joined(words: Sequence[str]) -> str:
    """Return folded words as addresses have them."""
    return _plain("".join(words))


def spelling(page: Page) -> Spelling | None:
    """Return the name of the site as the page writes it most plainly, None where it does not or has no address."""
    for name in page.fact(host_names):
        weights: defaultdict[str, float] = defaultdict(float)
        shown: dict[str, tuple[float, Segment]] = {}
        for segment, words in zip(page.segments, page.fact(tokens), strict=True):
            if len(words) <= LONGEST:
                for text, weight in _written(segment.text, words, name):
                    weights[text] += weight
                    shown[text] = max(shown.get(text, (0.0, segment)), (weight, segment), key=lambda pair: pair[0])
        if weights and (best := max(weights, key=weights.__getitem__)) and weights[best] >= WITHIN:
            return Spelling(best, shown[best][1], exact=True)
    return _abbreviated(page)


def abbreviates(name: str, words: Sequence[str]) -> bool:
    """Return whether a name in an address is made of the beginnings of words.

    >>> abbreviates("rtc", ["riverside", "town", "crier"]), abbreviates("rivtimes", ["riverside", "times"])
    (True, True)
    >>> abbreviates("times", ["time", "saver"])
    False
    """
    if len(words) < 2 or not name or not words[0] or words[0][0] != name[0]:  # noqa: PLR2004
        return False
    if "".join(word[0] for word in words) == name:
        return True
    return _begins(name, [_plain(word) for word in words])


def _begins(name: str, words: Sequence[str]) -> bool:
    """Return whether a name is the beginnings of words one after the other, of a few letters each, the last whole."""
    if len(words) == 1:
        return name == words[0]
    first = words[0]
    longest = next((at for at, pair in enumerate(zip(first, name, strict=False)) if pair[0] != pair[1]), len(first))
    return any(
        _begins(name[size:], words[1:])
        for size in range(min(longest, len(name)), 0, -1)
        if size in {1, len(first)} or size >= PIECE
    )


def _abbreviated(page: Page) -> Spelling | None:
    """Return the line, not of the body, whose words the address abbreviates."""
    span, names = page.fact(core), page.fact(host_names)
    initials = {name[0] for name in names}
    for segment, words in zip(page.segments, page.fact(tokens), strict=True):
        if not 1 < len(words) < LONGEST // 2 or words[0][0] not in initials:
            continue
        if segment.index not in span and segment.text[:1].isupper():
            capitals = sum(word[:1].isupper() for word in segment.text.split())
            if capitals == len(words) and any(abbreviates(name, words) for name in names):
                return Spelling(segment.text, segment, exact=False)
    return None


def _written(text: str, words: Sequence[str], name: str) -> Iterator[tuple[str, float]]:
    """Yield where a line writes a name, as it does, and how plainly."""
    for first, word in enumerate(words):
        if word[0] != name[0]:
            continue
        begun, last = _plain(word), first
        while name.startswith(begun) and begun != name and last + 1 < len(words):
            last += 1
            begun += _plain(words[last])
        if begun != name:
            continue
        spans = token_spans(text)
        start, end = spans[first][0], spans[last][1]
        if text[max(0, start - 1) : start] in {"@", "/", ".", "_", "#", "&"} or text[end : end + 1] in {"@", "/", "_"}:
            continue
        before = spans[first - 1] if first and words[first - 1] in ARTICLES else (start, start)
        if text[before[0]].isupper() and before[1] + 1 == start:  # "The Town Crier", not "the Town Crier"
            start, first = before[0], first - 1  # noqa: PLW2901
        found = text[start:end]
        weight = ALONE if last - first + 1 == len(words) else BEGINS if first == 0 else WITHIN
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha():
            weight *= AS_ADDRESS
        yield found, weight if any(map(str.isupper, found)) or not found.isascii() else weight * SMALL


def _plain(text: str) -> str:
    """Return folded letters as addresses have them, without the e that stands for an umlaut."""
    if not text.isascii():
        text = text.translate(_LETTERS)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u") if "e" in text else text
