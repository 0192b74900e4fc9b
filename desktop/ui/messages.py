"""The one voice of the window: a line below the page, and what can be answered to it.

It lies over the bar of keys, so that nothing moves under the mouse, and it comes and goes with a
deed of the clerk only.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QMessageBox, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.paths import program_gone
from desktop.ui.icons import pixmap
from desktop.ui.widgets.basics import button, icon_label, label, row
from desktop.wording import sentence
from desktop.wording.faults import program_is_gone, went_wrong

Answer = tuple[str, Callable[[], object]]

_ICONS = {
    "info": ("circle-check", "accent"),
    "error": ("circle-x", "error"),
    "doubt": ("triangle-alert", "doubt"),
}
_BESIDE = 2
"""Answers that stand beside the text; more have a line of their own."""
_NUMBERED = 5
"""Answers that have a key: Alt+6 to Alt+0."""
_ICON, _GAP = 16, 8


class Messages(QFrame):
    """The line that says what was done, or why not and how to mend it.

    It stays until the clerk closes it, changes something else, goes to another page, or something
    newer is said. What matters on every page stays on all of them: see ``leave_page``.

    Signals:
        explain: the code of a refusal about which the clerk wants to read more.
        left: the clerk closed it with the keyboard in it; that has to go elsewhere.
    """

    explain = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self._lasting = False
        """Whether what is said matters on every page."""
        self._grows_old = False
        """Whether what is said is about one deed, so that the next one makes it old."""
        self._old = False
        """Whether that deed is over."""
        self.setProperty("role", "banner")
        self._row = row()
        self._answers = row()
        self._answers.setSpacing(_GAP)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 2, 8, 2)
        rows.setSpacing(2)
        rows.addLayout(self._row)
        rows.addLayout(self._answers)
        self._text = label()
        self.hide()

    @property
    def text(self) -> str:
        """What is being said, or nothing."""
        return "" if self.isHidden() else self._text.text()

    @property
    def code(self) -> str:
        """The code of the refusal that is being said, or nothing."""
        return "" if self.isHidden() else self._code

    def tell(self, text: str, *answers: Answer, written: bool = False) -> None:
        """Say that something was done; what was ``written`` to a file is there after the next."""
        self._show(text, "info", answers, of_deed=not written)

    def warn(self, text: str, *answers: Answer, lasting: bool = False) -> None:
        """Say that something should be looked at.

        It is about the page, and its answers settle it; a ``lasting`` one is about the ledger.
        """
        if not lasting:
            answers = tuple((words, self.settling(action)) for words, action in answers)
        self._show(text, "doubt", answers, lasting=lasting)

    @Slot(object)
    def refuse(self, refusal: Refused, *answers: Answer) -> None:
        """Say why something was not done, and how to mend it.

        With an answer it waits for that on every page: what was asked for is still to be done.
        """
        self._show(sentence(refusal), "error", answers, refusal.code, lasting=bool(answers))

    @Slot(str)
    def fault(self, log: str) -> None:
        """Say that the program itself went wrong, or that its USB stick is not there any more."""
        words = program_is_gone() if program_gone() else went_wrong(log)
        self._show(words, "error", (), lasting=True)

    def leave_page(self) -> None:
        """Take away what was said about the page that the clerk leaves."""
        if not self._lasting:
            self.hide()

    def leave_deed(self, *, typing: bool = False) -> None:
        """Take away what was said about an earlier deed: the clerk changes something else.

        What should be looked at stays while he types: he may be mending just that.
        """
        if self._old and not (typing and self.property("grade") == "doubt"):
            self.hide()

    @Slot()
    def close_line(self) -> bool:
        """Take away what is said, as the clerk asks for; tell whether something was said."""
        was_open = not self.isHidden()
        focus = self.window().focusWidget()
        within = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if was_open and within:
            self.left.emit()
        return was_open

    def settling(self, action: Callable[[], object]) -> Callable[[], object]:
        """Return what does something after the line is gone: for an answer that ends the matter."""

        def settle() -> None:
            self.close_line()
            action()

        return settle

    @Slot()
    def given_up(self) -> None:
        """Say that a long work was given up."""
        self.tell(self.tr("Đã dừng. Tệp đang ghi dở đã bỏ; tệp ghi xong trước đó vẫn còn."))

    @Slot()
    def _grow_old(self) -> None:
        self._old = self._grows_old

    @Slot()
    def _on_why(self) -> None:
        self.explain.emit(self._code)

    def _show(
        self,
        text: str,
        grade: str,
        answers: tuple[Answer, ...],
        code: str = "",
        *,
        lasting: bool = False,
        of_deed: bool = True,
    ) -> None:
        self._code = code
        self._lasting = lasting
        self._grows_old, self._old = of_deed and not lasting, False
        # What is said and changed in one go belongs together.
        QTimer.singleShot(0, self, self._grow_old)
        _empty(self._row)
        _empty(self._answers)
        self._text = label(text, wrap=True)
        self.setAccessibleName(text)
        self._row.addWidget(icon_label(*_ICONS[grade]))
        self._row.addSpacing(_GAP)
        self._row.addWidget(self._text, 1)
        beside = len(answers) <= _BESIDE
        if not beside:
            self._answers.addSpacing(_ICON)
        for number, (words, action) in enumerate(answers, 1):
            (self._row if beside else self._answers).addWidget(_answer(number, words, action))
        if not beside:
            self._answers.addStretch(1)
        if code:
            why = button(self.tr("Hướng dẫn"), kind="link", tip="F1")
            why.clicked.connect(self._on_why)
            self._row.addWidget(why)
        self._row.addWidget(
            button(self.tr("Đóng"), kind="link", clicked=self.close_line, tip="Esc")
        )
        self.setProperty("grade", grade)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()


def _answer(number: int, words: str, action: Callable[[], object]) -> QPushButton:
    """Return the button of an answer; Alt and a number press it from wherever one is.

    Alt+1 to Alt+4 choose a status on the page of results, so that only five have a number.
    """
    keys = f"Alt+{(number + 5) % 10}" if number <= _NUMBERED else ""
    made = button(words, kind="link", clicked=action, tip=keys)
    made.setShortcut(QKeySequence(keys))
    return made


def _empty(line: QBoxLayout) -> None:
    while line.count():
        item = line.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.setParent(None)
            old.deleteLater()


def ask(parent: QWidget, title: str, question: str, yes: str) -> bool:
    """Ask before a step that cannot be taken back; Esc and the first button mean no."""
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    # The name of a file may look like HTML.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIconPixmap(pixmap("circle-help", "accent", 32, parent.devicePixelRatioF()))
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Không", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is accept
