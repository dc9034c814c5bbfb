"""Rows in Arrow have the documented schema, whoever reads them: PyArrow, DuckDB, pandas and Polars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cleanpage
from cleanpage.arrow import schema, table, type_of
from cleanpage.corpus import Options, run
from cleanpage.record import COLUMNS, FULL_COLUMNS, PREFIX, flat, full

from .generated import page, write_folder

PIPELINE = cleanpage.Pipeline.preset("article")
PAGES = [page(number) for number in range(6)]
DOCUMENT = Path(__file__).parents[2] / "docs" / "schema.md"
NAIVE = "A headline\n\nBy Jane Roe\n\n3 November 2025\n\n" + "A sentence of the body, long enough, she said. " * 9


@pytest.fixture(scope="module", params=["run", "record"])
def flat_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages, as a run writes them and as `Pipeline.record` gives them."""
    folder = tmp_path_factory.mktemp("flat")
    pages = write_folder(folder / "in", PAGES)
    (pages / "z.txt").write_text(NAIVE, encoding="utf-8")
    if request.param == "run":
        run([pages], folder / "out", options=Options(to="parquet", keep=()))
        return folder / "out" / "00000.parquet"
    rows = [PIPELINE.record({"text": file.read_bytes()}) for file in sorted(pages.iterdir())]
    pq.write_table(table(rows), folder / "rows.parquet")
    return folder / "rows.parquet"


@pytest.fixture(scope="module")
def full_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Full rows of a run."""
    folder = tmp_path_factory.mktemp("full")
    run([write_folder(folder / "in", PAGES)], folder / "out", options=Options(to="parquet", full=True, keep=()))
    return folder / "out" / "00000.parquet"


def expected() -> list[dict[str, Any]]:
    """Return the rows that both should hold."""
    raws = [one.raw.encode() for one in sorted(PAGES, key=lambda one: one.id + "." + one.form)]
    return [flat(PIPELINE.clean(raw)) for raw in (*raws, NAIVE.encode())]


def test_pyarrow(flat_file: Path) -> None:
    """The schema is the documented one, and the values are the rows'."""
    found = pq.read_table(flat_file)
    ours = found.select([PREFIX + name for name in COLUMNS])
    assert ours.schema.remove_metadata() == schema()
    assert ours.to_pylist() == expected()
    moments = ours.column("cleanpage_published_utc").to_pylist()
    assert moments.count(None) >= 1
    assert {moment.tzinfo is not None for moment in moments if moment} == {True}


def test_duckdb(flat_file: Path) -> None:
    """Times have their zone, days are days."""
    found = duckdb.read_parquet(str(flat_file))
    types = {name: str(kind) for name, kind in zip(found.columns, found.types, strict=True)}
    assert types["cleanpage_published_utc"] == "TIMESTAMP WITH TIME ZONE"
    assert types["cleanpage_published_date"] == "DATE"
    assert types["cleanpage_authors"] == "VARCHAR[]"
    assert types["cleanpage_declared_word_count"] == "BIGINT"
    names = ["cleanpage_published", "cleanpage_published_date", "cleanpage_published_utc", "cleanpage_authors"]
    duckdb.sql("SET TimeZone = 'Asia/Tokyo'")
    assert found.select(*names).fetchall() == [tuple(row[name] for name in names) for row in expected()]


def test_pandas(flat_file: Path) -> None:
    """The instants are those of the pages."""
    found = pd.read_parquet(flat_file, dtype_backend="pyarrow")
    assert str(found["cleanpage_published_utc"].dtype) == "timestamp[us, tz=UTC][pyarrow]"
    assert str(found["cleanpage_published_date"].dtype) == "date32[day][pyarrow]"
    for row, want in zip(found.to_dict("records"), expected(), strict=True):
        instant = row["cleanpage_published_utc"]
        assert (None if pd.isna(instant) else instant.to_pydatetime()) == want["cleanpage_published_utc"]
        assert list(row["cleanpage_authors"]) == want["cleanpage_authors"]
        assert row["cleanpage_text"] == want["cleanpage_text"]


def test_polars(flat_file: Path) -> None:
    """Every value is the same."""
    found = pl.read_parquet(flat_file)
    assert found.schema["cleanpage_published_utc"] == pl.Datetime("us", "UTC")
    assert found.schema["cleanpage_published_date"] == pl.Date()
    assert found.schema["cleanpage_tags"] == pl.List(pl.String())
    assert found.select([PREFIX + name for name in COLUMNS]).to_dicts() == expected()


def test_full_rows_in_every_reader(full_file: Path) -> None:
    """The nested columns come through with all their parts."""
    wanted = [full(PIPELINE.clean(one.raw.encode())) for one in sorted(PAGES, key=lambda one: one.id + "." + one.form)]
    names = [PREFIX + name for name in FULL_COLUMNS]
    found = pq.read_table(full_file).select(names)
    assert found.schema.remove_metadata() == schema(full=True)
    assert found.to_pylist() == wanted
    assert pl.read_parquet(full_file).select(names).to_dicts() == wanted
    ledger = "SELECT r.rule, count(*) FROM (SELECT unnest(cleanpage_ledger) AS r FROM '{}') GROUP BY ALL"
    rules = [row["rule"] for one in wanted for row in one["cleanpage_ledger"]]
    assert dict(duckdb.sql(ledger.format(full_file)).fetchall()) == {rule: rules.count(rule) for rule in rules}
    frame = pd.read_parquet(full_file, dtype_backend="pyarrow")
    reasons = [[row["reason"] for row in ledger] for ledger in frame["cleanpage_ledger"]]
    assert reasons == [[row["reason"] for row in one["cleanpage_ledger"]] for one in wanted]


def test_a_zone_is_never_made_up() -> None:
    """A page without one has a day and no instant; one with one has the instant, and the day that it shows."""
    naive = PIPELINE.record({"text": NAIVE})
    assert (naive["cleanpage_published_date"], naive["cleanpage_published_utc"]) == (date(2025, 11, 3), None)
    late = NAIVE.replace("3 November 2025", "Monday, 03 November 2025 11:30 PM EST")
    found = table([PIPELINE.record({"text": late})]).to_pylist()[0]
    assert found["cleanpage_published"] == "2025-11-03T23:30:00-05:00"
    assert found["cleanpage_published_date"] == date(2025, 11, 3)
    assert found["cleanpage_published_utc"] == datetime(2025, 11, 4, 4, 30, tzinfo=UTC)


def test_types_are_read_from_their_names() -> None:
    """Nested ones as well."""
    kind = "list<struct<name: string, at: timestamp[us, tz=UTC], parts: list<struct<a: int64>>, sure: bool>>"
    parts = pa.list_(pa.struct([("a", pa.int64())]))
    wanted = {"name": pa.string(), "at": pa.timestamp("us", "UTC"), "parts": parts, "sure": pa.bool_()}
    assert type_of(kind) == pa.list_(pa.struct(list(wanted.items())))


def test_the_schema_is_documented() -> None:
    """Every column with its type, and no other."""
    rows = re.findall(r"^\| `(cleanpage_\w+)` \| `([^`]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    added = {"file": "string", "row": "int64", "rest": "string"}
    assert dict(rows) == {PREFIX + name: kind for name, kind in {**FULL_COLUMNS, **added}.items()}
