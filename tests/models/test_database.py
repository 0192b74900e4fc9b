"""Only what is understood is opened; what is refused stays byte for byte as it was."""

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.models import database
from desktop.models.copying import read_facts
from desktop.models.database import Database, create_database, open_database
from desktop.models.tables import Base
from tests.posix import fill_disk_at, posix_only


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "Sổ xã Đại Lãnh 2024.sopgidb"
    create_database(path).close()
    return path


@pytest.fixture
def opened(ledger: Path) -> Iterator[Database]:
    made = open_database(ledger)
    yield made
    made.close()


def refusal(path: Path) -> str:
    """Open a file that must be refused, and prove that it was left alone."""
    before = (path.read_bytes(), path.stat().st_mtime_ns) if path.is_file() else None
    neighbours = sorted(path.parent.iterdir())
    with pytest.raises(LedgerRefused) as caught:
        open_database(path)
    if before is not None:
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(path.parent.iterdir()) == neighbours
    return caught.value.code


def put(made: Database, key: str, value: str = "x") -> None:
    with made.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO setting (key, value) VALUES (?, ?)", (key, value))


def test_tables_and_migrations_say_the_same(opened: Database) -> None:
    with opened.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_storage_rules_are_in_force(opened: Database) -> None:
    with opened.transaction() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar()
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    assert application == int.from_bytes(b"SPGI")
    assert version == database.SCHEMA_VERSION


def test_a_ledger_whose_storage_rules_do_not_hold_is_not_opened(ledger: Path) -> None:
    """SQLite passes over a setting that it cannot follow, without a word."""
    before = ledger.read_bytes()
    with pytest.raises(LedgerRefused) as caught:
        Database(ledger, journal_mode="'no such mode'")
    assert caught.value.code == "ledger.storage"
    assert caught.value.values["rule"] == "journal_mode"
    assert ledger.read_bytes() == before


def test_a_new_ledger_leaves_no_other_file(ledger: Path) -> None:
    assert list(ledger.parent.iterdir()) == [ledger]


def test_a_new_ledger_never_replaces_a_file(ledger: Path) -> None:
    before = ledger.read_bytes()
    with pytest.raises(LedgerRefused) as caught:
        create_database(ledger)
    assert caught.value.code == "ledger.exists"
    assert ledger.read_bytes() == before


def test_a_new_ledger_needs_a_folder_it_can_make(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(FileRefused) as caught:
        create_database(tmp_path / "taken" / "so.sopgidb")
    assert caught.value.code == "file.not_a_folder"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "ledger.not_ledger"),
        (b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", "ledger.not_ledger"),
        (b"\x00" * 8192, "ledger.not_ledger"),
        (b"SQLite format 3\x00" + b"\xff" * 200, "ledger.not_ledger"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "so.sopgidb"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "so.sopgidb"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE office (id)")
    other.commit()
    other.close()
    assert refusal(path) == "ledger.not_ledger"


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    assert refusal(tmp_path / "so.sopgidb") == "ledger.missing"


def test_a_name_that_no_file_can_have_is_refused_in_words(tmp_path: Path) -> None:
    assert refusal(tmp_path / "so\0.sopgidb") == "ledger.missing"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "ledger.is_folder"


def change(ledger: Path, statement: str) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute(statement)
    raw.commit()
    raw.close()


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA user_version = 999", "UPDATE alembic_version SET version_num = '0999'"],
)
def test_a_ledger_of_a_newer_version_is_refused(ledger: Path, statement: str) -> None:
    change(ledger, statement)
    assert refusal(ledger) == "ledger.newer"


def test_a_ledger_in_another_journal_mode_is_refused(ledger: Path) -> None:
    change(ledger, "PRAGMA journal_mode = wal")
    assert refusal(ledger) == "ledger.damaged"


def test_a_ledger_cut_short_at_any_page_is_refused(ledger: Path) -> None:
    whole = ledger.read_bytes()
    for size in range(4096, len(whole), 4096):
        ledger.write_bytes(whole[:size])
        assert refusal(ledger) == "ledger.damaged"


def test_a_ledger_with_a_blank_page_is_refused_or_was_not_using_it(ledger: Path) -> None:
    whole = ledger.read_bytes()
    refused = 0
    for start in range(0, len(whole), 4096):
        ledger.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        try:
            open_database(ledger).close()
        except LedgerRefused:
            refused += 1
    assert refused > len(whole) // 4096 * 0.8


def test_flipped_bits_never_end_in_anything_but_a_ledger_or_a_refusal(ledger: Path) -> None:
    whole = ledger.read_bytes()
    chance = random.Random(20240812)  # noqa: S311 - where to damage, not a secret
    for _ in range(150):
        place = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        ledger.write_bytes(damaged)
        try:
            open_database(ledger).close()
        except LedgerRefused:
            assert ledger.read_bytes() == damaged


def open_elsewhere(ledger: Path) -> str:
    """Open a ledger in another process; return what it was told."""
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path\n"
            "from desktop.domain.errors import LedgerRefused\n"
            "from desktop.models.database import open_database\n"
            "try: open_database(Path(sys.argv[1]))\n"
            "except LedgerRefused as refusal: print(refusal.code)",
            str(ledger),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


def test_a_ledger_is_open_once(ledger: Path, opened: Database) -> None:
    assert open_elsewhere(ledger) == "ledger.in_use"
    put(opened, "still mine")


def test_a_closed_ledger_can_be_opened_again(ledger: Path) -> None:
    for _ in range(3):
        open_database(ledger).close()


def test_writes_of_one_transaction_stand_or_fall_together(opened: Database) -> None:
    with pytest.raises(ZeroDivisionError), opened.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO setting (key, value) VALUES ('half', '1')")
        _ = 1 / 0
    with opened.transaction() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM setting WHERE key = 'half'")
        assert count.scalar() == 0


def test_a_wrong_statement_stays_a_fault_of_the_program(opened: Database) -> None:
    with pytest.raises(Exception, match="no such table"), opened.transaction() as connection:
        connection.exec_driver_sql("SELECT * FROM absent")


def child(script: str, *arguments: str, limit: int | None = None) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=partial(fill_disk_at, limit) if limit is not None else None,
    )


WRITER = """
import signal, sys
from pathlib import Path
from desktop.domain.errors import LedgerRefused
from desktop.models.database import open_database
if sys.platform != 'win32':
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
made = open_database(Path(sys.argv[1]))
number = int(sys.argv[2])
try:
    while True:
        with made.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO setting (key, value) VALUES (?, ?)", (f"edit {number}", "x" * 3000))
        print(number, flush=True)
        number += 1
except LedgerRefused as refusal:
    print(refusal.code, flush=True)
"""


def kept(ledger: Path) -> set[int]:
    made = open_database(ledger)
    with made.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT key FROM setting WHERE key LIKE 'edit %'")
        numbers = {int(key.removeprefix("edit ")) for key in rows.scalars()}
    made.close()
    return numbers


@posix_only
def test_a_full_disk_refuses_the_edit_and_keeps_the_earlier_ones(ledger: Path) -> None:
    limit = ledger.stat().st_size + 100_000
    writer = child(WRITER, str(ledger), "0", limit=limit)
    output, _ = writer.communicate(timeout=60)
    *numbers, last = output.split()
    assert last in {"ledger.disk_full", "ledger.io"}
    assert len(numbers) > 5
    assert kept(ledger) == {int(number) for number in numbers}


def test_a_transaction_cut_off_by_a_crash_is_rolled_back(ledger: Path, tmp_path: Path) -> None:
    """A copy taken in the middle of a write, with its journal, is what a power cut leaves."""
    raw = sqlite3.connect(ledger, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    for number in range(400):
        raw.execute("INSERT INTO setting VALUES (?, ?)", (f"edit {number}", "x" * 2000))
    journal = ledger.with_name(ledger.name + "-journal")
    assert journal.stat().st_size > 0
    crashed = tmp_path / "crashed.sopgidb"
    crashed.write_bytes(ledger.read_bytes())
    crashed.with_name(crashed.name + "-journal").write_bytes(journal.read_bytes())
    raw.execute("ROLLBACK")
    raw.close()
    assert (
        hashlib.sha256(crashed.read_bytes()).digest()
        != hashlib.sha256(ledger.read_bytes()).digest()
    )
    assert kept(crashed) == set()


READER = """
import os, sys
from pathlib import Path
from desktop.domain.errors import Refused
from desktop.models.database import create_database, open_database
folder = Path(sys.argv[1])
open_database(folder / "other.sopgidb").close()  # everything is imported before rights are dropped
exec(sys.argv[2])
if os.geteuid() == 0:
    os.setuid(65534)
for attempt in (
    lambda: open_database(folder / "so.sopgidb"),
    lambda: create_database(folder / "new.sopgidb"),
):
    try:
        attempt().close()
        print("opened")
    except Refused as refusal:
        print(refusal.code)
"""


@posix_only
@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ("(folder / 'so.sopgidb').chmod(0o444); folder.chmod(0o555)", "ledger.read_only"),
        ("(folder / 'so.sopgidb').chmod(0o666); folder.chmod(0o555)", "ledger.read_only"),
        ("(folder / 'so.sopgidb').chmod(0); folder.chmod(0o555)", "ledger.unreadable"),
    ],
    ids=["file", "folder", "unreadable"],
)
def test_what_may_not_be_written_is_refused_in_words(
    ledger: Path, rights: str, expected: str
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("so.sopgidb", "other.sopgidb"):
            (folder / name).write_bytes(ledger.read_bytes())
        before = (folder / "so.sopgidb").stat().st_mtime_ns
        output, _ = child(READER, made, rights).communicate(timeout=60)
        folder.chmod(0o755)
        assert output.split() == [expected, "file.denied"]
        assert (folder / "so.sopgidb").read_bytes() == ledger.read_bytes()
        assert (folder / "so.sopgidb").stat().st_mtime_ns == before
        assert sorted(path.name for path in folder.iterdir()) == ["other.sopgidb", "so.sopgidb"]


MAKER = """
import signal, sys
from pathlib import Path
from desktop.domain.errors import Refused
from desktop.models.database import create_database
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    create_database(Path(sys.argv[1]))
except Refused as refusal:
    print(refusal.code, refusal.values["path"])
"""


@posix_only
@pytest.mark.parametrize("limit", [0, 4096, 40_000, 100_000])
def test_a_new_ledger_on_a_full_disk_leaves_nothing_behind(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "so.sopgidb"
    output, _ = child(MAKER, str(path), limit=limit).communicate(timeout=60)
    code, named = output.split()
    assert code in {"ledger.disk_full", "ledger.io", "file.disk_full"}
    assert named == str(path)
    assert list(tmp_path.iterdir()) == []


def test_the_same_program_opens_a_ledger_once_and_keeps_its_lock(
    ledger: Path, opened: Database
) -> None:
    """Looking into the file from the same process would drop the lock on POSIX."""
    with pytest.raises(LedgerRefused) as caught:
        open_database(ledger)
    assert caught.value.code == "ledger.in_use"
    assert open_elsewhere(ledger) == "ledger.in_use"
    put(opened, "still mine")


def test_a_ledger_of_a_killed_program_opens_again(ledger: Path) -> None:
    writer = child(WRITER, str(ledger), "0")
    assert writer.stdout is not None
    assert writer.stdout.readline() == "0\n"
    writer.kill()
    writer.wait()
    writer.stdout.close()
    assert 0 in kept(ledger)
    assert list(ledger.parent.iterdir()) == [ledger]


@pytest.mark.parametrize(("table", "column"), [("target", "comparator"), ("setting", "value")])
def test_a_ledger_whose_tables_lost_a_name_is_refused(
    ledger: Path, table: str, column: str
) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?",
        (column, column[:-1] + "_", table),
    )
    raw.commit()
    raw.close()
    assert refusal(ledger) == "ledger.damaged"


ACTS = "CREATE TRIGGER x AFTER UPDATE ON task BEGIN DELETE FROM plan; END"
STRANGE = {
    "trigger": [ACTS],
    "trigger typed otherwise": [
        ACTS,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET type = 'Trigger' WHERE type = 'trigger'",
    ],
    "view": ["CREATE VIEW x AS SELECT * FROM plan"],
    "view typed otherwise": [
        "CREATE VIEW x AS SELECT * FROM plan",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET type = 'VIEW' WHERE type = 'view'",
    ],
    "virtual table": ["CREATE VIRTUAL TABLE x USING fts5(words)"],
    "virtual table with a second space": [
        "CREATE VIRTUAL TABLE x USING fts5(words)",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CREATE ', 'CREATE  ') WHERE name = 'x'",
    ],
    "column that is computed": ["ALTER TABLE setting ADD COLUMN x AS (value || key)"],
    "constraint that replaces": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE (period_id, task_id)',"
        " 'UNIQUE (period_id, task_id) ON CONFLICT REPLACE') WHERE name = 'result'",
    ],
    "index": ["CREATE UNIQUE INDEX x ON result (status)"],
    "table": ['CREATE TABLE "a""b" (c)'],
}
"""Changes of the schema by another program that no ledger of ours has."""


@pytest.mark.parametrize("statements", STRANGE.values(), ids=STRANGE)
def test_a_ledger_whose_tables_are_not_all_ours_is_refused(
    ledger: Path, statements: list[str]
) -> None:
    raw = sqlite3.connect(ledger)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()
    before = ledger.read_bytes()
    assert refusal(ledger) == "ledger.strange"
    with pytest.raises(LedgerRefused) as caught:
        read_facts(ledger)
    assert caught.value.code == "ledger.strange"
    assert ledger.read_bytes() == before


def test_a_ledger_that_another_program_counted_is_still_ours(ledger: Path) -> None:
    change(ledger, "ANALYZE")
    open_database(ledger).close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
def test_a_pipe_is_no_ledger_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "so.sopgidb"
    os.mkfifo(pipe)
    assert refusal(pipe) == "ledger.not_ledger"


def test_only_looking_into_a_ledger_changes_no_byte_of_it(ledger: Path) -> None:
    before = (ledger.read_bytes(), ledger.stat().st_mtime_ns)
    open_database(ledger).close()
    assert (ledger.read_bytes(), ledger.stat().st_mtime_ns) == before
