"""The head of a page: its title, one line below it, and its buttons at the right."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.tips import plain
from desktop.ui.widgets.basics import elided, label, set_bar_button_short


class PageHead(QFrame):
    """52 pixels: title and subtitle at the left, at most one primary button at the right end."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setFixedHeight(52)
        self._title = label(title, "title")
        self._subtitle = elided("", "small")
        self._buttons = [
            one
            for held in buttons
            for one in (held, *held.findChildren(QPushButton))
            if isinstance(one, QPushButton) and one.property("kind") != "primary"
        ]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 2, 16, 2)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        for one in buttons:
            layout.addWidget(one)

    def say(self, title: str, subtitle: str) -> None:
        """Change title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def set_compact(self, *, compact: bool) -> None:
        """Use less height on a small screen: the subtitle goes."""
        self.setFixedHeight(40 if compact else 52)
        self._subtitle.setVisible(not compact)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when a button came, went or changed its words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Leave only the icons of the buttons where the title would be cut; tool tips name them."""
        shown = [one for one in self._buttons if one.isVisibleTo(self)]
        missing = 0
        for one in shown:
            if one.text():
                one.setProperty("words", one.text())
            else:
                words = str(one.property("words") or "")
                missing += one.fontMetrics().horizontalAdvance(words)
        layout = self.layout()
        need = (layout.minimumSize().width() if layout is not None else 0) + missing
        short = need > self.width()
        for one in shown:
            words = str(one.property("words") or "")
            if one.icon().isNull() or short == (not one.text()):
                continue
            one.setText("" if short else words)
            if not one.toolTip():
                one.setToolTip(plain(words.strip()))


class ToolBar(QFrame):
    """The row of a page's tools; None parts groups, a stretch pushes the rest to the right."""

    def __init__(self, *items: QWidget | None) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setFixedHeight(40)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        for item in items:
            if item is None:
                layout.addStretch(1)
            else:
                layout.addWidget(item)
        self.buttons = [item for item in items if isinstance(item, QToolButton)]

    def set_compact(self, *, compact: bool) -> None:
        """Show only icons and keys on a small screen."""
        for one in self.buttons:
            set_bar_button_short(one, short=compact)
