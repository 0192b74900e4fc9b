"""The model of all grids: it keeps Qt's rules and says exactly what changed."""

from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import CELL, FOLDED, GridModel

COLUMNS = (
    Column("label", "STT", 48, right=True),
    Column("content", "Nhiệm vụ"),
    Column("lead", "Chủ trì", 176),
)


def group(number: int, text: str = "Nhóm") -> Row:
    return Row(UUID(int=number), (Cell(text, Look.GROUP),), note="Trọng số 25%")


def line(number: int, content: str = "Niêm yết thủ tục", look: Look = Look.INPUT) -> Row:
    return Row(UUID(int=number), (Cell(str(number)), Cell(content, look), Cell("Công an", look)))


@pytest.fixture
def model(dressed: object) -> GridModel:
    made = GridModel(COLUMNS)
    made.set_rows([group(1), line(2), line(3), group(4), line(5)])
    return made


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [line(2)],
        [group(1), line(2), line(3, "Khác"), group(4), line(5)],
        [line(5), group(4), line(3), line(2), group(1)],
        [line(number) for number in range(40)],
    ],
)
def test_the_model_keeps_the_rules_of_qt_however_its_rows_change(
    model: GridModel, qtmodeltester: ModelTester, rows: list[Row]
) -> None:
    qtmodeltester.check(model)
    model.set_rows(rows)
    model.set_rows([group(1), *rows])
    qtmodeltester.check(model)


def changed_places(model: GridModel) -> list[tuple[int, int, int, int]]:
    heard: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(
        lambda a, b, _roles=None: heard.append((a.row(), a.column(), b.row(), b.column()))
    )
    return heard


def test_only_the_rows_that_changed_are_drawn_again(model: GridModel) -> None:
    heard = changed_places(model)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_rows([group(1), line(2), line(3, "Sửa rồi"), group(4), line(5)])
    assert heard == [(2, 0, 2, 2)]
    assert resets == []


def test_other_rows_begin_anew(model: GridModel) -> None:
    heard = changed_places(model)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_rows([group(1), line(3), line(2), group(4), line(5)])
    assert resets == [True]
    assert heard == []


def test_typed_text_is_shown_at_once_and_handed_on(model: GridModel) -> None:
    edits: list[tuple[object, str, str]] = []
    model.edited.connect(lambda *edit: edits.append(edit))
    heard = changed_places(model)
    assert model.setData(model.index(1, 2), "Công an xã")
    assert edits == [(UUID(int=2), "lead", "Công an xã")]
    assert heard == [(1, 2, 1, 2)]
    assert model.index(1, 2).data() == "Công an xã"


def test_unchanged_text_is_no_edit(model: GridModel) -> None:
    edits: list[object] = []
    model.edited.connect(lambda *edit: edits.append(edit))
    model.setData(model.index(1, 2), "Công an")
    assert edits == []


@pytest.mark.parametrize("look", [Look.READ_ONLY, Look.COMPUTED, Look.CHIP, Look.PROGRESS])
def test_a_cell_that_cannot_be_typed_into_takes_no_text(model: GridModel, look: Look) -> None:
    model.set_rows([line(2, look=look)])
    edits: list[object] = []
    model.edited.connect(lambda *edit: edits.append(edit))
    assert not model.setData(model.index(0, 1), "Sửa")
    assert edits == []
    assert model.index(0, 1).data() == "Niêm yết thủ tục"


@pytest.mark.parametrize("look", [Look.INPUT, Look.DOUBTFUL, Look.ERROR])
def test_a_doubtful_or_wrong_cell_can_be_mended(model: GridModel, look: Look) -> None:
    model.set_rows([line(2, look=look)])
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_a_row_across_takes_no_text(model: GridModel) -> None:
    assert not model.setData(model.index(0, 0), "Sửa")
    assert not model.setData(model.index(0, 2), "Sửa")
    assert model.index(0, 2).data() is None


def test_a_long_text_can_be_read_whole_in_the_tool_tip(model: GridModel) -> None:
    long = "Niêm yết công khai thủ tục hành chính tại bộ phận một cửa"
    model.set_rows([line(2, long), line(3, "Ngắn")])
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == long
    assert model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole) is None


def test_the_reason_of_a_mark_goes_before_the_text_in_the_tool_tip(model: GridModel) -> None:
    model.set_rows([Row(UUID(int=2), (Cell(), Cell("x", Look.ERROR, tip="Thiếu hạn"), Cell()))])
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "Thiếu hạn"


def test_heads_stand_over_their_column(model: GridModel) -> None:
    def head(section: int, role: Qt.ItemDataRole) -> object:
        return model.headerData(section, Qt.Orientation.Horizontal, role)

    assert head(1, Qt.ItemDataRole.DisplayRole) == "Nhiệm vụ"
    assert head(0, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert head(1, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert head(9, Qt.ItemDataRole.DisplayRole) is None


def test_rows_are_found_by_their_id(model: GridModel) -> None:
    assert model.place_of(UUID(int=5)) == 4
    assert model.place_of(UUID(int=99)) == -1
    assert model.place_of(None) == -1
    assert model.column_of("lead") == 2


def test_an_invalid_index_says_nothing(model: GridModel) -> None:
    assert model.data(QModelIndex(), CELL) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_folded_row_says_so(model: GridModel) -> None:
    model.folded.add(UUID(int=1))
    assert (model.index(0, 0).data(FOLDED), model.index(3, 0).data(FOLDED)) == (True, False)


def heard_of(model: GridModel) -> list[str]:
    heard: list[str] = []
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsInserted.connect(lambda _at, first, last: heard.append(f"in {first} {last}"))
    model.rowsRemoved.connect(lambda _at, first, last: heard.append(f"out {first} {last}"))
    return heard


def test_a_row_that_comes_leaves_the_others_where_they_are(
    model: GridModel, qtmodeltester: ModelTester
) -> None:
    heard, changed = heard_of(model), changed_places(model)
    model.set_rows([group(1), line(2), line(9), line(3, "Đánh số lại"), group(4), line(5)])
    assert heard == ["in 2 2"]
    assert changed == [(3, 0, 3, 2)]
    assert model.place_of(UUID(int=5)) == 5
    qtmodeltester.check(model)


def test_rows_that_go_leave_the_others_where_they_are(
    model: GridModel, qtmodeltester: ModelTester
) -> None:
    heard = heard_of(model)
    model.set_rows([group(1), group(4), line(5)])
    assert heard == ["out 1 2"]
    qtmodeltester.check(model)


def test_many_texts_are_put_in_at_once_and_handed_on_in_one_go(model: GridModel) -> None:
    batches: list[object] = []
    model.batch = batches.append
    edits: list[object] = []
    model.edited.connect(lambda *edit: edits.append(edit))
    assert model.set_texts([(1, 1, "Một"), (2, 1, "Hai"), (0, 0, "nhóm"), (1, 0, "chỉ đọc")]) == 2
    assert batches == [
        [(UUID(int=2), "content", "Một"), (UUID(int=3), "content", "Hai")],
    ]
    assert edits == []
