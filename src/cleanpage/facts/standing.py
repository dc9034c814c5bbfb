"""Where segments stand in the DOM: which stand alike, so that their place is looked at once, and in which boxes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cleanpage.page import Page, Place, Segment


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


def stands_in(segment: Segment, block: int) -> bool:
    """Return whether a segment stands in a block, by its number."""
    return segment.place is not None and block in segment.place.blocks


class Boxes(NamedTuple):
    """The boxes around all segments, as NumPy arrays.

    Attributes:
        numbers: ``place.blocks`` of each segment, one behind the other.
        depths: how many of them each segment has.
    """

    numbers: Any
    depths: Any


def boxes(page: Page) -> Boxes:
    """Return the boxes around the segments of a page, all of which have a place."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    blocks = [segment.place.blocks for segment in page.segments if segment.place is not None]
    return Boxes(np.array(list(chain.from_iterable(blocks)), np.int64), np.array(list(map(len, blocks)), np.int64))
