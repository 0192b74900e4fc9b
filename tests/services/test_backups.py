"""Copies of the ledger: proved, dated, kept as long as promised; a bad one is told apart."""

import gzip
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.domain.paper import Stopped
from desktop.models import copying
from desktop.models.copying import prove_copy
from desktop.services import backups
from desktop.services.backups import Reason, backups_in, look_at
from desktop.services.desk import Desk, create_desk, open_desk
from tests import factories
from tests.posix import posix_only

NOW = datetime(2026, 11, 24, 15, 30).astimezone()


@pytest.fixture
def desk(tmp_path: Path):
    made = create_desk(tmp_path / "so.sopgidb", factories.office(place="Đại Lãnh"))
    made.plans.add_plan(factories.plan())
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sao lưu"
    made.mkdir()
    return made


def rename(desk: Desk, name: str) -> None:
    desk.offices.save_office(replace(desk.offices.office(), name=name))


def test_a_copy_has_a_dated_name_and_says_what_it_is(desk: Desk, folder: Path) -> None:
    made = desk.backups.make(folder, now=NOW)
    assert made == folder / "so-dai-lanh 2026-11-24 1530.sopgidb"
    found = look_at(made)
    assert (found.moment, found.reason, found.refusal) == (NOW, Reason.HAND, "")
    assert found.office == desk.offices.office().name
    assert found.plans == (desk.plans.plans()[0].title,)
    assert found.ledger == str(desk.path)


def test_a_copy_holds_every_cell_of_the_ledger(desk: Desk, folder: Path) -> None:
    made = desk.backups.make(folder)
    facts = prove_copy(made, made)
    assert facts.seal is not None
    assert facts.seal.digest == copying.digest_of(desk._database)
    again = open_desk(shutil.copy(made, folder / "mo.sopgidb"))
    assert again.plans.plan(desk.plans.plans()[0].id) == desk.plans.plan(desk.plans.plans()[0].id)
    again.close()


def test_an_earlier_copy_of_the_same_minute_is_never_replaced(desk: Desk, folder: Path) -> None:
    first = desk.backups.make(folder, now=NOW)
    before = first.read_bytes()
    assert desk.backups.make(folder, now=NOW).name == "so-dai-lanh 2026-11-24 1530 (2).sopgidb"
    assert first.read_bytes() == before


def test_the_ledger_itself_is_no_place_for_its_copy(desk: Desk) -> None:
    with pytest.raises(LedgerRefused) as refused:
        desk.backups.make_at(desk.path)
    assert refused.value.code == "backup.open"


def test_a_copy_that_does_not_read_back_as_the_ledger_is_thrown_away(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "digest_of", lambda _database: "0" * 64)
    with pytest.raises(LedgerRefused) as refused:
        desk.backups.make(folder)
    assert refused.value.code == "backup.differs"
    assert list(folder.iterdir()) == []
    assert desk.backups.last() is None


def test_a_folder_that_is_gone_is_said_and_nothing_is_remembered(desk: Desk, folder: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        desk.backups.make(folder / "USB")
    assert refused.value.code == "file.no_folder"
    assert desk.backups.last() is None


def test_giving_up_leaves_no_file(desk: Desk, folder: Path) -> None:
    def watch(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        desk.backups.make(folder, watch=watch)
    assert list(folder.iterdir()) == []


def test_the_ledger_remembers_its_last_copy(desk: Desk, folder: Path) -> None:
    made = desk.backups.make(folder, now=NOW)
    last = desk.backups.last()
    assert last is not None
    assert (last.moment, last.path) == (NOW, str(made))


def test_at_closing_a_copy_is_made_only_when_something_changed(desk: Desk, folder: Path) -> None:
    first = desk.backups.make_if_changed(folder)
    assert first is not None
    assert desk.backups.make_if_changed(folder) is None
    rename(desk, "UBND xã Vạn Thắng")
    assert desk.backups.make_if_changed(folder) is not None
    assert len(backups_in(folder)) == 2


def test_at_closing_a_copy_is_made_when_the_last_one_is_gone(desk: Desk, folder: Path) -> None:
    first = desk.backups.make_if_changed(folder)
    assert first is not None
    first.unlink()
    assert desk.backups.make_if_changed(folder) is not None


def test_opening_the_ledger_is_no_change(desk: Desk, folder: Path) -> None:
    desk.backups.make_if_changed(folder)
    desk.close()
    again = open_desk(desk.path)
    assert again.backups.make_if_changed(folder) is None
    again.close()


def test_ten_copies_of_closing_are_kept_and_one_of_each_month(desk: Desk, folder: Path) -> None:
    by_hand = desk.backups.make(folder, now=NOW - timedelta(days=45))
    foreign = create_desk(folder.parent / "khac.sopgidb", factories.office(name="Sở X"))
    other = foreign.backups.make(folder, reason=Reason.CLOSING, now=NOW - timedelta(days=300))
    foreign.close()
    for days in range(60, 0, -1):
        rename(desk, f"UBND xã thứ {days}")
        desk.backups.make_if_changed(folder, now=NOW - timedelta(days=days))
    kept = [one for one in backups_in(folder) if one.reason is Reason.CLOSING]
    days = [(NOW - one.moment).days for one in kept if one.office != "Sở X"]
    assert days[:10] == list(range(1, 11))
    # The newest of September and of October; that of November is among the ten.
    assert days[10:] == [24, 55]
    assert by_hand.exists()
    assert other.exists()


def test_copies_of_another_office_in_a_ledger_of_the_same_name_are_left_alone(
    desk: Desk, folder: Path
) -> None:
    for days in range(60, 45, -1):
        rename(desk, f"UBND xã thứ {days}")
        desk.backups.make(folder, reason=Reason.CLOSING, now=NOW - timedelta(days=days))
    theirs = set(folder.iterdir())
    desk.close()
    path = folder.parent / "so.sopgidb"
    path.rename(folder.parent / "cu.sopgidb")
    mine = create_desk(path, factories.office(name="Sở X"))
    for days in range(15, 0, -1):
        rename(mine, f"Sở thứ {days}")
        mine.backups.make_if_changed(folder, now=NOW - timedelta(days=days))
    mine.close()
    left = set(folder.iterdir())
    assert theirs <= left
    assert len(left - theirs) == 10


def test_a_clock_that_went_back_does_not_lose_the_copy_just_made(desk: Desk, folder: Path) -> None:
    for days in range(15):
        rename(desk, f"UBND xã thứ {days}")
        desk.backups.make_if_changed(folder, now=NOW + timedelta(days=days))
    rename(desk, "UBND xã mới nhất")
    made = desk.backups.make_if_changed(folder, now=datetime(1999, 1, 1, tzinfo=UTC))
    assert made is not None
    assert made.exists()


def test_the_list_is_newest_first_and_tells_what_cannot_be_used(desk: Desk, folder: Path) -> None:
    old = desk.backups.make(folder, now=NOW - timedelta(days=2))
    new = desk.backups.make(folder, now=NOW)
    (folder / "hỏng.sopgidb").write_bytes(b"x" * 5000)
    (folder / "thư.docx").write_bytes(b"")
    os.utime(folder / "hỏng.sopgidb", (NOW.timestamp() - 90_000,) * 2)
    found = backups_in(folder)
    assert [(one.path.name, one.refusal) for one in found] == [
        (new.name, ""),
        ("hỏng.sopgidb", "ledger.not_ledger"),
        (old.name, ""),
    ]


def test_the_open_ledger_is_not_among_the_copies_beside_it(desk: Desk) -> None:
    made = desk.backups.make(desk.path.parent)
    assert [one.path for one in backups_in(desk.path.parent, desk.path)] == [made]
    with pytest.raises(LedgerRefused):
        open_desk(desk.path)


def flip(path: Path) -> None:
    """Change one letter inside a cell: the structure stays sound."""
    data = path.read_bytes()
    place = data.index("Đại Lãnh".encode())
    path.write_bytes(data[:place] + "Đậi".encode() + data[place + len("Đại".encode()) :])


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()


def two_offices(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM office")
    raw.close()


def edited(path: Path) -> None:
    opened = open_desk(path)
    rename(opened, "UBND xã khác")
    opened.close()


def journal(path: Path) -> None:
    copying.journal_of(path).write_bytes(b"x")


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (flip, "backup.altered"),
        (cut, "backup.damaged"),
        (newer, "ledger.newer"),
        (two_offices, "backup.damaged"),
        (edited, "backup.altered"),
        (journal, "backup.unfinished"),
        (lambda path: path.write_bytes(b""), "ledger.not_ledger"),
        (lambda path: path.write_bytes(b"PK" * 500), "ledger.not_ledger"),
    ],
)
def test_a_copy_that_is_not_as_it_was_sealed_is_refused(
    desk: Desk, folder: Path, harm: Callable[[Path], None], code: str
) -> None:
    made = desk.backups.make(folder)
    harm(made)
    with pytest.raises(LedgerRefused) as refused:
        prove_copy(made, made)
    assert refused.value.code == code


def test_the_ledger_can_be_brought_to_this_computer_and_worked_in(desk: Desk, folder: Path) -> None:
    moved = desk.backups.move_to(folder / "SoPGI")
    assert moved.name == "so.sopgidb"
    again = open_desk(moved)
    assert again.offices.office() == desk.offices.office()
    again.close()
    assert look_at(moved).reason is None


def killed_at(number: int, ledger: Path, folder: Path) -> bool:
    """Make a copy in a process that is killed at its n-th look at the disk; say whether it was."""
    child = os.fork()
    if child == 0:
        seen = 0

        def hook(event: str, values: tuple[object, ...]) -> None:
            nonlocal seen
            if event in {"open", "os.rename", "os.remove", "sqlite3.connect"} and str(
                ledger.parent
            ) in str(values[0]):
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        opened = open_desk(ledger)
        sys.addaudithook(hook)
        try:
            opened.backups.make(folder)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@posix_only
def test_killed_anywhere_a_copy_is_whole_or_absent(desk: Desk, folder: Path) -> None:
    office = desk.offices.office()
    desk.close()
    number, killed, seen = 0, True, set()
    while killed:
        number += 1
        place = folder / str(number)
        place.mkdir()
        killed = killed_at(number, desk.path, place)
        found = backups_in(place)
        for one in found:
            prove_copy(one.path, one.path)
        seen.add(len(found))
        again = open_desk(desk.path)
        assert again.offices.office() == office
        again.close()
    assert number > 5
    assert seen == {0, 1}


def of_another_version(path: Path, version: str = "0.0.9") -> None:
    """Leave a ledger as another version of the program had it last."""
    with sqlite3.connect(path) as raw:
        raw.execute("REPLACE INTO setting (key, value) VALUES ('backup.program', ?)", (version,))
    raw.close()


def test_a_new_version_copies_the_ledger_before_it_does_anything(desk: Desk, folder: Path) -> None:
    before = copying.digest_of(desk._database)
    desk.close()
    of_another_version(desk.path)
    opened = open_desk(desk.path, copies=folder)
    opened.close()
    assert opened.new_version is not None
    made = opened.new_version.copy
    assert made is not None
    assert made.name.endswith(" truoc phien ban moi.sopgidb")
    assert look_at(made).reason is Reason.BEFORE_VERSION
    facts = prove_copy(made, made)
    assert facts.seal is not None
    assert facts.seal.digest == before
    again = open_desk(desk.path, copies=folder)
    again.close()
    assert again.new_version is None
    assert [one.path for one in backups_in(folder)] == [made]


def test_a_ledger_that_no_version_has_signed_is_copied_too(desk: Desk, folder: Path) -> None:
    desk.close()
    with sqlite3.connect(desk.path) as raw:
        raw.execute("DELETE FROM setting WHERE key = 'backup.program'")
    raw.close()
    opened = open_desk(desk.path, copies=folder)
    opened.close()
    assert opened.new_version is not None
    assert opened.new_version.copy is not None


def test_a_new_ledger_is_not_copied_at_its_second_opening(desk: Desk, folder: Path) -> None:
    desk.close()
    opened = open_desk(desk.path, copies=folder)
    opened.close()
    assert opened.new_version is None
    assert backups_in(folder) == ()


def test_without_room_for_that_copy_the_ledger_opens_and_the_next_time_tries_again(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.close()
    of_another_version(desk.path)

    def full(*_: object) -> None:
        raise FileRefused("file.disk_full", path=str(folder))

    with monkeypatch.context() as patched:
        patched.setattr(backups, "write_file", full)
        opened = open_desk(desk.path, copies=folder)
        opened.close()
    assert opened.new_version is not None
    assert opened.new_version.copy is None
    assert opened.new_version.refusal is not None
    assert opened.new_version.refusal.code == "file.disk_full"
    again = open_desk(desk.path, copies=folder)
    again.close()
    assert again.new_version is not None
    assert again.new_version.copy is not None


def test_a_ledger_that_was_brought_up_to_date_has_one_copy_not_two(
    tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "cũ.sopgidb"
    path.write_bytes(
        gzip.decompress(Path("tests/data/ledgers/phien-ban-0002.sopgidb.gz").read_bytes())
    )
    opened = open_desk(path, copies=folder)
    opened.close()
    assert opened.copy is not None
    assert opened.new_version is not None
    assert opened.new_version.copy == opened.copy
    assert backups_in(folder) == ()
    again = open_desk(path, copies=folder)
    again.close()
    assert again.new_version is None


def test_a_copy_with_parts_that_act_by_themselves_is_not_proved(desk: Desk, folder: Path) -> None:
    made = desk.backups.make(folder)
    with sqlite3.connect(made) as raw:
        raw.execute("CREATE TRIGGER x AFTER UPDATE ON task BEGIN DELETE FROM plan; END")
    raw.close()
    with pytest.raises(LedgerRefused) as refused:
        prove_copy(made, made)
    assert refused.value.code == "ledger.strange"
