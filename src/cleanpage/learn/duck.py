"""Counting with DuckDB, which goes to the disk for what its memory does not hold. Needs the extra ``learn``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from cleanpage.extras import extra
from cleanpage.learn.limits import TOTALS, Limits
from cleanpage.learn.lines import unpacked

with extra("learn"):
    import duckdb
    import pyarrow as pa

if TYPE_CHECKING:
    from cleanpage.profile import Profile

MEMORY = "1GB"
LINES = "lines"
BATCH = 100_000
"""Lines that are put by before they go into the table."""
SHARE = 4
"""How many times the bytes of the lines of a part fit into memory: counting takes more than the lines themselves."""
UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB")


class Counter:
    """Takes lines and counts them.

    Args:
        memory: what DuckDB may use, as it writes it: ``"1GB"``. What it needs beyond that is on the disk.
        folder: where on the disk, as long as it counts; a folder in that for temporary files by default.
        threads: threads that count; each takes its part of the memory.
    """

    def __init__(self, *, memory: str = MEMORY, folder: str | Path | None = None, threads: int = 2) -> None:
        self.folder = TemporaryDirectory(prefix="cleanpage-learn-", dir=folder)
        self.waiting: list[pa.RecordBatch] = []
        self.rows = self.bytes = 0
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": str(Path(self.folder.name) / "spilled"),
            "threads": threads,
            "preserve_insertion_order": False,
        }
        try:
            self.connection = duckdb.connect(Path(self.folder.name) / "lines.duckdb", config=settings)
            self.connection.execute("SET enable_progress_bar = false")  # it would go to standard output
            self.connection.execute(f"CREATE TABLE {LINES} (site VARCHAR, page BIGINT, line VARCHAR, inside INTEGER)")
        except duckdb.Error as error:
            self.folder.cleanup()
            msg = f"DuckDB: {error}"
            raise ValueError(msg) from error

    def __enter__(self) -> Self:
        """Count."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing on the disk."""
        self.connection.close()
        self.folder.cleanup()

    def add(self, lines: pa.RecordBatch | bytes) -> int:
        """Take lines, in the columns of `cleanpage.learn.lines.SCHEMA`, and return how many they are."""
        batch = unpacked(lines) if isinstance(lines, bytes) else lines
        self.waiting.append(batch)
        self.rows += batch.num_rows
        self.bytes += batch.nbytes
        if self.rows >= BATCH:
            self._store()
        return int(batch.num_rows)

    def _store(self) -> None:
        if self.waiting:
            waiting = pa.Table.from_batches(self.waiting)
            self.connection.register("waiting", waiting)
            self.connection.execute(f"INSERT INTO {LINES} SELECT site, page, line, inside FROM waiting")  # noqa: S608 - names of this module
            self.connection.unregister("waiting")
        self.waiting, self.rows = [], 0

    def profile(self, limits: Limits) -> Profile:
        """Return what recurs."""
        return limits.profile(self.recurring(limits).to_pylist())

    def recurring(self, limits: Limits) -> pa.Table:
        """Return what the query of the limits finds; sites go part by part, so that each part fits into memory."""
        self._store()
        parts = 1 + self.bytes * SHARE // self._memory()
        found = []
        for part in range(parts):
            lines = f"(SELECT * FROM {LINES} WHERE hash(site) % {parts} = {part})"  # noqa: S608 - names and numbers of ours
            found.append(self.connection.sql(limits.query(lines)).to_arrow_table())
        return pa.concat_tables(found)

    def _memory(self) -> int:
        """Return how many bytes of memory DuckDB has."""
        size, unit = self.connection.execute("SELECT current_setting('memory_limit')").fetchall()[0][0].split()
        return int(float(size) * 1024 ** UNITS.index(unit))

    def totals(self) -> tuple[int, int]:
        """Return the number of pages that have a site, and of sites."""
        self._store()
        pages, sites = self.connection.execute(TOTALS.format(lines=LINES)).fetchall()[0]
        return pages, sites
