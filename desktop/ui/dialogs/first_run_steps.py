"""The steps of the first run at the left: which are done, which one is in hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.basics import icon_label, label, row


class Steps(QWidget):
    """A column of steps; a step that was done can be gone back to.

    Signals:
        chosen: the number of a step that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(232)
        self._texts = tuple(steps)
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self, exclusive=False)
        self._group.idClicked.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 24)
        layout.setSpacing(4)
        head = row(icon_label("leaf", "accent", 32), 12, label("Sổ PGI", "title"), None)
        head.setContentsMargins(24, 0, 16, 16)
        layout.addLayout(head)
        for number in range(len(steps)):
            made = QPushButton()
            made.setProperty("kind", "wizard")
            self._group.addButton(made, number)
            self._buttons.append(made)
            layout.addWidget(made)
        layout.addStretch(1)
        foot = label(
            self.tr("Chạy trên máy này, không dùng mạng, không cần tài khoản."), "small", wrap=True
        )
        foot.setContentsMargins(24, 0, 16, 0)
        layout.addWidget(foot)

    def show_step(self, at: int) -> None:
        """Mark a step as the one in hand, and those before it as done."""
        for number, (made, (title, about)) in enumerate(
            zip(self._buttons, self._texts, strict=True)
        ):
            sign = "✓" if number < at else str(number + 1)
            made.setText(f"{sign}   {title}\n      {about}")
            made.setAccessibleName(title)
            made.setEnabled(number <= at)
            made.setProperty("now", number == at)
            made.style().unpolish(made)
            made.style().polish(made)
