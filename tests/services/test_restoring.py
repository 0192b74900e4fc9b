"""Restoring: the old ledger or the new one, whatever stops the program in between."""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.models.copying import journal_of
from desktop.models.holder import holder_of
from desktop.paths import backups_dir
from desktop.services import restoring
from desktop.services.backups import Reason, look_at
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.services.restoring import restore, restore_open
from tests import factories
from tests.posix import posix_only

OLD, NEW = "UBND xã Cũ", "UBND xã Mới"
_WATCHED = {"open", "os.rename", "os.remove", "sqlite3.connect"}


def rename(desk: Desk, name: str) -> None:
    desk.offices.save_office(replace(desk.offices.office(), name=name))


def office_in(path: Path) -> str:
    desk = open_desk(path)
    try:
        return desk.offices.office().name
    finally:
        desk.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A sealed copy, and beside it in "so.sopgidb" what the ledger became afterwards."""
    desk = create_desk(tmp_path / "so.sopgidb", factories.office(name=NEW))
    made = desk.backups.make_at(tmp_path / "ban sao.sopgidb")
    rename(desk, OLD)
    desk.close()
    return made


@pytest.fixture
def ledger(copy: Path) -> Path:
    return copy.with_name("so.sopgidb")


def test_the_copy_takes_the_place_and_the_ledger_is_kept_aside(copy: Path, ledger: Path) -> None:
    before = copy.read_bytes()
    done = restore(copy, ledger)
    assert done.desk.offices.office().name == NEW
    assert done.refusal is None
    done.desk.close()
    assert done.kept is not None
    assert (look_at(done.kept).reason, look_at(done.kept).office) == (Reason.BEFORE_RESTORE, OLD)
    assert copy.read_bytes() == before
    assert sorted(path.name for path in ledger.parent.iterdir()) == [
        "ban sao.sopgidb",
        "so.sopgidb",
    ]
    # The ledger is no copy any more: it may change, and it knows what it came from.
    assert look_at(ledger).reason is None
    desk = open_desk(ledger)
    last = desk.backups.last()
    assert last is not None
    assert last.moment == look_at(copy).moment
    desk.close()


def test_an_open_ledger_gives_way_and_the_new_one_is_open(copy: Path, ledger: Path) -> None:
    desk = open_desk(ledger)
    done = restore_open(desk, copy)
    assert done.desk.offices.office().name == NEW
    # Closing the old one a second time does not touch the new one.
    desk.close()
    assert holder_of(ledger) is not None
    with pytest.raises(LedgerRefused):
        open_desk(ledger)
    done.desk.close()
    assert done.kept is not None
    assert done.kept.parent == backups_dir()
    assert office_in(done.kept) == OLD


def test_what_was_kept_aside_can_be_brought_back(copy: Path, ledger: Path) -> None:
    done = restore(copy, ledger)
    done.desk.close()
    assert done.kept is not None
    back = restore(done.kept, ledger)
    back.desk.close()
    assert office_in(ledger) == OLD


def test_a_missing_ledger_is_brought_back(copy: Path, ledger: Path) -> None:
    ledger.unlink()
    done = restore(copy, ledger)
    done.desk.close()
    assert done.kept is None
    assert office_in(ledger) == NEW


def test_a_damaged_ledger_is_kept_as_it_is_with_its_journal(
    copy: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def watched(path: Path, **rest: Any) -> Desk:
        seen.append(journal_of(path).exists())
        return open_desk(path, **rest)

    monkeypatch.setattr(restoring, "open_desk", watched)
    harmed = b"\0" * 5000
    ledger.write_bytes(harmed)
    journal_of(ledger).write_bytes(b"nothing that SQLite knows")
    done = restore(copy, ledger)
    done.desk.close()
    assert done.kept is not None
    assert done.kept.read_bytes() == harmed
    assert journal_of(done.kept).read_bytes() == b"nothing that SQLite knows"
    # SQLite would have written the journal of the old file into the new one.
    assert seen == [True, False]
    assert office_in(ledger) == NEW


def test_a_bad_copy_is_refused_and_the_open_ledger_stays_open(copy: Path, ledger: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-5000])
    desk = open_desk(ledger)
    with pytest.raises(LedgerRefused) as refused:
        restore_open(desk, copy)
    assert refused.value.code == "backup.damaged"
    assert refused.value.values["path"] == copy
    rename(desk, "UBND xã Cũ hơn")
    desk.close()
    names = {path.name for path in ledger.parent.iterdir()}
    assert names == {"ban sao.sopgidb", "so.sopgidb"}


def test_a_letter_that_turned_into_another_is_found_before_anything_is_replaced(
    copy: Path, ledger: Path
) -> None:
    data = copy.read_bytes()
    place = data.index(NEW.encode())
    copy.write_bytes(data[:place] + b"u" + data[place + 1 :])
    before = ledger.read_bytes()
    with pytest.raises(LedgerRefused) as refused:
        restore(copy, ledger)
    assert refused.value.code == "backup.altered"
    assert ledger.read_bytes() == before


def test_the_open_ledger_is_no_copy_of_itself(ledger: Path) -> None:
    desk = open_desk(ledger)
    with pytest.raises(LedgerRefused) as refused:
        restore_open(desk, ledger)
    assert refused.value.code == "backup.open"
    with pytest.raises(LedgerRefused):
        open_desk(ledger)
    desk.close()


def test_a_ledger_that_is_open_elsewhere_is_not_replaced(copy: Path, ledger: Path) -> None:
    desk = open_desk(ledger)
    with pytest.raises(LedgerRefused) as refused:
        restore(copy, ledger)
    assert refused.value.code == "ledger.in_use_here"
    desk.close()
    assert office_in(ledger) == OLD


def test_when_the_swap_is_refused_the_old_ledger_is_open_again(
    copy: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_staged: Path, target: Path) -> None:
        raise FileRefused("file.disk_full", path=target)

    monkeypatch.setattr(restoring, "_swap", full)
    desk = open_desk(ledger)
    done = restore_open(desk, copy)
    assert done.refusal is not None
    assert done.refusal.code == "file.disk_full"
    desk.close()
    with pytest.raises(LedgerRefused) as refused:
        open_desk(ledger)
    assert refused.value.code == "ledger.in_use_here"
    rename(done.desk, "UBND xã Cũ, ghi tiếp được")
    done.desk.close()


def test_a_copy_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path, copy: Path) -> None:
    import gzip  # noqa: PLC0415

    data = Path(__file__).parents[1] / "data" / "ledgers" / "phien-ban-0001.sopgidb.gz"
    older = tmp_path / "cu.sopgidb"
    older.write_bytes(gzip.decompress(data.read_bytes()))
    done = restore(older, copy.with_name("so.sopgidb"))
    assert done.desk.copy is not None
    assert done.desk.plans.plans() != ()
    done.desk.close()


def killed_at(number: int, copy: Path, ledger: Path) -> bool:
    """Restore in a process that is killed at its n-th look at the disk; say whether it was."""
    child = os.fork()
    if child == 0:
        seen = 0

        def hook(event: str, values: tuple[object, ...]) -> None:
            nonlocal seen
            if event in _WATCHED and str(ledger.parent) in str(values[0]):
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        try:
            restore_open(open_desk(ledger), copy).desk.close()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@posix_only
def test_killed_anywhere_the_ledger_is_the_old_one_or_the_new_one(
    tmp_path: Path, copy: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, number = [], 0
    while True:
        number += 1
        place = tmp_path / str(number)
        place.mkdir()
        monkeypatch.setattr(restoring, "backups_dir", lambda place=place: place / "sao-luu")
        here = (place / "ban sao.sopgidb", place / "so.sopgidb")
        shutil.copy(copy, here[0])
        shutil.copy(ledger, here[1])
        killed = killed_at(number, *here)
        found.append(office_in(here[1]))
        # What was begun can be done again, whatever lies about.
        again = restore(*here)
        again.desk.close()
        assert office_in(here[1]) == NEW
        shutil.rmtree(place)
        if not killed:
            break
    assert number > 20
    assert set(found) == {OLD, NEW}
    assert found == sorted(found, key=[OLD, NEW].index)
