"""Print what ``benchmarks/folds.py --json`` measured as Markdown tables, for the documentation.

python benchmarks/tables.py FIGURES.json …
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

MEASURES = ("f1", "spread", "precision", "recall", "shingle_f1", "with", "without", "title", "authors", "tags", "date",
            "date_precision", "instant", "date_where_none", "author_where_none")  # fmt: skip


def table(rows: dict[str, dict[str, Any]], columns: list[str]) -> str:
    """Return a table with a row for each track."""
    lines = [f"| track | {' | '.join(columns)} |", "| --- |" + " --- |" * len(columns)]
    for track, row in rows.items():
        cells = (f"{row[name]:.3f}".removeprefix("0") if row.get(name) is not None else "" for name in columns)
        lines.append(f"| {track.replace(':', ' ')} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    rows: dict[str, dict[str, Any]] = {}
    for file in sys.argv[1:]:
        rows |= json.loads(Path(file).read_text())
    present = [name for name in MEASURES if any(row.get(name) is not None for row in rows.values())]
    print(table(rows, present))
    for groups in ("kinds", "languages"):
        grouped = {track: row[groups] for track, row in rows.items() if len(row.get(groups, {})) > 1}
        names = sorted({name for row in grouped.values() for name in row})
        if names:
            print("\n" + table(grouped, names).replace(" in ", " "))


if __name__ == "__main__":
    main()
