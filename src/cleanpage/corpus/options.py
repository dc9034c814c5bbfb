"""What a user may choose about a run over many pages."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Form = Literal["jsonl", "csv", "parquet", "pages", "warc", "wet"]
To = Literal["jsonl", "jsonl.gz", "jsonl.zst", "parquet"]


class Options(BaseModel):
    """What, with the pipeline and the input, determines the output byte for byte.

    Attributes:
        text_column: the column with the pages.
        url_column: the column with their addresses.
        retrieved_column: the column with the times when they were fetched, as ISO 8601 or as timestamps.
        keep: the columns to keep; None keeps all but the one with the pages.
        form: the form of all inputs, whatever their endings say.
        format: what the pages are.
        encoding: the encoding of CSV files and of pages, where it is known.
        to: the form of the output.
        full: whether the rows are full ones, with ledger.
        shard_rows: rows of a shard.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text_column: str = "text"
    url_column: str | None = None
    retrieved_column: str | None = None
    keep: tuple[str, ...] | None = None
    form: Form | None = None
    format: Literal["auto", "text", "html"] = "auto"
    encoding: str | None = None
    to: To = "jsonl"
    full: bool = False
    shard_rows: int = Field(default=10_000, gt=0)

    def keeps(self, name: str) -> bool:
        """Whether a column of the input is to be in the output."""
        return name != self.text_column if self.keep is None else name in self.keep
