"""The learned account of the body: a small convolutional network over the segments of a page, run in NumPy.

It sums a linear part, which reads one segment by itself, and a part that sees what stands around it: dilated
convolutions, and a summary of the whole page. There is one network for plain text and one for HTML, which knows the
page's elements too; each has learned from several larger accounts what they say together. `scripts/body/train.py` makes
the weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.facts.features import NAMES, WORDS, Features, feature_parts

if TYPE_CHECKING:
    from cleanpage.page import Page

SUMMARISED = 2
"""Convolutions before each segment learns what the page as a whole is like."""
ALONE = 200_000
"""Multiplications that are done at once: OpenBLAS, which NumPy multiplies with, would share more than 262,144 among
threads, and those wait busily for each other; workers that share their cores pay dearly for it."""

HAND = NAMES["text"].index("the score by hand")
"""The feature that is the hand-set score."""
AROUND = "the page around it"
"""What people are told that weighs where segments stand."""


def corrections(page: Page) -> Corrections:
    """Return, for each segment of a page that has some, what was learned adds to its hand-set log odds, and why."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    known = len(NAMES["text"])
    parts, net = page.fact(feature_parts), weights(page.weights, page.format)
    seen = read(np, parts, net)
    around = beyond(np, seen[:, 1:], net)
    values = seen[:, 0] + around
    own = parts.own[:known] * net.own[:known, :1]
    of_hand = own[HAND].copy()
    own[HAND] = 0
    return Corrections(values.tolist(), (own.argmax(0), own.max(0), own.argmin(0), own.min(0), around, of_hand))


@dataclass(frozen=True, slots=True, eq=False)
class Corrections:
    """What was learned of the segments of a page.

    Attributes:
        values: the log odds that are added to those of each.
        columns: what each `Why` is made of, as arrays: hardly any is ever asked for.
    """

    values: list[float]
    columns: tuple[Any, ...]

    def why(self, index: int) -> Why:
        """Return, for people, what weighed most in the correction of a segment."""
        return Why(*(column[index].item() for column in self.columns))


class Why(NamedTuple):
    """What weighed most in a correction.

    Attributes:
        most: the feature that spoke most for body by itself.
        highest: what it adds.
        least: the one that spoke most against it.
        lowest: what that adds.
        around: what the rest of the page adds.
        of_hand: what is added in proportion to the hand-set score.
    """

    most: int
    highest: float
    least: int
    lowest: float
    around: float
    of_hand: float

    @property
    def parts(self) -> tuple[tuple[float, str], ...]:
        """What the features that weighed most by themselves add, what the rest of the page does, and what each is."""
        names = NAMES["text"]
        return (self.highest, names[self.most]), (self.lowest, names[self.least]), (self.around, AROUND)


def read(np: Any, page: Features, net: Weights) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what the features come to: a row for each segment, with the linear part before what the network reads."""
    found = multiply(np, page.own.T, net.own)
    found += net.bias
    if page.words is not None:
        each = net.words[page.words.columns] * page.words.weights[:, None]
        found += np.add.reduceat(each, page.words.starts)[page.words.of]
    return found


def beyond(np: Any, seen: Any, net: Weights) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what the network adds to the linear part of each segment's log odds, given what its first layer reads."""
    layers = net.layers

    def dense(name: str, value: Any) -> Any:  # noqa: ANN401
        found = multiply(np, value, layers[f"{name}.weight"])
        found += layers[f"{name}.bias"]
        return np.maximum(found, 0, out=found)

    h = np.maximum(seen, 0)
    count, width = h.shape
    window = np.zeros((count, 3 * width), np.float32)
    for at in range(sum(name.startswith("convolutions") for name in layers) // 2):
        step = 1 << at
        window[:step, :width] = window[-step:, 2 * width :] = 0
        window[step:, :width] = h[:-step]
        window[:, width : 2 * width] = h
        window[:-step, 2 * width :] = h[step:]
        h += dense(f"convolutions.{at}", window)
        if at + 1 == SUMMARISED:
            h += dense("summary", np.concatenate((h.mean(0), h.max(0)))[None])
    return (multiply(np, h, layers["last.weight"]) + layers["last.bias"])[:, 0]


def multiply(np: Any, rows: Any, weight: Any) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return the product of two matrices, computed on one thread."""
    found = np.empty((len(rows), weight.shape[1]), np.float32)
    step = max(1, ALONE // weight.size)
    for at in range(0, len(rows), step):
        np.matmul(rows[at : at + step], weight, out=found[at : at + step])
    return found


class Weights(NamedTuple):
    """The weights of the network for one format.

    Attributes:
        own: what multiplies the features of segments: a column for the linear part, then those of the network.
        words: what multiplies the tags and hints of places, likewise.
        bias: what is added to both.
        layers: the other weights by the name of their layer.
    """

    own: Any
    words: Any
    bias: Any
    layers: dict[str, Any]


@cache
def weights(folder: str | None, form: str) -> Weights:
    """Return the weights of the network for a format, from a folder or from the package."""
    import numpy as np  # noqa: PLC0415 - see above

    place = resources.files("cleanpage") / "weights" if folder is None else Path(folder)
    with np.load(BytesIO((place / f"{form}.npz").read_bytes())) as arrays:
        layers = {name: arrays[name].astype(np.float32).T for name in arrays}
    reading = np.concatenate([layers.pop(f"{name}.weight") for name in ("linear", "first")], 1)
    bias = np.concatenate([layers.pop(f"{name}.bias") for name in ("linear", "first")])
    known = len(NAMES[form]) - (WORDS if form == "html" else 0)
    return Weights(reading[:known].copy(), reading[known:].copy(), bias, layers)
