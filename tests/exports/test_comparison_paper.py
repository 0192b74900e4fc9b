"""The comparison on paper: both texts side by side, differing words marked in black print."""

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.exports.comparison_paper import build_comparison_paper
from desktop.exports.document import Mark, Marked, Table
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import pdf_bytes
from tests.exports.paper_records import CREATED, comparison, table_plan


def table_of(document):
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def test_each_change_is_a_row_with_its_place_and_kind():
    rows = table_of(comparison()).rows
    assert [(row.cells[0].text, row.cells[1], row.cells[4]) for row in rows] == [
        ("1", "Nhiệm vụ I.1\nThời gian thực hiện", "Sửa đổi"),
        ("2", "Nhiệm vụ B.I.9\nToàn bộ", "Bổ sung"),
    ]


def test_words_of_one_side_only_are_marked():
    _, _, before, after, _ = table_of(comparison()).rows[0].cells
    assert isinstance(before, Marked)
    assert before.text == "Nhiệm vụ thường xuyên"
    assert {run.mark for run in before.runs if run.text.strip()} == {Mark.STRUCK}
    assert {run.mark for run in after.runs if run.text.strip()} == {Mark.UNDERLINED}


def test_word_strikes_and_underlines_them(tmp_path):
    write_docx(comparison(), tmp_path / "so-sanh.docx")
    body = docx.Document(str(tmp_path / "so-sanh.docx")).element.body
    looks = {
        run.find(qn("w:t")).text: {child.tag for child in run.find(qn("w:rPr"))}
        for run in body.iter(qn("w:r"))
        if run.find(qn("w:rPr")) is not None and run.find(qn("w:t")) is not None
    }
    assert looks["Nhiệm vụ thường xuyên"] == {qn("w:strike")}
    assert looks["Trước ngày 30/9/2024"] == {qn("w:u")}


def test_the_pdf_draws_a_line_for_each_marked_stretch():
    plain = strokes_of(replace(comparison(), blocks=tuple(map(unmarked, comparison().blocks))))
    assert strokes_of(comparison()) - plain == 4


def strokes_of(document):
    pdf = pypdfium2.PdfDocument(pdf_bytes(document))
    segments = [
        pdfium.FPDFPath_CountSegments(shape.raw)
        for shape in pdf[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    ]
    return sum(segments)


def unmarked(block):
    if not isinstance(block, Table):
        return block
    rows = (
        replace(row, cells=tuple(getattr(cell, "text", cell) for cell in row.cells))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


@pytest.mark.parametrize("words", ["Hai lần của kế hoạch không khác nhau."])
def test_equal_revisions_are_told_to_be_equal(words):
    plan = table_plan()
    document = build_comparison_paper(plan, replace(plan, revision=2), created=CREATED)
    assert [block.text for block in document.blocks] == [words]
