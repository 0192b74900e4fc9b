"""Tool tips and questions show what somebody wrote letter for letter, and read no picture."""

import ast
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.messages import ask
from desktop.ui.tables.cells import Cell, Column, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import elided

UI = Path(__file__).parents[2] / "desktop" / "ui"
HIGH = 400


@pytest.fixture
def written(dressed: QApplication, tmp_path: Path) -> str:
    """What somebody wrote into a file: it names a picture, which is there and is high."""
    picture = tmp_path / "anh.png"
    made = QPixmap(20, HIGH)
    made.fill(Qt.GlobalColor.red)
    assert made.save(str(picture))
    return f'Nhiệm vụ <img src="{picture}"> <b>đậm</b>'


def shown(tip: str, owner: QWidget) -> QLabel:
    QToolTip.showText(QPoint(10, 10), tip, owner)
    return next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QLabel) and one.inherits("QTipLabel") and one.isVisible()
    )


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_picture_in_a_tip_would_be_read_and_is_not(written: str, qtbot: QtBot) -> None:
    label = elided(written)
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()
    qtbot.waitExposed(label)
    # That the picture can be read at all is what makes the second half of the test true.
    assert shown(written, label).height() >= HIGH
    assert shown(label.toolTip(), label).height() < HIGH
    QToolTip.hideText()


def test_a_tip_keeps_every_letter(dressed: QApplication) -> None:
    assert plain("Nhiệm vụ & <ô").endswith(">Nhiệm vụ &amp; &lt;ô</p>")
    assert plain("Nhiệm vụ, việc") == "Nhiệm vụ, việc"
    assert "&lt;img src=//may-la/x&gt;" in plain("<img src=//may-la/x>\nhai")


def test_the_tip_of_a_cell_names_no_picture(written: str) -> None:
    model = GridModel((Column(key="content", title="Nội dung"),))
    long = written + " dài" * 40
    cells = (Cell(text=long), Cell(tip=written))
    model.set_rows([Row(id=UUID(int=row), cells=(cell,)) for row, cell in enumerate(cells)])
    for row in range(2):
        tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "&lt;img" in tip
        assert "<img" not in tip


def test_a_question_shows_the_name_of_a_file_letter_for_letter(written: str, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    heights: list[int] = []

    def on_question() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        heights.append(box.height())
        box.reject()

    QTimer.singleShot(200, on_question)
    assert not ask(parent, "Hỏi", written, "Có")
    assert heights[0] < HIGH


def given_tips() -> Iterator[tuple[str, ast.expr]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "setToolTip"
            ):
                yield f"{path.name}:{node.lineno}", node.args[-1]


def is_safe(given: ast.expr) -> bool:
    if isinstance(given, ast.IfExp):
        return is_safe(given.body) and is_safe(given.orelse)
    if isinstance(given, ast.Call):
        name = given.func.id if isinstance(given.func, ast.Name) else ""
        own = isinstance(given.func, ast.Attribute) and given.func.attr == "tr"
        return name in {"plain", "tr"} or own
    return isinstance(given, ast.Constant)


def test_every_tip_is_a_sentence_of_ours_or_made_plain() -> None:
    tips = list(given_tips())
    assert len(tips) > 20
    assert [where for where, given in tips if not is_safe(given)] == []


def test_every_label_for_words_is_made_where_labels_are_plain() -> None:
    """A label of Qt's own takes what looks like HTML for HTML."""
    made = [
        f"{path.name}:{number}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "basics.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if "QLabel(" in line and "class " not in line
    ]
    assert made == []
