"""How well bodies and fields come out of annotated pages, each page judged by weights that have not seen its domain.

    python benchmarks/folds.py BENCH FOLDS --tracks wcxb:html,wcxb:layout,news:layout [--json FILE]
    python benchmarks/folds.py BENCH FOLDS --tracks wcxb:layout --trust 0             # without what was learned
    python benchmarks/folds.py BENCH FOLDS --tracks wcxb:layout --without related,teasers
    python benchmarks/folds.py BENCH - --tracks news:html                             # the package's own weights

BENCH is the folder of annotated pages and their judge (``bench.py``); FOLDS is what ``scripts/body/train.py folds``
wrote, or ``-`` for the weights in the package. A track is a set and a form: ``html``, or a way of flattening, the
judge's own or a tool that people use (``flattenings.py``). Pages of sets that nothing was learned from are judged by
the weights in the package. Two processes share the pages; flattened pages are kept in a folder of the system's
temporary files for the next run.
"""

from __future__ import annotations

import argparse
import json
import pickle
import statistics
import sys
import tempfile
from collections import defaultdict
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from flattenings import TOOLS

from cleanpage import Pipeline
from cleanpage.words import guess_language

LEARNED_FROM = "wcxb"
PROCESSES = 2
MEASURES = ("f1", "precision", "recall", "shingle_f1", "title", "authors", "tags", "date", "date_precision", "instant",
            "with", "without", "date_where_none", "author_where_none")  # fmt: skip


def pages_of(track: str) -> list[tuple[Any, Any]]:
    """Return the pages of a track with what is cleaned, from the last run's file if there is one."""
    import dumps  # noqa: PLC0415 - found in BENCH
    import score  # noqa: PLC0415
    import sets  # noqa: PLC0415

    file = Path(tempfile.gettempdir()) / "cleanpage-folds" / f"{track.replace(':', '-')}.pickle"
    if file.exists():
        return pickle.loads(file.read_bytes())  # type: ignore[no-any-return] # noqa: S301 - our own
    name, style = track.split(":")
    found = []
    flatten = (dumps.STYLES | TOOLS).get(style)
    for page in sets.load(name):
        raw = flatten(page.html) if flatten else page.raw
        if style != "html" and page.text and score.share_of_words(raw, page.text) < 0.5:
            continue  # as the judge does: the flattening lost the body
        page.html, page.raw = "", b""
        found.append((page, raw))
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(pickle.dumps(found))
    return found


@cache
def pipeline_of(fold: str | None, trust: float | None, lean: float | None, without: tuple[str, ...]) -> Pipeline:
    """Return the pipeline of a fold, or the package's own, with the changes that are asked for."""
    found = Pipeline.load(Path(fold)) if fold else Pipeline.preset("article")
    body = next(rule for rule in found.rules if rule.kind == "body")
    asked = {name: value for name, value in (("trust", trust), ("lean", lean)) if value is not None}
    return found.replace(body.model_copy(update=asked)).without(*without)


def judge(job: tuple[str, int, dict[str, str], argparse.Namespace]) -> dict[str | None, Any]:
    """Return the tallies of every other page of a track, by fold."""
    import bench  # noqa: PLC0415 - found in BENCH
    import extractors  # noqa: PLC0415

    track, part, folds, args = job
    tallies: dict[str | None, Any] = {}
    for page, raw in pages_of(track)[part::PROCESSES]:
        fold = folds.get(page.id) if track.startswith(LEARNED_FROM) else None
        pipeline = pipeline_of(fold, args.trust, args.lean, tuple(filter(None, args.without.split(","))))

        def extract(raw: Any, url: str | None, pipeline: Pipeline = pipeline) -> Any:  # noqa: ANN401 - BENCH's
            article = pipeline.clean(raw, url=url)
            return extractors.Found(
                text=article.text,
                title=article.title,
                authors=[author.name for author in article.authors],
                date=article.published.iso if article.published else None,
                tags=list(article.tags),
            )

        tally = tallies.setdefault(fold, bench.Tally("cleanpage", None))
        tally.extract = extract
        tally.add(page, raw)
        tally.extract = None
        if page.text:
            tally.by_kind[f"in {guess_language(page.text).language}"].append(tally.words[-1][2])
    return tallies


def joined(tallies: list[Any]) -> Any:  # noqa: ANN401 - BENCH's
    """Return one tally of all pages."""
    import bench  # noqa: PLC0415 - found in BENCH

    whole = bench.Tally("cleanpage", None)
    for tally in tallies:
        whole.pages += tally.pages
        whole.seconds += tally.seconds
        for name in ("errors", "pairs", "words", "ranked"):
            getattr(whole, name).extend(getattr(tally, name))
        for name in ("by_kind", "fields"):
            for key, values in getattr(tally, name).items():
                getattr(whole, name)[key].extend(values)
    return whole


def measure(track: str, folds: dict[str, str], args: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of a track, with their spread over the folds."""
    with Pool(PROCESSES) as pool:
        parts = pool.map(judge, [(track, part, folds, args) for part in range(PROCESSES)])
    by_fold: dict[str | None, list[Any]] = defaultdict(list)
    for part in parts:
        for fold, tally in part.items():
            by_fold[fold].append(tally)
    whole = joined([tally for tallies in by_fold.values() for tally in tallies])
    figures: dict[str, Any] = whole.figures()
    if len(by_fold) > 1:
        each = [joined(tallies).figures()["f1"] for fold, tallies in by_fold.items() if fold]
        figures["spread"] = statistics.stdev(each)
    for f1, page_id, precision, recall in sorted(whole.ranked)[: args.worst]:
        print(f"    worst {page_id} f1={f1:.3f} precision={precision:.3f} recall={recall:.3f}")
    return figures


def fold_pipelines(folder: str) -> dict[str, str]:
    """Return, for each page that was learned from, the pipeline of the fold that it is in."""
    if folder == "-":
        return {}
    files = sorted(Path(folder).glob("fold*.toml"))
    return {page_id: str(file) for file in files for page_id in file.with_suffix(".ids").read_text().split()}


def main() -> None:
    """Print a row for each track."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("folds")
    parser.add_argument("--tracks", default="wcxb:html,wcxb:layout,wcxb:naive,wcxb:wet,news:html,news:layout")
    parser.add_argument("--trust", type=float, help="how far what was learned is trusted; 0 takes it out")
    parser.add_argument("--lean", type=float, help="what is added to every weight of the body")
    parser.add_argument("--without", default="", help="kinds of rules to leave out")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--json")
    args = parser.parse_args()
    sys.path.insert(0, args.bench)
    folds = fold_pipelines(args.folds)
    rows = {}
    for track in args.tracks.split(","):
        row = rows[track] = measure(track, folds, args)
        shown = " ".join(f"{name}={row[name]:.3f}" for name in MEASURES if row.get(name) is not None)
        spread = f" spread={row['spread']:.3f}" if "spread" in row else ""
        print(f"{track} pages={row['pages']} errors={row['errors']} {shown}{spread}")
        row["languages"] = {kind: row["kinds"].pop(kind) for kind in list(row["kinds"]) if kind.startswith("in ")}
        for groups in (row["kinds"], row["languages"]):
            if len(groups) > 1:
                print(
                    "   ", " ".join(f"{group.removeprefix('in ')}={f1:.3f}" for group, f1 in groups.items()), flush=True
                )
    if args.json:
        Path(args.json).write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
