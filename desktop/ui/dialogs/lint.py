"""Soát thể thức: each departure of one file with its place, the rule and how to mend it."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.problems import Grade
from desktop.ui.guide.helping import answer_f1
from desktop.ui.icons import icon
from desktop.ui.theme import ROW_ONE
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import button, column, label, resize_on_screen, row
from desktop.wording import GRADES, steady
from desktop.wording.lint import (
    element_of,
    found_in,
    mending_of,
    place_of,
    rule_of,
    verdict,
)

if TYPE_CHECKING:
    from desktop.services.lint import Linted

_ICONS = {
    Grade.MUST_FIX: ("x", "error"),
    Grade.EXPLAIN: ("circle-help", "doubt"),
    Grade.NOTE: ("info", "ink2"),
}
_SIZE = (960, 560)
_LIST = 420


class LintDialog(QDialog):
    """Shows what departs from the decree in one file; it changes nothing."""

    def __init__(self, linted: "Linted", parent: QWidget | None) -> None:
        super().__init__(parent)
        answer_f1(self, "lint")
        self.setWindowTitle(self.tr("Soát thể thức văn bản"))
        resize_on_screen(self, _SIZE)
        self._linted = linted
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các điểm chưa đúng thể thức"))
        self.list.setFixedWidth(_LIST)
        self.detail = QTextBrowser()
        self.detail.setAccessibleName(self.tr("Quy định và cách sửa"))
        self.detail.setOpenLinks(False)
        self.detail.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._fill()
        self._build()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self) -> None:
        for one in self._linted.departures:
            # The grade is said in words too: form and colour alone are not read by everybody.
            words = steady(f"{GRADES[one.grade]}: {found_in(one)} – {place_of(one)}")
            item = QListWidgetItem(icon(*_ICONS[one.grade]), words)
            item.setToolTip(plain(words))
            item.setSizeHint(QSize(0, ROW_ONE))
            self.list.addItem(item)

    @Slot()
    def _on_row(self) -> None:
        place = self.list.currentRow()
        if not 0 <= place < len(self._linted.departures):
            return
        one = self._linted.departures[place]
        told = (
            (element_of(one), place_of(one)),
            (self.tr("Hiện tại"), found_in(one)),
            (self.tr("Quy định"), rule_of(one)),
            (self.tr("Cách sửa"), mending_of(one)),
        )
        self.detail.setHtml(
            "".join(
                f"<p><b>{escape(name)}</b><br>{escape(steady(text))}</p>" for name, text in told
            )
        )

    def _build(self) -> None:
        head = column(
            label(self.tr("Soát thể thức theo Nghị định 30/2020/NĐ-CP"), "title"),
            4,
            label(steady(f"{self._linted.name}: {verdict(self._linted.departures)}"), wrap=True),
        )
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.list)
        middle.addWidget(self.detail, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        keys = label(self.tr("↑ ↓ chọn · Esc đóng"), "small")
        layout.addLayout(row(keys, None, button(self.tr("Đóng"), clicked=self.reject)))
