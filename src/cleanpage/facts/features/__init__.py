"""Each segment in numbers: what the learned account of the body goes by.

No feature is a word of one language: what language data says comes in as shares of cues by list, so that what is
learned from pages in one language holds for pages in others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanpage.facts.features.place import PLACE_NAMES, place_features
from cleanpage.facts.features.text import TEXT_NAMES, text_features

if TYPE_CHECKING:
    from cleanpage.page import Page

__all__ = ["NAMES", "features"]

NAMES: dict[str, tuple[str, ...]] = {"text": TEXT_NAMES, "html": TEXT_NAMES + PLACE_NAMES}
"""The names of the features, by the format of the page."""


def features(page: Page) -> Any:  # noqa: ANN401 - an array
    """Return the features of a page's segments: a NumPy array with a row for each, a column for each of `NAMES`."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    if page.format == "text":
        return text_features(page)
    return np.concatenate((text_features(page), place_features(page)), 1)
