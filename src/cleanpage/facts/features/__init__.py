"""Each segment in numbers: what the learned account of the body goes by.

No feature is a word of one language: what language data says comes in as shares of cues by list, so that what is
learned from pages in one language holds for pages in others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.facts.features.place import PLACE_NAMES, Words, place_features, place_words
from cleanpage.facts.features.text import TEXT_NAMES, text_features

if TYPE_CHECKING:
    from cleanpage.page import Page

__all__ = ["NAMES", "WORDS", "Features", "feature_parts", "features"]

NAMES: dict[str, tuple[str, ...]] = {"text": TEXT_NAMES, "html": TEXT_NAMES + PLACE_NAMES}
"""The names of the features, by the format of the page."""
WORDS = sum(name.startswith(("in <", "is <", "hint ")) for name in PLACE_NAMES)
"""Features that are tags and hints of places, the last of all."""


class Features(NamedTuple):
    """The features of a page's segments.

    Attributes:
        own: a row for each feature but those of `words`, a column for each segment.
        words: the tags and hints of the kinds of places; None in plain text.
    """

    own: Any
    words: Words | None


def feature_parts(page: Page) -> Features:
    """Return the features of a page that has segments as NumPy arrays, in the order of `NAMES`."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    places = page.format == "html"
    blocks = (*text_features(page), *(place_features(page) if places else ()))
    own = np.empty((len(NAMES[page.format]) - WORDS * places, len(page.segments)), np.float32)
    at = 0
    for block in blocks:
        end = at + (len(block) if getattr(block, "ndim", 1) > 1 else 1)
        own[at:end] = block
        at = end
    return Features(own, place_words(page) if places else None)


def features(page: Page) -> Any:  # noqa: ANN401 - an array
    """Return the features of a page's segments: a NumPy array with a row for each, a column for each of `NAMES`."""
    import numpy as np  # noqa: PLC0415 - see above

    own, words = feature_parts(page)
    if words is None:
        return own.T
    places = np.zeros((len(words.starts), len(NAMES["html"]) - len(own)), np.float32)
    ends = np.append(words.starts[1:], len(words.columns))
    np.maximum.at(places, (np.repeat(np.arange(len(places)), ends - words.starts), words.columns), words.weights)
    return np.concatenate((own.T, places[words.of]), 1)
