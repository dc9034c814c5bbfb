"""Which columns of the input the output has, settled before the first page is cleaned."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.corpus.readers import reader
from cleanpage.record import COLUMNS, FULL_COLUMNS, PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleanpage.corpus.files import InputFile
    from cleanpage.corpus.incoming import Chunk
    from cleanpage.corpus.options import Options

FILES = 100
"""Files that are looked at."""
ROWS = 1000
"""Rows that are looked at in each of them."""
TABLES = {"jsonl", "csv", "parquet"}
PLACE = {"file": "string", "row": "int64"}
"""Columns that say where a row is from."""
REST = {"rest": "string"}
"""The column of what fits into no other, in forms of output that have a schema."""


class Sample(NamedTuple):
    """What the columns of a file look like.

    Attributes:
        file: the file.
        values: by column, the values of some rows; none where the file says their type.
        types: by column, the Arrow type where the file says it.
    """

    file: InputFile
    values: dict[str, list[Any]]
    types: dict[str, Any]


def output_columns(options: Options) -> dict[str, str]:
    """Return the columns that cleanpage adds to a row, without their prefix, with their Arrow types."""
    rest = REST if options.to == "parquet" else {}
    return (FULL_COLUMNS if options.full else COLUMNS) | PLACE | rest


def samples(files: Iterable[InputFile], options: Options) -> Iterator[Sample]:
    """Yield what the columns of the first files look like, and see to it that the options fit them.

    Args:
        files: the input.
        options: the options of the run.

    Raises:
        ValueError: the first table of the input lacks a column that the options name, or has one to be kept with the
            name of a column that cleanpage adds.
    """
    tables_seen = False
    for file in islice((file for file in files if file.form), FILES):
        sample = _sample(file, options)
        names = [*sample.values, *(name for name in sample.types if name not in sample.values)]
        if file.form in TABLES and names and not tables_seen:
            tables_seen = True
            _check_named(file, names, options)
        _check_names(file, names, options)
        yield sample


def _sample(file: InputFile, options: Options) -> Sample:
    """Read the first records of a file."""
    all_columns = options.model_copy(update={"keep": None, "text_column": ""})
    found = reader(file.form or "", all_columns)
    sample = Sample(file, {}, {})
    rows = 0
    for chunk in _readable(found.chunks(file)):
        batch = found.kept(chunk)
        if batch is not None:
            sample.types.update(zip(batch.schema.names, batch.schema.types, strict=True))
            break
        for record in found.records(chunk):
            for name, value in record.kept.items():
                sample.values.setdefault(name, []).append(value)
        rows += chunk.rows
        if rows >= ROWS:
            break
    return sample


def _readable(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    """Yield chunks as far as the file can be read; the run will tell what is wrong with it."""
    with suppress(OSError):
        yield from chunks


def _check_named(file: InputFile, names: list[str], options: Options) -> None:
    wanted = (options.text_column, options.url_column, options.retrieved_column, *(options.keep or ()))
    for name in wanted:
        if name is not None and name not in names:
            msg = f"{file.path} has no column {name!r}; it has {', '.join(map(repr, names))}"
            raise ValueError(msg)


def _check_names(file: InputFile, names: list[str], options: Options) -> None:
    ours = {PREFIX + name for name in output_columns(options)}
    for name in names:
        if options.keeps(name) and name in ours:
            msg = f"{file.path} has a column {name!r} of its own; name the columns to keep, without it"
            raise ValueError(msg)
