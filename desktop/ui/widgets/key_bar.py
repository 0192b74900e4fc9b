"""The bar at the bottom: the keys of this page, and the file of the ledger."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.ui.widgets.basics import label

_FEW = 5


class KeyBar(QFrame):
    """26 pixels of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keybar")
        self.setFixedHeight(28)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 12, 0)
        self._layout.setSpacing(6)
        self._file = label("", "small")
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._file.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._path = ""
        self._shown: list[QLabel] = []
        self._layout.addStretch(1)
        self._layout.addWidget(self._file)

    def show_keys(self, keys: tuple[tuple[str, str], ...], *, few: bool) -> None:
        """Show the keys of a page; on a small screen only the first ones."""
        self._file.setText(Path(self._path).name if few else self._path)
        for old in self._shown:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for key, does in keys[:_FEW] if few else keys:
            for text, role in ((key, "key"), (does, "small")):
                made = label(text, role)
                made.setContentsMargins(0, 0, 0 if role == "key" else 8, 0)
                self._layout.insertWidget(len(self._shown), made)
                self._shown.append(made)

    def show_file(self, path: str) -> None:
        """Show which ledger is open."""
        self._path = path
        self._file.setText(path)
        self._file.setToolTip(path)
