"""The bar at the bottom: the keys of this page, how the ledger is cared for, and its file."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout

from desktop.ui.widgets.basics import label
from desktop.ui.widgets.status_line import StatusLine

_FEW = 5
_GAP, _MARGIN = 6, 12


class KeyBar(QFrame):
    """26 pixels of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keybar")
        self.setFixedHeight(28)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._layout.setSpacing(_GAP)
        # The bar gives up keys before it makes the window wider.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._file = label("", "small")
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._file.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._path = ""
        self._shown: list[QLabel] = []
        self.status = StatusLine()
        self._layout.addStretch(1)
        self._layout.addWidget(self.status)
        self._layout.addWidget(self._file)

    def show_keys(self, keys: tuple[tuple[str, str], ...], *, few: bool) -> None:
        """Show the keys of a page; on a small screen only the first ones."""
        self._file.setText(Path(self._path).name)
        self._file.setVisible(not few)
        self.status.set_short(short=few)
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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many keys as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look at the room again when what stands at the right has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Hide the keys that there is no room for; the first and the last, help, stay longest."""
        right = sum(
            one.sizeHint().width() + _GAP for one in (self.status, self._file) if not one.isHidden()
        )
        room = self.width() - 2 * _MARGIN - right
        pairs = list(zip(self._shown[::2], self._shown[1::2], strict=True))
        for key, does in (*pairs[-1:], *pairs[:-1]):
            room -= key.sizeHint().width() + does.sizeHint().width() + 2 * _GAP
            for one in (key, does):
                if one.isHidden() == (room >= 0):
                    one.setVisible(room >= 0)

    def show_file(self, path: str) -> None:
        """Show which ledger is open."""
        self._path = path
        self._file.setText(Path(path).name)
        self._file.setToolTip(path)
