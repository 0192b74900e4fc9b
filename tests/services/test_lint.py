"""Soát thể thức: nothing is found in our papers, much in a foreign one, no file breaks it."""

import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

import docx
import pytest

from desktop.domain.errors import FileRefused
from desktop.domain.paper import Stopped
from desktop.domain.problems import Grade
from desktop.services.demo import build_demo
from desktop.services.lint import lint_file

LITERAL = {
    "lint.label.letter",  # "f)" in the plan of xã Đại Lãnh
    "lint.label.order",  # "III." after "B." in the plan of Sở Giao thông vận tải
    "lint.heading.capitals",  # "I. Mục tiêu, yêu cầu:" in the plan of xã Đại Lãnh
    "lint.recipients.filed_colon",  # "Lưu VT." in the plan of Sở Ngoại vụ
}
"""What stands so in a source and is printed as it stands there."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every Word file and PDF that the rehearsal writes."""
    folder = tmp_path_factory.mktemp("demo")
    build_demo(folder)
    return sorted(one for one in folder.rglob("*") if one.suffix in {".docx", ".pdf"})


def test_nothing_is_found_in_our_own_papers_but_literals_of_their_sources(
    demo: list[Path],
) -> None:
    assert len(demo) >= 16
    for path in demo:
        found = lint_file(path)
        kept = [(one.code, one.place) for one in found.departures if one.grade is not Grade.NOTE]
        assert kept == [], path.name
        assert {one.code for one in found.departures} <= LITERAL, path.name
        assert not found.must_mend


def test_word_and_pdf_of_one_paper_are_answered_alike(demo: list[Path]) -> None:
    for path in demo:
        if path.suffix == ".docx":
            word, pdf = (lint_file(path.with_suffix(end)) for end in (".docx", ".pdf"))
            assert {one.code for one in word.departures} == {one.code for one in pdf.departures}


def test_a_foreign_letter_departs_in_nearly_everything(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Meeting notes", 0)
    word.add_paragraph("Lorem ipsum dolor sit amet. " * 20)
    path = tmp_path / "notes.docx"
    word.save(str(path))
    found = lint_file(path)
    codes = {one.code for one in found.departures}
    assert found.must_mend
    assert {"lint.page.paper", "lint.font", "lint.nation.missing", "lint.motto.missing"} <= codes
    assert len(codes) > 10


def test_an_empty_word_file_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "trong.docx"
    docx.Document().save(str(path))
    assert lint_file(path).must_mend


HOSTILE: dict[str, bytes] = {
    "rong.docx": b"",
    "khong-phai.docx": b"Xin chao",
    "hong.docx": b"PK\x03\x04" + b"\0" * 200,
    "cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "van-ban.rtf": b"{\\rtf1 Xin chao}",
    "hong.pdf": b"%PDF-1.7\n" + b"\xff" * 500,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    with pytest.raises(FileRefused):
        lint_file(path)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="{name}" Type="x/{name}" Target="{target}"/></Relationships>'
)


def packed(path: Path, body: str) -> Path:
    """Write a Word file of a body alone, with a head to refer to."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as word:
        main = RELATIONS.format(name="officeDocument", target="word/document.xml")
        word.writestr("_rels/.rels", main)
        word.writestr(
            "word/_rels/document.xml.rels", RELATIONS.format(name="header", target="head.xml")
        )
        word.writestr("word/head.xml", f'<w:hdr xmlns:w="{WORD}">{"<w:p/>" * 50}</w:hdr>')
        names = f'xmlns:w="{WORD}" xmlns:r="r"'
        word.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
    return path


SECTION = (
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    "</w:pPr></w:p>"
)
LINES = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}</w:p>'
SWELLING: dict[str, Callable[[int], str]] = {
    "runs": lambda many: f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * many}</w:p>",
    "lines": lambda many: LINES.format("<w:r><w:t>a</w:t><w:br/></w:r>" * many),
    "sections": lambda many: SECTION * many,
    "empty words": lambda many: (
        f"<w:tbl><w:tr><w:tc><w:p>{'<w:r><w:t/></w:r>' * many}</w:p></w:tc></w:tr></w:tbl>"
    ),
}
"""Bodies that pack to a kilobyte, whatever their length."""


def steps_of(path: Path) -> int:
    """Return how many lines of the reader are run for a file: its work, on any machine."""
    steps = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., object] | None:
        nonlocal steps
        if "layout_docx" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        lint_file(path)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("kind", SWELLING)
def test_twice_as_long_a_word_file_is_twice_the_work(kind: str, tmp_path: Path) -> None:
    short, long = (
        steps_of(packed(tmp_path / f"{many}.docx", SWELLING[kind](many))) for many in (300, 600)
    )
    assert long < 2.3 * short


def test_a_check_can_be_given_up(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def give_up(done: int, total: int) -> None:
        told.append((done, total))
        raise Stopped

    path = packed(tmp_path / "dai.docx", "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000)
    with pytest.raises(Stopped):
        lint_file(path, give_up)
    assert told == [(100, 1_000)]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused_or_answered_and_never_a_fault(
    share: float, demo: list[Path], tmp_path: Path
) -> None:
    for end in (".docx", ".pdf"):
        whole = next(one for one in demo if one.suffix == end).read_bytes()
        path = tmp_path / f"cut{end}"
        path.write_bytes(whole[: int(len(whole) * share)])
        with suppress(FileRefused):
            lint_file(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        lint_file(tmp_path / "khong-co.docx")
