"""The columns of the input in a Parquet output: their types, and what does not fit. Needs the extra ``parquet``.

JSON has no schema, so one is made from a sample: a column whose values have one Arrow type gets it; one of strings,
numbers and the like together is a string; one that holds objects, too, is a string of JSON. A later value that does not
fit goes into ``cleanpage_rest``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.corpus.writers.jsonl import plain
from cleanpage.extras import extra
from cleanpage.record import PREFIX

with extra("parquet"):
    import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleanpage.corpus.columns import Sample
    from cleanpage.corpus.options import Options

JSON = {b"cleanpage": b"json"}
"""What the schema notes of a column that holds JSON."""
MIXED = {b"cleanpage": b"mixed"}
"""What it notes of one whose values had several types, none of which has parts: they are written as strings."""
REST = PREFIX + "rest"


class Seen(NamedTuple):
    """What the values of a column in one file are.

    Attributes:
        kind: the Arrow type that all have; None where they have none in common that loses nothing.
        scalar: whether none of them has parts, as lists and objects do.
    """

    kind: pa.DataType | None
    scalar: bool


class Misfit(NamedTuple):
    """Values of a row that fit into no column."""

    row: int
    name: str
    value: Any


def kept_schema(samples: Iterable[Sample], options: Options) -> pa.Schema:
    """Return the schema of the columns to keep.

    Args:
        samples: what the columns look like in some files.
        options: which of them are kept.
    """
    seen: dict[str, list[Seen]] = {}
    for sample in samples:
        for name, values in sample.values.items():
            scalar = not any(isinstance(value, dict | list) for value in values)
            seen.setdefault(name, []).append(Seen(_type_of_values(values), scalar))
        for name, kind in sample.types.items():
            seen.setdefault(name, []).append(Seen(kind, not pa.types.is_nested(kind)))
    return pa.schema([_field(name, found) for name, found in seen.items() if options.keeps(name)])


def _type_of_values(values: list[Any]) -> pa.DataType | None:
    """Return the type that all values have, or None where they have none in common that loses nothing."""
    try:
        kind = pa.infer_type(values)
    except (pa.ArrowException, OverflowError, TypeError, ValueError):
        return None
    booleans = any(isinstance(value, bool) for value in values)
    inner = kind.value_type if pa.types.is_list(kind) else kind
    simple = pa.types.is_primitive(inner) or pa.types.is_string(inner) or pa.types.is_null(inner)
    return kind if simple and booleans == pa.types.is_boolean(kind) else None


def _field(name: str, found: list[Seen]) -> pa.Field:
    try:
        [joined] = pa.unify_schemas([pa.schema([(name, one.kind)]) for one in found], promote_options="permissive")
    except (pa.ArrowException, TypeError):
        return pa.field(name, pa.string(), metadata=MIXED if all(one.scalar for one in found) else JSON)
    if pa.types.is_null(joined.type):
        return pa.field(name, pa.string())
    if pa.types.is_list(joined.type) and pa.types.is_null(joined.type.value_type):
        return pa.field(name, pa.string(), metadata=JSON)
    return joined


def columns_of_rows(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> list[pa.Array]:
    """Return an array for each field of a schema, and one of what fits none, as JSON.

    Args:
        rows: rows with any columns.
        schema: what `kept_schema` gave.
    """
    known = {*schema.names}
    misfits = [Misfit(at, *item) for at, row in enumerate(rows) for item in row.items() if item[0] not in known]
    arrays = [_array([row.get(field.name) for row in rows], field, misfits) for field in schema]
    return [*arrays, _rest(len(rows), misfits)]


def columns_of_batch(batch: pa.RecordBatch, schema: pa.Schema) -> list[pa.Array]:
    """Do what `columns_of_rows` does for columns that are in Arrow already."""
    misfits = [
        Misfit(at, name, value)
        for name in batch.column_names
        if name not in schema.names
        for at, value in enumerate(batch.column(name).to_pylist())
        if value is not None
    ]
    arrays = []
    for field in schema:
        if field.name not in batch.column_names:
            arrays.append(pa.nulls(batch.num_rows, field.type))
            continue
        column = batch.column(field.name)
        if field.metadata == JSON:
            arrays.append(_array(column.to_pylist(), field, misfits))
            continue
        try:
            arrays.append(column if column.type == field.type else column.cast(field.type))
        except pa.ArrowException:
            arrays.append(_array(column.to_pylist(), field, misfits))
    return [*arrays, _rest(batch.num_rows, misfits)]


def _array(values: list[Any], field: pa.Field, misfits: list[Misfit]) -> pa.Array:
    if field.metadata == JSON:
        return pa.array([None if value is None else as_json(value) for value in values], pa.string())
    if field.metadata == MIXED:
        values = [_text(value) for value in values]
    try:
        return pa.array([_fitting(value, field.type) for value in values], field.type)
    except (pa.ArrowException, OverflowError, TypeError, ValueError):
        return pa.array([_or_misfit(at, value, field, misfits) for at, value in enumerate(values)], field.type)


def _or_misfit(at: int, value: Any, field: pa.Field, misfits: list[Misfit]) -> Any:  # noqa: ANN401 - values of any column
    try:
        pa.scalar(_fitting(value, field.type), field.type)
    except (pa.ArrowException, OverflowError, TypeError, ValueError):
        misfits.append(Misfit(at, field.name, value))
        return None
    return value


def _fitting(value: Any, kind: pa.DataType) -> Any:  # noqa: ANN401 - values of any column
    """Return the value, unless Arrow would change it without a word."""
    if isinstance(value, bool) and not pa.types.is_boolean(kind):
        msg = "a truth value is no number"
        raise TypeError(msg)
    if pa.types.is_list(kind) and value is not None:
        if not isinstance(value, list):
            msg = "a string is no list of letters"
            raise TypeError(msg)
        return [_fitting(part, kind.value_type) for part in value]
    return value


def _text(value: Any) -> Any:  # noqa: ANN401 - values of any column
    """Return a value as a bare string, unless it has parts."""
    if value is None or isinstance(value, str | dict | list):
        return value
    return as_json(value) if isinstance(value, bool | int | float) else plain(value)


def _rest(rows: int, misfits: list[Misfit]) -> pa.Array:
    rest: dict[int, dict[str, Any]] = {}
    for misfit in misfits:
        rest.setdefault(misfit.row, {})[misfit.name] = misfit.value
    return pa.array([as_json(rest[at]) if at in rest else None for at in range(rows)], pa.string())


def as_json(value: Any) -> str:  # noqa: ANN401 - values of any column
    """Return a value as JSON in ASCII."""
    return json.dumps(value, default=str)
