"""Where data goes: to the user's folder, or beside a portable program."""

import sys
from pathlib import Path

import pytest

from desktop import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "USB" / "Sổ PGI"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "SoPGI.exe"))
    return folder


def test_an_installed_program_keeps_data_with_the_user(program: Path) -> None:
    assert paths.portable_dir() is None
    assert not paths.data_dir().is_relative_to(program)


def test_a_portable_program_keeps_everything_beside_itself(program: Path) -> None:
    (program / paths.PORTABLE).write_text("")
    places = (
        paths.data_dir(),
        paths.default_ledger(),
        paths.backups_dir(),
        paths.rehearsal_dir(),
        paths.settings_file(),
    )
    assert all(place.is_relative_to(program / "du-lieu") for place in places)


def test_a_source_run_looks_for_no_portable_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / paths.PORTABLE).write_text("")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert paths.portable_dir() is None
