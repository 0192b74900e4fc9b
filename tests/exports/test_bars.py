"""Bars: whole, seen to the smallest piece, and the same in Word and PDF."""

import re
from collections import Counter
from zipfile import ZipFile

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.bars import pieces, strokes
from desktop.exports.document import Bar, Fill
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import write_pdf
from tests.exports.paper_records import summary

counts = st.lists(st.integers(0, 400), min_size=5, max_size=5).filter(any)


def bar(numbers):
    whole = sum(numbers)
    shares = ((fill, number / whole) for fill, number in zip(Fill, numbers, strict=True))
    return Bar(shares=tuple(shares), text="")


@given(counts, st.floats(40, 200))
def test_the_pieces_of_a_bar_fill_it_without_a_gap(numbers, length):
    laid = pieces(bar(numbers), length)
    assert [piece.fill for piece in laid] == [
        fill for fill, number in zip(Fill, numbers, strict=True) if number
    ]
    left = 0.0
    for piece in laid:
        assert piece.left == pytest.approx(left)
        left += piece.width
    assert left == pytest.approx(length)


def test_one_task_of_three_hundred_is_seen():
    done, late = pieces(bar([299, 0, 1, 0, 0]), 80)
    assert late.width >= 2.5
    assert done.width + late.width == pytest.approx(80)


@pytest.mark.parametrize("fill", [Fill.HATCHED, Fill.DOTTED])
@pytest.mark.parametrize("width", [2.5, 7, 60])
def test_a_pattern_stays_inside_its_piece_and_is_never_empty(fill, width):
    drawn = list(strokes(fill, width, 7.9))
    assert drawn
    for x, y, end, top in drawn:
        assert 0 <= x <= end <= width
        assert 0 <= y <= top <= 7.9 + 1e-9


def test_each_drawing_of_a_word_file_has_a_number_and_words_of_its_own(tmp_path):
    write_docx(summary(33), tmp_path / "tom-tat.docx")
    with ZipFile(tmp_path / "tom-tat.docx") as parts:
        body = parts.read("word/document.xml").decode()
    numbers = Counter(re.findall(r'<(?:wp:docPr|wps:cNvPr) id="(\d+)"', body))
    assert max(numbers.values()) == 1
    assert "nhiệm vụ đã thực hiện (27,3%)" in body


def test_a_bar_in_a_pdf_is_drawn_in_black_and_grey_only(tmp_path):
    write_pdf(summary(33), tmp_path / "tom-tat.pdf")
    (page,) = pypdfium2.PdfDocument(tmp_path / "tom-tat.pdf")
    paths = [one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    assert len(paths) > 20
    red, green, blue = page.render(scale=2).to_pil().convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
