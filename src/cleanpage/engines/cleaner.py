"""Batches of pages to batches of rows: the one function that is handed to engines. Needs the extra ``parquet``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from cleanpage import arrow
from cleanpage.engines.columns import Columns
from cleanpage.extras import extra
from cleanpage.pipeline import Pipeline
from cleanpage.record import COLUMNS, FULL_COLUMNS, PREFIX, failed, flat, full

with extra("parquet"):
    import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from cleanpage.engines.columns import Given


class Cleaner:
    """Cleans the pages of a batch, an Arrow table or record batch, and returns their rows as the same.

    The columns are those of the batch but for the one with the pages, and then those of `cleanpage.arrow.schema`. An
    error is a value in ``cleanpage_error``, never an exception. A cleaner is a value: it can be pickled, and sent to
    other processes and machines, and what they make is the same everywhere.

    Args:
        pipeline: what cleans, or the name of a preset.
        text: the column with the pages, as text or bytes.
        url: the column with their addresses.
        retrieved: the column with the times when they were fetched, as timestamps or in ISO 8601.
        format: what the pages are.
        full: whether the rows are full ones, with ledger.
        keep: the columns to keep; None keeps all but the one with the pages.
    """

    def __init__(
        self,
        pipeline: Pipeline | str = "article",
        *,
        text: str = "text",
        url: str | None = None,
        retrieved: str | None = None,
        format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
        full: bool = False,
        keep: Sequence[str] | None = None,
    ) -> None:
        self.pipeline = pipeline if isinstance(pipeline, Pipeline) else Pipeline.preset(pipeline)
        self.columns = Columns(text, url, retrieved, format)
        self.full = full
        self.keep = None if keep is None else tuple(keep)
        self.__name__ = type(self).__name__  # engines call functions by their names

    def __call__(self, batch: Any) -> Any:  # noqa: ANN401 - PyArrow has no types
        """Clean a batch.

        Args:
            batch: a table or a record batch.

        Returns:
            The same kind of thing.

        Raises:
            KeyError: a column is not there.
            ValueError: a column that is to be kept has the name of one that is added.
        """
        wanted = batch.select(self.columns.names).to_pydict()
        arrays = [*batch.select(self._kept(batch.schema.names)).columns, *self.added(wanted).columns]
        return type(batch).from_arrays(arrays, schema=self.schema(batch.schema))

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Clean batch after batch, which is how Spark's ``mapInArrow`` wants it."""
        return map(self, batches)

    def frame(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Clean a frame of pandas: the kept columns stay as they are, those that are added have Arrow's types.

        Args:
            frame: the frame.

        Returns:
            A frame with the same index.

        Raises:
            KeyError: a column is not there.
            ValueError: a column that is to be kept has the name of one that is added.
        """
        import pandas as pd  # noqa: PLC0415 - for users of pandas, who have it

        kept = frame[self._kept(list(map(str, frame.columns)))]
        given = frame[self.columns.names].astype(object)
        wanted = given.where(given.notna(), None)  # what pandas has for nothing is a number, or a thing of its own
        added = self.added({name: wanted[name].tolist() for name in wanted.columns})
        made = added.to_pandas(types_mapper=pd.ArrowDtype).set_index(frame.index)
        return pd.concat([kept, made], axis="columns")

    def frames(self, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Clean frame after frame, which is how Spark's ``mapInPandas`` wants it."""
        return map(self.frame, frames)

    def added(self, columns: Mapping[str, Sequence[Any]]) -> pa.RecordBatch:
        """Return the columns that are added, for columns that hold Python's own values."""
        rows = [self._row(given) for given in self.columns.rows(columns)]
        return pa.RecordBatch.from_pylist(rows, schema=arrow.schema(full=self.full))

    def _row(self, given: Given) -> dict[str, Any]:
        """Return the row of a page, whatever happens."""
        try:
            article = self.pipeline.clean(given.page, url=given.url, format=self.columns.format, retrieved=given.when())
            return full(article) if self.full else flat(article)
        except Exception as error:  # noqa: BLE001 - one bad page must not end a job over millions
            return failed(error, FULL_COLUMNS if self.full else COLUMNS)

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out, for the schema of what goes in."""
        kept = [schema.field(name) for name in self._kept(schema.names)]
        return pa.schema([*kept, *arrow.schema(full=self.full)])

    def _kept(self, names: Sequence[str]) -> list[str]:
        kept = [name for name in names if name != self.columns.text] if self.keep is None else list(self.keep)
        ours = {PREFIX + name for name in (FULL_COLUMNS if self.full else COLUMNS)}
        if clashing := sorted(ours.intersection(kept)):
            msg = f"columns {', '.join(clashing)} have names of columns that are added; name the columns to keep"
            raise ValueError(msg)
        return kept
