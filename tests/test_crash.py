"""The answer to a fault of the program: its details are kept, and keeping them never fails."""

import tempfile
from pathlib import Path

import pytest

from desktop import crash
from desktop.paths import data_dir


def fault(words: str = "hỏng") -> Path:
    with pytest.raises(ValueError, match=words) as caught:
        raise ValueError(words)
    return crash.write_crash(caught.type, caught.value, caught.tb)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path))
    return data_dir()


def test_a_fault_is_kept_with_its_words_and_its_place(data: Path) -> None:
    log = fault()
    assert log.parent == data / "logs"
    text = log.read_text(encoding="utf-8")
    assert "Sổ PGI" in text
    assert "ValueError: hỏng" in text
    assert "test_crash.py" in text


def test_words_that_no_file_can_hold_are_kept_all_the_same(data: Path) -> None:
    """A file name of another system may carry halves of characters into the traceback."""
    assert "x\\udce1" in fault("x\udce1").read_text(encoding="utf-8")


def test_without_a_data_folder_the_log_goes_to_the_temporary_one(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("a file where the folder would be")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert fault().parent == tmp_path


def test_only_the_newest_logs_are_kept(data: Path) -> None:
    folder = data / "logs"
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"loi-20200101-0000{number:02d}.log").write_text("")
    (folder / "loi-20200101-000000.log").unlink()
    (folder / "loi-20200101-000000.log").mkdir()
    log = fault()
    kept = sorted(path.name for path in folder.iterdir() if path.is_file())
    assert len(kept) == 20
    assert kept[-1] == log.name
