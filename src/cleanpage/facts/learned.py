"""Weights that were learned from annotated pages; each is the log odds that one unit of its feature adds."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weight of each feature of a model, by the features' names."""
    text = files("cleanpage").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    read: dict[str, float] = json.loads(text)
    return read
