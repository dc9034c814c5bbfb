"""Where each segment of an HTML page stands, in numbers: its tags, its hints, the boxes around it, its likes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.facts.declared import DECLARABLE, declared_kinds
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shape_columns
from cleanpage.facts.standing import boxes, standing

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from cleanpage.page import Page, Place

TAGS = tuple(
    "p li td div pre blockquote dd dt figcaption article main section nav header footer aside form button table ul ol "
    "details option label noscript".split()
)
TAG_AT = {tag: at for at, tag in enumerate(TAGS)}
HINTS: tuple[str, ...] = tuple((files("cleanpage.facts.features") / "hints.txt").read_text(encoding="utf-8").split())
"""Words of ``id``, ``class`` and other attributes that many sites use, made by ``scripts/body/hints.py``."""
HINT_AT = {word: at for at, word in enumerate(HINTS)}
FIRST_HINT = 2 * len(TAGS)
NEAR, FAR = 1.0, 0.5
NEAREST = 5
"""Hints, innermost first, that stand near a segment."""
LEVELS = 4
"""Boxes around a segment, innermost first, that are looked at one by one."""
SHARES = (0.4, 0.6, 0.8)
"""Shares of the running text of the page that a box holds at least, to be taken for the one that holds the content."""

PAGE = 0
"""The number of the box that is the whole page."""

BOX_NAMES = ("words", "links", "running text", "share of the page", "share of the text", "segments")
LIKE_NAMES = ("segments", "words", "links", "running text", "share of the page")
PLACE_NAMES = (
    "links", "hidden", "depth", "same box as before", "same path as before",
    *(f"box {level}: {name}" for level in range(1, LEVELS + 1) for name in BOX_NAMES),
    *(f"in the box of {share:.0%} of the text" for share in SHARES),
    *(f"{like}: {name}" for like in ("like it", "like its box") for name in LIKE_NAMES),
    *(f"declared {kind}" for kind in DECLARABLE),
    *(f"in <{tag}>" for tag in TAGS), *(f"is <{tag}>" for tag in TAGS), *(f"hint {word}" for word in HINTS),
)  # fmt: skip


class Words(NamedTuple):
    """The tags and hints of each kind of place: few of all that there are, so only those at the place are named.

    Attributes:
        columns: the column of each, counted from the first tag, place by place; each place has one at least.
        weights: how much it counts.
        starts: for each place, the index of its first one.
        of: for each segment, its place.
    """

    columns: Any
    weights: Any
    starts: Any
    of: Any


def place_features(page: Page) -> tuple[Any, ...]:
    """Return the features named by `PLACE_NAMES` up to those of `place_words`, as `text_features` does its own."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    places = [segment.place for segment in page.segments if segment.place is not None]
    links = np.array([place.link_share for place in places])
    size = page.fact(shape_columns)[0]
    is_prose = np.array(page.fact(prose), bool)
    weights = np.stack((size, size * links, size * is_prose, np.ones(len(places))))
    declared = page.fact(declared_kinds)
    stands = page.fact(standing)
    of = np.array(stands.of)
    blocks = np.array([place.block for place in places])
    around = _numbered(np, (place.path[:-1] for place in stands.places))[of]
    return (
        links,
        *_own(np, stands.places, of, blocks),
        *_boxes(np, page, weights),
        _likes(np, _numbered(np, ((place.path, place.hints[:3]) for place in stands.places))[of], weights),
        _likes(np, np.unique(around * (blocks.max() + 1) + blocks, return_inverse=True)[1], weights),
        *(declared.get(kind, 0.0) for kind in DECLARABLE),
    )


def place_words(page: Page) -> Words:
    """Return the other features, tags and hints, of each kind of place."""
    import numpy as np  # noqa: PLC0415 - see above

    places, of = page.fact(standing)
    columns: list[int] = []
    weights: list[float] = []
    starts: list[int] = []
    for place in places:
        path, hints = place.path, place.hints
        starts.append(len(columns))
        tags = [TAG_AT[tag] for tag in dict.fromkeys(path) if tag in TAG_AT]  # sums hang on the order
        own = TAG_AT.get(path[-1] if path else "")
        near = [FIRST_HINT + HINT_AT[hint] for hint in hints[:NEAREST] if hint in HINT_AT]
        far = [FIRST_HINT + HINT_AT[hint] for hint in hints[NEAREST:] if hint in HINT_AT]
        columns += (len(TAGS) + (own or 0), *tags, *near, *far)
        weights += [float(own is not None), *[1.0] * len(tags), *[NEAR] * len(near), *[FAR] * len(far)]
    return Words(np.array(columns, np.int64), np.array(weights, np.float32), np.array(starts), np.array(of))


def _own(np: Any, kinds: Sequence[Place], of: Any, blocks: Any) -> tuple[Any, ...]:  # noqa: ANN401 - arrays
    """Return what a place says by itself and next to the one before it."""
    hidden = np.array([place.hidden for place in kinds])
    depth = np.array([len(place.path) for place in kinds])
    path = _numbered(np, (place.path for place in kinds))[of]
    return (
        hidden[of],
        (np.minimum(depth, 25) / 25)[of],
        np.append(False, blocks[1:] == blocks[:-1]),
        np.append(False, path[1:] == path[:-1]),
    )


def _boxes(np: Any, page: Page, weights: Any) -> list[Any]:  # noqa: ANN401 - arrays
    """Return how much, and what, the boxes around a segment hold; and whether those that hold the content hold it."""
    numbers, depths = page.fact(boxes)
    count, depth = len(depths), depths + 1
    ends = np.cumsum(depth)
    flat = np.full(ends[-1], PAGE)
    inner = np.ones(len(flat), bool)
    inner[ends - depth] = False
    flat[inner] = numbers
    of = np.repeat(np.arange(count), depth)
    held = [np.bincount(flat, weight[of]) for weight in weights]
    total = np.maximum(weights.sum(1), 1)
    account = _account(np, held, total)
    columns = []
    for level in range(1, LEVELS + 1):
        box = flat[np.maximum(ends - level, ends - depth)]
        columns.append(account[:, box])
    chosen = []
    level_of = np.zeros(len(held[0]))
    level_of[flat] = np.arange(len(flat)) - np.repeat(ends - depth, depth)
    for share in SHARES:
        fits = held[2] >= share * total[2]
        best = np.argmax(np.where(fits, level_of + 1, 0))
        inside = np.zeros(count, bool)
        if fits.any():
            inside[of[flat == best]] = True
        chosen.append(inside)
    return columns + chosen


def _account(np: Any, held: Any, total: Any) -> Any:  # noqa: ANN401 - arrays
    """Return the features of boxes that hold these words, words of links, words of running text and segments."""
    words = np.maximum(held[0], 1)
    return np.stack(
        (
            np.log1p(words) / 8,
            held[1] / words,
            held[2] / words,
            words / total[0],
            held[2] / total[2],
            np.log1p(held[3]) / 6,
        )
    )


def _numbered(np: Any, keys: Iterable[Hashable]) -> Any:  # noqa: ANN401 - arrays
    """Return a number for each key, the same for those that are equal."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys])


def _likes(np: Any, ids: Any, weights: Any) -> Any:  # noqa: ANN401 - arrays
    """Return how many segments have the same number as each segment, and what they are like on average."""
    size, links, text, count = (np.bincount(ids, weight) for weight in weights)
    words = np.maximum(size, 1)
    like = np.stack(
        (
            np.log1p(count) / 6,
            np.log1p(words / count) / 5,
            links / words,
            text / words,
            words / max(weights[0].sum(), 1),
        )
    )
    return like[:, ids]
