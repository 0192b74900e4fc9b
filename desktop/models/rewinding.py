"""Putting rows of the ledger back as they were before a step, or forth as they were after it.

Every function works inside a transaction that is already open. Values are the raw cells that the
triggers of :mod:`desktop.models.capture` wrote down.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Table

from desktop.models.base import DamagedCell
from desktop.models.capture import journaled

Cells = dict[str, Any]
Place = tuple[str, tuple[Any, ...]]
"""A table's name and the primary key of a row."""


class Edit(NamedTuple):
    """One row before and after; None: it was not there."""

    table: Table
    before: Cells | None
    after: Cells | None

    @property
    def place(self) -> Place:
        """The row that was changed, as it is found afterwards."""
        return place_of(self.table, self.after or self.before or {})

    def turned(self) -> "Edit":
        """Return the edit that takes this one back."""
        return Edit(self.table, self.after, self.before)


def place_of(table: Table, cells: Cells) -> Place:
    """Return where a row stands."""
    return table.name, tuple(cells[column.name] for column in table.primary_key)


def decode_edit(table: str, before: str | None, after: str | None) -> Edit:
    """Return an edit of the journal.

    Raises:
        DamagedCell: it names no table of ours, or not its columns: the journal was not written by
            this program.
    """
    known = journaled().get(table)
    if known is None:
        raise DamagedCell
    return Edit(known, _decoded(known, before), _decoded(known, after))


def _decoded(table: Table, cells: str | None) -> Cells | None:
    if cells is None:
        return None
    found = msgspec.json.decode(cells, type=dict[str, str | int | None])
    if found.keys() != {column.name for column in table.columns}:
        raise DamagedCell
    return found


def moved(connection: Connection, edits: Sequence[Edit]) -> bool:
    """Say whether a row is no longer as the edits, in the order of their making, left it."""
    left: dict[Place, Cells | None] = {}
    for edit in edits:
        if edit.before is not None:
            left[place_of(edit.table, edit.before)] = None
        if edit.after is not None:
            left[edit.place] = edit.after
    tables = journaled()
    return any(
        read_cells(connection, tables[name], key) != cells for (name, key), cells in left.items()
    )


def read_cells(connection: Connection, table: Table, key: tuple[Any, ...]) -> Cells | None:
    """Return the raw cells of one row, or None when it is not there."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    query = f'SELECT {names} FROM "{table.name}" WHERE {_key(table)}'  # noqa: S608 - our own names
    row = connection.exec_driver_sql(query, key).first()
    return None if row is None else dict(zip(table.columns.keys(), row, strict=True))


def apply(connection: Connection, edits: Iterable[Edit]) -> None:
    """Make the rows what the edits say they are afterwards, one after the other.

    A row that is to go and that its parent took along is gone already.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
    for edit in edits:
        _apply(connection, edit)


def _apply(connection: Connection, edit: Edit) -> None:
    name = edit.table.name
    columns = [column.name for column in edit.table.columns]
    if edit.after is None:
        _, key = place_of(edit.table, edit.before or {})
        connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE {_key(edit.table)}', key)  # noqa: S608
        return
    values = tuple(edit.after[column] for column in columns)
    if edit.before is None:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', values)  # noqa: S608
        return
    _, key = place_of(edit.table, edit.before)
    sets = ", ".join(f'"{column}" = ?' for column in columns)
    connection.exec_driver_sql(
        f'UPDATE "{name}" SET {sets} WHERE {_key(edit.table)}',  # noqa: S608
        (*values, *key),
    )


def _key(table: Table) -> str:
    return " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)


def folded(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits with repeated changes of the same row, one after the other, made one."""
    made: list[Edit] = []
    for edit in edits:
        last = made[-1] if made else None
        follows = (
            last is not None
            and last.table is edit.table
            and last.after is not None
            and last.before is not None
            and edit.after is not None
            and last.after == edit.before
        )
        if last is not None and follows:
            made[-1] = Edit(last.table, last.before, edit.after)
        else:
            made.append(edit)
    return made
