"""Learn the weights by which names that the author signed with are told from other lines; report them held out.

    python scripts/fields/byline.py BENCH FOLDS

BENCH is the folder of annotated pages with its ``sets.py``, ``dumps.py`` and ``score.py``; the pages are those of
WCXB's development split (CC-BY-4.0, see NOTICE), as text and as HTML, and those written for the tests. FOLDS has the
weights of the body of each fold (``scripts/body/train.py folds``). The same pages give the same weights. They go to
``src/cleanpage/weights/byline.json``, a number a feature.

Each line that could be a signature is one case of a logistic regression, fitted by Newton's method with a little
shrinkage. What is printed is measured on domains that the weights of that fold have not seen: how often the likeliest
line of a page is right where one is, and the authors themselves (set F1), with all other evidence beside them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from logit import FOLDS, OUT, Task, fold_of, tasks_written, weight_of

from cleanpage import Pipeline
from cleanpage.facts import signers
from cleanpage.facts.name_features import signatures
from cleanpage.rules.byline import Byline

STYLES = ("layout", "html")
SHRINKAGE = 2.0
STEPS = 30
TINY = 1e-5


class Line(NamedTuple):
    """A line that could be a signature."""

    track: str
    page: str
    fold: int
    features: dict[str, float]
    right: bool


def lines(task: Task) -> list[Line]:
    """Return the lines of one page."""
    from score import fold  # noqa: PLC0415 - from BENCH

    page, read_page = task.page, task.read()
    authors = {fold(author) for author in page.authors or []}
    found = []
    for lone, parts in signatures(read_page, Byline().head(read_page)[1]):
        mine = [fold(credit.author.name) in authors for credit in lone.credits]
        found.append(Line(task.style, page.id, fold_of(page), {**parts, signers.ANY: 1.0}, sum(mine) * 2 >= len(mine)))
    return found


def _weight(found: list[Line]) -> int:
    return weight_of(found[0].track) if found else 1


def judged(given: tuple[Task, dict[str, float]]) -> tuple[str, bool, float]:
    """Return how right the authors of one page are, by the weights of its fold; and whether it has any."""
    from score import set_f1  # noqa: PLC0415 - from BENCH

    task, weights = given
    page, read_page = task.page, task.read()
    signers.weights = lambda _: weights  # this process judges by these alone
    found = [author.name for author in Pipeline.preset("article").judge(read_page).authors]
    return task.style, bool(page.authors), set_f1(found, page.authors) if page.authors else float(bool(found))


def fit(x: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights that make what is right likeliest: Newton's steps, with shrinkage."""
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - SHRINKAGE * weights
        curvature = (x.T * (chance * (1 - chance))) @ x + SHRINKAGE * np.eye(len(weights))
        step = np.linalg.solve(curvature, slope)
        weights += step
        if abs(step).max() < TINY:
            break
    return weights


def learn(cases: list[Line], names: list[str]) -> dict[str, float]:
    """Return the weight of each feature that has any."""
    at = {name: column for column, name in enumerate(names)}
    x = np.zeros((len(cases), len(names)))
    for row, case in enumerate(cases):
        x[row, [at[name] for name in case.features]] = list(case.features.values())
    right = np.array([case.right for case in cases], float)
    weights = dict(zip(names, fit(x, right).round(2).tolist(), strict=True))
    return {name: weight for name, weight in weights.items() if weight}


def report(cases: list[Line], weights: list[dict[str, float]]) -> None:
    """Print, by track, how often the likeliest line of a page is right where one is."""
    pages: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for case in cases:
        known = weights[case.fold]
        score = sum(known.get(name, 0.0) * value for name, value in case.features.items())
        pages[case.track, case.page].append((score, case.right))
    for track in sorted({track for track, _ in pages}):
        hits = [max(of)[1] for (other, _), of in pages.items() if other == track and any(right for _, right in of)]
        print(f"{track}: the likeliest line is right on {sum(hits) / len(hits):.3f} of {len(hits)}")


def main() -> None:
    """Learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("folds", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(args.bench))
    import dumps  # noqa: PLC0415 - from BENCH
    import sets  # noqa: PLC0415

    tasks = [
        Task(page, style, page.raw if style == "html" else dumps.STYLES[style](page.html), args.folds)
        for page in sets.load("wcxb")
        if page.authors or page.authorless
        for style in STYLES
    ]
    tasks += [task for task in tasks_written(args.folds) if task.page.authors or task.page.authorless]
    with Pool(2) as pool:
        cases = [line for some in pool.imap(lines, tasks, chunksize=16) for line in some * _weight(some)]
        names = sorted({name for case in cases for name in case.features})
        folds = [learn([case for case in cases if case.fold != fold], names) for fold in range(FOLDS)]
        report(cases, folds)
        found: dict[tuple[str, bool], list[float]] = defaultdict(list)
        held_out = ((task, folds[fold_of(task.page)]) for task in tasks)
        for track, named, share in pool.imap(judged, held_out, chunksize=16):
            found[track, named].append(share)
    for (track, named), shares in sorted(found.items()):
        what = "authors" if named else "given where none"
        print(f"{track}: {what} {sum(shares) / len(shares):.3f} of {len(shares)}")
    text = json.dumps(learn(cases, names), ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (OUT / "byline.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
