"""Bringing a ledger of an earlier version up to date: first a copy that is proved, then one step.

The copy is made with SQLite's own backup, for closing another handle of the open ledger would
drop its lock. Foreign keys are off while tables change, and checked before the commit: a table
that is rebuilt under them would take its children along (style paper §10).
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.files import write_file

Tables = dict[str, int]
"""Rows by table."""


def keep_copy(raw: sqlite3.Connection, path: Path, version: str, today: date) -> Path:
    """Write a proved copy of an open ledger beside it and return its path.

    Raises:
        FileRefused: the folder or the disk does not take the copy.
        LedgerRefused: ``ledger.copy_differs``.
    """
    target = _free_name(path, version, today)
    write_file(target, lambda temporary: _copy(raw, temporary, path))
    return target


def _free_name(path: Path, version: str, today: date) -> Path:
    """Return a name that says what the copy is; an earlier copy is never replaced."""
    stem = f"{path.stem} - bản {version} ngày {today:%Y-%m-%d}"
    names = (f"{stem}{'' if n == 1 else f' ({n})'}{path.suffix}" for n in count(1))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _copy(raw: sqlite3.Connection, temporary: Path, path: Path) -> None:
    # Made by the system, not by SQLite: its error says whether the folder may be written.
    temporary.touch(exist_ok=False)
    with writing_told(path.parent), contextlib.closing(sqlite3.connect(temporary)) as copy:
        raw.backup(copy)
        sound = copy.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        if not sound or count_rows(copy) != count_rows(raw):
            raise LedgerRefused("ledger.copy_differs", path=path)


@contextlib.contextmanager
def writing_told(folder: Path) -> Iterator[None]:
    """Turn what SQLite reports about a copy that is being written into a refusal."""
    try:
        yield
    except sqlite3.Error as error:
        number = getattr(error, "sqlite_errorcode", 0) & 0xFF
        code = "file.disk_full" if number == sqlite3.SQLITE_FULL else "file.io"
        raise FileRefused(code, path=str(folder), reason=error) from error


def count_rows(raw: sqlite3.Connection) -> Tables:
    """Return how many rows each table has."""
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own
        for name in names
        if not name.startswith("sqlite_")
    }


def change_tables(raw: sqlite3.Connection, path: Path, migrate: Callable[[], None]) -> None:
    """Run ``migrate``, which opens the transaction that it needs, with foreign keys off.

    It must end by calling :func:`require_nothing_lost` before it commits.
    """
    raw.execute("PRAGMA foreign_keys = 0")
    try:
        migrate()
    finally:
        raw.execute("PRAGMA foreign_keys = 1")
    if raw.execute("PRAGMA foreign_keys").fetchone() != (1,):
        raise LedgerRefused("ledger.storage", path=path, rule="foreign_keys")


def require_nothing_lost(raw: sqlite3.Connection, path: Path, before: Tables) -> None:
    """Refuse to commit when a row is gone or refers to nothing.

    Raises:
        LedgerRefused: ``ledger.upgrade_loses``.
    """
    after = count_rows(raw)
    lost = [name for name, rows in before.items() if after.get(name) != rows]
    if lost or raw.execute("PRAGMA foreign_key_check").fetchall():
        raise LedgerRefused("ledger.upgrade_loses", path=path)
