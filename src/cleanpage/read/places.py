"""Places on the page that its own lines lead to, and fields that it asks to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.page import Hidden

if TYPE_CHECKING:
    from cleanpage.read.frame import Attributes

LONGEST = 100
"""Characters of the name of a place."""
MOST = 200
"""Lines that lead to a place further below which are noted, and fields."""
MOSTLY = 0.5
"""Share of such a line that stands in the link."""


class Places:
    """Notes which lines are a link to a place further below on the page, where that is, and fields of forms."""

    def __init__(self) -> None:
        """Begin a page."""
        self._fragment: str | None = None  # where the last link of the line being read leads
        self._sought: set[str] = set()
        self._led = self._fields = 0

    def link(self, attributes: Attributes) -> None:
        """Note where a link leads that begins in the line being read.

        >>> places = Places()
        >>> places.link({"href": "#end-of-podcasts"})
        >>> places.led(3, 1.0, 1)
        [Hidden(source='address', name='fragment', value='end-of-podcasts', segment=3)]
        >>> places.said("p", {"id": "end-of-podcasts"})
        [('html', 'id', 'end-of-podcasts')]
        """
        address = attributes.get("href")
        self._fragment = address[1:] if address and address[0] == "#" and 1 < len(address) <= LONGEST else None

    def led(self, index: int, share: float, links: int) -> list[Hidden]:
        """Return where a line leads that was written, if to a place on the page.

        Args:
            index: index of its segment.
            share: share of it that stands in links.
            links: the number of its links; one that has several stands for none of them.
        """
        fragment, self._fragment = self._fragment, None
        if fragment is None or share <= MOSTLY or links != 1 or self._led >= MOST:
            return []
        self._led += 1
        self._sought.add(fragment)
        return [Hidden("address", "fragment", fragment, index)]

    def said(self, tag: str, attributes: Attributes) -> list[tuple[str, str, str]]:
        """Return what an element is for the line that follows: a place that is led to, a field for an address."""
        found = []
        name = attributes.get("id")
        if name and name in self._sought:
            self._sought.remove(name)
            found.append(("html", "id", name))
        if tag == "input" and attributes.get("type") == "email" and self._fields < MOST:
            self._fields += 1
            found.append(("html", "field", "email"))
        return found
