"""The body, learned: how far each segment's hand-set score is off, by itself, its neighbours and the page."""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanpage.facts.features import PLACE_NAMES, TEXT_NAMES, place_features, text_features
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

HIDDEN = 48
DILATIONS = (1, 2, 4, 8, 16)
ROWS = 32
"""Segments multiplied at once: few enough for NumPy to stay on one thread, since workers share their cores."""


class LearnedBody(Rule, kind="learned-body"):
    """Correct the hand-set scores of the body by what was learned from annotated pages.

    A small convolutional network over the segments of a page; its weights are data files in the package, made by
    ``scripts/train_body.py`` from WCXB's development split. Its verdict on a segment is the sum of a linear part, whose
    strongest features the reason names, and of what the segments around it and the page as a whole say. Without this
    rule the ``body`` rule's hand-set scores stand alone.

    Attributes:
        weights: folder with ``text.npz`` and ``html.npz``, as the script writes them; by default the package's own.
        strength: what the correction is multiplied with; below 1, since pages of other languages and habits differ from
            those that it was learned from.
    """

    weights: str | None = None
    strength: float = 0.75

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted verdict for each segment."""
        if not page.segments:
            return
        import numpy as np  # noqa: PLC0415 - a tenth of a second that only this rule needs

        html = page.format == "html"
        names = TEXT_NAMES + PLACE_NAMES if html else TEXT_NAMES
        columns = [np.frombuffer(text_features(page), np.float32).reshape(-1, len(TEXT_NAMES))]
        if html:
            columns.append(np.frombuffer(place_features(page), np.float32).reshape(-1, len(PLACE_NAMES)))
        x = np.concatenate(columns, 1)
        net = _weights(self.weights, "html" if html else "text")
        own = x * net["linear.weight"][0]
        context = around(np, x, net)
        strongest = np.argsort(-abs(own), 1)[:, :2]
        total = (own.sum(1) + float(net["linear.bias"][0]) + context) * self.strength
        for segment, value, top, parts, rest in zip(
            page.segments, total.tolist(), strongest.tolist(), own, context.tolist(), strict=True
        ):
            reason = ", ".join(f"{names[at]} {parts[at]:+.1f}" for at in top)
            reason = f"{reason}, the page around it {rest:+.1f}"
            yield keep(segment, reason, value) if value >= 0 else drop(segment, reason, -value)


def around(np: Any, x: Any, net: dict[str, Any]) -> Any:  # noqa: ANN401 - arrays
    """Return what the neighbours and the page add to each segment's log odds."""

    def dense(name: str, value: Any) -> Any:  # noqa: ANN401
        weight, bias = net[f"{name}.weight"].T, net[f"{name}.bias"]
        parts = [value[at : at + ROWS] @ weight for at in range(0, len(value), ROWS)] if value.ndim > 1 else None
        return np.maximum((value @ weight if parts is None else np.concatenate(parts)) + bias, 0)

    h = dense("first", x)
    count = len(h)
    for at, step in enumerate(DILATIONS):
        padded = np.zeros((count + 2 * step, h.shape[1]), np.float32)
        padded[step : step + count] = h
        h = h + dense(f"convolutions.{at}", np.concatenate([padded[:count], h, padded[2 * step :]], 1))
    page = dense("summary", np.concatenate([h.mean(0), h.max(0)]))
    h = np.maximum(h + page, 0)
    return h @ net["last.weight"][0] + float(net["last.bias"][0])


@cache
def _weights(folder: str | None, form: str) -> dict[str, Any]:
    """Read weights, from a folder or from the package."""
    import numpy as np  # noqa: PLC0415 - see above

    place = resources.files("cleanpage") / "weights" if folder is None else Path(folder)
    with np.load(BytesIO((place / f"{form}.npz").read_bytes())) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays}
