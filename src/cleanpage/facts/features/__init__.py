"""Each segment in numbers: what the learned account of the body goes by.

No feature is a word of one language: what language data says comes in as shares of cues by list, so that what is
learned from pages in one language holds for pages in others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.facts.features.place import PLACE_NAMES, place_features, place_words
from cleanpage.facts.features.text import TEXT_NAMES, text_features

if TYPE_CHECKING:
    from cleanpage.page import Page

__all__ = ["NAMES", "Features", "feature_parts", "features"]

NAMES: dict[str, tuple[str, ...]] = {"text": TEXT_NAMES, "html": TEXT_NAMES + PLACE_NAMES}
"""The names of the features, by the format of the page."""


class Features(NamedTuple):
    """The features of a page's segments, in two parts: most of their columns are the same for many segments.

    Attributes:
        own: a row for each segment, a column for each feature of the first part.
        shared: a row for each place that segments share, a column for each feature of the second part.
        of: for each segment, the index of its row in `shared`.
    """

    own: Any
    shared: Any
    of: Any


def feature_parts(page: Page) -> Features:
    """Return the features of a page's segments as NumPy arrays, the columns of both parts in the order of `NAMES`."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    own = text_features(page)
    if page.format == "text":
        return Features(own, np.zeros((1, 0), np.float32), np.zeros(len(own), np.int64))
    return Features(np.concatenate((own, place_features(page)), 1), *place_words(page))


def features(page: Page) -> Any:  # noqa: ANN401 - an array
    """Return the features of a page's segments: a NumPy array with a row for each, a column for each of `NAMES`."""
    import numpy as np  # noqa: PLC0415 - see above

    own, shared, of = feature_parts(page)
    return np.concatenate((own, shared[of]), 1)
