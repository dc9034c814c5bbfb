"""Learn the weights by which the title is told from other texts on a page; report them held out.

    python scripts/fields/title.py BENCH FOLDS WORK

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's
development split (CC-BY-4.0, see NOTICE), as HTML and as text; with those written for the tests, too, these come out
a little worse. FOLDS has the weights of the body of each fold (``scripts/body/train.py folds``). The weights of
headlines must have been learned before: WORK is the folder that has those of each fold, by which each page is read
here, so that its headline is judged by weights that have not seen its domain. The weights go to
``src/cleanpage/weights/title.json``, a number a feature.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from logit import Choice, Task, fold_of, learn, tasks

from cleanpage.facts import headline
from cleanpage.facts.title_features import folded, title_candidates

STYLES = ("html", "layout", "html2text")
SHRINKAGE = 3.0


def know_headlines(fold: int) -> None:
    """Have headlines judged by the weights of a fold."""
    headline.weights = lambda name: _of_fold(name, fold)  # type: ignore[assignment]


@cache
def _of_fold(name: str, fold: int) -> dict[str, float]:
    """Return the weights of a model that have not seen the pages of a fold."""
    known: dict[str, float] = json.loads((Path(sys.argv[3]) / f"{name}-{fold}.json").read_text(encoding="utf-8"))
    return known


def titles(task: Task) -> list[Choice]:
    """Return the choice that one page gives: which of the texts that could be it is its title."""
    page = task.page
    if not page.title:
        return []
    know_headlines(fold_of(page))
    found = task.read().fact(title_candidates)
    right = [folded(origins[0].text) == folded(page.title) for origins, _ in found]
    return [Choice(fold_of(page), task.style, [parts for _, parts in found], right)]


if __name__ == "__main__":
    bench, bodies, work = map(Path, sys.argv[1:])
    learn("title", tasks(bench, bodies, STYLES), titles, work, SHRINKAGE)
