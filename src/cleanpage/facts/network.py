"""The learned account of the body: small convolutional networks over the segments of a page, run in NumPy.

Each network sums a linear part, which reads one segment by itself, and a part that sees what stands around it: dilated
convolutions, and a summary of the whole page. Several networks, which differ by the seed they were trained with, are
averaged; they are run together, as one more dimension of every array. Of an HTML page two accounts are given, one by
networks that know its elements, and one by those of plain text. `scripts/body/train.py` makes their weights.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.facts.features import NAMES, WORDS, Features, feature_parts

if TYPE_CHECKING:
    from cleanpage.page import Page

WORDS_ALONE = 1 / 3
"""The part of those who know only what a page says in the account of an HTML page: they err on other pages than those
who know its elements, whose names differ from site to site more than language does."""
SUMMARISED = 2
"""Convolutions before each segment learns what the page as a whole is like."""
ALONE = 200_000
"""Multiplications that are done at once: OpenBLAS, which NumPy multiplies with, would share more than 262,144 among
threads, and those wait busily for each other; workers that share their cores pay dearly for it."""


def corrections(page: Page, folder: str | None = None) -> list[tuple[float, Why]]:
    """Return, for each segment, what was learned adds to its hand-set log odds of being body, and why.

    Args:
        page: a page with segments.
        folder: where ``text.npz`` and ``html.npz`` are; by default the package's own.

    Returns:
        The log odds, and for people the features that weighed most by themselves and what the rest of the page adds.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    known = len(NAMES["text"])
    parts = page.fact(feature_parts)
    accounts = [(Features(parts.own[:known], None), weights(folder, "text"), 1.0)]
    if page.format == "html":
        accounts = [(*accounts[0][:2], WORDS_ALONE), (parts, weights(folder, "html"), 1 - WORDS_ALONE)]
    values: Any = 0
    around: Any = 0
    linear: Any = 0
    for read_of, net, share in accounts:
        seen = read(np, read_of, net)
        beside = beyond(np, seen[:, 1:], net).mean(0)
        values = values + share * (seen[:, 0] + net.bias + beside)
        around = around + share * beside
        linear = linear + share * net.own[:known, :1]
    own = parts.own[:known] * linear
    columns = (own.argmax(0), own.max(0), own.argmin(0), own.min(0), around)
    return list(zip(values.tolist(), map(Why, *(column.tolist() for column in columns)), strict=True))


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


def read(np: Any, page: Features, net: Weights) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what the features come to: a row for each segment, with the linear part before what the networks read."""
    found = multiply(np, page.own.T, net.own)
    if page.words is not None:
        each = net.words[page.words.columns] * page.words.weights[:, None]
        found += np.add.reduceat(each, page.words.starts)[page.words.of]
    return found


def beyond(np: Any, seen: Any, net: Weights) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what each network adds to the linear part of each segment's log odds, given what its first layer reads."""
    layers, members = net.layers, len(net.layers["first.bias"])

    def dense(name: str, value: Any) -> Any:  # noqa: ANN401
        found = multiply(np, value, layers[f"{name}.weight"])
        found += layers[f"{name}.bias"]
        return np.maximum(found, 0, out=found)

    count, width = len(seen), seen.shape[1] // members
    h = np.maximum(seen.reshape(count, members, width).swapaxes(0, 1) + layers["first.bias"], 0)
    window = np.zeros((members, count, 3 * width), np.float32)
    for at in range(sum(name.startswith("convolutions") for name in layers) // 2):
        step = 1 << at
        window[:, :step, :width] = window[:, -step:, 2 * width :] = 0
        window[:, step:, :width] = h[:, :-step]
        window[:, :, width : 2 * width] = h
        window[:, :-step, 2 * width :] = h[:, step:]
        h = h + dense(f"convolutions.{at}", window)
        if at + 1 == SUMMARISED:
            h = h + dense("summary", np.concatenate([h.mean(1, keepdims=True), h.max(1, keepdims=True)], 2))
    return (multiply(np, h, layers["last.weight"]) + layers["last.bias"])[:, :, 0]


def multiply(np: Any, rows: Any, weight: Any) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return the product of two matrices, or of two stacks of as many, computed on one thread."""
    found = np.empty((*rows.shape[:-1], weight.shape[-1]), np.float32)
    step = max(1, ALONE // (weight.shape[-2] * weight.shape[-1]))
    for at in range(0, rows.shape[-2], step):
        np.matmul(rows[..., at : at + step, :], weight, out=found[..., at : at + step, :])
    return found


class Weights(NamedTuple):
    """The weights of the networks for one format.

    Attributes:
        own: what multiplies the features of segments: a column for the linear part, averaged, then those of the
            networks, one after the other.
        words: what multiplies the tags and hints of places, likewise.
        bias: what the linear part adds.
        layers: the other weights by the name of their layer, those of all networks stacked.
    """

    own: Any
    words: Any
    bias: Any
    layers: dict[str, Any]


@cache
def weights(folder: str | None, form: str) -> Weights:
    """Return the weights of the networks for a format, from a folder or from the package."""
    import numpy as np  # noqa: PLC0415 - see above

    place = resources.files("cleanpage") / "weights" if folder is None else Path(folder)
    found: dict[str, list[Any]] = {}
    with np.load(BytesIO((place / f"{form}.npz").read_bytes())) as arrays:
        for name in arrays:
            found.setdefault(name.partition(".")[2], []).append(arrays[name].astype(np.float32).T)
    linear = sum(found.pop("linear.weight")) / len(found["first.weight"])
    reading = np.concatenate((linear, *found.pop("first.weight")), 1)
    bias = float(np.mean(found.pop("linear.bias")))
    known = len(NAMES[form]) - (WORDS if form == "html" else 0)
    stacked = {name: np.stack(each) for name, each in found.items()}
    layers = {name: each[:, None] if name.endswith("bias") else each for name, each in stacked.items()}
    return Weights(reading[:known].copy(), reading[known:].copy(), bias, layers)
