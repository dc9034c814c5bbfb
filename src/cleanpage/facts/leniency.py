"""How much to keep of a page of which little is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import Format

MOST = 1.5
"""Log odds that are added at most."""
HOPELESS = 0.25
"""Expected F1 at or below which a page has no body, and nothing is added."""
TRUTH = {"text": 1.2, "html": 0.6}
"""What log odds are worth when they are set against how often they are right on pages of other sites, by format."""


def leniency(scores: Sequence[float], sizes: Sequence[float], form: Format) -> float:
    """Return the log odds to add so that the F1 that can be expected of the page's words is highest.

    A segment is worth keeping if its odds are above those of half the best F1 that can be had (Lipton, Elkan and
    Narayanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure"): on a page whose body is clear
    that is an even chance, on others less.

    >>> leniency([5.0, 5.0, -5.0], [20, 20, 3], "text")
    0.0
    >>> round(leniency([-0.2, -0.4, -3.0], [20, 20, 20], "text"), 1)
    0.4

    Args:
        scores: the log odds of each segment being body, of one segment at least.
        sizes: the number of words of each.
        form: the format of the page.

    Returns:
        From 0 to `MOST`.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    odds = np.asarray(scores)
    order = np.argsort(-odds, kind="stable")
    ranked, size = odds[order], np.maximum(np.asarray(sizes)[order], 1)
    right = np.cumsum(size / (1 + np.exp(-np.clip(TRUTH[form] * ranked, -30, 30))))
    f1 = 2 * right / (np.cumsum(size) + right[-1])
    best = f1.argmax()
    return float(np.clip(-ranked[best], 0, MOST)) if f1[best] > HOPELESS else 0.0
