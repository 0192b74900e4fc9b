"""Phrases below the cell: taken with one key, and never in the way of what is typed."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.phrase_book import PhraseBook
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.editor import CellEditor
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from tests.keyboard import telex

KEY = Qt.Key
SAID = "Tiếp tục đẩy mạnh cải cách thủ tục hành chính"


class Sheet(GridView):
    def __init__(self) -> None:
        book = PhraseBook([SAID, "Tiếp tục rà soát"])
        super().__init__(
            GridModel((Column("content", "Nhiệm vụ"),)), "Nhiệm vụ", offers=lambda _key: book
        )
        self.show_rows([Row(UUID(int=n), (Cell("", Look.INPUT),)) for n in (1, 2)])

    def open(self) -> CellEditor:
        self.setCurrentIndex(self.grid.index(0, 0))
        self.edit(self.currentIndex())
        assert self.editor is not None
        return self.editor


@pytest.fixture
def sheet(qtbot: QtBot, dressed: object) -> Iterator[Sheet]:
    window = QMainWindow()
    made = Sheet()
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.resize(800, 400)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()


def test_the_right_key_takes_the_first_phrase_and_typing_goes_on(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Tiếp tục d")
    assert editor.offered[0] == "đẩy mạnh cải"
    QTest.keyClick(editor, KEY.Key_Right)
    assert editor.toPlainText() == "Tiếp tục đẩy mạnh cải "
    telex(editor, "c")
    QTest.keyClick(editor, KEY.Key_Right)
    assert editor.toPlainText() == "Tiếp tục đẩy mạnh cải cách thủ tục "


def test_a_marked_phrase_is_taken_by_enter_and_the_cell_stays_open(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Tiếp ")
    other = editor.offered[1]
    QTest.keyClick(editor, KEY.Key_Down)
    QTest.keyClick(editor, KEY.Key_Return)
    assert editor.toPlainText() == f"Tiếp {other} "
    assert sheet.editor is editor


def test_the_space_behind_a_phrase_is_not_stored(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Tiếp tục d")
    QTest.keyClick(editor, KEY.Key_Right)
    QTest.keyClick(editor, KEY.Key_Return)
    assert sheet.grid.rows[0].cells[0].text == "Tiếp tục đẩy mạnh cải"
    editor = sheet.open()
    telex(editor, " ")
    QTest.keyClick(editor, KEY.Key_Return)
    assert sheet.grid.rows[0].cells[0].text.endswith("cải ")


def test_enter_without_a_mark_leaves_the_cell_with_what_was_typed(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Tiếp tục d")
    assert editor.offered
    QTest.keyClick(editor, KEY.Key_Return)
    assert sheet.grid.rows[0].cells[0].text == "Tiếp tục d"
    assert sheet.currentIndex().row() == 1


def test_bursts_of_an_input_method_are_left_alone(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Tie", "<ê", "<ế", "p tu", "<ụ", "c ddaa", "<<<<đâ", "<ẩ", "y")
    assert editor.toPlainText() == "Tiếp tục đẩy"
    assert editor.offered[0].startswith("đẩy mạnh")


def test_in_the_middle_of_a_text_the_right_key_only_moves(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Tiếp tục d")
    QTest.keyClick(editor, KEY.Key_Left)
    QTest.keyClick(editor, KEY.Key_Right)
    QTest.keyClick(editor, KEY.Key_Escape)
    QTest.keyClick(editor, KEY.Key_Home)
    QTest.keyClick(editor, KEY.Key_Right)
    assert editor.toPlainText() == "Tiếp tục d"
    assert editor.textCursor().position() == 1
