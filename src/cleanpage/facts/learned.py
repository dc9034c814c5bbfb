"""Weights that were learned from annotated pages; each is the log odds that one unit of its feature adds."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weight of each feature of a model, by the features' names."""
    text = files("cleanpage").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    read: dict[str, float] = json.loads(text)
    return read


def log_odds(parts: Mapping[str, float], known: Mapping[str, float]) -> float:
    """Return what all features of something come to: the same in whatever order they are given.

    Args:
        parts: its features.
        known: what each weighs.
    """
    return math.fsum([known.get(name, 0.0) * value for name, value in parts.items()])


def reason(parts: Mapping[str, float], known: Mapping[str, float]) -> str:
    """Return the names of the three features that spoke for something most.

    Args:
        parts: its features.
        known: what each weighs.
    """
    values = {name: known.get(name, 0.0) * value for name, value in parts.items()}
    strongest = sorted(values, key=lambda name: (-values[name], name))[:3]
    return ", ".join(name for name in strongest if values[name] > 0)
