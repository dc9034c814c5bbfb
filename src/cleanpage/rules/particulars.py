"""Particulars: what something costs, where and when it is, as labels with values between the headline and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.dates import dates
from cleanpage.facts.forms import form_lines
from cleanpage.facts.headline import headline
from cleanpage.facts.labels import label_above
from cleanpage.rule import Rule, keep
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

WORD = r"[\p{L}\p{M}\p{N}'’()/.&-]{1,30}"
LABELLED = regex.compile(rf"(?=\p{{L}}){WORD}(?: {WORD}){{0,3}}\s?[{COLONS}]\s*(?!//)[\p{{L}}\p{{N}}\p{{Sc}}~<>≈+(]")
"""A label of a few words with a value behind it."""
COLON, LABEL = regex.compile(f"[{COLONS}]"), 128
"""What stands behind it, and characters within which it does: most lines have none there."""
LONGEST = 25
"""Words that a line has at most."""
APART = 2
"""Lines from one to the next at most: a button may stand between them."""


class Particulars(Rule, kind="particulars"):
    """Speak for lines of labels with values that follow each other between the headline and the end of the text.

    That is what pages about a course, an event, a recipe, a job or a house say first: ``Duration: ten weeks``,
    ``Fee: 880``. The value may stand on the line below its label. Above articles stand lines of that kind, too, on who
    wrote and when: where one says that, none is spoken for.

    Attributes:
        fewest: number of such lines from which they are particulars.
        strength: log odds for each of them.
    """

    fewest: int = 3
    strength: float = 1.5

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted keep for each line."""
        ranking, end = page.fact(headline), page.fact(core).end
        if ranking is None:
            return
        for run in _runs(page, page.segments[ranking.best.index + 1 : end]):
            lines = [line for pair in run for line in pair]
            if len(run) >= self.fewest and not any(_is_about_page(page, line) for line in lines):
                yield from (keep(line, "a label with its value among others", self.strength) for line in lines)


def _runs(page: Page, segments: tuple[Segment, ...]) -> Iterator[list[tuple[Segment, ...]]]:
    """Yield the labels with values that follow each other, each on one line or on two."""
    run: list[tuple[Segment, ...]] = []
    for segment in segments:
        label = label_above(page, segment.index)
        if not (label or COLON.search(segment.text, 0, LABEL)):
            continue
        if not LABELLED.match(f"{label} {segment.text}" if label else segment.text):
            continue
        pair = (page.segments[segment.index - 1], segment) if label else (segment,)
        if run and pair[0].index - run[-1][-1].index > APART:
            yield run
            run = []
        run.append(pair)
    yield run


def _is_about_page(page: Page, segment: Segment) -> bool:
    """Return whether a line says who wrote the page and when, or what else is no particular of a thing."""
    said = any(date.says for date in page.fact(dates).get(segment.index, ()))
    linked = segment.place.link_share if segment.place else 0.0
    long = page.fact(shapes)[segment.index].size > LONGEST
    cued = page.fact(matches)[segment.index].get(
        "byline", "agency", "updated", "first-post", "member", "comments", "forum", "tags"
    )
    return said or long or linked > 0.5 or cued is not None or segment.index in page.fact(form_lines)  # noqa: PLR2004 - half
