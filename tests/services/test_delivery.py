"""A file on a stick is whole and the same, or it is not there; nothing is lost on the way."""

import errno
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from desktop.domain.errors import FileRefused
from desktop.domain.paper import Stopped
from desktop.files import digest
from desktop.services import delivery
from desktop.services.delivery import ExportPlaces, copy_files, stick_name
from desktop.wording import sentence
from tests.posix import fill_disk_at, posix_only

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(os.urandom(3 << 20))
    return path


def refusal(*sources: Path, to: Path) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        copy_files(sources, to)
    return caught.value


def test_a_copy_is_the_same_and_nothing_else_is_left(stick: Path, paper: Path) -> None:
    told: list[tuple[int, int]] = []
    copies = copy_files((paper,), stick, lambda done, total: told.append((done, total)))
    assert copies == (stick / "ke-hoach.docx",)
    assert digest(copies[0]) == digest(paper)
    assert list(stick.iterdir()) == [copies[0]]
    assert told[0] == (0, 3072)
    assert told[-1] == (3072, 3072)


def test_the_copy_is_brought_to_the_disk_before_it_is_compared(
    stick: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, advise = os.fsync, delivery.forget_cache
    monkeypatch.setattr(os, "fsync", lambda handle: order.append("fsync") or fsync(handle))
    monkeypatch.setattr(
        delivery, "forget_cache", lambda path: order.append("compare") or advise(path)
    )
    copy_files((paper,), stick)
    assert order[0] == "fsync"
    assert order[-1] == "compare"


def test_a_copy_that_reads_back_otherwise_is_taken_away(
    stick: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fake stick is imitated: what is read from it is not what was written."""

    def spoil(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(delivery, "forget_cache", spoil)
    refused = refusal(paper, to=stick)
    assert refused.code == "delivery.differs"
    assert "dùng USB khác" in sentence(refused)
    assert list(stick.iterdir()) == []


def test_a_stick_without_room_is_told_before_anything_is_written(
    stick: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery.shutil, "disk_usage", lambda _: Usage(9, 9, 1 << 20))
    refused = refusal(paper, to=stick)
    assert refused.code == "delivery.full"
    assert "cần 3.072 KB mà chỉ còn 1.024 KB" in sentence(refused)
    assert list(stick.iterdir()) == []


def failing(number: int):
    def write(_source: Path, _tell: object, temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise OSError(number, os.strerror(number))

    return write


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "delivery.no_room"),
        (errno.EROFS, "delivery.read_only"),
        (errno.EACCES, "delivery.read_only"),
        (errno.EIO, "delivery.pulled_out"),
        (errno.ENODEV, "delivery.pulled_out"),
    ],
)
def test_each_fault_of_a_stick_has_its_sentence_and_leaves_no_half_file(
    stick: Path, paper: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(delivery, "_copy", failing(number))
    assert refusal(paper, to=stick).code == code
    assert list(stick.iterdir()) == []


def test_a_stick_pulled_out_in_the_middle_is_told(
    stick: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull(_source: Path, _tell: object, temporary: Path) -> None:
        stick.rename(stick.with_name("gone"))
        temporary.write_bytes(b"half")

    monkeypatch.setattr(delivery, "_copy", pull)
    refused = refusal(paper, to=stick)
    assert refused.code == "delivery.pulled_out"
    assert "cắm lại USB" in sentence(refused)
    assert paper.exists()


def test_a_missing_stick_is_told_as_such(tmp_path: Path, paper: Path) -> None:
    assert refusal(paper, to=tmp_path / "khong-co").code == "delivery.pulled_out"


def test_a_missing_source_is_not_blamed_on_the_stick(stick: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / "mat.docx", to=stick).code == "file.missing"


def test_other_content_of_the_same_name_is_never_replaced(stick: Path, paper: Path) -> None:
    old = stick / paper.name
    old.write_bytes(b"somebody else's")
    refused = refusal(paper, to=stick)
    assert (refused.code, refused.values["free"]) == (
        "delivery.name_taken",
        "ke-hoach (2).docx",
    )
    assert list(stick.iterdir()) == [old]
    (copy,) = copy_files((paper,), stick, numbered=True)
    assert copy.name == "ke-hoach (2).docx"
    assert old.read_bytes() == b"somebody else's"
    # The same once more: it is there already, and no third one is made.
    assert copy_files((paper,), stick, numbered=True) == (copy,)
    assert len(list(stick.iterdir())) == 2


def test_the_same_file_again_is_only_compared(stick: Path, paper: Path) -> None:
    (copy,) = copy_files((paper,), stick)
    before = copy.stat().st_mtime_ns
    assert copy_files((paper,), stick) == (copy,)
    assert copy.stat().st_mtime_ns == before


def test_giving_up_leaves_no_half_file_and_keeps_the_finished_one(
    stick: Path, paper: Path, tmp_path: Path
) -> None:
    second = tmp_path / "bao-cao.docx"
    second.write_bytes(os.urandom(3 << 20))

    def watch(done: int, _total: int) -> None:
        if done > 4000:
            raise Stopped

    with pytest.raises(Stopped):
        copy_files((paper, second), stick, watch)
    assert [path.name for path in stick.iterdir()] == [paper.name]
    assert digest(stick / paper.name) == digest(paper)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("ke-hoach.docx", "ke-hoach.docx"),
        ("Kế hoạch năm 2024.docx", "Kế hoạch năm 2024.docx"),
        ('a:b*c?"d<e>f|g.pdf', "a-b-c--d-e-f-g.pdf"),
        ("CON.docx", "tep-CON.docx"),
        ("com1", "tep-com1"),
        ("a. ", "a"),
        ("...", "tep"),
        ("x" * 300 + ".xlsx", "x" * 115 + ".xlsx"),
        ("Ke\u0302\u0301.pdf", "Kế.pdf"),
    ],
)
def test_a_name_is_one_that_fat_takes(name: str, taken: str) -> None:
    assert stick_name(name) == taken


def test_papers_go_to_the_documents_first_and_then_where_they_went(tmp_path: Path) -> None:
    memory, documents = tmp_path / "data" / "noi-ghi.json", tmp_path / "Tài liệu"
    places = ExportPlaces(memory)
    assert places.folder(documents) == documents / "So PGI"
    other = tmp_path / "Khác"
    other.mkdir()
    places.keep(other, ())
    assert ExportPlaces(memory).folder(documents) == other
    other.rmdir()
    assert ExportPlaces(memory).folder(documents) == documents / "So PGI"


def test_a_paper_that_was_edited_is_kept_beside_the_next_export(tmp_path: Path) -> None:
    places = ExportPlaces(tmp_path / "noi-ghi.json")
    paper = tmp_path / "ke-hoach.docx"
    assert places.place(paper) == paper
    paper.write_bytes(b"as exported")
    places.keep(tmp_path, (paper,))
    assert ExportPlaces(tmp_path / "noi-ghi.json").place(paper) == paper
    paper.write_bytes(b"edited in Word")
    assert places.place(paper) == tmp_path / "ke-hoach (2).docx"


def test_a_spoilt_memory_costs_nothing_but_the_folder(tmp_path: Path) -> None:
    memory = tmp_path / "noi-ghi.json"
    memory.write_bytes(b"\xff{")
    places = ExportPlaces(memory)
    assert places.folder(tmp_path) == tmp_path / "So PGI"
    places.keep(tmp_path, ())
    assert ExportPlaces(memory).folder(tmp_path / "x") == tmp_path


def test_a_memory_that_cannot_be_written_does_not_spoil_the_export(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file where the folder would be")
    places = ExportPlaces(tmp_path / "data" / "noi-ghi.json")
    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"new")
    places.keep(tmp_path, (paper,))
    assert places.place(paper) == paper


@posix_only
def test_a_disk_that_is_full_in_the_middle_is_told_and_leaves_nothing(
    tmp_path: Path, stick: Path, paper: Path
) -> None:
    """A limit on the size of files stands for the disk: writing past it fails in the same way."""
    script = (
        "import signal, sys\n"
        "from pathlib import Path\n"
        "from desktop.domain.errors import FileRefused\n"
        "from desktop.services.delivery import copy_files\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try:\n"
        "    copy_files((Path(sys.argv[1]),), Path(sys.argv[2]))\n"
        "except FileRefused as refusal:\n"
        "    print(refusal.code)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(paper), str(stick)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: fill_disk_at(1 << 20),
    )
    assert answer.stdout == "delivery.no_room\n"
    assert list(stick.iterdir()) == []
