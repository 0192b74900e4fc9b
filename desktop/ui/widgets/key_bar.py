"""The bar at the bottom: the keys of this page, how the ledger is cared for, and its file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout

from desktop.ui.tips import plain
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.keys_row import KeysRow
from desktop.ui.widgets.status_line import StatusLine

_FEW = 5
_GAP, _MARGIN = 6, 12


class KeyBar(QFrame):
    """26 pixels of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keybar")
        self.setFixedHeight(28)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        layout.setSpacing(_GAP)
        # The bar gives up keys before it makes the window wider.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._file = label("", "small")
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._file.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keys = KeysRow()
        self.status = StatusLine()
        layout.addWidget(self.keys, 1)
        layout.addWidget(self.status)
        layout.addWidget(self._file)

    def show_keys(self, keys: tuple[tuple[str, str], ...], *, few: bool) -> None:
        """Show the keys of a page; on a small screen only the first ones."""
        if few == self._file.isVisibleTo(self):
            self._file.setVisible(not few)
        self.status.set_short(short=few)
        self.keys.show_keys(keys[:_FEW] if few else keys)

    def show_file(self, path: str) -> None:
        """Show which ledger is open."""
        self._file.setText(Path(path).name)
        self._file.setToolTip(plain(path))
