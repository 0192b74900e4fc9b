"""A file is whole or absent, whatever fails."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import files
from desktop.domain.errors import FileRefused
from tests.posix import fill_disk_at, posix_only


def refusal(target: Path, data: bytes = b"new") -> str:
    with pytest.raises(FileRefused) as caught:
        files.write_bytes(target, data)
    return caught.value.code


def test_writing_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch năm 2024.docx"
    target.write_bytes(b"old")
    files.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_writer_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        files.write_file(target, fail)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có" / "a.pdf") == "file.no_folder"


def test_a_folder_is_not_overwritten_by_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "file.is_folder"


@posix_only
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: writing past it fails in the same way."""
    script = (
        "import signal, sys\n"
        "from pathlib import Path\n"
        "from desktop import files\n"
        "from desktop.domain.errors import FileRefused\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try:\n"
        "    files.write_bytes(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except FileRefused as refusal:\n"
        "    print(refusal.code)\n"
    )
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")
    answer = subprocess.run(
        [sys.executable, "-c", script, str(target)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: fill_disk_at(8192),
    )
    assert answer.stdout == "file.disk_full\n"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file.disk_full"),
        (errno.EROFS, "file.denied"),
        (errno.EACCES, "file.denied"),
        (errno.EIO, "file.io"),
        (errno.ENOENT, "file.missing"),
    ],
)
def test_an_operating_systems_error_becomes_its_own_sentence(number: int, code: str) -> None:
    with pytest.raises(FileRefused) as caught, files.mended(Path("a")):
        raise OSError(number, os.strerror(number))
    assert caught.value.code == code


def test_a_file_held_for_a_moment_is_swapped_in_when_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The operating system's refusals are imitated: a scanner holds the file three times."""
    refusals = [PermissionError(errno.EACCES, "held")] * 3
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files.time, "sleep", lambda _: None)
    files.write_bytes(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_a_file_that_stays_open_elsewhere_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files.time, "sleep", lambda _: None)
    assert refusal(tmp_path / "a.docx") == "file.in_use"
    assert list(tmp_path.iterdir()) == []


def test_reading_refuses_what_is_larger_than_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.sopgi"
    path.write_bytes(b"12345")
    assert files.read_bytes(path, limit=5) == b"12345"
    with pytest.raises(FileRefused) as caught:
        files.read_bytes(path, limit=4)
    assert caught.value.code == "file.too_large"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are synced on POSIX only")
def test_the_folder_is_brought_to_the_disk_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def note(number: int) -> None:
        synced.append(os.fstat(number).st_mode & 0o170000)
        fsync(number)

    monkeypatch.setattr(files.os, "fsync", note)
    files.write_bytes(tmp_path / "a", b"1")
    assert synced == [0o100000, 0o040000]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "gói.sopgi"
    os.mkfifo(pipe)
    with pytest.raises(FileRefused) as caught:
        files.read_bytes(pipe, limit=10)
    assert caught.value.code == "file.not_a_file"


def test_what_a_killed_program_left_goes_with_the_next_file(tmp_path: Path) -> None:
    names: list[str] = []
    files.write_file(tmp_path / "a.docx", lambda half: (names.append(half.name), half.touch()))
    dead = tmp_path / names[0]
    young = dead.with_name(dead.name.replace(".docx", "2.docx"))
    other = tmp_path / ".cua-nguoi-khac.docx"
    for path in (dead, young, other):
        path.write_bytes(b"half")
    yesterday = time.time() - 90_000
    for path in (dead, other):
        os.utime(path, (yesterday, yesterday))
    files.write_bytes(tmp_path / "b.docx", b"whole")
    assert not dead.exists()
    assert young.exists()
    assert other.exists()


def test_a_file_that_the_disk_gives_back_changed_does_not_replace_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.sopgi"
    target.write_bytes(b"old")

    def spoil(number: int) -> None:
        os.pwrite(number, b"x", 0)

    monkeypatch.setattr(files.os, "fsync", spoil)
    assert refusal(target) == "file.read_back"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
