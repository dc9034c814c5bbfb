"""Learn the weights by which headlines are told from other lines; report them held out.

    python scripts/fields/headline.py BENCH WORK

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's development
split (CC-BY-4.0, see NOTICE), read as HTML and as text in four forms, two of them by the tools of
``benchmarks/flattenings.py``. The weights go to
``src/cleanpage/weights/headline.json``, a number a feature; those of each fold to the folder WORK.
"""

from __future__ import annotations

import sys
from pathlib import Path

from logit import Choice, Task, fold_of, learn, tasks

from cleanpage.facts.headline_features import headline_features
from cleanpage.read import read
from cleanpage.words import table


def headlines(task: Task) -> list[Choice]:
    """Return the choice that one page gives: which of its lines is its title."""
    from score import fold  # noqa: PLC0415 - from BENCH

    page, style, raw = task
    if not page.title:
        return []
    read_page = read(raw, table(), url=None if style.endswith(" without address") else page.url)
    found = read_page.fact(headline_features)
    right = [fold(read_page.segments[index].text) == fold(page.title) for index, _ in found]
    return [Choice(fold_of(page), style, [parts for _, parts in found], right)]


if __name__ == "__main__":
    learn("headline", tasks(Path(sys.argv[1])), headlines, Path(sys.argv[2]))
