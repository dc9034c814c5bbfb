"""Draw what ``benchmarks/folds.py --json`` measured, for the documentation. It needs matplotlib.

python benchmarks/plot.py FIGURES.json docs/figures/body.svg                     # word F1 by type of page and form
python benchmarks/plot.py ALL=all.json "no learning"=x.json … docs/figures/ablation.svg  # what each part brings
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "cleanpage"  # the same figures give the same file

import matplotlib.pyplot as plt  # noqa: E402 - the back end comes first


def by_type(rows: dict[str, Any], out: Path) -> None:
    """Draw a group of bars for each type of page, a bar for each form."""
    tracks = {track: row for track, row in rows.items() if len(row["kinds"]) > 1}
    kinds = ["all", *next(iter(tracks.values()))["kinds"]]
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    width = 0.8 / len(tracks)
    for at, (track, row) in enumerate(tracks.items()):
        values = [row["f1"], *(row["kinds"][kind] for kind in kinds[1:])]
        places = [place + (at - (len(tracks) - 1) / 2) * width for place in range(len(kinds))]
        axes.bar(places, values, width, label=track.partition(":")[2])
    axes.set_xticks(range(len(kinds)), kinds)
    axes.set(ylabel="word F1, domains held out", ylim=(0.4, 1))
    axes.legend(ncols=len(tracks), loc="upper center", bbox_to_anchor=(0.5, 1.14), frameon=False)
    save(figure, axes, out)


def ablation(named: dict[str, dict[str, Any]], out: Path) -> None:
    """Draw a bar for each pipeline, grouped by track."""
    tracks = list(next(iter(named.values())))
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    width = 0.8 / len(named)
    for at, (name, rows) in enumerate(named.items()):
        places = [place + (at - (len(named) - 1) / 2) * width for place in range(len(tracks))]
        axes.bar(places, [rows[track]["f1"] for track in tracks], width, label=name)
    axes.set_xticks(range(len(tracks)), tracks)
    axes.set(ylabel="word F1", ylim=(0.4, 1))
    axes.legend(ncols=len(named), loc="upper center", bbox_to_anchor=(0.5, 1.14), frameon=False)
    save(figure, axes, out)


def save(figure: Any, axes: Any, out: Path) -> None:  # noqa: ANN401 - matplotlib's
    """Write a figure."""
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    axes.set_axisbelow(True)
    out.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(out, metadata={"Date": None})


def main() -> None:
    """Draw."""
    *sources, out = sys.argv[1:]
    named = {}
    for source in sources:
        name, _, file = source.rpartition("=")
        named[name] = json.loads(Path(file).read_text())
    if len(named) > 1:
        ablation(named, Path(out))
    else:
        by_type(next(iter(named.values())), Path(out))


if __name__ == "__main__":
    main()
