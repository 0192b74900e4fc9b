"""The one mapping between rows and frozen records: fields and columns meet by name.

A column without a field (the plan that a task belongs to) is given by the caller; a field
without a column (the tasks of a plan) is a child with a table of its own and is left alone.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from desktop.domain.record import Record
from desktop.models.base import Base

R = TypeVar("R", bound=Record)
Value = Any


def table_of(row: type[Base]) -> Table:
    """Return the table of a row class."""
    return cast("Table", row.__table__)


@cache
def _shared(row: type[Base], kind: type[Record]) -> tuple[str, ...]:
    columns = table_of(row).columns
    return tuple(name for name in kind.__struct_fields__ if name in columns)


def values_of(row: type[Base], record: Record, **given: Value) -> dict[str, Value]:
    """Return a record as the values of a row."""
    return {name: getattr(record, name) for name in _shared(row, type(record))} | given


def read_records(
    connection: Connection,
    row: type[Base],
    kind: type[R],
    *where: ColumnElement[bool],
    order: Iterable[ColumnElement[Any]] = (),
    **given: Value,
) -> tuple[R, ...]:
    """Return the rows that fit as records; ``given`` fills fields that have no column.

    Types and bounds of the fields are checked: a cell may have been damaged on the disk.
    """
    names = _shared(row, kind)
    columns = table_of(row).columns
    query = select(*(columns[name] for name in names)).where(*where).order_by(*order)
    return tuple(
        msgspec.convert(dict(zip(names, values, strict=True)) | given, kind)
        for values in connection.execute(query)
    )


def insert_records(
    connection: Connection, row: type[Base], records: Iterable[Record], **given: Value
) -> None:
    """Add records as new rows."""
    rows = [values_of(row, record, **given) for record in records]
    if rows:
        connection.execute(insert(table_of(row)), rows)


def update_record(
    connection: Connection, row: type[Base], record: Record, *where: ColumnElement[bool]
) -> int:
    """Write a record over the row that fits; return how many rows there were."""
    statement = update(table_of(row)).where(*where).values(values_of(row, record))
    return connection.execute(statement).rowcount
