"""The annotated pages in every form that is learned from, in numbers."""

from __future__ import annotations

import json
import random
import sys
import zlib
from collections import defaultdict
from multiprocessing import Pool
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from labels import Gold
from languages import LANGUAGES, exchanged, exchanged_html
from splice import Pool as Others
from splice import pool_of, splice
from written import REPEATS, written

from cleanpage import Page, Pipeline, rules
from cleanpage.facts.features import WORDS, features
from cleanpage.read import read
from cleanpage.rule import CERTAIN
from cleanpage.words import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WEIGHING = frozenset("body captions corrections newsletter posts teasers thread".split())
"""The rules that weigh lines and that the weights were learned with. Lighter ones came later; learned with these, too,
documentation comes out worse."""
UNLEARNED = [
    rule for rule in Pipeline.preset("article").replace(rules.Body(trust=0, lean=0)).rules if rule.kind in WEIGHING
]
STYLES = ("layout", "naive", "wet", "wrap72")
"""How pages are flattened."""
VARIED = ("layout", "wet")
"""Flattenings that are also made with things of other pages in them, and in made-up languages."""
FORMS = {
    "text": (
        *STYLES,
        *(f"{style} spliced" for style in VARIED),
        *(f"{style} exchanged" for style in VARIED),
        "text fixture",
        *(f"{style} fixture" for style in VARIED),
    ),
    "html": ("html", "html exchanged", "html fixture"),
}
"""What is learned from for each format."""
LONGEST = 1_500_000
"""Characters of HTML beyond which a page is not made in another language."""


def page_features(job: tuple[Any, dict[str, Any], Others]) -> dict[str, tuple[Any, ...]]:
    """Return the features and labels of a page in every form."""
    page, raws, others = job
    gold, chance = Gold(page.text), random.Random(page.id)  # noqa: S311 - it guards no secret
    found: dict[str, tuple[Any, ...]] = {}

    def add(form: str, raw: Any, like: str | None = None) -> None:  # noqa: ANN401 - str or bytes
        read_page = read(raw, table(), url=page.url)
        if not read_page.segments:
            return
        if like is None:
            share, words = gold.labels([segment.text for segment in read_page.segments])
        elif len(found[like][0]) == len(read_page.segments):
            share, words, _ = found[like][1]  # the same lines in other words
        else:
            return
        labels = np.array([share, words, prior(read_page)], np.float32)
        found[form] = features(read_page).astype(np.float16), labels

    for style, raw in raws.items():
        add(style, raw)
    for style in VARIED:
        if style not in found:
            continue
        if page.kind == "article" and (spliced := splice(raws[style], page.id, gold, others, chance)):
            add(f"{style} spliced", spliced)
        add(f"{style} exchanged", exchanged(raws[style], chance.choice(LANGUAGES)), style)
    if "html" in found and len(page.html) < LONGEST:
        add("html exchanged", exchanged_html(page.html, chance.choice(LANGUAGES)), "html")
    return found


def written_features(flatten: dict[str, Callable[[str], str]]) -> Iterator[tuple[str, dict[str, tuple[Any, Any]]]]:
    """Yield the pages written for the tests that are to be learned from: their names, and arrays by form."""
    for known in written():
        if not known.body:
            continue
        gold = Gold("\n".join(known.body))
        raws: dict[str, str | bytes] = {known.format: known.raw}
        if known.format == "html":
            raws |= {style: flatten[style](known.html) for style in VARIED}
        found = {}
        for form, raw in raws.items():
            page = read(raw, table(), format=known.format if form == known.format else "text")
            share, words = gold.labels([segment.text for segment in page.segments])
            labels = np.array([share, words, prior(page)], np.float32)
            found[f"{form} fixture"] = features(page).astype(np.float16), labels
        yield known.id, found


def prior(page: Page) -> list[float]:
    """Return the log odds of each segment before anything is learned: what all weighted verdicts add up to."""
    odds = [0.0] * len(page.segments)
    for rule in UNLEARNED:
        for verdict in rule.judge(page):
            if verdict.segment is not None and verdict.action != "take" and verdict.weight != CERTAIN:
                odds[verdict.segment.index] += verdict.weight if verdict.action == "keep" else -verdict.weight
    return odds


def build(bench: Path, work: Path) -> None:
    """Write the features of all pages to a folder."""
    sys.path.insert(0, str(bench))
    import dumps  # noqa: PLC0415 - found in BENCH
    import score  # noqa: PLC0415
    import sets  # noqa: PLC0415

    pages = [page for page in sets.load("wcxb") if page.text]
    others = pool_of(pages)

    def jobs() -> Any:  # noqa: ANN401
        chance = random.Random(0)  # noqa: S311
        for page in pages:
            raws = {style: dumps.STYLES[style](page.html) for style in STYLES}
            raws = {style: raw for style, raw in raws.items() if score.share_of_words(raw, page.text) >= 0.5}
            yield page, {**raws, "html": page.raw}, Others(*(chance.sample(kind, 40) for kind in others))

    work.mkdir(parents=True, exist_ok=True)
    index = []
    arrays: dict[str, dict[str, Any]] = defaultdict(dict)
    with Pool(2) as pool:
        for at, (page, found) in enumerate(zip(pages, pool.imap(page_features, jobs(), chunksize=8), strict=True)):
            index.append({"id": page.id, "domain": domain(page.url, page.id), "forms": sorted(found)})
            for form, (x, y) in found.items():
                arrays[form][f"x{at}"], arrays[form][f"y{at}"] = x, y
            if at % 200 == 0:
                print(f"{at} pages", flush=True)
    for name, found in written_features(dumps.STYLES):
        for _ in range(REPEATS):
            for form, (x, y) in found.items():
                arrays[form] |= {f"x{len(index)}": x, f"y{len(index)}": y}
            index.append({"id": name, "domain": name, "forms": sorted(found)})
    for form, named in arrays.items():
        np.savez(work / f"{form}.npz", **named)
    (work / "index.json").write_text(json.dumps(index))


# -- reading them back


FOLDS = 5


def domain(url: str | None, page_id: str) -> str:
    """Return the registered part of a page's host, near enough to keep a site's pages in one fold."""
    parts = ((urlsplit(url).hostname if url else None) or page_id).split(".")
    kept = 2 if len(parts) < 3 or len(parts[-2]) > 3 else 3  # example.com, example.co.uk
    return ".".join(parts[-kept:])


def fold_of(name: str) -> int:
    """Return the fold of a domain."""
    return zlib.crc32(name.encode()) % FOLDS


class Sample(NamedTuple):
    """A page in one form.

    Attributes:
        own: a row for each segment, a column for each feature but tags and hints.
        columns: which tags and hints each segment has, one segment behind the other.
        weights: how much each of them counts.
        starts: the index of each segment's first one, and after the last.
        labels: for each segment the share of it that is body, its words, its hand-set log odds, and what the teachers
            of a network add to them.
    """

    own: Any
    columns: Any
    weights: Any
    starts: Any
    labels: Any

    @classmethod
    def of(cls, x: Any, labels: Any, words: int) -> Sample:  # noqa: ANN401 - arrays
        """Return a page of these features, of which the last are tags and hints."""
        own = x.shape[1] - words
        rows, columns = np.nonzero(x[:, own:])
        starts = np.searchsorted(rows, np.arange(len(x) + 1))
        labels = np.concatenate((labels, np.zeros_like(labels[:1])))
        return cls(x[:, :own].copy(), columns.astype(np.int16), x[:, own:][rows, columns], starts, labels)

    def cut(self, first: int, end: int) -> Sample:
        """Return some neighbouring segments."""
        starts = self.starts[first : end + 1]
        part = slice(starts[0], starts[-1])
        labels = self.labels[:, first:end]
        return Sample(self.own[first:end], self.columns[part], self.weights[part], starts - starts[0], labels)


class Data:
    """The pages in the forms of one format, in memory.

    Attributes:
        index: the id and the fold of each page.
        forms: for each page, by its place in the index, its forms.
    """

    def __init__(self, work: Path, format_: str) -> None:
        """Read what `build` wrote."""
        rows = json.loads((work / "index.json").read_text())
        self.index = [(row["id"], fold_of(row["domain"])) for row in rows]
        self.forms: dict[int, list[Sample]] = defaultdict(list)
        words = WORDS if format_ == "html" else 0
        for form in FORMS[format_]:
            with np.load(work / f"{form}.npz") as arrays:
                for at, row in enumerate(rows):
                    if form in row["forms"]:
                        self.forms[at].append(Sample.of(arrays[f"x{at}"], arrays[f"y{at}"], words))

    def without(self, held: int | None) -> list[list[Sample]]:
        """Return the forms of each page that is not in a fold."""
        return [forms for at, forms in self.forms.items() if held is None or self.index[at][1] != held]
