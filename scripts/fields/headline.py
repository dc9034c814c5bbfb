"""Learn the weights by which headlines are told from other lines, at a glance and closer; report them held out.

    python scripts/fields/headline.py BENCH FOLDS WORK

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's
development split (CC-BY-4.0, see NOTICE), read as HTML and as text in four forms, two of them by the tools of
``benchmarks/flattenings.py``; a third of the texts once more without address, and a third in made-up languages
(``scripts/body/languages.py``); and those written for the tests, in many languages. FOLDS has the weights of the body
of each fold (``scripts/body/train.py folds``). The weights go to ``src/cleanpage/weights/``: ``glance.json``,
``headline_text.json`` and ``headline_html.json``, a number a feature; those of each fold to the folder WORK.
The lines that are looked at closely are chosen by the glance that was learned from all pages.

In text the likeliest line is the headline, and any of its copies will do. In HTML each copy speaks for what it says
among the titles, so all of them should be likely: learned otherwise, more of the lines are right and fewer titles. What
tells in HTML is learned from all pages: those of HTML have an address and a title, which not all pages have.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from logit import TEXTS, Choice, Task, fold_of, learn, tasks, tasks_written

from cleanpage.facts.headline_candidates import glances, possible_headlines
from cleanpage.facts.headline_features import headline_features

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleanpage.page import Page


def seen_at_a_glance(task: Task) -> list[Choice]:
    """Return the choice that one page gives: which of the lines that could be its title is it."""
    if not task.page.title:
        return []
    page = task.read()
    found = page.fact(possible_headlines)
    return [_choice(task, page, zip([segment.index for segment in found], glances(page, found), strict=True))]


def headlines(task: Task) -> list[Choice]:
    """Return the same choice among the lines that are looked at closely."""
    if not task.page.title:
        return []
    page = task.read()
    return [_choice(task, page, page.fact(headline_features))]


def _choice(task: Task, page: Page, found: Iterable[tuple[int, dict[str, float]]]) -> Choice:
    from score import fold  # noqa: PLC0415 - from BENCH

    annotated, style = task.page, task.style
    indices, features = zip(*found, strict=True) if (found := list(found)) else ((), ())
    right = [fold(page.segments[index].text) == fold(annotated.title) for index in indices]
    return Choice(fold_of(annotated), style, list(features), right)


if __name__ == "__main__":
    bench, bodies, work = map(Path, sys.argv[1:])
    learn("glance", chain(tasks(bench, bodies), tasks_written(bodies)), seen_at_a_glance, work)
    texts = chain(tasks(bench, bodies, TEXTS), (task for task in tasks_written(bodies) if not task.is_html))
    learn("headline_text", texts, headlines, work, any_copy=True)
    learn("headline_html", chain(tasks(bench, bodies), tasks_written(bodies)), headlines, work)
