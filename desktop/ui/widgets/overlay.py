"""What lies over the foot of the window: it comes and goes, and nothing moves under the mouse."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Overlay(QWidget):
    """Shows widgets over the lower edge of ``under``, as high as they need; it takes no room."""

    def __init__(self, under: QWidget, *shown: QWidget) -> None:
        super().__init__(under)
        self._under = under
        self.setObjectName("overlay")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in shown:
            layout.addWidget(widget)
        under.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if watched is self._under and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take another height when something is said, or nothing any more."""
        answered = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return answered

    def _place(self) -> None:
        room = self._under.rect()
        layout = self.layout()
        tall = layout.hasHeightForWidth() if layout is not None else False
        need = self.heightForWidth(room.width()) if tall else self.sizeHint().height()
        height = min(max(need, 0), room.height())
        self.setGeometry(0, room.height() - height, room.width(), height)
        # What was made since then would lie above it.
        self.raise_()
