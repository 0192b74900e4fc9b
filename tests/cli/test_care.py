"""Backup, restore and check from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.services.desk import open_desk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "data"))

    def once(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return once


def empty(ledger: Path) -> None:
    desk = open_desk(ledger)
    desk.plans.remove_plan(desk.plans.plans()[0].id)
    desk.close()


def plans(ledger: Path) -> int:
    desk = open_desk(ledger)
    try:
        return len(desk.plans.plans())
    finally:
        desk.close()


def test_a_backup_is_made_and_restored(run: Run, ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "usb" / "bản sao.sopgidb"
    copy.parent.mkdir()
    status, out, err = run("backup", "--ledger", ledger, "--out", copy)
    assert (status, err) == (0, "")
    assert "đọc lại khớp" in out
    empty(ledger)
    status, out, _ = run("restore", copy, "--ledger", ledger, "--json")
    told = json.loads(out)
    assert (status, told["ledger"]) == (0, str(ledger))
    assert Path(told["kept"]).parent == tmp_path / "data" / "SoPGI" / "sao-luu"
    assert (plans(ledger), plans(Path(told["kept"]))) == (1, 0)


def test_without_a_place_the_backup_goes_to_the_users_folder(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    status, out, _ = run("backup", "--ledger", ledger, "--json")
    told = json.loads(out)
    assert status == 0
    assert Path(told["file"]).parent == tmp_path / "data" / "SoPGI" / "sao-luu"
    assert told["office"] == "Sở Giao thông vận tải tỉnh Lạng Sơn"
    assert len(told["plans"]) == 1


def test_a_copy_that_was_altered_is_refused_in_words(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sopgidb"
    run("backup", "--ledger", ledger, "--out", copy)
    data = copy.read_bytes()
    place = data.index("Lạng Sơn".encode())
    copy.write_bytes(data[:place] + b"l" + data[place + 1 :])
    before = ledger.read_bytes()
    status, _, err = run("restore", copy, "--ledger", ledger)
    assert (status, "không còn như lúc sao lưu" in err) == (1, True)
    assert ledger.read_bytes() == before


def test_check_finds_a_broken_relation(run: Run, ledger: Path) -> None:
    assert run("check", "--ledger", ledger)[0] == 0
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(ledger) as raw:
        raw.execute("DELETE FROM plan")
    raw.close()
    status, _, err = run("check", "--ledger", ledger)
    assert (status, "bị hỏng" in err) == (1, True)
