"""Labels, buttons, lines and cards, so that every page makes them alike."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import SIZE, icon, pixmap
from desktop.ui.tips import plain

_FRAME = (16, 48)
"""Logical pixels that the frame and the title of a window take, and a little air."""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the roles of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


class ElidedLabel(QLabel):
    """One line that ends in "…" where there is no room; the tool tip then has all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), mode, room.width())
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextDontClip, shown)
        painter.end()

    def _tell(self) -> None:
        wide = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain(self.text()) if wide else "")


class ReadingArea(QScrollArea):
    """Words that only scroll; its frame shows that the arrow keys scroll them."""

    def __init__(self, name: str, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        # From the first: a frame that comes later gets no room.
        self.setProperty("focused", False)
        self.setWidget(inside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._draw_frame(shown=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draw_frame(shown=False)

    def _draw_frame(self, *, shown: bool) -> None:
        # Qt does not draw the frame of a scroll area anew when the focus comes and goes.
        self.setProperty("focused", shown)
        self.style().unpolish(self)
        self.style().polish(self)


def elided(text: str = "", role: str = "") -> ElidedLabel:
    """Return a label of one line that may be shortened."""
    made = ElidedLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def icon_label(name: str, colour: str = "ink2", size: int = SIZE) -> QLabel:
    """Return a label that shows an icon."""
    made = QLabel()
    made.setPixmap(pixmap(name, colour, size, made.devicePixelRatioF()))
    made.setFixedWidth(size)
    return made


def button(
    text: str,
    icon_name: str = "",
    *,
    kind: str = "",
    clicked: Callable[[], object] | None = None,
    tip: str = "",
) -> QPushButton:
    """Return a button; ``kind`` is "primary", "link" or nothing; ``tip`` names its key."""
    # The space keeps icon and word apart: a style sheet cannot.
    made = QPushButton(f" {text}" if icon_name else text)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    # In a dialog Enter means its primary button, not the first one that happens to be there.
    made.setAutoDefault(kind == "primary")
    made.setDefault(kind == "primary")
    if tip:
        made.setToolTip(plain(f"{text} ({tip})"))
    if kind:
        made.setProperty("kind", kind)
    if icon_name:
        tone = {"primary": "on_accent", "link": "accent"}.get(kind, "accent")
        made.setIcon(icon(icon_name, tone))
        made.setIconSize(QSize(SIZE, SIZE))
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def bar_button(
    text: str, icon_name: str, key: str, clicked: Callable[[], object], tip: str = ""
) -> QToolButton:
    """Return a button of a tool bar; its key stands behind its name and in its tool tip.

    ``tip`` is a key that only the tool tip names.
    """
    made = QToolButton()
    made.setText(f" {text}  {key}" if key else f" {text}")
    made.setProperty("words", f" {text}")
    made.setProperty("key", key)
    made.setToolTip(plain(f"{text} ({key or tip})" if key or tip else text))
    made.setAccessibleName(text)
    made.setIcon(icon(icon_name, "accent"))
    made.setIconSize(QSize(SIZE, SIZE))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setProperty("kind", "bar")
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def set_bar_button_short(made: QToolButton, *, short: bool) -> None:
    """Show only icon and key on a small screen; the tool tip still says everything."""
    words, key = made.property("words"), made.property("key")
    made.setText(
        f" {key}" if short and key else "" if short else f"{words}  {key}" if key else words
    )


def frame(role: str, name: str = "") -> QFrame:
    """Return a frame in one of the roles of the style sheet."""
    made = QFrame()
    made.setProperty("role", role)
    if name:
        made.setObjectName(name)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def resize_on_screen(dialog: QWidget, size: tuple[int, int]) -> None:
    """Give a dialog a size, or what the screen leaves for it at 150 %."""
    room = dialog.screen().availableSize() - QSize(*_FRAME)
    dialog.resize(QSize(*size).boundedTo(room))


def resize_to_content(dialog: QWidget) -> None:
    """Give a dialog the height of what it holds: Qt stops at two thirds of the screen."""
    layout = dialog.layout()
    if layout is None:
        return
    width = max(dialog.minimumWidth(), layout.sizeHint().width())
    high = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
    resize_on_screen(dialog, (width, max(high, layout.sizeHint().height())))


def separator(*, upright: bool = False) -> QFrame:
    """Return a hairline."""
    made = frame("sep")
    if upright:
        made.setFixedWidth(1)
        made.setMinimumHeight(24)
    else:
        made.setFixedHeight(1)
    return made


def row(
    *items: QWidget | int | None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return widgets side by side: a number is a gap in pixels, None takes the free room."""
    made = QHBoxLayout()
    _fill(made, items, margins)
    return made


def column(
    *items: QWidget | int | None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return widgets one below the other: a number is a gap, None takes the free room."""
    made = QVBoxLayout()
    _fill(made, items, margins)
    return made


def _fill(
    layout: QBoxLayout,
    items: tuple[QWidget | int | None, ...],
    margins: tuple[int, int, int, int],
) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(0)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)
