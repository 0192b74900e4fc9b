"""Copies of a ledger: made from the open one, sealed with a digest, proved before they are used.

SQLite's own check looks at the structure of a file; a letter that turned into another passes it.
A copy therefore carries a seal: the digest of everything it holds, taken from the ledger that it
was made of. Whatever is read back differently later is not used.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.domain.paper import Watch, unwatched
from desktop.domain.record import Line, Record
from desktop.files import mended
from desktop.models import schema
from desktop.models.database import APPLICATION_ID, SCHEMA_VERSION, Database
from desktop.models.upgrade import count_rows, writing_told

_SEAL, _LAST, _PROGRAM = "backup.seal", "backup.last", "backup.program"
_OURS = "backup."
"""Rows about copies: they tell of the file, not of the plan, and stay out of the digest."""
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_PAGES = 512
"""How much is copied between two looks at whether the clerk gave it up."""
_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


class Reason(StrEnum):
    """Why a copy was made."""

    HAND = "hand"
    """The clerk asked for it; the program never deletes it."""
    CLOSING = "closing"
    """Made by itself when the program was closed; old ones give way to new ones."""
    BEFORE_RESTORE = "before_restore"
    """The ledger that another copy took the place of."""
    BEFORE_VERSION = "before_version"
    """The ledger as another version of the program left it."""


class Seal(Record, frozen=True, kw_only=True):
    """What a copy says of itself."""

    moment: datetime
    digest: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    reason: Reason
    ledger: Annotated[str, Meta(max_length=4_096)]
    """The path of the ledger that it was made of."""


class LastCopy(Record, frozen=True, kw_only=True):
    """What a ledger knows of the last copy made of it."""

    moment: datetime
    digest: str
    path: str


class CopyFacts(Record, frozen=True, kw_only=True):
    """What a file holds, read without proving it."""

    seal: Seal | None
    office_id: UUID
    office: Line
    plans: tuple[Line, ...]


def digest_of(database: Database) -> str:
    """Return the digest of everything that an open ledger holds.

    Raises:
        LedgerRefused: ``ledger.damaged``, ``ledger.io``.
    """
    with _source_told(database.path):
        return _digest(_raw(database))


def write_copy(database: Database, temporary: Path, seal: Seal, watch: Watch = unwatched) -> None:
    """Copy an open ledger to a path where nothing is yet, prove the copy, and seal it.

    ``watch`` is told pages; it may give the copy up.

    Raises:
        LedgerRefused: ``backup.differs``: what was written does not read back as the ledger.
        FileRefused: the disk is full or fails.
    """
    raw = _raw(database)

    def told(_status: int, left: int, total: int) -> None:
        watch(total - left, total)

    # Made by the system, not by SQLite: its error says whether the folder may be written.
    temporary.touch(exist_ok=False)
    with (
        writing_told(temporary.parent),
        contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as copy,
    ):
        raw.backup(copy, pages=_PAGES, progress=told)
        sound = copy.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        if not sound or count_rows(copy) != count_rows(raw) or _digest(copy) != seal.digest:
            raise LedgerRefused("backup.differs", folder=temporary.parent)
        copy.execute("BEGIN IMMEDIATE")
        _put(copy, _SEAL, seal)
        copy.execute("COMMIT")


def strip_seal(path: Path) -> None:
    """Make a ledger of a copy: it remembers the copy that it came from as the last one."""
    with writing_told(path.parent), contextlib.closing(_open(path, "rw")) as raw:
        seal = _seal(raw)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("DELETE FROM setting WHERE key = ?", (_SEAL,))
        if seal is not None:
            _put(raw, _LAST, LastCopy(moment=seal.moment, digest=seal.digest, path=""))
        raw.execute("COMMIT")


def read_facts(path: Path) -> CopyFacts:
    """Return what a ledger file that is not open here holds; nothing is changed or proved.

    Raises:
        LedgerRefused: ``ledger.not_ledger``, ``ledger.newer``, ``ledger.strange``,
            ``ledger.in_use``, ``backup.damaged``, ``backup.unfinished``.
        FileRefused: it cannot be read.
    """
    _check_header(path)
    with _copy_told(path), contextlib.closing(_open(path, "ro")) as raw:
        _require_ours(raw, path)
        return _facts(raw)


def prove_copy(path: Path, shown: Path) -> CopyFacts:
    """Prove that a file is a whole ledger that this version understands; return what it holds.

    Args:
        path: the file; it is not open here.
        shown: the name under which the clerk knows it.

    Raises:
        LedgerRefused: see :func:`read_facts`; ``backup.altered``: it is not what was sealed.
    """
    _check_header(path, shown)
    with _copy_told(shown), contextlib.closing(_open(path, "ro")) as raw:
        if raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise LedgerRefused("backup.damaged", path=shown)
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise LedgerRefused("backup.damaged", path=shown)
        _require_ours(raw, shown)
        facts = _facts(raw)
        if facts.seal is not None and facts.seal.digest != _digest(raw):
            raise LedgerRefused("backup.altered", path=shown)
        return facts


def prove_ledger(database: Database) -> None:
    """Prove that every page, index and relation of an open ledger is sound.

    Raises:
        LedgerRefused: ``ledger.damaged``.
    """
    with _source_told(database.path):
        raw = _raw(database)
        sound = raw.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        if not sound or raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise LedgerRefused("ledger.damaged", path=database.path)


def last_copy(database: Database) -> LastCopy | None:
    """Return what the ledger knows of the last copy made of it."""
    with _source_told(database.path):
        found = _raw(database).execute("SELECT value FROM setting WHERE key = ?", (_LAST,))
        row = found.fetchone()
    try:
        return None if row is None else msgspec.json.decode(row[0], type=LastCopy)
    except msgspec.MsgspecError:
        return None


def seal_of(database: Database) -> Seal | None:
    """Return the seal of an open ledger that is a copy, or None where it is a ledger in use."""
    with _source_told(database.path):
        try:
            return _seal(_raw(database))
        except msgspec.MsgspecError:
            return None


def remember_copy(database: Database, last: LastCopy) -> None:
    """Keep in the ledger when and where the last copy was made."""
    value = msgspec.json.encode(last).decode()
    with database.transaction() as connection:
        connection.exec_driver_sql(
            "REPLACE INTO setting (key, value) VALUES (?, ?)", (_LAST, value)
        )


def last_program(database: Database) -> str | None:
    """Return the version of the program that had the ledger open last; None where none said so."""
    with _source_told(database.path):
        found = _raw(database).execute("SELECT value FROM setting WHERE key = ?", (_PROGRAM,))
        row = found.fetchone()
    return None if row is None else str(row[0])


def remember_program(database: Database, version: str) -> None:
    """Keep in the ledger which version of the program has it now."""
    with database.transaction() as connection:
        connection.exec_driver_sql(
            "REPLACE INTO setting (key, value) VALUES (?, ?)", (_PROGRAM, version)
        )


def _raw(database: Database) -> sqlite3.Connection:
    """Return the driver's connection: a backup may not run inside a transaction."""
    with database.transaction() as connection:
        raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        message = "the ledger is not behind the sqlite3 driver"
        raise TypeError(message)
    return raw


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0.5)


def _check_header(path: Path, shown: Path | None = None) -> None:
    shown = shown or path
    if path.is_dir():
        raise FileRefused("file.is_folder", path=str(shown))
    with mended(shown):
        if not path.is_file() and path.exists():
            raise FileRefused("file.not_a_file", path=str(shown))
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    ours = header.startswith(_MAGIC) and int.from_bytes(header[68:72]) == APPLICATION_ID
    if len(header) < _HEADER or not ours:
        raise LedgerRefused("ledger.not_ledger", path=shown)
    if int.from_bytes(header[60:64]) > SCHEMA_VERSION:
        raise LedgerRefused("ledger.newer", path=shown)
    if header[18:20] != b"\x01\x01":
        raise LedgerRefused("backup.damaged", path=shown)
    if journal_of(path).exists():
        # Whoever held it was stopped in the middle; the file alone is not the whole ledger.
        raise LedgerRefused("backup.unfinished", path=shown)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of a ledger."""
    return path.with_name(path.name + "-journal")


def _require_ours(raw: sqlite3.Connection, shown: Path) -> None:
    revision = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if revision is None or revision[0] not in schema.OURS:
        raise LedgerRefused("ledger.newer", path=shown)
    if schema.digest(raw.execute(schema.SCHEMA)) != schema.OURS[revision[0]]:
        raise LedgerRefused("ledger.strange", path=shown)


def _facts(raw: sqlite3.Connection) -> CopyFacts:
    ((office_id, office),) = raw.execute("SELECT id, name FROM office").fetchall()
    heads = raw.execute("SELECT json_extract(head, '$.title'), year FROM plan ORDER BY year DESC")
    titles = (" ".join(msgspec.json.decode(title, type=list[str])) for title, _ in heads)
    return CopyFacts(
        seal=_seal(raw),
        office_id=UUID(office_id),
        office=str(office),
        plans=tuple(dict.fromkeys(titles)),
    )


def _seal(raw: sqlite3.Connection) -> Seal | None:
    row = raw.execute("SELECT value FROM setting WHERE key = ?", (_SEAL,)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Seal)


def _put(raw: sqlite3.Connection, key: str, value: Record) -> None:
    text = msgspec.json.encode(value).decode()
    raw.execute("REPLACE INTO setting (key, value) VALUES (?, ?)", (key, text))


def _digest(raw: sqlite3.Connection) -> str:
    """Return the SHA-256 of every cell of every table, in the order of the tables and rows."""
    whole, encoder = hashlib.sha256(), msgspec.msgpack.Encoder()
    for table in sorted(count_rows(raw)):
        without = f" WHERE key NOT LIKE '{_OURS}%'" if table == "setting" else ""
        rows = raw.execute(f'SELECT * FROM "{table}"{without} ORDER BY rowid')  # noqa: S608
        whole.update(encoder.encode([table, *(column[0] for column in rows.description)]))
        for row in rows:
            whole.update(encoder.encode(row))
    return whole.hexdigest()


@contextlib.contextmanager
def _source_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        damaged = _number(error) in _BROKEN | {None}
        raise LedgerRefused("ledger.damaged" if damaged else "ledger.io", path=path) from error


@contextlib.contextmanager
def _copy_told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if _number(error) in _HELD:
            raise LedgerRefused("ledger.in_use", path=path) from error
        raise LedgerRefused("backup.damaged", path=path) from error
    except (ValueError, TypeError, AttributeError, msgspec.MsgspecError) as error:
        # What the cells hold was never ours: not one office, no title, a seal without sense.
        raise LedgerRefused("backup.damaged", path=path) from error


def _number(error: BaseException) -> int | None:
    number = getattr(error, "sqlite_errorcode", None)
    return None if number is None else int(number) & 0xFF
