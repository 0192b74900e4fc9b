"""Fonts, widths and line breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFont

from desktop.exports.fonts import lacking, vietnamese_letters
from desktop.exports.measure import _WIDEST, Measure
from desktop.paths import resource

FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@pytest.mark.parametrize("face", FACES)
def test_the_shipped_faces_have_every_vietnamese_letter(face):
    font = TTFont(f"Thu{face}", str(resource("fonts", f"LiberationSerif-{face}.ttf")))
    assert lacking(font) == frozenset()


def test_the_licence_lies_beside_the_faces():
    text = resource("fonts", "LiberationSerif-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_alphabet_counts_134_accented_letters():
    letters = {letter for letter in vietnamese_letters() if letter.isalpha() and ord(letter) > 127}
    assert len(letters) == 134


def test_lines_fit_their_room_and_keep_every_word():
    measure = Measure(12)
    text = "Phối hợp với các phòng ban triển khai các nhiệm vụ\nKhôi phục nhanh hạ tầng"
    lines = measure.lines(text, 90)
    assert all(width <= 90 for _, width, _ in lines)
    assert " ".join(line for line, _, _ in lines) == text.replace("\n", " ")
    assert [line for line, _, last in lines if last][-1].endswith("tầng")
    assert sum(last for _, _, last in lines) == 2


def test_a_word_wider_than_the_room_is_broken():
    lines = Measure(12).lines("x" * 100, 50)
    assert "".join(line for line, _, _ in lines) == "x" * 100
    assert all(width <= 50 for _, width, _ in lines)


def test_a_very_long_word_is_walked_once_and_nothing_of_it_is_remembered(monkeypatch):
    measure = Measure(12)
    measured = []
    width = type(measure._font).stringWidth

    def counted(font, text, size):
        measured.append(len(text))
        return width(font, text, size)

    monkeypatch.setattr(type(measure._font), "stringWidth", counted)
    word = "".join(chr(ord("a") + place % 26) for place in range(20_000))
    lines = measure.lines(word, 50)
    assert "".join(line for line, _, _ in lines) == word
    assert sum(measured) < 4 * len(word)
    assert len(measure._words) < 40


@pytest.mark.parametrize("face", FACES)
def test_no_letter_is_wider_than_is_reckoned_with(face):
    font = TTFont(f"Rộng{face}", str(resource("fonts", f"LiberationSerif-{face}.ttf")))
    assert max(font.face.charWidths.values()) <= 1_000 * _WIDEST


@given(
    text=st.text(alphabet="iWƯm …-–\n\u00a0", max_size=120),
    room=st.floats(min_value=2, max_value=200),
    most=st.integers(min_value=1, max_value=30),
)
def test_a_text_needs_more_lines_exactly_when_breaking_it_gives_more(text, room, most):
    measure = Measure(12)
    assert measure.needs_more(text, room, most) == (len(measure.lines(text, room)) > most)


def test_wide_words_that_each_fill_a_line_are_told_to_need_them():
    assert Measure(12).needs_more(" ".join(["W" * 8] * 20), 120, 19)


def test_balanced_lines_are_about_even_and_keep_a_year_together():
    measure = Measure(14, bold=True)
    text = "Cải thiện, nâng cao chỉ số xanh cấp tỉnh (PGI) năm 2024 và những năm tiếp theo"
    lines = measure.balanced(text, 400)
    assert " ".join(lines) == text
    widths = [measure.line_width(line) for line in lines]
    assert max(widths) - min(widths) < 60
    assert not any(line.endswith("năm") and "2024" not in line for line in lines)


def test_room_for_a_stamp_survives_line_breaking():
    blank = "\u00a0" * 8
    assert Measure(13).balanced(f"Số: {blank}/KH-UBND", 300) == (f"Số: {blank}/KH-UBND",)
