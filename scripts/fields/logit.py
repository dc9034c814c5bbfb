"""Choices among the candidates of a page, and the weights that make the right ones likeliest.

A page gives a choice among candidates, some of which are right: a conditional logit, fitted by Newton's method with a
little shrinkage. The same pages give the same weights. What is printed is measured on domains that the weights of that
fold have not seen.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from collections import defaultdict
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cleanpage import Reading
from cleanpage.read import read
from cleanpage.words import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleanpage.page import Page

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).parents[1] / "body"))
import pages
from flattenings import TOOLS
from languages import LANGUAGES, exchanged
from written import REPEATS, Written, written

OUT = Path(__file__).parents[2] / "src" / "cleanpage" / "weights"
HTML = "html"
TEXTS = ("layout", "naive", "html2text", "get_text_lines")
STYLES = (*TEXTS, HTML)
BLIND = 3
"""Every how many pages of text one is read without its address as well, as much text is; and every how many in a
made-up language."""
UNADDRESSED = " without address"
MADE_UP = ", in a made-up language"
WRITTEN, FLATTENED = ", written for the tests", "layout"
"""What such pages are called, and how those of HTML are flattened."""
FOLDS = pages.FOLDS
STEPS = 60
TINY, TINIEST = 1e-4, 1e-30


class Task(NamedTuple):
    """A page to learn from.

    Attributes:
        page: the page as annotated.
        style: the style in which it is read.
        raw: what is read.
        folds: the folder with the weights of the body by which pages of each fold are read.
    """

    page: Any
    style: str
    raw: str | bytes
    folds: Path

    @property
    def is_html(self) -> bool:
        """Whether it is read as HTML."""
        return self.style.partition(",")[0] == HTML

    def read(self) -> Page:
        """Read the page, with its address or without; where its body stands is told by weights that do not know it."""
        url = None if UNADDRESSED in self.style else self.page.url
        return read(self.raw, table(), url=url, options=unseen(self.page, self.folds))


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


def tasks(bench: Path, folds: Path, styles: Sequence[str] = STYLES) -> Iterator[Task]:
    """Return the pages of WCXB in every style in which they are learned from.

    Some texts come without their address as well, and some of these in made-up languages.
    """
    sys.path.insert(0, str(bench))  # at once, for the processes that will be given the pages
    import sets  # noqa: PLC0415 - from BENCH

    return _tasks(list(sets.load("wcxb")), folds, styles)


def _tasks(found: list[Any], folds: Path, styles: Sequence[str]) -> Iterator[Task]:
    import dumps  # noqa: PLC0415 - from BENCH

    for at, style in enumerate(styles):
        make = (dumps.STYLES | TOOLS).get(style, str)
        yield from (Task(page, style, make(page.html), folds) for page in found)
        if style != HTML:
            yield from (Task(page, style + UNADDRESSED, make(page.html), folds) for page in found[at % BLIND :: BLIND])
            yield from (_made_up(page, style, make(page.html), folds) for page in found[(at + 1) % BLIND :: BLIND])


def tasks_written(folds: Path) -> Iterator[Task]:
    """Yield the pages written for the tests as they are, and those of HTML as text, too."""
    import dumps  # noqa: PLC0415 - from BENCH

    for page in written():
        yield Task(page, page.format + WRITTEN, page.raw, folds)
        if page.format == "html":
            yield Task(page, FLATTENED + WRITTEN, dumps.STYLES[FLATTENED](page.html), folds)


def _made_up(page: Any, style: str, raw: str, folds: Path) -> Task:  # noqa: ANN401 - BENCH's
    """Return a page in a made-up language, with its title; its address says nothing of what it is about then."""
    language = random.Random(page.id).choice(LANGUAGES)  # noqa: S311 - it guards no secret
    page = copy.copy(page)
    page.title = page.title and exchanged(page.title, language)
    return Task(page, style + UNADDRESSED + MADE_UP, exchanged(raw, language), folds)


def fold_of(page: Any) -> int:  # noqa: ANN401 - BENCH's
    """Return the number of the fold that a page is in, with all of its domain."""
    return pages.fold_of(page.id if isinstance(page, Written) else pages.domain(page.url, page.id))


def weight_of(style: str) -> int:
    """Return how often pages of a style are learned from."""
    return REPEATS if style.endswith(WRITTEN) else 1


def unseen(page: Any, folds: Path) -> Reading:  # noqa: ANN401 - BENCH's
    """Return how to read a page so that its body is told by weights that have not seen its domain."""
    return Reading(weights=str(folds / f"fold{fold_of(page)}"))


def fit(cases: list[Case], shrinkage: float = 1.0, *, any_copy: bool = False) -> np.ndarray:
    """Return the weights that make the right candidates likeliest: Newton's steps, halved while they overshoot.

    Where any of them will do, it counts how likely one is chosen, whichever; each step takes for right what is likely
    to be chosen then (expectation and maximisation by turns).
    """
    cases = [case for case in cases if case.right.any()]
    x = np.concatenate([case.x for case in cases])
    right = np.concatenate([case.right for case in cases])
    starts = np.cumsum([0, *(len(case.x) for case in cases[:-1])])
    likelihood_of = partial(_likelihood, x, right, starts, shrinkage=shrinkage, any_copy=any_copy)
    weights = np.zeros(x.shape[1])
    likelihood, p, q = likelihood_of(weights)
    for _ in range(STEPS):
        mean = np.add.reduceat(x * p[:, None], starts)
        curvature = (x.T * p) @ x - mean.T @ mean + 2 * shrinkage * np.eye(len(weights))
        step = np.linalg.solve(curvature, x.T @ (q - p) - 2 * shrinkage * weights)
        better, *chances = likelihood_of(weights + step)
        while better < likelihood and abs(step).max() > TINY:
            step /= 2
            better, *chances = likelihood_of(weights + step)
        weights, gain, likelihood, (p, q) = weights + step, better - likelihood, better, chances
        if gain < TINY * len(cases):
            break
    return weights


def _likelihood(
    x: np.ndarray, right: np.ndarray, starts: np.ndarray, weights: np.ndarray, *, shrinkage: float, any_copy: bool
) -> tuple[float, np.ndarray, np.ndarray]:
    """Return the log likelihood, less what is lost to shrinkage; the chances of the candidates; what they should be."""
    sizes = np.diff(starts, append=len(x))
    z = x @ weights
    z -= np.repeat(np.maximum.reduceat(z, starts), sizes)
    p = np.exp(z)
    p /= np.repeat(np.add.reduceat(p, starts), sizes)
    wanted = right * (p + TINIEST) if any_copy else right
    total = np.add.reduceat(wanted, starts)
    wanted = wanted / np.repeat(total, sizes)
    gained = np.log(total).sum() if any_copy else wanted @ np.log(p + TINIEST)
    return float(gained) - shrinkage * float(weights @ weights), p, wanted


def cases_of(found: list[Choice], names: list[str]) -> list[Case]:
    """Return choices as arrays, a column a feature."""
    at = {name: i for i, name in enumerate(names)}
    cases = []
    for choice in found:
        x = np.zeros((len(choice.features), len(at)))
        for row, parts in enumerate(choice.features):
            x[row, [at[name] for name in parts]] = list(parts.values())
        cases.append(Case(choice.fold, choice.style, x, np.array(choice.right, float)))
    return cases


def report(what: str, cases: list[Case], folds: Sequence[np.ndarray]) -> None:
    """Print, by style, the share of pages on which the likeliest candidate is right; where there is none, it is not."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        hits[case.style].append(len(case.x) > 0 and bool(case.right[np.argmax(case.x @ folds[case.fold])]))
    for style, right in sorted(hits.items()):
        print(f"{what} {style}: {sum(right) / len(right):.3f} of {len(right)}")


def learn(
    name: str,
    given: Iterable[Task],
    choices: Callable[[Task], list[Choice]],
    work: Path,
    shrinkage: float = 1.0,
    *,
    any_copy: bool = False,
) -> None:
    """Learn, report and write the weights of one model.

    Args:
        name: what it is called.
        given: pages.
        choices: from a page to the choices it gives.
        work: the folder for the weights of each fold, for what builds on this model and must be held out too.
        shrinkage: how much a weight must gain to be large.
        any_copy: whether any of the right candidates will do.
    """
    found: list[Choice] = []
    with Pool(2) as pool:
        for some in pool.imap(choices, given, chunksize=16):
            found += some * weight_of(some[0].style) if some else []
    names = sorted({feature for choice in found for parts in choice.features for feature in parts})
    cases = cases_of(found, names)
    folds = [fit([case for case in cases if case.fold != fold], shrinkage, any_copy=any_copy) for fold in range(FOLDS)]
    report(name, cases, folds)
    for fold, weights in enumerate(folds):
        _write(work / f"{name}-{fold}.json", names, weights)
    _write(OUT / f"{name}.json", names, fit(cases, shrinkage, any_copy=any_copy))


def _write(file: Path, names: list[str], weights: np.ndarray) -> None:
    kept = {name: weight for name, weight in zip(names, weights.round(2).tolist(), strict=True) if weight}
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
