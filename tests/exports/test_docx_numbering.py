"""What the program counts is real numbering in Word: a row put in is counted with the others."""

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.exports.document import RowKind, Table, TableColumn, TableRow, counted
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import pdf_bytes
from tests.exports.paper_records import papers

PAPERS = papers()


@pytest.fixture
def decision(tmp_path):
    write_docx(PAPERS["quyet-dinh"], tmp_path / "a.docx")
    return docx.Document(str(tmp_path / "a.docx"))


def lists(word):
    """Return (list, text) of every counted paragraph, in order."""
    counted_ones = word.element.body.iter(qn("w:numPr"))
    return [
        (
            properties.find(qn("w:numId")).get(qn("w:val")),
            "".join(text.text for text in properties.getparent().getparent().iter(qn("w:t"))),
        )
        for properties in counted_ones
    ]


def kinds(word):
    """Return for each list its pattern and the number it begins with."""
    root = word.part.numbering_part.element
    patterns = {
        kind.get(qn("w:abstractNumId")): kind.find(f".//{qn('w:lvlText')}").get(qn("w:val"))
        for kind in root.iter(qn("w:abstractNum"))
    }
    return {
        one.get(qn("w:numId")): (
            patterns[one.find(qn("w:abstractNumId")).get(qn("w:val"))],
            one.find(f".//{qn('w:startOverride')}").get(qn("w:val")),
        )
        for one in root.iter(qn("w:num"))
    }


def test_articles_are_counted_and_say_their_number_nowhere_else(decision):
    articles = lists(decision)
    assert len({number for number, _ in articles}) == 1
    assert kinds(decision)[articles[0][0]] == ("Điều %1.", "1")
    assert len(articles) == 3
    assert not any(text.startswith(("Điều", " ")) for _, text in articles)


def test_each_run_of_numbers_from_1_is_a_list_of_its_own(tmp_path):
    group = TableRow(cells=("I", "Nhóm"), kind=RowKind.GROUP)
    rows = [TableRow(cells=(counted(n), f"việc {n}")) for n in (1, 2)]
    columns = (TableColumn(title="TT", share=10), TableColumn(title="Nhiệm vụ", share=90))
    table = Table(columns=columns, rows=(*rows, group, *rows))
    document = replace(PAPERS["so-sanh"], blocks=(table,))
    write_docx(document, tmp_path / "a.docx")
    word = docx.Document(str(tmp_path / "a.docx"))
    assert [number for number, _ in lists(word)] == ["1", "1", "2", "2"]
    assert set(kinds(word).values()) == {("%1", "1")}


def test_every_kind_stands_before_the_first_list(decision):
    tags = [part.tag.split("}")[1] for part in decision.part.numbering_part.element]
    assert tags == sorted(tags)


def test_labels_of_a_source_are_text(tmp_path):
    write_docx(PAPERS["ke-hoach-bang"], tmp_path / "a.docx")
    assert lists(docx.Document(str(tmp_path / "a.docx"))) == []


def test_the_pdf_prints_the_numbers():
    text = pypdfium2.PdfDocument(pdf_bytes(PAPERS["quyet-dinh"]))[0].get_textpage().get_text_range()
    assert [f"Điều {number}." in text for number in (1, 2, 3, 4)] == [True, True, True, False]
