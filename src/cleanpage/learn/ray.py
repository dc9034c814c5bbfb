"""Learning as a job of Ray Data. Ray is whatever the cluster has; the extra ``learn`` brings what is needed else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cleanpage.engines.columns import Columns
from cleanpage.learn.duck import MEMORY, Counter
from cleanpage.learn.limits import Limits
from cleanpage.learn.lines import Lines

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset  # pyright: ignore[reportMissingImports] - users bring it

    from cleanpage.pipeline import Pipeline
    from cleanpage.profile import Profile


class Counting:
    """Counts the lines of whole sites: those of a part of the data set that was split by site.

    Args:
        limits: what a line must come to.
        memory: what DuckDB may use.
    """

    def __init__(self, limits: Limits, memory: str) -> None:
        self.limits, self.memory = limits, memory
        self.__name__ = type(self).__name__  # Ray calls functions by their names

    def __call__(self, lines: pa.Table) -> pa.Table:
        """Return the lines that recur."""
        with Counter(memory=self.memory, threads=1) as counter:
            for batch in lines.to_batches():
                counter.add(batch)
            return counter.recurring(self.limits)


def learn(
    pages: Dataset,
    *,
    pipeline: Pipeline | str = "article",
    text: str = "text",
    url: str | None = None,
    format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
    limits: Limits | None = None,
    parts: int = 16,
    memory: str = MEMORY,
) -> Profile:
    """Learn which lines recur on the pages of each site; the same pages give the same profile as with DuckDB alone.

    Args:
        pages: a data set with a row for each page.
        pipeline: how the pages will be read when they are cleaned, or the name of a preset.
        text: the column with the pages, as text or bytes.
        url: the column with their addresses.
        format: what the pages are.
        limits: what a line must come to.
        parts: into how many parts the lines are split, by site; the lines of one must fit into a worker's memory.
        memory: what DuckDB may use in each worker to count them.

    Returns:
        The profile; only what is in it goes to the driver.
    """
    limits = limits or Limits()
    columns = Columns(text, url, None, format)
    lines = pages.select_columns(columns.names).map_batches(Lines(pipeline, columns), batch_format="pyarrow")
    by_site = lines.repartition(parts, keys=["site"])
    found = by_site.map_batches(Counting(limits, memory), batch_format="pyarrow", batch_size=None)
    return limits.profile(found.take_all())
