"""Noting every change of a row while a step is under way, whoever makes it.

SQLite itself tells: temporary triggers on every table write the row as it was and as it is into the
journal, also for rows that a foreign key takes along (sqlite.org/undoredo.html has the idea). They
live in the connection and never in the file, so a ledger from elsewhere brings none with it.
"""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Table

from desktop.models.base import Base
from desktop.models.journal import EditRow, StepRow
from desktop.models.mapping import table_of
from desktop.models.package import PackageRow

_STEP = "journal_step"
_LEFT_OUT = {table_of(row).name for row in (StepRow, EditRow, PackageRow)}
"""The journal itself, and packages: what was sent stays sent."""


def journaled() -> dict[str, Table]:
    """Return the tables whose rows are noted, by name, parents before children."""
    return {
        table.name: table for table in Base.metadata.sorted_tables if table.name not in _LEFT_OUT
    }


def note_changes(raw: sqlite3.Connection, step: Callable[[], int | None]) -> None:
    """Note every change of a row under the number that ``step`` returns; None: not at all."""
    raw.create_function(_STEP, 0, step)
    for table in journaled().values():
        for event, before, after in (
            ("INSERT", None, "NEW"),
            ("UPDATE", "OLD", "NEW"),
            ("DELETE", "OLD", None),
        ):
            raw.execute(_trigger(table, event, before, after))


def _trigger(table: Table, event: str, before: str | None, after: str | None) -> str:
    old, new = _cells(table, before), _cells(table, after)
    # All names are our own; the values never pass through this text.
    return (
        f'CREATE TEMP TRIGGER "note_{table.name}_{event}" AFTER {event} ON main."{table.name}"'
        f" WHEN {_STEP}() IS NOT NULL BEGIN"
        f' INSERT INTO edit (step_id, "table", before, after)'
        f" SELECT {_STEP}(), '{table.name}', {old}, {new} WHERE {old} IS NOT {new}; END"
    )


def _cells(table: Table, row: str | None) -> str:
    if row is None:
        return "NULL"
    return "json_object({})".format(
        ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    )
