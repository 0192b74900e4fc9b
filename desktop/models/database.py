"""Opening the ledger: only what is understood is opened, and what is refused stays as it was.

Storage rules (design §9): one connection with an exclusive lock, a rollback journal that is
truncated, and a sync of everything, the folder entry of the journal included, at each commit.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from desktop.domain.errors import LedgerRefused
from desktop.files import ensure_folder, write_file
from desktop.models import schema
from desktop.models.base import DamagedCell
from desktop.models.capture import note_changes
from desktop.models.tables import Base
from desktop.models.upgrade import change_tables, count_rows, keep_copy, require_nothing_lost

APPLICATION_ID = 0x53504749
"""The letters SPGI in the header of the file."""
REVISION = schema.NEWEST
"""The newest migration."""
OLDER = frozenset(schema.OURS) - {REVISION}
"""Revisions that are brought up to date; any other comes from a newer version."""
SCHEMA_VERSION = 3
"""The number of REVISION, kept in the header (user_version) to be read before anything else."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_PRAGMAS = {
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "recursive_triggers": 1,
    "temp_store": 2,
}
_CODES = {
    sqlite3.SQLITE_FULL: "ledger.disk_full",
    sqlite3.SQLITE_BUSY: "ledger.in_use",
    sqlite3.SQLITE_LOCKED: "ledger.in_use",
    sqlite3.SQLITE_READONLY: "ledger.read_only",
    sqlite3.SQLITE_CANTOPEN: "ledger.read_only",
    sqlite3.SQLITE_PERM: "ledger.read_only",
    sqlite3.SQLITE_CORRUPT: "ledger.damaged",
    sqlite3.SQLITE_NOTADB: "ledger.damaged",
    sqlite3.SQLITE_IOERR: "ledger.io",
}
_CODES_AT_OPENING = _CODES | {sqlite3.SQLITE_ERROR: "ledger.damaged"}
"""Later a statement that SQLite does not understand is ours; at opening it is the file's."""


def _today() -> date:
    return datetime.now().astimezone().date()


_open_files: set[tuple[int, int]] = set()
"""Device and number of the ledgers that this process has open.

Closing any other handle of such a file would drop the locks that keep other processes out
(sqlite.org/howtocorrupt, 2.2), so it must not even be looked into.
"""


class Database:
    """An open ledger. It belongs to the thread that opened it.

    Attributes:
        path: the ledger file.
        copy: the copy made of it as it was, when opening brought it up to date.
    """

    def __init__(self, path: Path, **changed: object) -> None:
        self.path = path
        self.copy: Path | None = None
        self._file = _identity(path)
        with _told(path, _CODES_AT_OPENING):
            self._raw = _connect(path, _PRAGMAS | changed)
        _open_files.add(self._file)
        self._engine = _engine(self._raw)
        self._connection: Connection | None = None
        self._step: int | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection whose writes commit together when the block ends, or not at all.

        A transaction inside another one belongs to it.

        Raises:
            LedgerRefused: the disk is full, the file cannot be written, it is damaged.
        """
        with _told(self.path):
            if self._connection is not None:
                with self._connection.begin_nested():
                    yield self._connection
                return
            with self._engine.begin() as connection:
                self._connection = connection
                try:
                    yield connection
                finally:
                    self._connection = None

    def note_changes(self) -> None:
        """Be ready to note in the journal what changes; the tables must be complete."""
        with _told(self.path):
            note_changes(self._raw, lambda: self._step)

    @contextmanager
    def noting(self, step: int) -> Iterator[None]:
        """Note every row that changes in the block under the step of that number."""
        self._step = step
        try:
            yield
        finally:
            self._step = None

    def bring_up_to_date(self, revision: str, today: date) -> Path:
        """Keep a copy of the ledger, then run the migrations it lacks; return the copy."""
        copy = keep_copy(self._raw, self.path, revision, today)
        before = count_rows(self._raw)

        def migrate() -> None:
            with self.transaction() as connection:
                _migrate(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
                require_nothing_lost(self._raw, self.path, before)

        change_tables(self._raw, self.path, migrate)
        return copy

    def close(self) -> None:
        """Let go of the file and its lock; no empty journal stays beside it."""
        with contextlib.suppress(sqlite3.Error):
            self._raw.execute("PRAGMA journal_mode = delete")
        self._engine.dispose()
        self._raw.close()
        _open_files.discard(self._file)


def open_database(path: Path, today: Callable[[], date] = _today) -> Database:
    """Open an existing ledger and prove that it is whole and can be written.

    A ledger of an earlier version is brought up to date; before that a copy of it is kept beside
    it, named after its version and ``today``.

    Raises:
        LedgerRefused: missing, no ledger, damaged, with tables that are not ours, made by a newer
            version, read-only, or open elsewhere. The file is then left byte for byte as it was.
        FileRefused: there is no room for the copy; the ledger stays as it was.
    """
    _check_header(path)
    database = Database(path)
    try:
        with _told(path, _CODES_AT_OPENING):
            revision = _checked_revision(path, database)
        if revision != REVISION:
            database.copy = database.bring_up_to_date(revision, today())
        database.note_changes()
    except BaseException:
        database.close()
        raise
    return database


def _checked_revision(path: Path, database: Database) -> str:
    """Return the revision of a ledger that is whole, known, and can be written."""
    with database.transaction() as connection:
        revision = _check_content(path, connection)
        # A ledger that cannot be written is better refused now. The trial is taken back: what
        # is only looked at, or refused later for what a cell holds, keeps every byte.
        connection.exec_driver_sql("REPLACE INTO setting (key, value) VALUES ('trial', '1')")
        connection.rollback()
    return revision


def create_database(path: Path, fill: Callable[[Database], object] | None = None) -> Database:
    """Make a new ledger at a path where nothing is yet, and open it.

    ``fill`` puts the first rows into it before the file gets its name, so that a ledger is there
    with them or not at all.

    Raises:
        LedgerRefused: the path is taken, or the disk is full.
        FileRefused: the folder cannot be written.
    """
    if path.exists():
        raise LedgerRefused("ledger.exists", path=path)
    ensure_folder(path.parent)
    try:
        write_file(path, lambda temporary: _build(temporary, fill))
    except LedgerRefused as refusal:
        # The clerk knows the name that was asked for, not the temporary one.
        raise LedgerRefused(refusal.code, **refusal.values | {"path": path}) from refusal
    return open_database(path)


def _build(path: Path, fill: Callable[[Database], object] | None) -> None:
    # Made by the system, not by SQLite: its error says whether the folder may be written.
    path.touch(exist_ok=False)
    with _told(path), contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database = Database(path, journal_mode="delete", locking_mode="normal")
    try:
        with database.transaction() as opened:
            _migrate(opened)
            opened.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if fill is not None:
            fill(database)
    finally:
        database.close()


def _migrate(connection: Connection) -> None:
    # Imported here: Alembic is slow to load, and an ordinary start needs no migration.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, REVISION)


def _connect(path: Path, pragmas: dict[str, object]) -> sqlite3.Connection:
    # Opened by URI without "create": a file that vanished must not come back empty.
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0.5)
    try:
        for pragma, value in pragmas.items():
            connection.execute(f"PRAGMA {pragma} = {value}")
            _require_in_force(connection, path, pragma, value)
    except BaseException:
        connection.close()
        raise
    return connection


def _require_in_force(
    connection: sqlite3.Connection, path: Path, pragma: str, value: object
) -> None:
    (actual,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    if actual != value:
        raise LedgerRefused("ledger.storage", path=path, rule=pragma)


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except (FileNotFoundError, ValueError):
        # ValueError: a name that no file can have.
        raise LedgerRefused("ledger.missing", path=path) from None
    except OSError as error:
        raise LedgerRefused("ledger.unreadable", path=path, reason=error.strerror) from error
    return found.st_dev, found.st_ino


def _engine(raw: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver would begin late, after the first read; the lock must be taken at once.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _check_header(path: Path) -> None:
    """Refuse by the first bytes, before SQLite touches the file (sqlite.org/fileformat2)."""
    if _identity(path) in _open_files:
        raise LedgerRefused("ledger.in_use", path=path)
    if path.is_dir():
        raise LedgerRefused("ledger.is_folder", path=path)
    if not path.is_file():
        # Only to open a pipe would wait for its writer, perhaps for ever.
        raise LedgerRefused("ledger.not_ledger", path=path)
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
        size = path.stat().st_size
    except OSError as error:
        raise LedgerRefused("ledger.unreadable", path=path, reason=error.strerror) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise LedgerRefused("ledger.not_ledger", path=path)
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise LedgerRefused("ledger.not_ledger", path=path)
    if int.from_bytes(header[60:64]) > SCHEMA_VERSION:
        raise LedgerRefused("ledger.newer", path=path)
    page_size = int.from_bytes(header[16:18])
    pages = int.from_bytes(header[28:32])
    if size < pages * page_size and not path.with_name(path.name + "-journal").exists():
        raise LedgerRefused("ledger.damaged", path=path)
    # A write-ahead log is never ours: SQLite would make files beside it only to look inside.
    if header[18:20] != b"\x01\x01":
        raise LedgerRefused("ledger.damaged", path=path)


def _check_content(path: Path, connection: Connection) -> str:
    findings = connection.exec_driver_sql("PRAGMA quick_check(1)").scalars().all()
    if findings != ["ok"]:
        raise LedgerRefused("ledger.damaged", path=path)
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    if "alembic_version" not in tables.scalars().all():
        raise LedgerRefused("ledger.damaged", path=path)
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision not in schema.OURS:
        raise LedgerRefused("ledger.newer", path=path)
    if revision == REVISION:
        _check_columns(connection)
    made = connection.exec_driver_sql(schema.SCHEMA)
    if schema.digest(tuple(row) for row in made) != schema.OURS[revision]:
        raise LedgerRefused("ledger.strange", path=path)
    return str(revision)


def _check_columns(connection: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        # The names of tables and columns stand in the file too: a damaged one is found here.
        names = ", ".join(f'{table.name}."{column.name}"' for column in table.columns)
        connection.exec_driver_sql(f"SELECT {names} FROM {table.name} LIMIT 0")  # noqa: S608


@contextmanager
def _told(path: Path, codes: Mapping[int, str] = _CODES) -> Iterator[None]:
    """Turn what SQLite reports into a refusal; a wrong statement stays a fault of the program."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        code = _code(error.orig if isinstance(error, DBAPIError) else error, codes)
        if code is None:
            raise
        raise LedgerRefused(code, path=path) from error
    except (DamagedCell, UnicodeDecodeError, msgspec.MsgspecError) as error:
        # SQLite checks the structure of a file, not what its cells hold.
        raise LedgerRefused("ledger.damaged", path=path) from error


def _code(error: BaseException | None, codes: Mapping[int, str]) -> str | None:
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        # The driver's own: it could not read a text.
        unreadable = isinstance(error, sqlite3.OperationalError)
        return "ledger.damaged" if unreadable else None
    # The lower byte is the primary code; the rest says more than we can use.
    return codes.get(number & 0xFF)
