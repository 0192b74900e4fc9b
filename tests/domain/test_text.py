import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import first_clause, fold, label_key, nfc, sort_key, tidy


def test_text_typed_in_parts_becomes_one_normal_form() -> None:
    parts = unicodedata.normalize("NFD", "Chỉ số Tiếp cận đất đai")
    assert parts != "Chỉ số Tiếp cận đất đai"
    assert nfc(parts) == "Chỉ số Tiếp cận đất đai"


def test_tidying_keeps_words_and_drops_what_no_paper_can_hold() -> None:
    assert tidy("Một\r\nhai\rba\vbốn\x00\x1f  năm\t") == "Một\nhai\nba\nbốn  năm\t"


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ha noi", "Hà Nội"),
        ("duong", "Đường"),
        ("chuyen doi so", "chuyển  đổi\nSỐ"),
        ("dia chinh - xay dung", "Địa chính – Xây dựng"),
        ("k'no", "K'Nớ"),
        ("1-5 - 6-10", "1‒5 — 6‑10"),
    ],
)
def test_a_search_without_marks_finds_the_text_with_marks(typed: str, stored: str) -> None:
    assert fold(stored) == typed


def test_names_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    ordered = ["An", "Ăn", "Ân", "Ba", "Cô", "Cơ", "Da", "Đa", "E", "Ê", "Ơn", "Ưa", "Ya"]
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_letters_count_before_tones_and_tones_have_their_own_order() -> None:
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ", "mai"]
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_syllables_are_compared_one_by_one() -> None:
    assert sorted(["Hoàng An", "Hoà Bình"], key=sort_key) == ["Hoà Bình", "Hoàng An"]


@pytest.mark.parametrize(
    "ordered",
    [
        ["1", "2", "10"],
        ["I", "II", "IV", "IX", "X", "XI"],
        ["a)", "b)", "d)", "đ)", "e)", "i)"],
        ["III.1", "III.2", "III.10", "IV.1"],
    ],
)
def test_labels_stand_as_people_count(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=label_key) == ordered


def test_a_tone_stays_with_its_letter_when_a_mark_between_them_goes() -> None:
    assert tidy("ê\x01\u0301") == "ế"


def test_halves_of_characters_and_no_characters_are_dropped() -> None:
    assert tidy("a\ud800b\udfffc\ufffed\uffff") == "abcd"


def test_a_digit_that_is_no_decimal_has_a_place_in_the_order() -> None:
    assert sorted(["m²", "m2", "m"], key=sort_key) == ["m", "m2", "m²"]


@given(st.text())
def test_tidied_text_is_in_one_normal_form_and_can_be_encoded(text: str) -> None:
    assert unicodedata.is_normalized("NFC", tidy(text))
    tidy(text).encode("utf-8")


@given(st.text())
def test_every_text_has_a_place_in_both_orders(text: str) -> None:
    assert sort_key(text) <= sort_key(text)
    assert label_key(text) <= label_key(text)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Rà soát  thủ tục; công khai kết quả", "Rà soát thủ tục"),
        ("Mở lớp nghề theo Nghị định số 30.\nBáo cáo quý", "Mở lớp nghề theo Nghị định số 30"),
        ("Thu 1.200.000 đồng. Nộp ngân sách", "Thu 1.200.000 đồng"),
        ("Một hai, ba bốn, năm sáu bảy", "Một hai, ba bốn"),
        ("Một, hai ba bốn năm sáu bảy", "Một, hai ba bốn năm sáu bảy"),
        ("Một hai ba bốn năm sáu bảy", "Một hai ba bốn năm sáu bảy"),
        ("", ""),
    ],
)
def test_a_paper_names_a_text_by_its_first_clause_and_cuts_no_phrase(
    text: str, clause: str
) -> None:
    assert first_clause(text, 5) == clause
