"""The editor of a cell: it offers names in a list below and never touches what is typed."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.editor import CellEditor
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.offers import Names, Offer
from desktop.ui.widgets.field import PAUSE
from tests.keyboard import compose, telex

KEY = Qt.Key
UNITS = Names(
    (
        Offer("Công an xã", "đã dùng ở X.1"),
        Offer("Công chức Văn phòng – Thống kê"),
        Offer("Các công chức chuyên môn"),
        Offer("Hội Nông dân xã"),
    )
)


class Sheet(GridView):
    """A grid with one column that offers units and one that offers nothing."""

    def __init__(self) -> None:
        super().__init__(
            GridModel((Column("content", "Nhiệm vụ"), Column("lead", "Chủ trì", 176))),
            "Nhiệm vụ",
            offers=lambda key: UNITS if key == "lead" else None,
            add_text="Thêm “%s” vào danh mục",
        )
        self.show_rows(
            [
                Row(UUID(int=number), (Cell("Việc", Look.INPUT), Cell("", Look.INPUT)))
                for number in (1, 2)
            ]
        )
        self.typed: list[str] = []
        self.grid.edited.connect(lambda _row, _key, text: self.typed.append(text))

    def open(self, column: int = 1) -> CellEditor:
        self.setCurrentIndex(self.grid.index(0, column))
        self.edit(self.currentIndex())
        assert self.editor is not None
        return self.editor


@pytest.fixture
def sheet(dressed: object, qtbot: QtBot) -> Iterator[Sheet]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Sheet()
    window.setCentralWidget(made)
    window.resize(900, 400)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.commit_open()


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (("Co", "<", "ô", "ng an xa", "<", "ã"), "Công an xã"),
        (("Cong", "<<<", "ông"), "Công"),
        (("Ho", "<", "ộ", "i No", "<", "ô", "ng"), "Hội Nông"),
        (("cong", "<<<<", "Đưng K'No", "<", "ớ"), "Đưng K'Nớ"),
        (("Co", "<", "Cô", "<<", "Công"), "CCông"),
    ],
)
def test_telex_bursts_with_the_list_open_leave_exactly_the_typed_text(
    sheet: Sheet, steps: tuple[str, ...], text: str
) -> None:
    editor = sheet.open()
    telex(editor, "C")
    assert editor.offered
    telex(editor, "<", *steps)
    assert editor.toPlainText() == text
    sheet.commit_open()
    assert sheet.typed == [text]


def test_a_composed_word_with_the_list_open_arrives_whole(sheet: Sheet) -> None:
    editor = sheet.open()
    compose(editor, "C", "Co", "Cô", "Công")
    assert editor.toPlainText() == "Công"
    assert editor.offered
    sheet.commit_open()
    assert sheet.typed == ["Công"]


def test_names_are_offered_without_regard_to_accents_the_best_first(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "cong")
    assert editor.offered == [
        "Công an xã",
        "Công chức Văn phòng – Thống kê",
        "Các công chức chuyên môn",
    ]


def test_a_name_with_its_words_in_another_order_is_found(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Công xã an")
    assert editor.offered == ["Công an xã"]


def test_a_name_that_stands_there_already_is_not_offered_again(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "Công an xã")
    assert not editor._list.isVisible()


def test_letters_from_the_middle_of_a_word_find_nothing(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "hong")
    assert editor.offered == []


def test_enter_keeps_what_was_typed_unless_an_offer_was_marked(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "cong")
    qtbot.keyClick(editor, KEY.Key_Return)
    assert sheet.typed == ["cong"]


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Return])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("van phong", "Công chức Văn phòng – Thống kê"),
        ("cong an xa", "Công an xã"),
        ("Tư pháp; nong dan", "Tư pháp; Hội Nông dân xã"),
        # Marks are typed where they are meant; capitals and two letters may be an abbreviation.
        ("Văn phòng", "Văn phòng"),
        ("CAC", "CAC"),
        ("ho", "ho"),
        ("cong", "cong"),
        ("ban quan ly", "ban quan ly"),
    ],
)
def test_a_name_without_marks_is_the_only_one_that_it_can_mean(
    sheet: Sheet, qtbot: QtBot, key: Qt.Key, typed: str, meant: str
) -> None:
    editor = sheet.open()
    telex(editor, typed)
    assert editor.toPlainText() == typed
    qtbot.keyClick(editor, key)
    assert sheet.typed == [meant]


def test_a_name_that_is_meant_is_marked_and_the_arrow_stays_on_it(
    sheet: Sheet, qtbot: QtBot
) -> None:
    editor = sheet.open()
    telex(editor, "van phong")
    qtbot.keyClick(editor, KEY.Key_Down)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert sheet.typed == ["Công chức Văn phòng – Thống kê"]


def test_escape_keeps_a_name_as_it_was_typed(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "van phong")
    qtbot.keyClick(editor, KEY.Key_Escape)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert sheet.typed == ["van phong"]


def test_a_text_that_nobody_touched_is_not_taken_for_a_name(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.show_rows([Row(UUID(int=1), (Cell(), Cell("van phong", Look.INPUT)))])
    qtbot.keyClick(sheet.open(), KEY.Key_Return)
    assert sheet.typed == []


def test_an_offer_is_taken_by_arrow_and_enter(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "cong")
    qtbot.keyClick(editor, KEY.Key_Down)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert sheet.typed == ["Công an xã"]
    assert sheet.currentIndex().row() == 1


def test_typing_goes_on_behind_a_taken_offer(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "ho")
    editor.move_choice(1)
    editor.take_choice()
    telex(editor, "; Công an")
    assert editor.toPlainText() == "Hội Nông dân xã; Công an"


def test_an_offer_takes_the_place_of_the_last_name_only(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "Tư pháp; ho")
    assert editor.offered == ["Hội Nông dân xã"]
    qtbot.keyClick(editor, KEY.Key_Down)
    qtbot.keyClick(editor, KEY.Key_Tab)
    assert sheet.typed == ["Tư pháp; Hội Nông dân xã"]


def test_f4_offers_everything(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    assert editor.offered == []
    qtbot.keyClick(editor, KEY.Key_F4)
    assert len(editor.offered) == len(UNITS)


def test_f4_on_a_cell_opens_it_with_its_list_and_typing_begins_anew(
    sheet: Sheet, qtbot: QtBot
) -> None:
    sheet.show_rows([Row(UUID(int=1), (Cell(), Cell("Công an xã", Look.INPUT)))])
    sheet.setCurrentIndex(sheet.grid.index(0, 1))
    qtbot.keyClick(sheet, KEY.Key_F4)
    assert len(sheet.editor.offered) == len(UNITS)
    # The arrow goes on from what the cell holds.
    qtbot.keyClick(sheet.editor, KEY.Key_Down)
    qtbot.keyClick(sheet.editor, KEY.Key_Return)
    assert sheet.typed == ["Công chức Văn phòng – Thống kê"]
    sheet.setCurrentIndex(sheet.grid.index(0, 1))
    qtbot.keyClick(sheet, KEY.Key_F4)
    telex(sheet.editor, "hoi")
    assert sheet.editor.toPlainText() == "hoi"


def test_f4_where_nothing_is_offered_says_so(sheet: Sheet, qtbot: QtBot) -> None:
    said: list[str] = []
    sheet.done.connect(said.append)
    sheet.setCurrentIndex(sheet.grid.index(0, 0))
    qtbot.keyClick(sheet, KEY.Key_F4)
    assert said == ["Ô này gõ tự do, không có danh sách để chọn."]


def test_a_long_list_can_be_scrolled_and_shows_it(sheet: Sheet, qtbot: QtBot) -> None:
    many = Names(Offer(f"Bộ phận {number}") for number in range(1, 15))
    made = CellEditor(sheet.viewport(), many)
    made.show()
    made.open_list()
    assert len(made.offered) == len(many)
    bar = made._list.verticalScrollBar()
    assert bar.isVisible()
    for _ in many:
        made.move_choice(1)
    assert made._list.currentItem().text() == "Bộ phận 14"
    assert bar.value() == bar.maximum()
    assert made._list.geometry().bottom() <= sheet.window().height()
    made.deleteLater()


def test_escape_closes_the_list_first_and_the_cell_next(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "cong")
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert editor.offered == []
    assert sheet.editor is editor
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert sheet.editor is None


def test_a_name_that_is_not_known_can_be_added(sheet: Sheet, qtbot: QtBot) -> None:
    asked: list[str] = []
    sheet.add_asked.connect(asked.append)
    editor = sheet.open()
    telex(editor, "Ban Quản lý chợ")
    assert editor.offered == []
    qtbot.keyClick(editor, KEY.Key_Down)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert asked == ["Ban Quản lý chợ"]
    assert sheet.typed == ["Ban Quản lý chợ"]


def test_the_list_goes_away_with_the_editor(sheet: Sheet) -> None:
    editor = sheet.open()
    telex(editor, "cong")
    box = editor._list
    assert box.isVisible()
    sheet.commit_open()
    assert not box.isVisible()


def test_the_list_never_takes_the_focus(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    telex(editor, "cong")
    assert editor.hasFocus()
    qtbot.mouseClick(
        editor._list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=editor._list.visualItemRect(editor._list.item(1)).center(),
    )
    assert editor.toPlainText() == "Công chức Văn phòng – Thống kê"
    assert sheet.editor is editor


def test_the_list_stays_within_the_window(sheet: Sheet) -> None:
    sheet.window().resize(900, 110)
    editor = sheet.open()
    editor.open_list()
    window = sheet.window().rect()
    assert editor._list.isVisible()
    assert window.left() <= editor._list.x()
    assert editor._list.geometry().right() <= window.right() + 1


def test_a_column_without_offers_offers_nothing(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open(column=0)
    telex(editor, "cong")
    qtbot.keyClick(editor, KEY.Key_F4)
    assert not editor._list.isVisible()


def test_typing_is_stored_after_a_pause_with_the_list_open(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open()
    with qtbot.waitSignal(sheet.grid.edited, timeout=PAUSE * 4):
        telex(editor, "cong")
    assert sheet.typed == ["cong"]
    assert (editor.toPlainText(), editor.hasFocus(), bool(editor.offered)) == ("cong", True, True)


def test_an_untouched_cell_is_no_edit(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open(column=0)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert sheet.typed == []


def test_the_text_stands_where_the_cell_showed_it(sheet: Sheet) -> None:
    editor = sheet.open(column=0)
    cell = sheet.visualRect(sheet.grid.index(0, 0))
    cursor = editor.textCursor()
    cursor.setPosition(0)
    left = editor.viewport().mapTo(sheet.viewport(), editor.cursorRect(cursor).topLeft()).x()
    assert abs(left - (cell.left() + 8)) <= 1


def test_a_long_text_can_be_read_whole_while_it_is_edited(sheet: Sheet) -> None:
    sheet.show_rows(
        [
            Row(UUID(int=1), (Cell("Niêm yết thủ tục " * 40, Look.INPUT), Cell("", Look.INPUT))),
            Row(UUID(int=2), (Cell("Việc", Look.INPUT), Cell("", Look.INPUT))),
        ]
    )
    editor = sheet.open(column=0)
    assert editor.height() > sheet.rowHeight(0)
    assert editor.geometry().bottom() <= sheet.viewport().height()


def test_a_long_text_in_the_last_row_can_be_read_whole_too(sheet: Sheet) -> None:
    sheet.window().resize(500, 200)
    long = Cell("Niêm yết thủ tục " * 12, Look.INPUT)
    sheet.show_rows([Row(UUID(int=place), (long, Cell())) for place in range(1, 9)])
    sheet.scrollToBottom()
    sheet.setCurrentIndex(sheet.grid.index(7, 0))
    sheet.edit(sheet.currentIndex())
    assert sheet.editor.height() > sheet.rowHeight(7) + 30
    assert sheet.editor.geometry().bottom() < sheet.viewport().height()
    assert sheet.editor.geometry().contains(sheet.visualRect(sheet.grid.index(7, 0)).center())
