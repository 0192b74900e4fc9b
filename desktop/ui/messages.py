"""The one voice of the window: a line at the top of the page, with at most two answers."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QMessageBox, QWidget

from desktop.domain.errors import Refused
from desktop.ui.widgets.basics import button, icon_label, label, row
from desktop.wording import sentence

Answer = tuple[str, Callable[[], object]]

_ICONS = {
    "info": ("circle-check", "accent"),
    "error": ("circle-x", "error"),
    "doubt": ("triangle-alert", "doubt"),
}
_STAY = 12_000
"""Milliseconds that a piece of good news stays."""


class Messages(QFrame):
    """The line that says what was done, or why not and how to mend it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._timer = QTimer(self, singleShot=True, interval=_STAY)
        self._timer.timeout.connect(self.hide)
        self._row = row(margins=(16, 6, 8, 6))
        self.setLayout(self._row)
        self._text = label()
        self.hide()

    @property
    def text(self) -> str:
        """What is being said, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, *answers: Answer) -> None:
        """Say that something was done."""
        self._show(text, "info", answers)
        self._timer.start()

    def warn(self, text: str, *answers: Answer) -> None:
        """Say that something should be looked at."""
        self._show(text, "doubt", answers)

    @Slot(object)
    def refuse(self, refusal: Refused, *answers: Answer) -> None:
        """Say why something was not done, and how to mend it."""
        self._show(sentence(refusal), "error", answers)

    @Slot(str)
    def fault(self, log: str) -> None:
        """Say that the program itself went wrong."""
        self._show(
            self.tr("Chương trình gặp lỗi của chính nó; dữ liệu đã lưu vẫn nguyên. Chi tiết ở %s.")
            % log,
            "error",
            (),
        )

    @Slot()
    def given_up(self) -> None:
        """Say that a long work was given up."""
        self.tell(self.tr("Đã dừng. Tệp đang ghi dở đã bỏ; tệp ghi xong trước đó vẫn còn."))

    def _show(self, text: str, grade: str, answers: tuple[Answer, ...]) -> None:
        self._timer.stop()
        while self._row.count():
            item = self._row.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        self._text = label(text, wrap=True)
        self.setAccessibleName(text)
        self._row.addWidget(icon_label(*_ICONS[grade]))
        self._row.addSpacing(8)
        self._row.addWidget(self._text, 1)
        for words, action in answers:
            self._row.addWidget(button(words, kind="link", clicked=action))
        self._row.addWidget(button(self.tr("Đóng"), kind="link", clicked=self.hide))
        self.setProperty("grade", grade)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()


def ask(parent: QWidget, title: str, question: str, yes: str) -> bool:
    """Ask before a step that cannot be taken back; Esc and the first button mean no."""
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Không", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is accept
