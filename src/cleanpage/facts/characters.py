"""The characters of a page, counted segment by segment in one pass over all of them.

A loop over segments, with a search in each, costs more than anything else that is asked of every line; counting
classes of characters over the whole page at once costs next to nothing.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from cleanpage.words.fold import ENDS

if TYPE_CHECKING:
    import re

    from cleanpage.page import Page

SPACE, UPPER, LOWER, DIGIT, LETTER, COMMA, END, CLOSER = (1 << at for at in range(8))
BAR, DASH, QUOTE, UNSPACED, MONEY, OPENING, COLON, ASKING = (1 << at for at in range(8, 16))
"""Classes of characters, a bit each."""

CATEGORIES = {
    "Lu": UPPER | LETTER, "Lt": UPPER | LETTER, "Ll": LOWER | LETTER, "Lo": LETTER, "Lm": LETTER, "Nd": DIGIT,
    "Sc": MONEY, "Ps": OPENING, "Zs": SPACE, "Zl": SPACE, "Zp": SPACE,
}  # fmt: skip
"""Classes by Unicode's general category."""
MEMBERS = {
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85": SPACE,
    ",;،、，": COMMA,
    ENDS: END,
    "\"'”“’‘»«›‹)]」』】〉》": CLOSER,
    "|·•»›＞": BAR,
    "/>~–—-": DASH,
    '"“”„«»‘「」『』': QUOTE,
    ":：": COLON,
    "?？؟;": ASKING,
}
"""Classes by character, in many scripts."""
UNSPACED_RANGES = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer, Kana and Han: scripts written without spaces between words."""
BASIC = 0x10000


class Characters:
    """Counts of classes of characters in each segment of a page, as NumPy arrays with one number a segment.

    Attributes:
        lengths: characters.
        text: the segments, each behind a line break.
        starts: offset in it of each segment's first character.
    """

    def __init__(self, page: Page) -> None:
        """Look up the class of every character of the page."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

        self._np = np
        texts = [segment.text for segment in page.segments]
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        # A line break before each segment, so that its first character has one before it.
        joined = self.text = "\n" + "\n".join(texts)
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.classes = _classes()[np.minimum(codes, BASIC)]
        if len(joined) != len(joined.encode("utf-16-le", "surrogatepass")) // 2:
            far = codes >= BASIC
            self.classes[far] = LETTER | np.where(codes[far] >= UNSPACED_RANGES[-1][0], UNSPACED, 0).astype(np.uint16)
        self.codes = codes
        self.starts = np.cumsum(self.lengths + 1) - self.lengths
        before = np.roll(self.classes, 1)
        self._any = np.bitwise_or.reduceat(self.classes, self.starts)
        self.first_of_word = ((self.classes & SPACE) == 0) & ((before & SPACE) != 0)

    def sum(self, mask: Any) -> Any:  # noqa: ANN401 - arrays
        """Return in how many characters of each segment a mask over all is true; line breaks must not be in it."""
        np = self._np
        return np.add.reduceat(mask, self.starts, dtype=np.int32)

    def has(self, of: int) -> Any:  # noqa: ANN401
        """Return which segments have a character of a class that is not `SPACE`."""
        return (self._any & of) != 0

    def has_match(self, *patterns: re.Pattern[str]) -> Any:  # noqa: ANN401
        """Return in which segments one of the patterns is found; what they match must hold no line break."""
        np = self._np
        found = np.zeros(len(self.starts), bool)
        places = [match.start() for pattern in patterns for match in pattern.finditer(self.text)]
        found[np.searchsorted(self.starts, places, "right") - 1] = True
        return found

    def count(self, of: int) -> Any:  # noqa: ANN401
        """Return how many characters of a class, or of several, each segment has."""
        return self.sum((self.classes & of) != 0)

    def at(self, place: int) -> Any:  # noqa: ANN401
        """Return the class of one character of each segment: from its start, or, below 0, from its end.

        Where a segment is too short, its first or last character stands for the one asked for.
        """
        np = self._np
        ends = self.starts + self.lengths - 1
        index = np.minimum(self.starts + place, ends) if place >= 0 else np.maximum(ends + 1 + place, self.starts)
        return self.classes[index]


def characters(page: Page) -> Characters:
    """Return the counts of a page that has segments."""
    return Characters(page)


@cache
def _classes() -> Any:  # noqa: ANN401
    """Return the classes of the characters of the basic plane, and one for all others."""
    import numpy as np  # noqa: PLC0415 - see above

    characters = map(chr, range(BASIC))
    found = np.fromiter((CATEGORIES.get(name, 0) for name in map(unicodedata.category, characters)), np.uint16, BASIC)
    for members, bit in MEMBERS.items():
        found[[ord(character) for character in members]] |= bit
    for first, last in UNSPACED_RANGES:
        found[first : min(last + 1, BASIC)] |= UNSPACED
    return np.append(found, np.uint16(LETTER))
