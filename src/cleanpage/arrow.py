"""The rows of data sets as Arrow: the schema, and tables that have it. Needs the extra ``parquet``.

>>> import cleanpage.arrow
>>> row = cleanpage.Pipeline.preset("article").record({"text": "A line of a page."})
>>> cleanpage.arrow.table([row]).schema.field("cleanpage_published_utc").type
TimestampType(timestamp[us, tz=UTC])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanpage.extras import extra
from cleanpage.record import COLUMNS, FULL_COLUMNS, PREFIX

with extra("parquet"):
    import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCALARS = {
    "string": pa.string(),
    "int64": pa.int64(),
    "double": pa.float64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "timestamp[us, tz=UTC]": pa.timestamp("us", tz="UTC"),
}


def schema(*, full: bool = False) -> pa.Schema:
    """Return the schema of rows, as `Pipeline.record` and ``cleanpage run`` make them.

    Args:
        full: whether of full rows, with ledger, instead of flat ones.

    Returns:
        The Arrow schema.
    """
    return schema_of(FULL_COLUMNS if full else COLUMNS)


def schema_of(columns: Mapping[str, str]) -> pa.Schema:
    """Return the schema of columns whose types are written as in `cleanpage.record.COLUMNS`."""
    return pa.schema([pa.field(PREFIX + name, type_of(kind)) for name, kind in columns.items()])


def table(rows: Iterable[Mapping[str, Any]], *, full: bool = False) -> pa.Table:
    """Return rows as a table.

    Args:
        rows: what `Pipeline.record` gave.
        full: whether they are full rows.

    Returns:
        A table with exactly the columns of `schema`; other keys of the rows are left out.
    """
    return pa.Table.from_pylist(list(rows), schema=schema(full=full))


def type_of(name: str) -> pa.DataType:
    """Return the Arrow type with a name such as ``list<struct<name: string, weight: double>>``."""
    if name in SCALARS:
        return SCALARS[name]
    outer, inner = name[:-1].split("<", 1)
    if outer == "list":
        return pa.list_(type_of(inner))
    return pa.struct([pa.field(*_field(part)) for part in _members(inner)])


def _field(part: str) -> tuple[str, pa.DataType]:
    name, kind = part.split(": ", 1)
    return name, type_of(kind)


def _members(inside: str) -> list[str]:
    """Split the members of a struct at the commas that stand in no other struct."""
    depth, start, members = 0, 0, []
    for at, char in enumerate(inside):
        depth += (char in "<[") - (char in ">]")
        if char == "," and not depth:
            members.append(inside[start:at])
            start = at + 2
    return [*members, inside[start:]]
