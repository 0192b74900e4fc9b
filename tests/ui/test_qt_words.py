"""What Qt says by itself is Vietnamese too."""

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

Edit = QLineEdit | QPlainTextEdit | QTextEdit


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_menu_of_every_input_is_vietnamese(
    dressed: QApplication, qtbot: QtBot, kind: type[Edit]
) -> None:
    edit = kind()
    qtbot.addWidget(edit)
    menu: QMenu = edit.createStandardContextMenu()
    words = [one.text().partition("\t")[0].replace("&", "") for one in menu.actions()]
    assert [one for one in words if one] == [
        "Hoàn tác",
        "Làm lại",
        "Cắt",
        "Chép",
        "Dán",
        "Xóa",
        "Chọn tất cả",
    ]


def test_the_buttons_of_dialogs_are_vietnamese(dressed: QApplication, qtbot: QtBot) -> None:
    button = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(button.Ok | button.Cancel | button.Yes | button.No | button.Close)
    qtbot.addWidget(box)
    words = {one.text().replace("&", "") for one in box.buttons()}
    assert words == {"Đồng ý", "Thôi", "Có", "Không", "Đóng"}


def test_choosing_a_file_is_vietnamese(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = QFileDialog(None, "Mở sổ", "", "Sổ PGI (*.sopgidb)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    labels = {one.text() for one in dialog.findChildren(QLabel)}
    assert {"&Nơi tìm:", "Tên &tệp:", "&Loại tệp:"} <= labels
    tips = {one.toolTip() for one in dialog.findChildren(QToolButton)} - {""}
    assert "Tạo thư mục mới" in tips
    assert not any(tip.isascii() for tip in tips)


def test_choosing_a_folder_is_vietnamese(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = QFileDialog(None, "Chọn nơi ghi tệp")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    qtbot.addWidget(dialog)
    shown = {one.itemText(place) for one in dialog.findChildren(QComboBox) for place in range(9)}
    assert "Directories" not in shown
    assert "Thư mục" in shown


def test_our_own_sentences_stay_as_they_are(dressed: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert widget.tr("Đã ghi %s") == "Đã ghi %s"
    assert QObject().tr("Open") == "Open"
    assert QCoreApplication.translate("PageHead", "Tên") == "Tên"
