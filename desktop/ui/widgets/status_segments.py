"""Four buttons side by side: the status of a task in this period."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop.domain.result import ResultStatus
from desktop.ui import statuses
from desktop.ui.icons import icon
from desktop.ui.tips import plain

_SHORT = {
    ResultStatus.NOT_STARTED: "Chưa",
    ResultStatus.DOING: "Đang",
    ResultStatus.DONE: "Đã xong",
    ResultStatus.OVERDUE: "Quá hạn",
}


class StatusSegments(QWidget):
    """Chooses one of the four statuses, or none.

    Signals:
        chosen: the status that the clerk chose.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[ResultStatus, QToolButton] = {}
        for number, (status, word) in enumerate(_SHORT.items()):
            sign = statuses.of_result(status)
            button = QToolButton()
            button.setText(word)
            button.setIcon(icon(sign.icon, sign.tone, 14))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setAccessibleName(sign.word)
            button.setToolTip(plain(f"{sign.word} (Alt+{number + 1})"))
            button.setShortcut(f"Alt+{number + 1}")
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed
            )
            self._group.addButton(button, number)
            self.buttons[status] = button
            layout.addWidget(button, 1)
        self._group.idClicked.connect(self._on_clicked)

    def show_status(self, status: ResultStatus | None) -> None:
        """Show a status; None leaves all four up."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one is status)
        self._group.setExclusive(status is not None)

    def _on_clicked(self, number: int) -> None:
        status = list(_SHORT)[number]
        self.show_status(status)
        self.chosen.emit(status)
