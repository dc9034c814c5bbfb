"""Learn the weights by which headlines, and names that stand alone, are told from other lines; report them held out.

    python scripts/learn_fields.py BENCH

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's development
split (CC-BY-4.0, see NOTICE), read as text in two forms and as HTML. The same pages give the same weights. They go to
``src/cleanpage/weights``, a number a feature.

A page gives a choice among its candidate lines: the headline is one of them; a name that stands alone is the author's,
or not. Both are conditional logits, fitted by Newton's method with a little shrinkage. What is printed is measured on
domains that the weights of that fold have not seen.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from cleanpage.facts.headline_features import headline_features
from cleanpage.facts.lone_names import lone_names, name_features
from cleanpage.read import read
from cleanpage.rules.byline import Byline
from cleanpage.words import table

OUT = Path(__file__).parents[1] / "src" / "cleanpage" / "weights"
STYLES = ("layout", "naive", "html")
BLIND = 3
"""Every how many pages one is read without its address and its hidden titles as well, as text without either is."""
FOLDS = 5
SHRINKAGE = 1.0
STEPS = 25
TINY = 1e-4


class Choice(NamedTuple):
    """Candidates of one page, with their features, and which of them are right."""

    fold: int
    style: str
    features: list[dict[str, float]]
    right: list[bool]


class Case(NamedTuple):
    """The same as arrays."""

    fold: int
    style: str
    x: np.ndarray
    right: np.ndarray


def choices(task: tuple[Any, str, str]) -> tuple[list[Choice], list[Choice]]:
    """Return the choices that one page gives: of its headline, and whether each lone name is an author's."""
    from score import fold  # noqa: PLC0415 - from BENCH

    page, style, raw = task
    host = (urlsplit(page.url or "").hostname or page.id).split(".")[-2:]
    number = zlib.crc32(".".join(host).encode()) % FOLDS
    known = not style.endswith(" without address")
    read_page = read(raw, table(), url=page.url if known else None)
    headlines = []
    if page.title:
        found = read_page.fact(headline_features)
        right = [fold(read_page.segments[index].text) == fold(page.title) for index, _ in found]
        headlines = [Choice(number, style, [parts for _, parts in found], right)]
    names = []
    if known and (page.authors or page.authorless):
        authors = {fold(author) for author in page.authors or []}
        lines, at = Byline().head(read_page)
        for segment in lines:
            for credit in lone_names(read_page, segment, at):
                mine = fold(credit.author.name) in authors
                parts = name_features(read_page, segment, credit.author, at)
                names.append(Choice(number, style, [parts, {}], [mine, not mine]))
    return headlines, names


def fit(cases: list[Case]) -> np.ndarray:
    """Return the weights that make the right candidates likeliest: Newton's steps, halved while they overshoot."""
    cases = [case for case in cases if case.right.any()]
    x = np.concatenate([case.x for case in cases])
    right = np.concatenate([case.right / case.right.sum() for case in cases])
    starts = np.cumsum([0, *(len(case.x) for case in cases[:-1])])
    sizes = np.array([len(case.x) for case in cases])
    weights = np.zeros(x.shape[1])
    likelihood, p = _likelihood(x, right, starts, sizes, weights)
    for _ in range(STEPS):
        mean = np.add.reduceat(x * p[:, None], starts)
        curvature = (x.T * p) @ x - mean.T @ mean + 2 * SHRINKAGE * np.eye(len(weights))
        step = np.linalg.solve(curvature, x.T @ (right - p) - 2 * SHRINKAGE * weights)
        better, q = _likelihood(x, right, starts, sizes, weights + step)
        while better < likelihood and abs(step).max() > TINY:
            step /= 2
            better, q = _likelihood(x, right, starts, sizes, weights + step)
        weights, gain, likelihood, p = weights + step, better - likelihood, better, q
        if gain < TINY * len(cases):
            break
    return weights


def _likelihood(
    x: np.ndarray, right: np.ndarray, starts: np.ndarray, sizes: np.ndarray, weights: np.ndarray
) -> tuple[float, np.ndarray]:
    """Return the log likelihood, less what is lost to shrinkage, and the chance of each candidate."""
    z = x @ weights
    z -= np.repeat(np.maximum.reduceat(z, starts), sizes)
    p = np.exp(z)
    p /= np.repeat(np.add.reduceat(p, starts), sizes)
    return float(right @ np.log(p + 1e-30)) - SHRINKAGE * float(weights @ weights), p


def cases_of(found: list[Choice], names: list[str]) -> list[Case]:
    """Return choices as arrays, a column a feature."""
    at = {name: i for i, name in enumerate(names)}
    cases = []
    for choice in found:
        x = np.zeros((len(choice.features), len(at)))
        for row, parts in enumerate(choice.features):
            x[row, [at[name] for name in parts]] = list(parts.values())
        if len(x):
            cases.append(Case(choice.fold, choice.style, x, np.array(choice.right, float)))
    return cases


def report(what: str, cases: list[Case]) -> None:
    """Print, by style, the share of pages on which the likeliest candidate is right, over domains held out."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.fold != fold])
        for case in cases:
            if case.fold == fold:
                hits[case.style].append(bool(case.right[np.argmax(case.x @ weights)]))
    for style, right in sorted(hits.items()):
        print(f"{what} {style}: {sum(right) / len(right):.3f} of {len(right)}")


def main() -> None:
    """Learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(args.bench))
    import dumps  # noqa: PLC0415 - from BENCH
    import sets  # noqa: PLC0415

    pages = list(sets.load("wcxb"))
    raws = {style: dumps.STYLES.get(style, str) for style in STYLES}
    tasks = [(page, style, make(page.html)) for page in pages for style, make in raws.items()]
    tasks += [(page, "layout without address", raws["layout"](page.html)) for page in pages[::BLIND]]
    headlines: list[Choice] = []
    lone: list[Choice] = []
    with Pool(2) as pool:
        for some, others in pool.imap(choices, tasks, chunksize=16):
            headlines += some
            lone += others
    for what, found in (("headline", headlines), ("byline", lone)):
        names = sorted({name for choice in found for parts in choice.features for name in parts})
        cases = cases_of(found, names)
        report(what, cases)
        weights = dict(zip(names, fit(cases).round(2).tolist(), strict=True))
        kept = {name: weight for name, weight in weights.items() if weight}
        text = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        (OUT / f"{what}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
