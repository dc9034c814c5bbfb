"""A step of datatrove's pipelines. Needs the extra ``datatrove``.

>>> from cleanpage.engines.datatrove import Clean
>>> pipeline = [WarcReader("s3://…"), Clean(), JsonlWriter("clean")]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cleanpage.extras import extra
from cleanpage.pipeline import Pipeline
from cleanpage.record import PREFIX, failed, flat, instant

with extra("datatrove"):
    from datatrove.pipeline.base import PipelineStep  # pyright: ignore[reportMissingImports] - users bring it

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datatrove.data import Document, DocumentsPipeline  # pyright: ignore[reportMissingImports] - users bring it

TEXT, ERROR, WARNINGS = PREFIX + "text", PREFIX + "error", PREFIX + "warnings"


class Clean(PipelineStep):  # type: ignore[misc] # datatrove has no types of its own
    """Makes the page that is a document's text its body, and puts the other columns of a row into its metadata.

    All documents go on, those too whose body is empty, or that have a ``cleanpage_error``; a filter behind this step
    can drop them. The statistics count both, and each warning.

    Args:
        pipeline: what cleans, or the name of a preset.
        url: what the metadata calls the page's address; where it is not there, the page has none.
        retrieved: what the metadata calls the time when the page was fetched, such as ``"date"`` behind a
            `WarcReader`.
        format: what the pages are.
    """

    name = "cleanpage"
    type = "🧹 - CLEANER"

    def __init__(
        self,
        pipeline: Pipeline | str = "article",
        *,
        url: str | None = "url",
        retrieved: str | None = None,
        format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
    ) -> None:
        super().__init__()
        self.pipeline = pipeline if isinstance(pipeline, Pipeline) else Pipeline.preset(pipeline)
        self.url, self.retrieved = url, retrieved
        self.format: Literal["auto", "text", "html"] = format

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002 - datatrove's
        """Clean documents."""
        for document in data:
            with self.track_time():
                self._clean(document)
            self.update_doc_stats(document)
            yield document

    def _clean(self, document: Document) -> None:
        found = document.metadata
        try:
            retrieved = instant(found.get(self.retrieved)) if self.retrieved else None
            url = found.get(self.url) if self.url else None
            row = flat(self.pipeline.clean(document.text, url=url, format=self.format, retrieved=retrieved))
        except Exception as error:  # noqa: BLE001 - one bad page must not end a job over millions
            row = failed(error)
        document.text = row.pop(TEXT) or ""
        found.update(row)
        self.stat_update(*(["errors"] if row[ERROR] else [] if document.text else ["empty"]), *row[WARNINGS])
