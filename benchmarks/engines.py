"""What cleaning and learning cost inside engines, and what that makes of a whole crawl.

    python benchmarks/engines.py workers [ENGINE …] [--pages 100 600]    # pages a second with 1 and 2 workers
    python benchmarks/engines.py model PAGES.jsonl [--crawl 3e9]         # core-hours and bytes of a whole crawl

``workers`` runs each engine over two numbers of generated pages; what the larger one takes more is the cost of pages,
and the rest that of starting. It needs the environment of ``scripts/test-engines.sh``. ``model`` takes JSON Lines with
the columns ``url`` and ``text``. Seconds of the clock mean little on a busy machine; those of the processor mean more,
and ratios within one run most.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import cleanpage
from cleanpage.learn import Limits
from cleanpage.learn.duck import Counter
from cleanpage.learn.lines import SCHEMA, batch_of, lines_of

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS / "corpus"))

from generated import page, row  # noqa: E402 - from the tests

ENGINES = ("run", "datasets", "dask", "ray", "spark", "datatrove-local", "datatrove-ray")
APART = {"ray", "spark", "datatrove-ray"}
"""Engines whose workers are no children of the process that asks them, so that their processors' time is not told."""
PIPELINE = cleanpage.Pipeline.preset("article")
LINES = 2_000_000
"""Lines that DuckDB counts."""
LOADS = 3
"""How many times the lines of the sample are read for a mean."""


def load() -> str:
    """Return how busy the machine is."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


# -- workers


def timed(engine: str, pages: Path, workers: int) -> tuple[float, float]:
    """Run an engine over pages; return the seconds of the clock and those of the processors."""
    with tempfile.TemporaryDirectory() as folder:
        if engine == "run":
            arguments = ["-m", "cleanpage", "run", str(pages), "-o", f"{folder}/out", "--to", "parquet", "--url-column",
                         "url", "--workers", str(workers), "--quiet"]  # fmt: skip
        else:
            arguments = [str(TESTS / "engines" / "jobs.py"), engine, str(pages), folder]
        environment = {**os.environ, "CORES": str(workers), "ONLY_CLEAN": "1", "PYTHONWARNINGS": "ignore"}
        before = processors()
        began = time.monotonic()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
        return time.monotonic() - began, processors() - before


def processors() -> float:
    """Return the seconds of processors that all processes begun here have had."""
    used = os.times()
    return used.children_user + used.children_system


def workers(engines: list[str], few: int, many: int) -> None:
    """Print what each engine makes of 1 and 2 workers."""
    print(f"pages of {sum(len(page(n).raw) for n in range(100)) / 100 / 1000:.0f} kB; {load()}")
    print("| engine | workers | ms a page | pages/s | processor, ms a page | start, s |\n| --- |" + " ---: |" * 5)
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for count in (few, many):
            files[count] = Path(folder) / f"{count}.parquet"
            rows = pa.Table.from_pylist([row(page(number)) for number in range(count)])
            pq.write_table(rows.select(["id", "url", "text"]), files[count], row_group_size=max(1, count // 8))
        for engine in engines or ENGINES:
            for number in (1, 2):
                (clock, used), (longer, more) = (timed(engine, files[count], number) for count in (few, many))
                each, cost = (longer - clock) / (many - few), (more - used) / (many - few)
                start, used = clock - few * each, "" if engine in APART else f"{1000 * cost:.1f}"
                print(
                    f"| {engine} | {number} | {1000 * each:.1f} | {1 / each:.0f} | {used} | {start:.1f} |", flush=True
                )
    print(load())


# -- model


def model(file: Path, crawl: float) -> None:
    """Print what a crawl takes, by what the pages of a file take."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    began = time.process_time()
    for one in rows:
        PIPELINE.clean(one["text"], url=one["url"])
    cleaning = (time.process_time() - began) / len(rows)
    began = time.process_time()
    batches = [batch_of(list(lines_of(PIPELINE.read(one["text"], url=one["url"])))) for one in rows]
    learning = (time.process_time() - began) / len(rows)
    lines = sum(batch.num_rows for batch in batches) / len(rows)
    plain = sum(batch.nbytes for batch in batches) / len(rows)
    packed = len(compressed(pa.Table.from_batches(batches))) / len(rows)
    counting, kept = counted(pa.Table.from_batches(batches))
    size = sum(len(one["text"].encode()) for one in rows) / len(rows)
    hours = crawl / 3600
    print(f"sample: {len(rows):,} pages of {size / 1000:,.0f} kB; {load()}")
    print("| | a page | the crawl |\n| --- | ---: | ---: |")
    print(f"| pages | | {crawl:,.0f} |")
    print(f"| text or HTML read | {size / 1000:,.0f} kB | {size * crawl / 1e12:,.0f} TB |")
    print(f"| cleaning | {1000 * cleaning:.1f} ms | {cleaning * hours:,.0f} core-hours |")
    print(f"| learning: reading pages | {1000 * learning:.1f} ms | {learning * hours:,.0f} core-hours |")
    print(f"| learning: counting | {1e6 * counting * lines:.0f} µs | {counting * lines * hours:,.0f} core-hours |")
    print(f"| lines | {lines:.0f} | {lines * crawl:.2g} |")
    print(f"| shuffled, as it is | {plain / 1000:.1f} kB | {plain * crawl / 1e12:,.1f} TB |")
    print(f"| shuffled, with LZ4 | {packed / 1000:.1f} kB | {packed * crawl / 1e12:,.1f} TB |")
    print(f"\na line of a profile takes {kept:.0f} bytes in the file; {load()}")


def compressed(table: pa.Table) -> bytes:
    """Return a table as engines send it, compressed with LZ4."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, SCHEMA, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def counted(table: pa.Table) -> tuple[float, float]:
    """Return what it takes to count a line, in seconds, and the bytes of a line of the profile.

    The lines are counted again and again, each time as those of other pages, until they are many.
    """
    began = time.process_time()
    rows = 0
    with Counter(threads=1) as counter:
        while rows < LINES:
            pages = pa.array([number ^ rows for number in table["page"].to_pylist()], pa.int64())
            for batch in table.set_column(1, SCHEMA.field("page"), pages).to_batches():
                rows += counter.add(batch)
        profile = counter.profile(Limits(pages=2))
    return (time.process_time() - began) / rows, len(profile.dumps()) / max(1, len(profile))


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_subparsers(required=True, dest="what")
    one = what.add_parser("workers")
    one.add_argument("engine", nargs="*", choices=[*ENGINES, []])
    one.add_argument("--pages", nargs=2, type=int, default=[100, 600], metavar="N")
    other = what.add_parser("model")
    other.add_argument("file", type=Path)
    other.add_argument("--crawl", type=float, default=3e9)
    args = parser.parse_args()
    if args.what == "workers":
        workers(args.engine, *args.pages)
    else:
        model(args.file, args.crawl)


if __name__ == "__main__":
    main()
