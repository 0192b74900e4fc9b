"""Vietnamese input methods at a grid: nothing they send is lost, doubled or rewritten."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.offers import Offer
from tests.keyboard import compose
from tests.ui.tables.sheets import line

BACK = "<"
OFFERS = [Offer(text) for text in ("Nguyễn Văn phòng", "Nguyên", "Công an xã", "Người dân")]
BURSTS = [
    # Unikey: "e" twice, then the tone: letters are taken back and sent again.
    (["N", "g", "u", "y", "e", "<ê", "n", "<<ễn"], "Nguyễn"),
    (["C", "o", "<ô", "n", "g", " ", "a", "n", " ", "x", "a", "<ã"], "Công an xã"),
    # The whole word again, as EVKey does in some programs.
    (["d", "<đ", "u", "o", "<<ươ", "c", "<<<ược"], "được"),
    # A tone typed at the end of a long word, and one taken away again.
    (["n", "g", "h", "i", "e", "<ê", "n", "g", "<<<êng", "<<<ềng", "<<<êng"], "nghiêng"),
    # The first letter itself is taken back: that opened the editor.
    (["d", "<đ", "<<Đ"], "Đ"),
]


class Names(GridView):
    def __init__(self) -> None:
        columns = (Column("content", "Nhiệm vụ"), Column("lead", "Chủ trì", 176))
        super().__init__(
            GridModel(columns),
            "Nhiệm vụ",
            offers=lambda _key: OFFERS,
            add_text="Thêm “%s”",
        )
        self.typed: list[str] = []
        self.grid.edited.connect(lambda _row, _key, text: self.typed.append(text))
        rows = [Row(line(n).id, (Cell("Cũ", Look.INPUT), Cell("", Look.INPUT))) for n in (1, 2)]
        self.show_rows(rows)


@pytest.fixture
def names(dressed: object, qtbot: QtBot) -> Iterator[Names]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Names()
    window.setCentralWidget(made)
    window.resize(700, 300)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.commit_open()


def send(names: Names, bursts: Sequence[str]) -> None:
    """Send keys to whatever has the focus, as the system does: first the grid, then the editor."""
    for burst in bursts:
        for letter in burst:
            back = letter == BACK
            # Unikey sends letters as packets without a key of their own.
            key = Qt.Key.Key_Backspace if back else Qt.Key.Key_unknown
            text = "\b" if back else letter
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                target: QWidget = names.editor or names
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                QApplication.sendEvent(target, event)


@pytest.mark.parametrize(("bursts", "text"), BURSTS)
@pytest.mark.parametrize("column", [0, 1])
def test_bursts_that_begin_on_a_cell_leave_exactly_what_was_meant(
    names: Names, qtbot: QtBot, bursts: list[str], text: str, column: int
) -> None:
    names.setCurrentIndex(names.grid.index(0, column))
    send(names, bursts)
    assert names.editor is not None
    assert names.editor.toPlainText() == text
    qtbot.keyClick(names.editor, Qt.Key.Key_Return)
    assert names.typed[-1] == text


@pytest.mark.parametrize(("bursts", "text"), BURSTS)
def test_a_pause_or_an_answer_in_the_middle_of_a_burst_changes_nothing(
    names: Names, bursts: list[str], text: str
) -> None:
    names.setCurrentIndex(names.grid.index(0, 1))
    for burst in bursts:
        for letter in burst:
            send(names, [letter])
            names.editor.paused.emit()
            names.show_rows([row._replace(note=letter) for row in names.grid.rows])
    assert names.editor.toPlainText() == text


def test_a_word_composed_on_a_cell_takes_the_place_of_its_text(names: Names) -> None:
    names.setCurrentIndex(names.grid.index(0, 0))
    QApplication.sendEvent(names, QInputMethodEvent("N", []))
    assert names.editor is not None
    for shown in ("Ng", "Ngu", "Nguy", "Nguyê"):
        QApplication.sendEvent(names, QInputMethodEvent(shown, []))
    done = QInputMethodEvent("", [])
    done.setCommitString("Nguyễn")
    QApplication.sendEvent(names, done)
    assert names.editor.toPlainText() == "Nguyễn"
    compose(names.editor, " V", " Vă", " Văn")
    names.commit_open()
    assert names.typed == ["Nguyễn Văn"]


def test_backspace_on_a_cell_begins_an_empty_text(names: Names, qtbot: QtBot) -> None:
    names.setCurrentIndex(names.grid.index(0, 0))
    qtbot.keyClick(names, Qt.Key.Key_Backspace)
    assert names.editor is not None
    assert names.editor.toPlainText() == ""
    send(names, ["M", "o", "<ớ", "i"])
    assert names.editor.toPlainText() == "Mới"


def test_keys_that_write_nothing_open_nothing(names: Names, qtbot: QtBot) -> None:
    names.setCurrentIndex(names.grid.index(0, 0))
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_CapsLock, Qt.Key.Key_F9):
        qtbot.keyClick(names, key)
    assert names.editor is None


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.text(alphabet="nguyễcôđaăâ xN", max_size=4)), max_size=8
    )
)
def test_any_burst_of_backspaces_and_letters_is_obeyed_letter_by_letter(
    names: Names, bursts: list[tuple[int, str]]
) -> None:
    names.setCurrentIndex(names.grid.index(0, 1))
    meant = "N"
    send(names, ["N"])
    for backs, letters in bursts:
        kept = max(0, len(meant) - backs)
        meant = meant[:kept] + letters
        send(names, [BACK * backs + letters])
        assert names.editor.toPlainText() == meant
    names.editor.touched = False
    names.commit_open()


def test_an_input_method_may_begin_on_a_cell_that_is_typed_into_only(names: Names) -> None:
    names.setCurrentIndex(names.grid.index(0, 0))
    assert names.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    shut = [row._replace(cells=(Cell("Giữ"), Cell("", Look.INPUT))) for row in names.grid.rows]
    names.show_rows(shut)
    names.setCurrentIndex(names.grid.index(1, 0))
    assert not names.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
