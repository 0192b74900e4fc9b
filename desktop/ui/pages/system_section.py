"""A section of the page Hệ thống: cards one below the other, scrolled where room is short."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets.basics import frame, label

WIDEST = 720
"""A line of fields longer than that is hard to read."""


class Section(QScrollArea):
    """Cards; a subclass fills them and shows in ``load`` what the session holds."""

    def __init__(self) -> None:
        super().__init__()
        # It follows the field in hand; by itself it is no stop of Tab.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(16, 16, 16, 16)
        self._rows.setSpacing(12)
        self._rows.addStretch(1)
        self.setWidget(inside)

    def load(self) -> None:
        """Show what the session holds."""

    def add(self, card: QWidget) -> None:
        """Put a card below those that are there."""
        self._rows.insertWidget(self._rows.count() - 1, card)

    @staticmethod
    def card(title: str, *parts: QWidget | QLayout) -> QFrame:
        """Return a card with a heading and these parts below it."""
        made = frame("card")
        made.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(label(title, "strong"))
        for part in parts:
            if isinstance(part, QWidget):
                layout.addWidget(part)
            else:
                layout.addLayout(part)
        return made
