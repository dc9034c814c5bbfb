"""The learned account of the body: small convolutional networks over the segments of a page, run in NumPy.

Each network sums a linear part, which reads one segment by itself, and a part that sees what stands around it: dilated
convolutions, and a summary of the whole page. Several networks, which differ by the seed they were trained with, are
averaged. `scripts/body/train.py` makes their weights.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.facts.features import NAMES, feature_parts

if TYPE_CHECKING:
    from cleanpage.facts.features import Features
    from cleanpage.page import Page

HIDDEN = 48
DILATIONS = (1, 2, 4, 8, 16)
SUMMARISED = 2
"""Convolutions before each segment learns what the page as a whole is like."""
ALONE = 200_000
"""Multiplications that are done at once: OpenBLAS, which NumPy multiplies with, would share more than 262,144 among
threads, and those wait busily for each other; workers that share their cores pay dearly for it."""
DEEP = 3 * HIDDEN
"""Columns that are multiplied at once: with more of them so few rows would be that most of the time is lost."""


def corrections(page: Page, folder: str | None = None) -> list[tuple[float, Why]]:
    """Return, for each segment, what was learned adds to its hand-set log odds of being body, and why.

    Args:
        page: a page with segments.
        folder: where ``text.npz`` and ``html.npz`` are; by default the package's own.

    Returns:
        The log odds, and for people the features that weighed most by themselves and what the rest of the page adds.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    net = weights(folder, page.format)
    seen = read(np, page.fact(feature_parts), net.reading)
    linear, ends = seen[:, 0], range(1, seen.shape[1], HIDDEN)
    around: Any = sum(
        beyond(np, seen[:, at : at + HIDDEN], member) for at, member in zip(ends, net.members, strict=True)
    ) / len(net.members)
    names = NAMES["text"]
    own = page.fact(feature_parts).own[:, : len(names)] * net.reading[: len(names), 0]
    most, least = own.argmax(1), own.argmin(1)
    rows = np.arange(len(own))
    columns = (most, own[rows, most], least, own[rows, least], around)
    values = (linear + net.bias + around).tolist()
    return list(zip(values, map(Why, *(column.tolist() for column in columns)), strict=True))


class Why(NamedTuple):
    """What weighed most in a correction; as a string, for people."""

    most: int
    highest: float
    least: int
    lowest: float
    around: float

    def __str__(self) -> str:
        """Name the features that weighed most by themselves, and what the rest of the page adds."""
        names = NAMES["text"]
        up, down = f"{names[self.most]} {self.highest:+.1f}", f"{names[self.least]} {self.lowest:+.1f}"
        return f"{up}, {down}, the page around it {self.around:+.1f}"


def read(np: Any, page: Features, weight: Any) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what the features come to, each row that segments share multiplied once."""
    width = page.own.shape[1]
    return multiply(np, page.own, weight[:width]) + multiply(np, page.shared, weight[width:])[page.of]


def beyond(np: Any, seen: Any, net: dict[str, Any]) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what one network adds to the linear part of each segment's log odds, given what its first layer reads."""

    def dense(name: str, value: Any) -> Any:  # noqa: ANN401
        found = multiply(np, value, net[f"{name}.weight"].T)
        found += net[f"{name}.bias"]
        return np.maximum(found, 0, out=found)

    h = np.maximum(seen + net["first.bias"], 0)
    count, width = h.shape
    for at, step in enumerate(DILATIONS):
        window = np.zeros((count, 3 * width), np.float32)
        window[step:, :width] = h[: max(count - step, 0)]
        window[:, width : 2 * width] = h
        window[: max(count - step, 0), 2 * width :] = h[step:]
        h = h + dense(f"convolutions.{at}", window)
        if at + 1 == SUMMARISED:
            h = h + dense("summary", np.concatenate([h.mean(0), h.max(0)])[None])
    return multiply(np, h, net["last.weight"].T)[:, 0] + net["last.bias"][0]


def multiply(np: Any, rows: Any, weight: Any) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return the product of two matrices, computed on one thread."""
    found = np.zeros((len(rows), weight.shape[1]), np.float32)
    for column in range(0, len(weight), DEEP):
        block, part = weight[column : column + DEEP], rows[:, column : column + DEEP]
        step = max(1, ALONE // block.size)
        for at in range(0, len(rows), step):
            if column:
                found[at : at + step] += part[at : at + step] @ block
            else:
                np.matmul(part[at : at + step], block, out=found[at : at + step])
    return found


class Weights(NamedTuple):
    """The weights of the networks for one format.

    Attributes:
        reading: what multiplies the features: a column for the linear part, averaged, then `HIDDEN` for each network.
        bias: what the linear part adds.
        members: the networks, by the names of their layers.
    """

    reading: Any
    bias: Any
    members: tuple[dict[str, Any], ...]


@cache
def weights(folder: str | None, form: str) -> Weights:
    """Return the weights of the networks for a format, from a folder or from the package."""
    import numpy as np  # noqa: PLC0415 - see above

    place = resources.files("cleanpage") / "weights" if folder is None else Path(folder)
    found: dict[str, dict[str, Any]] = {}
    with np.load(BytesIO((place / f"{form}.npz").read_bytes())) as arrays:
        for name in arrays:
            number, _, rest = name.partition(".")
            found.setdefault(number, {})[rest] = arrays[name].astype(np.float32)
    members = tuple(found.values())
    linear = sum(member["linear.weight"] for member in members) / len(members)
    bias = sum(member["linear.bias"][0] for member in members) / len(members)
    firsts = (member["first.weight"] for member in members)
    return Weights(np.ascontiguousarray(np.concatenate((linear, *firsts)).T), bias, members)
