"""Every engine, started from its package, makes of the same pages the same rows as one plain loop does.

The engines need what the dependency group ``engines`` installs, and Java: ``bash scripts/test-engines.sh``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cleanpage
from cleanpage import arrow
from cleanpage.corpus import Options
from cleanpage.learn import learn

from ..corpus import sites  # noqa: TID252 - test folders are no packages that could be named otherwise

pytestmark = pytest.mark.engines

SITES, EACH = 200, 25
PIPELINE = cleanpage.Pipeline.preset("article")
JOBS = Path(__file__).with_name("jobs.py")
OUTPUTS = {
    "pandas": "pandas",
    "polars": "polars",
    "dask": "dask",
    "datasets": "datasets",
    "ray": "ray",
    "spark-arrow": "spark",
    "spark-pandas": "spark",
    "datatrove-local": "datatrove-local",
    "datatrove-ray": "datatrove-ray",
    "scrapy": "scrapy",
}
"""What is written, and the job that writes it."""
LIMIT = 900
"""Seconds after which a job that hangs fails its test."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, as Parquet for the engines and as JSON Lines for `cleanpage learn`."""
    made = tmp_path_factory.mktemp("engines")
    file = sites.write(made / "pages.jsonl", SITES, EACH)
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    table = pa.Table.from_pylist([{**row, "id": str(row["id"])} for row in rows])
    pq.write_table(table, made / "pages.parquet", row_group_size=1000)
    return made


@pytest.fixture(scope="module")
def expected(folder: Path) -> pa.Table:
    """What one plain loop makes of the pages."""
    columns = pa.schema([("id", pa.string()), ("url", pa.string()), *arrow.schema()])
    rows = []
    for row in pq.read_table(folder / "pages.parquet").to_pylist():
        made = PIPELINE.record(row, url="url")
        assert made["cleanpage_error"] is None
        rows.append({"id": row["id"], "url": row["url"], **made})
    table = pa.Table.from_pylist(rows, schema=columns)
    assert len(table) == SITES * EACH
    assert len(set(table["cleanpage_title"].to_pylist())) > SITES * EACH // 2
    return table.sort_by("id")


def run(engine: str, folder: Path) -> None:
    """Run a job to its end, in a process that warns of nothing."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "HF_HUB_OFFLINE": "1", "RAY_USAGE_STATS_ENABLED": "0"}
    command = [sys.executable, str(JOBS), engine, str(folder / "pages.parquet"), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr[-10_000:]


@pytest.fixture(scope="module")
def made() -> dict[str, bool]:
    """The jobs that have run."""
    return {}


@pytest.mark.parametrize(("output", "engine"), OUTPUTS.items())
def test_the_same_rows(output: str, engine: str, folder: Path, expected: pa.Table, made: dict[str, bool]) -> None:
    """All columns of all 5,000 rows are equal, with their types."""
    if engine not in made:
        run(engine, folder)
        made[engine] = True
    found = pq.read_table(folder / f"{output}.parquet").select(expected.column_names).cast(expected.schema)
    assert found.sort_by("id").equals(expected)


def test_the_same_profile_three_ways(folder: Path, made: dict[str, bool]) -> None:
    """DuckDB, Spark and Ray Data learn, byte for byte, the same of 200 sites."""
    learned = learn([folder / "pages.jsonl"], options=Options(url_column="url"), workers=2)
    profile = learned.profile.dumps()
    assert len(learned.profile.sites) == SITES
    for engine in ("spark", "ray"):
        if engine not in made:
            run(engine, folder)
            made[engine] = True
        assert (folder / f"{engine}.jsonl").read_text(encoding="utf-8") == profile, engine


def test_data_sets_are_cleaned_once(folder: Path, made: dict[str, bool]) -> None:
    """Another process finds what the first one put into the cache: the fingerprint is that of the pipeline."""
    said = []
    for _ in range(2):
        if "datasets" not in made or said:
            run("datasets", folder)
            made["datasets"] = True
        said.append(json.loads((folder / "datasets.json").read_text(encoding="utf-8")))
    assert said[0] == said[1]
    assert len(said[0]["files"]) == 2


def test_every_engine_is_there() -> None:
    """No engine is passed over because it is not installed."""
    names = ("pandas", "polars", "dask", "distributed", "datasets", "ray", "pyspark", "datatrove", "scrapy")
    assert [name for name in names if find_spec(name) is None] == []
