"""How much to keep of a page of which little is sure."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 1.5
"""Log odds that are added at most."""
HOPELESS = 0.25
"""Expected F1 at or below which a page has no body, and nothing is added."""


def leniency(scores: Sequence[float], sizes: Sequence[float]) -> float:
    """Return the log odds to add so that the F1 that can be expected of the page's words is highest.

    A segment is worth keeping if its odds are above those of half the best F1 that can be had (Lipton, Elkan and
    Narayanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure"): on a page whose body is clear
    that is an even chance, on others less.

    >>> leniency([5.0, 5.0, -5.0], [20, 20, 3])
    0.0
    >>> round(leniency([-0.2, -0.4, -3.0], [20, 20, 20]), 1)
    0.4

    Args:
        scores: the log odds of each segment being body.
        sizes: the number of words of each.

    Returns:
        From 0 to `MOST`.
    """
    ranked = sorted(zip(scores, sizes, strict=True), reverse=True)
    chances = [1 / (1 + exp(-min(max(score, -30.0), 30.0))) for score, _ in ranked]
    expected = sum(chance * size for chance, (_, size) in zip(chances, ranked, strict=True))
    kept = right = best = 0.0
    threshold = 0.0
    for chance, (score, size) in zip(chances, ranked, strict=True):
        kept += size
        right += chance * size
        if (f1 := 2 * right / (kept + expected)) > best:
            best, threshold = f1, score
    return min(max(0.0, -threshold), MOST) if best > HOPELESS else 0.0
