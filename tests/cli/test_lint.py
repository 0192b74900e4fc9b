"""``sopgi lint``: departures named with place, rule and remedy; the status says what to do."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from desktop.cli import main
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import write_pdf
from desktop.exports.plan_paper import build_plan_paper
from desktop.services.samples import load_sample
from tests.exports.paper_records import CREATED

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command: status, output, errors."""

    def once(*arguments: object) -> tuple[int, str, str]:
        status = main(["lint", *map(str, arguments)])
        told = capfd.readouterr()
        return status, told.out, told.err

    return once


@pytest.fixture
def ours(tmp_path: Path) -> tuple[Path, Path]:
    """A plan as Word and as PDF."""
    paper = build_plan_paper(load_sample("so-ngoai-vu-lang-son-2024").plan, created=CREATED)
    word, pdf = tmp_path / "ke-hoach.docx", tmp_path / "ke-hoach.pdf"
    write_docx(paper, word)
    write_pdf(paper, pdf)
    return word, pdf


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A file that knows nothing of the decree."""
    word = docx.Document()
    word.add_paragraph("Biên bản họp tổ dân phố")
    path = tmp_path / "tu-viet.docx"
    word.save(str(path))
    return path


def test_our_paper_has_nothing_to_mend_and_the_status_is_0(
    run: Run, ours: tuple[Path, Path]
) -> None:
    status, out, err = run(*ours)
    assert status == 0
    assert err == ""
    assert "ke-hoach.docx: 0 điểm phải sửa" in out
    assert "ke-hoach.pdf: 0 điểm phải sửa" in out


def test_each_departure_is_told_with_place_rule_and_remedy_and_the_status_is_1(
    run: Run, foreign: Path
) -> None:
    status, out, _ = run(foreign)
    assert status == 1
    assert "1. [Phải sửa] Trang giấy, phông chữ – Trang 1\n   Khổ giấy là 216 × 279 mm." in out
    assert "Quy định: Khổ giấy A4" in out
    assert "(Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 1)" in out
    assert "Cách sửa: " in out


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_still_checked(
    run: Run, ours: tuple[Path, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 khong phai")
    status, out, err = run(broken, ours[0])
    assert status == 1
    assert err.count("\n") == 1
    assert "hong.docx bị hỏng" in err
    assert "ke-hoach.docx: 0 điểm phải sửa" in out


def test_json_is_one_document_with_codes_and_sentences(run: Run, foreign: Path) -> None:
    status, out, _ = run(foreign, "--json")
    (told,) = json.loads(out)
    assert status == 1
    assert told["must_fix"] is True
    first = told["departures"][0]
    assert first["code"] == "lint.page.paper"
    assert first["grade"] == "must_fix"
    assert all(first[key] for key in ("place", "found", "rule", "remedy"))
