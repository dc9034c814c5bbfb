"""Links and images of a line, for those who ask for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.page import Link

if TYPE_CHECKING:
    from cleanpage.read.frame import Attributes

LONGEST = 2_000
"""Characters of an address that are kept; longer ones are data, not addresses."""
NO_ADDRESS = re.compile(r"\s*(?:javascript|vbscript|data|about|blob|file):|\s*\Z", re.IGNORECASE)


class _Mark(NamedTuple):
    """Something seen while a line is read; places count the characters that are no white space."""

    start: int
    end: int
    address: str
    text: str
    image: bool


class Links:
    """Notes where the links and images of the line being read stand.

    White space is collapsed only when a line ends, so places are counted in visible characters.
    """

    def __init__(self) -> None:
        """Begin a page."""
        self._at = 0
        self._marks: list[_Mark] = []

    def text(self, text: str, address: str | None) -> None:
        """Note a piece of text, which leads to an address or to none."""
        seen = "".join(text.split())
        start, self._at = self._at, self._at + len(seen)
        if not seen or address is None:
            return
        last = self._marks[-1] if self._marks else None
        if last and not last.image and last.end == start and last.address == address:
            self._marks[-1] = last._replace(end=self._at, text=last.text + seen)
        else:
            self._marks.append(_Mark(start, self._at, address, seen, image=False))

    def image(self, attributes: Attributes) -> None:
        """Note an image."""
        address = address_of(attributes, "src") or address_of(attributes, "data-src")
        if address:
            alt = " ".join((attributes.get("alt") or "")[:LONGEST].split())
            self._marks.append(_Mark(self._at, self._at, address, alt, image=True))

    def skip(self, characters: int) -> None:
        """Forget visible characters at the beginning of the line, which are not written."""
        if characters:
            self._marks = [
                mark._replace(start=max(mark.start - characters, 0), end=max(mark.end - characters, 0))
                for mark in self._marks
            ]

    def drop_line(self) -> None:
        """Forget a line of which nothing is written, but for its images: they go to the next one."""
        self._at = 0
        self._marks = [mark._replace(start=0, end=0) for mark in self._marks if mark.image]

    def take(self, line: str) -> tuple[Link, ...]:
        """Return the links of a line that ends, by their offsets in it, and begin the next.

        A link whose text does not come out as it went in, since characters of it were mended, is left out.
        """
        if not self._marks:
            self._at = 0
            return ()
        at = [offset for offset, character in enumerate(line) if not character.isspace()]
        found = []
        for start, end, address, text, image in self._marks:
            if image:
                place = at[start] if start < len(at) else len(line)
                found.append(Link(place, place, address, image=True, text=text))
            elif end <= len(at):
                first, after = at[start], at[end - 1] + 1
                if "".join(line[first:after].split()) == text:
                    found.append(Link(first, after, address))
        self._at = 0
        self._marks.clear()
        return tuple(found)


def address_of(attributes: Attributes, name: str) -> str | None:
    """Return an attribute that holds an address; None if it holds none that can be followed."""
    value = attributes.get(name)
    if value is None or len(value) > LONGEST or NO_ADDRESS.match(value):
        return None
    return value.strip()
