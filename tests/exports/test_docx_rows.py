"""Rows are written as text: what a clerk typed stays what it is, and every table gets its own."""

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.exports.document import Mark, Marked, RowKind, Run, Table, TableColumn, TableRow
from desktop.exports.docx_writer import write_docx
from tests.exports.paper_records import papers

PAPER = papers()["so-sanh"]
COLUMNS = (TableColumn(title="TT", share=10), TableColumn(title="Nhiệm vụ", share=90))
NASTY = (
    "<!--rows-->",
    "</w:t></w:r></w:p>",
    "A & B < C > D &amp; &lt;",
    "  hai  khoảng  trắng  ",
    "\"ngoặc\" và 'nháy'",
    "K'Nớ\u00a0Hà – ₫ 😀",
)


def table(*rows):
    return Table(columns=COLUMNS, rows=rows)


def written(tmp_path, *tables):
    write_docx(replace(PAPER, blocks=tables), tmp_path / "a.docx")
    word = docx.Document(str(tmp_path / "a.docx"))
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in word.tables
        if table.rows[0].cells[0].text == "TT"
    ]


@pytest.mark.parametrize("text", NASTY)
def test_text_that_looks_like_the_file_itself_stays_text(tmp_path, text):
    marked = Marked(runs=(Run(text=text, mark=Mark.STRUCK),))
    rows = (
        TableRow(cells=("1", text)),
        TableRow(cells=("2", f"{text}\n{text}")),
        TableRow(cells=("3", marked)),
        TableRow(cells=("I", text), kind=RowKind.GROUP),
    )
    ((_, *cells),) = written(tmp_path, table(*rows))
    assert [cell[1] for cell in cells] == [text, f"{text}\n{text}", text, text]


def test_word_is_told_to_keep_the_spaces_of_a_cell(tmp_path):
    written(tmp_path, table(TableRow(cells=("1", "  hai  khoảng "))))
    word = docx.Document(str(tmp_path / "a.docx"))
    (text,) = [one for one in word.element.body.iter(qn("w:t")) if one.text == "  hai  khoảng "]
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_each_table_has_its_own_rows(tmp_path):
    counts = (3, 0, 450)
    tables = [table(*(TableRow(cells=(f"{t}", f"{r}")) for r in range(n))) for t, n in
              enumerate(counts)]  # fmt: skip
    found = written(tmp_path, *tables)
    assert [rows[1:] for rows in found] == [
        [[f"{place}", f"{row}"] for row in range(count)] for place, count in enumerate(counts)
    ]


@pytest.mark.parametrize("text", ["\x00", "a\x1f", "\ufffe", "\ud800"], ids=ascii)
def test_what_no_xml_can_hold_is_never_written(tmp_path, text):
    with pytest.raises(ValueError):  # noqa: PT011 - the library's own, of lxml and of us
        write_docx(
            replace(PAPER, blocks=(table(TableRow(cells=("1", text))),)), tmp_path / "a.docx"
        )
    assert list(tmp_path.iterdir()) == []
