"""One reader for each form of input."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanpage.corpus.incoming import Reader
    from cleanpage.corpus.options import Options

READERS = {
    "jsonl": "jsonl:JsonlReader",
    "csv": "csv:CsvReader",
    "parquet": "parquet:ParquetReader",
    "pages": "pages:PageReader",
    "warc": "warc:WarcReader",
    "wet": "warc:WarcReader",
}
"""The module and the class for each form; loaded when needed, because some need an extra."""


def reader(form: str, options: Options) -> Reader:
    """Return the reader for files of a form.

    Args:
        form: one of `READERS`.
        options: which columns hold what.

    Raises:
        MissingExtraError: it needs a package that is not installed.
    """
    module, name = READERS[form].split(":")
    found: Callable[[Options], Reader] = getattr(import_module(f"{__name__}.{module}"), name)
    return found(options)
