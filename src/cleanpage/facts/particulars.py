"""Lines of labels with values that follow each other between the headline and the end of the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.dates import dates
from cleanpage.facts.forms import form_lines
from cleanpage.facts.headline import headline
from cleanpage.facts.labels import LABELLED, label_above
from cleanpage.facts.shape import shapes
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleanpage.page import Page, Segment

COLON, LABEL = regex.compile(f"[{COLONS}]"), 128
"""What stands behind it, and characters within which it does: most lines have none there."""
LONGEST = 25
"""Words that a line has at most."""
APART = 2
"""Lines from one to the next at most: a button may stand between them."""
FEWEST = 3
"""Labels with values from which on they are a run; two may stand together by chance."""
TERM, MEANING, TERMS = "term", "dd", 4
"""What marks a term of a list of them, the element of what it means, and words that a term has as a label at most."""
OTHERS = 0.25
"""Share of a run's lines that may say who wrote the page and when, as those of an article's head do."""
OWN, AGAIN, SAME = 0.5, 3, 2
"""Share of a run's labels at least that do not come again and again, times from which on one does, and the last words
in which labels are the same."""
HEAD = ("byline", "agency", "updated", "first-post", "member", "comments", "forum", "tags", "category")
"""Lists of phrases that such lines are made of."""


class Particular(NamedTuple):
    """A label with its value.

    Attributes:
        lines: the lines that it stands on.
        fellows: how many labels with values follow each other there.
    """

    lines: tuple[Segment, ...]
    fellows: int


def particulars(page: Page) -> Mapping[int, Particular]:
    """Return the labels with values that follow each other, by the lines that they stand on.

    Where more than a few of them say who wrote the page and when, they are the head of an article, and none is one. Nor
    are labels that come again and again: those are of several things, such as the wares of a shop or ways to sort them.
    """
    ranking, end = page.fact(headline), page.fact(core).end
    if ranking is None:
        return {}
    found: dict[int, Particular] = {}
    runs = list(_runs(page, page.segments[ranking.best.index + 1 : end]))
    often = Counter(_label(pair[0].text) for run in runs for pair in run)
    for run in runs:
        others = sum(any(_is_about_page(page, line) for line in pair) for pair in run)
        own = sum(often[_label(pair[0].text)] < AGAIN for pair in run)
        if len(run) >= FEWEST and others <= OTHERS * len(run) and own >= OWN * len(run):
            found |= {line.index: Particular(pair, len(run)) for pair in run for line in pair}
    return found


def _runs(page: Page, segments: Sequence[Segment]) -> Iterator[list[tuple[Segment, ...]]]:
    """Yield the labels with values that follow each other, each on one line or on two."""
    run: list[tuple[Segment, ...]] = []
    for segment in segments:
        pair = _pair(page, segment)
        if pair is None:
            continue
        if run and pair[0].index - run[-1][-1].index > APART:
            yield run
            run = []
        run.append(pair)
    yield run


def _label(text: str) -> tuple[str, ...]:
    """Return the last words of a label, which tell it from others: ``Black Refine by Colour`` is by colour."""
    return tuple(COLON.split(text, maxsplit=1)[0].casefold().split()[-SAME:])


def _pair(page: Page, segment: Segment) -> tuple[Segment, ...] | None:
    """Return the lines of a label and its value, where a line has the value."""
    above = page.segments[segment.index - 1] if segment.index else segment
    if segment.place and segment.place.path[-1:] == (MEANING,) and _is_label(page, above):
        return above, segment
    label = label_above(page, segment.index)
    if not (label or COLON.search(segment.text, 0, LABEL)):
        return None
    if not LABELLED.match(f"{label} {segment.text}" if label else segment.text):
        return None
    return (above, segment) if label else (segment,)


def _is_label(page: Page, segment: Segment) -> bool:
    """Return whether HTML marks a line as a term of a list of them, and it is as short as a label."""
    return bool(segment.form and segment.form.marker == TERM) and page.fact(shapes)[segment.index].size <= TERMS


def _is_about_page(page: Page, segment: Segment) -> bool:
    """Return whether a line says who wrote the page and when, or what else is no particular of a thing."""
    said = any(date.says for date in page.fact(dates).get(segment.index, ()))
    linked = segment.place.link_share if segment.place else 0.0
    long = page.fact(shapes)[segment.index].size > LONGEST
    cued = page.fact(matches)[segment.index].get(*HEAD)
    return said or long or linked > 0.5 or cued is not None or segment.index in page.fact(form_lines)  # noqa: PLR2004 - half
