"""A ledger of an earlier version is brought up to date whole, or stays byte for byte as it was."""

import gzip
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import StaticPool, create_engine

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.domain.layout import PageSetup
from desktop.domain.office import Office
from desktop.domain.plan import Plan
from desktop.domain.record import Record
from desktop.domain.report import Report
from desktop.domain.result import Result
from desktop.models import database, schema, upgrade
from desktop.models.database import REVISION, open_database
from desktop.services.desk import open_desk
from tests.posix import fill_disk_at, posix_only

DATA = Path(__file__).parents[1] / "data" / "ledgers"
DAY = date(2026, 11, 23)


class Kept(Record, frozen=True, kw_only=True):
    """What the ledger of an earlier version holds, written down by the program that made it."""

    office: Office
    plans: tuple[Plan, ...]
    results: tuple[Result, ...]
    reports: tuple[Report, ...]


def unpacked(folder: Path, version: str) -> Path:
    path = folder / "sổ" / "Sổ Sở Ngoại vụ.sopgidb"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.decompress((DATA / f"phien-ban-{version}.sopgidb.gz").read_bytes()))
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return unpacked(tmp_path, "0001")


def brought_up(path: Path) -> Path:
    opened = open_database(path, lambda: DAY)
    opened.close()
    assert opened.copy is not None
    return opened.copy


def rows(path: Path) -> dict[str, int]:
    """Return how many rows each table has that holds any."""
    raw = sqlite3.connect(path)
    try:
        return {name: count for name, count in upgrade.count_rows(raw).items() if count}
    finally:
        raw.close()


def dumped(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    try:
        return list(raw.iterdump())
    finally:
        raw.close()


def revision(path: Path) -> tuple[str, int]:
    raw = sqlite3.connect(path)
    try:
        (number,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        (version,) = raw.execute("PRAGMA user_version").fetchone()
    finally:
        raw.close()
    return number, version


def test_no_earlier_version_is_left_out() -> None:
    assert {path.name[10:14] for path in DATA.glob("*.json")} == database.OLDER


@pytest.mark.parametrize("version", sorted(schema.OURS))
def test_the_tables_that_are_ours_are_those_of_the_migrations(version: str) -> None:
    """From nothing straight to a revision, and step by step through each before it."""
    for way in ([version], [one for one in sorted(schema.OURS) if one <= version]):
        engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool)
        for revision in way:
            config = Config()
            folder = Path(database.__file__).with_name("migrations")
            config.set_main_option("script_location", str(folder))
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
        with engine.begin() as connection:
            made = [tuple(row) for row in connection.exec_driver_sql(schema.SCHEMA)]
        engine.dispose()
        assert schema.digest(made) == schema.OURS[version]


def test_a_ledger_is_ours_after_each_upgrade(tmp_path: Path) -> None:
    for version in sorted(database.OLDER):
        path = unpacked(tmp_path / version, version)
        brought_up(path)
        again = open_database(path, lambda: DAY)
        again.close()
        assert again.copy is None


def test_an_old_ledger_with_a_strange_table_is_refused_before_its_upgrade(ledger: Path) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute("CREATE TABLE step (a)")
    raw.close()
    refused(ledger, "ledger.strange")
    assert list(ledger.parent.iterdir()) == [ledger]


@pytest.mark.parametrize("version", sorted(database.OLDER))
def test_every_record_of_the_old_ledger_is_there_afterwards(tmp_path: Path, version: str) -> None:
    ledger = unpacked(tmp_path, version)
    kept = msgspec.json.decode((DATA / f"phien-ban-{version}.json").read_bytes(), type=Kept)
    assert kept.plans
    assert kept.results
    desk = open_desk(ledger, keys_dir=ledger.parent / "keys")
    try:
        assert desk.offices.office() == kept.office
        assert desk.offices.office().page == PageSetup()
        plans = tuple(desk.plans.plan(plan.id) for plan in desk.plans.plans())
        periods = [period for plan in plans for period in desk.periods.periods(plan.id)]
        results = {
            result.id: result
            for period in periods
            for result in desk.results.sheet(period.id).results.values()
        }
        reports = tuple(desk.reports.report(period.id) for period in periods)
    finally:
        desk.close()
    assert plans == kept.plans
    assert results == {result.id: result for result in kept.results}
    assert reports == kept.reports


def test_no_table_loses_a_row_and_the_revision_is_the_newest(ledger: Path) -> None:
    before = rows(ledger)
    assert before["task"] > 0
    brought_up(ledger)
    assert rows(ledger) == before
    assert revision(ledger) == (REVISION, database.SCHEMA_VERSION)


def test_the_copy_is_the_ledger_as_it_was(ledger: Path) -> None:
    before = dumped(ledger)
    copy = brought_up(ledger)
    assert copy.name == "Sổ Sở Ngoại vụ - bản 0001 ngày 2026-11-23.sopgidb"
    assert dumped(copy) == before
    assert revision(copy)[0] == "0001"
    assert sorted(path.name for path in ledger.parent.iterdir()) == [copy.name, ledger.name]


def test_an_earlier_copy_is_never_replaced(ledger: Path) -> None:
    taken = ledger.with_name("Sổ Sở Ngoại vụ - bản 0001 ngày 2026-11-23.sopgidb")
    taken.write_bytes(b"earlier")
    assert brought_up(ledger).name.endswith("(2).sopgidb")
    assert taken.read_bytes() == b"earlier"


def test_a_ledger_that_is_up_to_date_is_not_copied(ledger: Path) -> None:
    brought_up(ledger)
    again = open_database(ledger, lambda: DAY)
    again.close()
    assert again.copy is None


def refused(ledger: Path, code: str) -> None:
    before = ledger.read_bytes()
    with pytest.raises((LedgerRefused, FileRefused)) as caught:
        open_database(ledger, lambda: DAY)
    assert caught.value.code == code
    assert ledger.read_bytes() == before


def test_without_room_for_the_copy_the_ledger_stays(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_target: Path, _write: Callable[[Path], object]) -> None:
        raise FileRefused("file.disk_full", path="", reason="")

    monkeypatch.setattr(upgrade, "write_file", full)
    refused(ledger, "file.disk_full")


def test_a_copy_that_differs_stops_the_upgrade(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = upgrade.count_rows
    answers = iter(({"task": 1}, {"task": 2}))
    monkeypatch.setattr(upgrade, "count_rows", lambda raw: next(answers, None) or counted(raw))
    refused(ledger, "ledger.copy_differs")
    assert list(ledger.parent.iterdir()) == [ledger]


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM task",
        "DELETE FROM section WHERE rowid = (SELECT min(rowid) FROM section)",
        "UPDATE result SET period_id = x'00'",
    ],
)
def test_a_migration_that_loses_a_row_or_a_relation_is_taken_back(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    migrate = database._migrate

    def harmful(connection: database.Connection) -> None:
        migrate(connection)
        connection.exec_driver_sql(harm)

    monkeypatch.setattr(database, "_migrate", harmful)
    refused(ledger, "ledger.upgrade_loses")
    assert revision(ledger)[0] == "0001"


def test_a_table_that_is_rebuilt_keeps_its_children(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alembic rebuilds a parent table in batch mode: with foreign keys on, its children vanish."""
    before = rows(ledger)
    migrate = database._migrate

    def rebuilding(connection: database.Connection) -> None:
        migrate(connection)
        sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'plan'")
        made = str(sql.scalar_one())
        connection.exec_driver_sql(re.sub(r'TABLE "?plan"?', "TABLE plan_new", made, count=1))
        connection.exec_driver_sql("INSERT INTO plan_new SELECT * FROM plan")
        connection.exec_driver_sql("DROP TABLE plan")
        connection.exec_driver_sql("ALTER TABLE plan_new RENAME TO plan")

    monkeypatch.setattr(database, "_migrate", rebuilding)
    brought_up(ledger)
    assert rows(ledger) == before


def test_foreign_keys_are_in_force_after_an_upgrade(ledger: Path) -> None:
    opened = open_database(ledger, lambda: DAY)
    try:
        with opened.transaction() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    finally:
        opened.close()


def test_an_upgrade_killed_at_any_moment_leaves_the_old_ledger_or_the_new(
    ledger: Path, tmp_path: Path
) -> None:
    before, expected = ledger.read_bytes(), rows(ledger)
    outcomes = set()
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop.models.database import open_database\n"
        "import alembic.command, alembic.config\n"
        "print('go', flush=True); open_database(Path(sys.argv[1])).close(); print('done')"
    )
    for turn in range(12):
        path = tmp_path / f"lần {turn}" / "so.sopgidb"
        path.parent.mkdir()
        path.write_bytes(before)
        started = subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert started.stdout is not None
        started.stdout.readline()
        time.sleep(turn * 0.02)
        started.kill()
        started.communicate()
        opened = open_database(path, lambda: DAY)
        opened.close()
        outcomes.add(opened.copy is None)
        assert rows(path) == expected
        assert revision(path)[0] == REVISION
    # Some were killed before the change, some after it: both ends were seen.
    assert outcomes == {True, False}


FILLING = """
import signal, sys
from pathlib import Path
from desktop.domain.errors import Refused
from desktop.models.database import open_database
import alembic.command, alembic.config
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    open_database(Path(sys.argv[1])).close()
    print("opened")
except Refused as refusal:
    print(refusal.code)
"""


@posix_only
@pytest.mark.parametrize("room", [-4096, 0, 8192])
def test_a_disk_that_fills_up_during_an_upgrade_leaves_the_old_ledger(
    ledger: Path, room: int
) -> None:
    """First there is no room for the copy, then none for the rows that the new tables need."""
    before = dumped(ledger)
    answer = subprocess.run(
        [sys.executable, "-c", FILLING, str(ledger)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=partial(fill_disk_at, ledger.stat().st_size + room),
    )
    # What a limit on the size of a file does comes as an error of the disk.
    assert answer.stdout.strip() in {"file.disk_full", "file.io", "ledger.disk_full", "ledger.io"}
    assert dumped(ledger) == before
    assert revision(ledger)[0] == "0001"
    assert not ledger.with_name(f"{ledger.name}-journal").exists()
    assert brought_up(ledger).is_file()
