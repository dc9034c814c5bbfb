"""The same pages through one engine, in a process of its own: ``jobs.py ENGINE PAGES FOLDER``.

Each engine is started from its package and given the pages as its users would give them. What comes out is written as
Parquet, and, where the engine can learn, as a profile.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cleanpage import arrow
from cleanpage.engines import Cleaner

CLEAN = Cleaner(url="url")
CORES = int(os.environ.get("CORES", "2"))
ONLY_CLEAN = "ONLY_CLEAN" in os.environ
"""Whether to clean once and do no more, for those who measure."""
BATCH = 64


def write(table: pa.Table, file: Path) -> None:
    """Write rows, whatever kinds of string an engine has made of them."""
    pq.write_table(table.replace_schema_metadata(None), file)


def pandas(pages: Path, folder: Path) -> None:
    """Clean a frame."""
    import pandas as pd  # noqa: PLC0415 - each job has its own engine

    write(pa.Table.from_pandas(CLEAN.frame(pd.read_parquet(pages)), preserve_index=False), folder / "pandas.parquet")


def polars(pages: Path, folder: Path) -> None:
    """Clean a frame, and a lazy one whose schema is known before."""
    import polars as pl  # noqa: PLC0415

    def cleaned(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame(CLEAN(frame.to_arrow()))

    lazy = pl.scan_parquet(pages)
    schema = cleaned(pl.DataFrame(schema=lazy.collect_schema())).schema
    lazy.map_batches(cleaned, schema=schema, streamable=True).sink_parquet(folder / "polars.parquet")


def dask(pages: Path, folder: Path) -> None:
    """Clean the partitions of a frame in a local cluster."""
    import dask.dataframe as dd  # noqa: PLC0415
    from distributed import Client, LocalCluster  # noqa: PLC0415

    cluster = LocalCluster(n_workers=CORES, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster):
        frame = dd.read_parquet(pages).repartition(npartitions=4 * CORES)
        cleaned = frame.map_partitions(CLEAN.frame, meta=CLEAN.frame(frame._meta))
        write(pa.Table.from_pandas(cleaned.compute(), preserve_index=False), folder / "dask.parquet")


def datasets(pages: Path, folder: Path) -> None:
    """Map a data set that is cached on disk, and say what its cache files are."""
    import datasets as hf  # noqa: PLC0415

    data = hf.load_dataset("parquet", data_files=str(pages), split="train", cache_dir=str(folder / "cache"))
    cleaned = data.with_format("arrow").map(
        CLEAN, batched=True, batch_size=BATCH, num_proc=CORES, remove_columns=["text"]
    )
    files = {file["filename"]: os.stat(file["filename"]).st_mtime_ns for file in cleaned.cache_files}  # noqa: PTH116
    said = {"fingerprint": cleaned._fingerprint, "files": files}
    (folder / "datasets.json").write_text(json.dumps(said), encoding="utf-8")
    write(cleaned[:], folder / "datasets.parquet")


def ray(pages: Path, folder: Path) -> None:
    """Map the batches of a data set, and learn."""
    import ray as engine  # noqa: PLC0415

    from cleanpage.learn.ray import learn  # noqa: PLC0415

    engine.init(num_cpus=CORES, include_dashboard=False, log_to_driver=False)
    data = engine.data.read_parquet(str(pages)).repartition(4 * CORES)
    cleaned = data.map_batches(CLEAN, batch_format="pyarrow", batch_size=BATCH)
    write(pa.concat_tables(engine.get(cleaned.to_arrow_refs())), folder / "ray.parquet")
    if not ONLY_CLEAN:
        learn(data, url="url", parts=CORES).dump(folder / "ray.jsonl")
    engine.shutdown()


def spark(pages: Path, folder: Path) -> None:
    """Map Arrow batches and frames of pandas, and learn, in a local cluster."""
    from pyspark.sql import SparkSession  # noqa: PLC0415
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415

    from cleanpage.learn.spark import learn  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.sql.shuffle.partitions": "4",
                "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}  # fmt: skip
    session = SparkSession.builder.master(f"local[{CORES}]").config(map=settings).getOrCreate()
    data = session.read.parquet(str(pages)).repartition(2 * CORES)
    schema = from_arrow_schema(CLEAN.schema(to_arrow_schema(data.schema)))
    write(data.mapInArrow(CLEAN.batches, schema).toArrow(), folder / "spark-arrow.parquet")
    if not ONLY_CLEAN:
        write(data.mapInPandas(CLEAN.frames, schema).toArrow(), folder / "spark-pandas.parquet")
        learn(data, url="url").dump(folder / "spark.jsonl")
    session.stop()


def datatrove(pages: Path, folder: Path, *, distributed: bool) -> None:
    """Run the step between a reader and a writer, with the local executor or the one for Ray."""
    from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor  # noqa: PLC0415
    from datatrove.pipeline.readers import ParquetReader  # noqa: PLC0415
    from datatrove.pipeline.writers import ParquetWriter  # noqa: PLC0415

    from cleanpage.engines.datatrove import Clean  # noqa: PLC0415

    name = "datatrove-ray" if distributed else "datatrove-local"
    halves = folder / f"{name}-in"
    halves.mkdir()
    table = pq.read_table(pages)
    for part in range(CORES):  # a task reads whole files
        pq.write_table(
            table.slice(part * (len(table) // CORES + 1), len(table) // CORES + 1), halves / f"{part}.parquet"
        )
    columns = pa.schema([table.schema.field("id"), table.schema.field("url"), *arrow.schema()])
    steps = [
        ParquetReader(str(halves)),
        Clean(),
        ParquetWriter(str(folder / f"{name}-out"), adapter=partial(row_of, columns.names), schema=columns),
    ]
    if distributed:
        import ray as engine  # noqa: PLC0415

        engine.init(num_cpus=CORES, include_dashboard=False, log_to_driver=False)
        executor: Any = RayPipelineExecutor(steps, tasks=CORES, workers=CORES, logging_dir=str(folder / f"{name}-logs"),
                                            mem_per_cpu_gb=1)  # fmt: skip
    else:
        executor = LocalPipelineExecutor(steps, tasks=CORES, logging_dir=str(folder / f"{name}-logs"))
    executor.run()
    write(pq.read_table(folder / f"{name}-out"), folder / f"{name}.parquet")


def row_of(names: list[str], _: object, document: Any) -> dict[str, Any]:  # noqa: ANN401 - datatrove's
    """Return a document as a row."""
    return {"id": document.id, "cleanpage_text": document.text} | {
        name: document.metadata[name] for name in names if name in document.metadata
    }


def scrapy(pages: Path, folder: Path) -> None:
    """Crawl the pages from a server on this machine, and clean them in an item pipeline."""
    from scrapy.crawler import CrawlerProcess  # noqa: PLC0415
    from spider import Pages  # noqa: PLC0415 - beside this file

    rows = pq.read_table(pages).to_pylist()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Serving, {f"/{row['id']}": row["text"] for row in rows}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found: list[dict[str, Any]] = []
    process = CrawlerProcess({
        "ITEM_PIPELINES": {"spider.CleanPages": 1}, "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 5,
    })  # fmt: skip
    addresses = {f"http://127.0.0.1:{server.server_port}/{row['id']}": row["url"] for row in rows}
    process.crawl(Pages, addresses=addresses, found=found)
    process.start()
    server.shutdown()
    columns = pa.schema([("id", pa.string()), ("url", pa.string()), *arrow.schema()])
    write(pa.Table.from_pylist(found, schema=columns), folder / "scrapy.parquet")


class Serving(BaseHTTPRequestHandler):
    """Serves pages by their paths."""

    protocol_version = "HTTP/1.1"

    def __init__(self, pages: dict[str, str], *of: Any) -> None:  # noqa: ANN401 - those of its base
        self.pages = pages
        super().__init__(*of)

    def do_GET(self) -> None:
        """Answer with a page."""
        page = self.pages[self.path]
        body = page.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"text/{'html' if page.startswith('<!') else 'plain'}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


JOBS = {
    "pandas": pandas,
    "polars": polars,
    "dask": dask,
    "datasets": datasets,
    "ray": ray,
    "spark": spark,
    "datatrove-local": partial(datatrove, distributed=False),
    "datatrove-ray": partial(datatrove, distributed=True),
    "scrapy": scrapy,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
