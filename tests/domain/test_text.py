import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import fold, label_key, nfc, sort_key, tidy


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
