"""Learning as a Spark job. Spark is whatever the cluster has; the extra ``learn`` brings all else that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from cleanpage.engines.columns import Columns
from cleanpage.learn.limits import Limits
from cleanpage.learn.lines import Lines

if TYPE_CHECKING:
    from pyspark.sql import DataFrame  # pyright: ignore[reportMissingImports] - users bring it

    from cleanpage.pipeline import Pipeline
    from cleanpage.profile import Profile

SCHEMA = "site string, page long, line string, inside int"


def learn(
    pages: DataFrame,
    *,
    pipeline: Pipeline | str = "article",
    text: str = "text",
    url: str | None = None,
    format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
    limits: Limits | None = None,
) -> Profile:
    """Learn which lines recur on the pages of each site; the same pages give the same profile as with DuckDB.

    Args:
        pages: a frame with a row for each page.
        pipeline: how the pages will be read when they are cleaned, or the name of a preset.
        text: the column with the pages, as text or bytes.
        url: the column with their addresses.
        format: what the pages are.
        limits: what a line must come to.

    Returns:
        The profile; only what is in it goes to the driver.
    """
    limits = limits or Limits()
    lines = Lines(pipeline, Columns(text, url, None, format))
    view = f"cleanpage_lines_{uuid4().hex}"
    pages.select(lines.columns.names).mapInArrow(lines.batches, SCHEMA).createTempView(view)
    try:
        found = pages.sparkSession.sql(limits.query(view)).toArrow()
    finally:
        pages.sparkSession.catalog.dropTempView(view)
    return limits.profile(found.to_pylist())
