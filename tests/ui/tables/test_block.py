"""Blocks of cells: what Excel and Word put on the clipboard, and what we put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.tables.block import block_text, parse_block

CELLS = st.text(alphabet='ab"\t\n ộ', max_size=6)
BLOCKS = st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("một", [["một"]]),
        ("một\r\nhai\r\n", [["một"], ["hai"]]),
        ("a\tb\n\tc", [["a", "b"], ["", "c"]]),
        ('"hai\ndòng"\tb', [["hai\ndòng", "b"]]),
        ('"nói ""một cửa""\nvà"\tb', [['nói "một cửa"\nvà', "b"]]),
        ('"Chỉ số xanh" là gì\tb', [['"Chỉ số xanh" là gì', "b"]]),
        ('"mở mà không đóng\nhai\nba', [['"mở mà không đóng'], ["hai"], ["ba"]]),
        ('Cột 5"', [['Cột 5"']]),
        ("a\n\nb", [["a"], [""], ["b"]]),
    ],
)
def test_a_block_from_excel_or_word_is_taken_apart(text: str, cells: list[list[str]]) -> None:
    assert parse_block(text) == cells


def test_a_block_of_any_length_is_taken_apart() -> None:
    long = "Niêm yết thủ tục " * 20_000
    assert parse_block(f"{long}\tb") == [[long, "b"]]


@given(BLOCKS)
def test_what_is_copied_can_be_pasted_as_it_was(block: list[list[str]]) -> None:
    assert parse_block(block_text(block)) == block
