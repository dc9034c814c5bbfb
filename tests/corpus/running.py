"""Runs, and what came out of them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from cleanpage.corpus.files import find
from cleanpage.corpus.options import Options
from cleanpage.corpus.readers import reader

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 300
"""Seconds after which a run that hangs fails its test."""


def command(*arguments: object) -> list[str]:
    """Return the command line of a run."""
    return [sys.executable, "-m", "cleanpage", "run", *map(str, arguments)]


def cleaned(*arguments: object, code: int = 0, **options: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401 - those of subprocess
    """Run the command to its end."""
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, timeout=LIMIT, encoding="utf-8", **options
    )
    assert done.returncode == code, done.stderr
    return done


def shards(folder: Path) -> dict[str, bytes]:
    """Return the shards of an output, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def rows(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of an output in JSON Lines."""
    unpack = {".gz": gzip.decompress}
    found = []
    for path in sorted(folder.glob("*.jsonl*")):
        data = unpack.get(path.suffix, bytes)(path.read_bytes())
        found += [json.loads(line) for line in data.splitlines()]
    return found


def ours(row: dict[str, Any]) -> dict[str, Any]:
    """Return what cleanpage made of a row, without where it is from."""
    placed = {"cleanpage_file", "cleanpage_row", "cleanpage_rest"}
    return {name: value for name, value in row.items() if name.startswith("cleanpage_") and name not in placed}


def records(path: Path, **options: Any) -> list[Any]:  # noqa: ANN401 - those of a run
    """Return the records that a reader finds in a file, without any run."""
    chosen = Options(**options)
    [file] = find([str(path)], form=chosen.form)
    found = reader(file.form or "", chosen)
    return [record for chunk in found.chunks(file) for record in found.records(chunk)]
