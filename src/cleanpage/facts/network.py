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
from typing import TYPE_CHECKING, Any

from cleanpage.facts.features import NAMES, features

if TYPE_CHECKING:
    from cleanpage.page import Page

HIDDEN = 48
DILATIONS = (1, 2, 4, 8, 16)
SUMMARISED = 2
"""Convolutions before each segment learns what the page as a whole is like."""
ALONE = 200_000
"""Multiplications that are done at once: OpenBLAS, which NumPy multiplies with, would share more than 262,144 among
threads, and those wait busily for each other; workers that share their cores pay dearly for it."""


def corrections(page: Page, folder: str | None = None) -> list[tuple[float, str]]:
    """Return, for each segment, what was learned adds to its hand-set log odds of being body, and why.

    Args:
        page: a page with segments.
        folder: where ``text.npz`` and ``html.npz`` are; by default the package's own.

    Returns:
        The log odds, and for people the features that weighed most by themselves and what the rest of the page adds.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    x = page.fact(features)
    members = weights(folder, page.format)
    around = sum(beyond(np, x, member) for member in members) / len(members)
    linear = sum(member["linear.weight"][0] for member in members) / len(members)
    bias = sum(member["linear.bias"][0] for member in members) / len(members)
    total = multiply(np, x, linear[:, None])[:, 0] + bias + around
    own = x[:, : len(NAMES["text"])] * linear[: len(NAMES["text"])]
    most, least = own.argmax(1), own.argmin(1)
    rows = np.arange(len(x))
    names = NAMES["text"]
    columns = (total, most, own[rows, most], least, own[rows, least], around)
    return [
        (value, f"{names[up]} {a:+.1f}, {names[down]} {b:+.1f}, the page around it {rest:+.1f}")
        for value, up, a, down, b, rest in zip(*(column.tolist() for column in columns), strict=True)
    ]


def beyond(np: Any, x: Any, net: dict[str, Any]) -> Any:  # noqa: ANN401 - NumPy and its arrays
    """Return what one network adds to the linear part of each segment's log odds."""

    def dense(name: str, value: Any) -> Any:  # noqa: ANN401
        found = multiply(np, value, net[f"{name}.weight"].T)
        found += net[f"{name}.bias"]
        return np.maximum(found, 0, out=found)

    h = dense("first", x)
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
    found = np.empty((len(rows), weight.shape[1]), np.float32)
    step = max(1, ALONE // weight.size)
    for at in range(0, len(rows), step):
        np.matmul(rows[at : at + step], weight, out=found[at : at + step])
    return found


@cache
def weights(folder: str | None, form: str) -> tuple[dict[str, Any], ...]:
    """Return the weights of the networks for a format, by name, from a folder or from the package."""
    import numpy as np  # noqa: PLC0415 - see above

    place = resources.files("cleanpage") / "weights" if folder is None else Path(folder)
    members: dict[str, dict[str, Any]] = {}
    with np.load(BytesIO((place / f"{form}.npz").read_bytes())) as arrays:
        for name in arrays:
            number, _, rest = name.partition(".")
            members.setdefault(number, {})[rest] = arrays[name].astype(np.float32)
    return tuple(members.values())
