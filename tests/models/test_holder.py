"""Who has a ledger open is said; the lock stays the truth."""

import os
import platform
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from desktop.domain.errors import LedgerRefused
from desktop.models.holder import Holder, holder_file, holder_of, let_go, take_hold
from desktop.services.desk import create_desk, open_desk
from desktop.wording import sentence
from tests import factories

NOW = datetime(2026, 11, 24, 8, 5).astimezone()
COMPUTER = os.environ.get("COMPUTERNAME") or platform.node()
OTHER = "import sys;from pathlib import Path;from desktop.services.desk import open_desk;"
HOLD = OTHER + "desk=open_desk(Path(sys.argv[1]));print('open',flush=True);sys.stdin.readline()"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "so.sopgidb"
    create_desk(path, factories.office()).close()
    return path


def written(ledger: Path, **changed: object) -> None:
    holder = {"user": "lan", "computer": COMPUTER, "process": os.getpid(), "since": NOW}
    holder_file(ledger).write_bytes(msgspec.json.encode(holder | changed))


def test_a_second_window_says_who_has_the_ledger_open(ledger: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(ledger)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        holder = holder_of(ledger)
        assert holder is not None
        assert holder.process == other.pid
        with pytest.raises(LedgerRefused) as refused:
            open_desk(ledger)
        assert refused.value.code == "ledger.in_use_here"
        said = sentence(refused.value)
        assert holder.user in said
        assert f"{holder.since:%H:%M ngày %d/%m/%Y}" in said
        other.kill()
    # Killed, it could not take its note away: the lock is gone, and that is what counts.
    assert holder_file(ledger).exists()
    assert holder_of(ledger) is None
    open_desk(ledger).close()
    assert not holder_file(ledger).exists()


def test_another_computer_is_named(ledger: Path) -> None:
    desk = open_desk(ledger)
    written(ledger, computer="VANTHU-PC")
    with pytest.raises(LedgerRefused) as refused:
        open_desk(ledger)
    assert refused.value.code == "ledger.in_use_there"
    assert "lan đang mở sổ" in sentence(refused.value)
    assert "VANTHU-PC từ 08:05 ngày 24/11/2026" in sentence(refused.value)
    desk.close()
    assert holder_file(ledger).exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 9000, b'{"user":1}'])
def test_a_note_without_sense_is_passed_over(ledger: Path, content: bytes) -> None:
    desk = open_desk(ledger)
    holder_file(ledger).write_bytes(content)
    with pytest.raises(LedgerRefused) as refused:
        open_desk(ledger)
    assert refused.value.code == "ledger.in_use"
    desk.close()


def test_the_note_of_a_program_that_is_gone_names_nobody(ledger: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    written(ledger, process=gone.pid)
    assert holder_of(ledger) is None


def test_closing_takes_only_its_own_note_away(ledger: Path) -> None:
    written(ledger, process=1)
    let_go(ledger)
    assert holder_file(ledger).exists()
    take_hold(ledger, NOW)
    assert msgspec.json.decode(holder_file(ledger).read_bytes(), type=Holder).since == NOW
    let_go(ledger)
    assert not holder_file(ledger).exists()


def test_where_no_note_can_be_written_the_ledger_opens_all_the_same(ledger: Path) -> None:
    holder_file(ledger).mkdir()
    open_desk(ledger).close()
