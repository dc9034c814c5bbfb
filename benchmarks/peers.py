"""How well and how fast other extractors do on the pages that cleanpage is judged on, as Markdown tables.

    python benchmarks/peers.py BENCH [--set wcxb] [--peers trafilatura,resiliparse] [--ours FIGURES.json] [--limit 300]

BENCH is the folder of annotated pages and their judge (``bench.py``), which also calls the peers; they are to be
installed. All read the same HTML, page by page in turn, so that times compare. FIGURES is what ``folds.py --json``
wrote: pages judged by weights that have not seen their domain. Without it cleanpage's row is of the package's own
weights, which on WCXB have seen the pages, as those of titles and authors have in either case. Speed is in times that
of cleanpage, and of use with many pages only: the first ones load what cleanpage knows.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

MEASURES = {
    "f1": "all",
    "with": "with",
    "without": "without",
    "title": "title",
    "authors": "authors",
    "author_where_none": "author where none",
    "tags": "tags",
    "date": "day",
    "date_where_none": "date where none",
}
GIVEN = {"with": "f1", "without": "f1", "author_where_none": "authors", "date_where_none": "date"}
"""Measures that say something only of a peer that finds what the other measure is about."""
NO_TEXT = frozenset({"htmldate"})
"""Peers whose empty text is right on the pages that have none."""


def measured(bench: Path, name: str, peers: list[str], limit: int | None) -> list[dict[str, Any]]:
    """Return the figures of cleanpage and its peers, all in one run."""
    sys.path.insert(0, str(bench))
    import extractors  # noqa: PLC0415 - found in BENCH
    import sets  # noqa: PLC0415
    from bench import Tally  # noqa: PLC0415

    known = extractors.HTML_PEERS
    tallies = [Tally("cleanpage", extractors.cleanpage()), *(Tally(peer, known[peer]()) for peer in peers)]
    for page in sets.load(name, limit):
        for tally in tallies:
            tally.add(page, page.raw if tally.name == "cleanpage" else page.html)
    return [tally.figures() for tally in tallies]


def table(rows: list[dict[str, Any]], shown: dict[str, str]) -> str:
    """Return a table with a row for each extractor."""
    lines = [f"| | {' | '.join(shown.values())} |", "| --- |" + " --- |" * len(shown)]
    for row in rows:
        cells = [_cell(row, key) for key in shown]
        lines.append(f"| {row['extractor']} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(row: dict[str, Any], key: str) -> str:
    kinds = row.get("kinds", {})
    value = row.get(key, kinds.get(key))
    if value is None or not row.get(GIVEN.get(key, "f1" if key in kinds else key)):
        return "–"  # not measured, or never found
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.1f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--set", default="wcxb")
    parser.add_argument("--peers", default="trafilatura,resiliparse,readability,justext,boilerpy3,htmldate")
    parser.add_argument("--ours", type=Path, metavar="FIGURES", help="figures of cleanpage by folds")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    rows = measured(args.bench, args.set, args.peers.split(","), args.limit)
    for row in rows:
        row["relative"] = rows[0]["seconds"] / row["seconds"]
        if row["extractor"] in NO_TEXT:
            row["f1"], row["kinds"] = None, {}
    if args.ours:
        rows[0] |= json.loads(args.ours.read_text())[f"{args.set}:html"]
    kinds = {kind: kind for kind in rows[0].get("kinds", {})}
    present = {key: name for key, name in MEASURES.items() if any(row.get(key) is not None for row in rows)}
    print(table(rows, {"f1": "all", **kinds}) + "\n")
    print(table(rows, {key: present[key] for key in present if key != "f1"} | {"relative": "speed"}))


if __name__ == "__main__":
    main()
