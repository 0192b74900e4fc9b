"""Labels in front of pasted rows: in a column of their own, among the words, or without a place."""

import pytest

from desktop.domain.clipboard_block import even_block
from desktop.domain.clipboard_labels import has_labels, joined, parted, straightened
from desktop.domain.labels import parted_label


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        (["1", "2", "3"], True),
        (["I", "1", "VI Chỉ số Cạnh tranh bình đẳng"], True),
        (["-", "+", "a)", "2.1."], True),
        (["Rà soát quỹ đất", "1"], False),
        (["Công an xã", "Tư pháp"], False),
        (["", ""], False),
    ],
)
def test_a_first_column_of_labels_is_told_from_words(column: list[str], labels: bool) -> None:
    assert has_labels(even_block([[text, "Việc"] for text in column])) is labels


def test_a_line_without_a_label_stands_among_the_words_and_lacks_nothing() -> None:
    block = straightened(even_block([["1.", "Một"], ["Không nhãn"], ["-", "Ba"], ["4."]]))
    assert block.rows == (("1.", "Một"), (None, "Không nhãn"), ("-", "Ba"), ("4.", None))
    assert block.ragged == 1
    wide = even_block([["1", "Một", "Công an"], ["Không nhãn"]])
    assert straightened(wide) == wide


def test_labels_among_words_are_parted_where_any_line_has_one() -> None:
    block = parted(even_block([["- Một"], ["Hai"], ["a) Ba"]]), parted_label)
    assert block.rows == (("-", "Một"), ("", "Hai"), ("a)", "Ba"))
    plain = even_block([["Một"], ["Hai"]])
    assert parted(plain, parted_label) == plain


def test_without_a_place_for_labels_a_dash_goes_and_a_number_stays() -> None:
    assert joined("-", "Căn cứ") == "Căn cứ"
    assert joined("1.", "Căn cứ") == "1. Căn cứ"
    assert joined(None, "Căn cứ") == "Căn cứ"
    assert joined("2.", None) == "2."
