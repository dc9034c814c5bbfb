"""What the words of a segment have to do with the rest of the page, counted over all words of the page at once."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Any

from cleanpage.facts.characters import characters
from cleanpage.facts.language import page_language
from cleanpage.facts.prose import prose
from cleanpage.words import function_words

if TYPE_CHECKING:
    from cleanpage.page import Page

WORD_NAMES = ("function words", "words of the rest", "words of the text", "words of the title")
STEM = 5
"""Letters that stand for a word: its forms share them, and a comma behind it is cut off. Shorter words say little."""
TITLES = frozenset({"title", "og:title", "headline"})


def word_features(page: Page) -> tuple[Any, ...]:
    """Return the features named by `WORD_NAMES`, an array for each."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    found = page.fact(characters)
    sizes = found.sum(found.first_of_word)
    of = np.repeat(np.arange(len(sizes)), sizes)
    words: defaultdict[str, int] = defaultdict(count().__next__)
    said = found.text.casefold().split()
    ids = np.fromiter(map(words.__getitem__, said), np.int64, len(said))
    speaks = function_words(page.fact(page_language) or "en")
    common = np.fromiter(map(speaks.__contains__, words), bool, len(words))[ids]

    stems: defaultdict[str, int] = defaultdict(count().__next__)
    stem_of = np.array([stems[word[:STEM]] if len(word) >= STEM else -1 for word in words], np.int64)[ids]
    where, stem = of[stem_of >= 0], stem_of[stem_of >= 0]
    is_prose = np.array(page.fact(prose), bool)
    everywhere = np.bincount(stem, minlength=len(stems))
    in_text = np.bincount(stem[is_prose[where]], minlength=len(stems))
    titled = np.zeros(len(stems) + 1, bool)
    titles = " ".join(item.value for item in page.hidden if item.name in TITLES).casefold().split()
    titled[[stems.get(word[:STEM], -1) for word in titles]] = True
    titled[-1] = False

    def share(mask: Any, of_segment: Any, total: Any) -> Any:  # noqa: ANN401
        return np.bincount(of_segment[mask], minlength=len(sizes)) / np.maximum(total, 1)

    long_words = np.bincount(where, minlength=len(sizes))
    return (
        share(common, of, sizes),
        share(everywhere[stem] > 1, where, long_words),
        share(in_text[stem] > is_prose[where], where, long_words),
        share(titled[stem], where, long_words),
    )
