"""Which segments stand alike in the DOM, so that what their place says is worked out once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleanpage.page import Page, Place


class Standing(NamedTuple):
    """The places of a page that differ in more than links and boxes.

    Attributes:
        places: one place of each kind.
        of: for each segment, the index of the place that it stands like.
    """

    places: tuple[Place, ...]
    of: tuple[int, ...]


def standing(page: Page) -> Standing:
    """Return how the segments of a page stand: all of them have a place, or none has.

    The reader gives blocks that stand alike the same path and the same hints, so places are told apart by these
    objects; comparing the words in them would take longer than all that is saved.
    """
    numbers: dict[tuple[int, int, bool], int] = {}
    places: list[Place] = []
    of: list[int] = []
    for segment in page.segments:
        place = segment.place
        if place is None:
            continue
        number = numbers.setdefault((id(place.path), id(place.hints), place.hidden), len(places))
        if number == len(places):
            places.append(place)
        of.append(number)
    return Standing(tuple(places), tuple(of))
