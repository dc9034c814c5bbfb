"""Learn the weights by which kinds of pages are told apart; report them on held-out domains.

    python scripts/learn_kind.py BENCH FOLDS

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's development
split (CC-BY-4.0, see NOTICE), read as HTML and as flattened text, with their address and without, and those written for
the tests whose kind nobody would argue about. FOLDS has the weights
of the body of each fold (``scripts/body/train.py folds``). The same pages give the same weights; they go to
``src/cleanpage/weights/kind.json``, a number for each feature of each kind.

The model is a multinomial logistic regression with a little shrinkage, fitted by gradient descent with momentum. What
is printed is measured on domains that the weights of that fold have not seen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cleanpage import Reading
from cleanpage.facts.extent import extent
from cleanpage.facts.kind import kind_evidence
from cleanpage.facts.page_kind import KINDS, kind_features
from cleanpage.read import read
from cleanpage.words import table

sys.path.insert(0, str(Path(__file__).parent / "body"))
from pages import FOLDS, domain, fold_of
from written import REPEATS, written

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parents[1] / "src" / "cleanpage" / "weights" / "kind.json"
SHRINKAGE = 2.0
STEPS = 1_500
RARE = 8
"""Pages on which a feature must be found to be learned from."""


class Task(NamedTuple):
    """A page in one form, to learn from."""

    fold: int
    form: str
    url: str | None
    kind: str
    raw: Any
    reading: Reading


class Case(NamedTuple):
    """What is learned from it."""

    fold: int
    form: str
    kind: str
    features: dict[str, float]
    by_hand: str


def case(task: Task) -> Case | None:
    """Return what is learned from a page in one form; None where it has no body."""
    page = read(task.raw, table(), url=task.url, options=task.reading)
    span = page.fact(extent)
    if span.end == span.first:
        return None
    by_hand = max(page.fact(kind_evidence), key=lambda found: found.weight, default=None)
    return Case(task.fold, task.form, task.kind, page.fact(kind_features), by_hand.kind if by_hand else "")


def tasks(bench: Path, folds: Path) -> Iterator[Task]:
    """Yield every page in every form."""
    sys.path.insert(0, str(bench))
    import dumps  # noqa: PLC0415 - from BENCH
    import sets  # noqa: PLC0415

    for page in sets.load("wcxb"):
        if page.kind in KINDS:
            fold = fold_of(domain(page.url, page.id))
            reading = Reading(weights=str(folds / f"fold{fold}"))  # which do not know the page
            for style, raw in (("html", page.raw), ("layout", dumps.STYLES["layout"](page.html))):
                yield Task(fold, f"{style} with its address", page.url, page.kind, raw, reading)
                yield Task(fold, style, None, page.kind, raw, reading)
    for known in written():
        if known.kind in KINDS:
            fold = fold_of(known.id)
            reading = Reading(weights=str(folds / f"fold{fold}"))
            task = Task(fold, "written for the tests", known.url, known.kind, known.raw, reading)
            yield from [task] * REPEATS


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights, a column a kind, that make the right kinds likeliest."""
    weights = np.zeros((x.shape[1], y.shape[1]))
    speed = np.zeros_like(weights)
    rate = 4 / np.linalg.norm(x, 2) ** 2
    for _ in range(STEPS):
        z = (x @ (weights + 0.9 * speed)).clip(-50, 50)
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        speed = 0.9 * speed + rate * (x.T @ (y - p) - SHRINKAGE * weights)
        weights += speed
    return weights


def report(cases: list[Case], right: list[str], told: list[str]) -> None:
    """Print, by form, the share of pages told right and a table of what was taken for what."""
    by_form: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    hand: Counter[str] = Counter()
    for one, kind, said in zip(cases, right, told, strict=True):
        by_form[one.form][kind, said] += 1
        hand[one.form] += one.by_hand == kind
    for form, counts in by_form.items():
        total = sum(counts.values())
        hits = sum(number for (kind, said), number in counts.items() if kind == said)
        print(f"\n{form}: {hits / total:.3f} of {total} pages (by hand {hand[form] / total:.3f})")
        print(f"{'is, told as':14}" + "".join(f"{kind[:9]:>10}" for kind in KINDS) + f"{'recall':>10}")
        for kind in KINDS:
            row = [counts[kind, said] for said in KINDS]
            print(
                f"{kind:14}" + "".join(f"{n:>10}" for n in row) + f"{row[KINDS.index(kind)] / max(1, sum(row)):>10.2f}"
            )
        precisions = [counts[kind, kind] / max(1, sum(counts[is_, kind] for is_ in KINDS)) for kind in KINDS]
        print(f"{'precision':14}" + "".join(f"{precision:>10.2f}" for precision in precisions))


def calibration(chances: np.ndarray, y: np.ndarray) -> None:
    """Print how often a kind that is told with some confidence is right."""
    top, hit = chances.max(axis=1), y[np.arange(len(y)), chances.argmax(axis=1)] > 0
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        within = (top >= low) & (top < high)
        if within.any():
            print(f"confidence {low:.1f} to {min(high, 1):.1f}: {hit[within].mean():.2f} right of {within.sum()}")


def main() -> None:
    """Learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("folds", type=Path)
    args = parser.parse_args()
    with Pool(2) as pool:
        cases = [found for found in pool.imap(case, tasks(args.bench, args.folds), chunksize=16) if found]
    counts = Counter(name for one in cases for name in one.features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(cases), len(names)))
    for row, one in enumerate(cases):
        for name, value in one.features.items():
            if name in at:
                x[row, at[name]] = value
    y = np.array([[one.kind == kind for kind in KINDS] for one in cases], float)
    folds = np.array([one.fold for one in cases])
    chances = np.zeros_like(y)
    for fold in range(FOLDS):
        z = x[folds == fold] @ fit(x[folds != fold], y[folds != fold])
        p = np.exp(z - z.max(axis=1, keepdims=True))
        chances[folds == fold] = p / p.sum(axis=1, keepdims=True)
    report(cases, [one.kind for one in cases], [KINDS[i] for i in chances.argmax(axis=1)])
    calibration(chances, y)
    weights = fit(x, y).round(2)
    found = {f"{kind}: {name}": weights[i, j] for i, name in enumerate(names) for j, kind in enumerate(KINDS)}
    kept = {name: weight for name, weight in found.items() if weight}
    OUT.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
