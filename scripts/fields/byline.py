"""Learn the weights by which names that stand alone are told to be the author's or not; report them held out.

    python scripts/fields/byline.py BENCH

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's development
split (CC-BY-4.0, see NOTICE), read as text in two forms and as HTML. The weights go to
``src/cleanpage/weights/byline.json``, a number a feature.
"""

from __future__ import annotations

import sys
from pathlib import Path

from logit import Choice, Task, fold_of, learn, tasks

from cleanpage.facts.lone_names import lone_names, name_features
from cleanpage.read import read
from cleanpage.rules.byline import Byline
from cleanpage.words import table


def names(task: Task) -> list[Choice]:
    """Return the choices that one page gives: whether each name that stands alone is an author's."""
    from score import fold  # noqa: PLC0415 - from BENCH

    page, style, raw = task
    if style.endswith(" without address") or not (page.authors or page.authorless):
        return []
    read_page = read(raw, table(), url=page.url)
    authors = {fold(author) for author in page.authors or []}
    lines, at = Byline().head(read_page)
    found = []
    for segment in lines:
        for credit in lone_names(read_page, segment, at):
            mine = fold(credit.author.name) in authors
            parts = name_features(read_page, segment, credit.author, at)
            found.append(Choice(fold_of(page), style, [parts, {}], [mine, not mine]))
    return found


if __name__ == "__main__":
    learn("byline", tasks(Path(sys.argv[1])), names)
