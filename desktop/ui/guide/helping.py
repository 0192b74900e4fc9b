"""F1: opens the guide at the place where the clerk stands."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.errors import FileRefused
from desktop.domain.guide import Place
from desktop.services.guide import load_guide
from desktop.ui.guide.where import place_of, set_guide_page
from desktop.ui.messages import Messages


class Helping(QObject):
    """The help of one window or dialog: it has one window of the guide beside it."""

    def __init__(self, parent: QWidget, messages: Messages | None = None) -> None:
        super().__init__(parent)
        self._widget = parent
        self._messages = messages
        if messages is not None:
            messages.explain.connect(self.explain)

    def open(self, place: Place) -> QDialog:
        """Show the guide at a place. Its code loads now, so that the program opens the sooner."""
        from desktop.ui.guide.window import GuideWindow  # noqa: PLC0415

        # Its own only: a dialog below this window has another, which goes with the dialog.
        mine = Qt.FindChildOption.FindDirectChildrenOnly
        found = self._widget.findChildren(GuideWindow, options=mine)
        made = found[0] if found else GuideWindow(self._widget)
        made.open_at(place)
        made.show()
        made.activateWindow()
        made.text.setFocus()
        return made

    @Slot()
    def open_here(self) -> None:
        """Show what the guide says about the refusal on the screen, or else the place in hand."""
        if self._messages is not None and self._messages.code:
            self.explain(self._messages.code)
        else:
            self._try(lambda: place_of(self._widget.focusWidget() or self._widget))

    @Slot(str)
    def explain(self, code: str) -> None:
        """Show what the guide says about a refusal."""
        self._try(lambda: load_guide().place_of_code(code))

    def show_page(self, key: str) -> None:
        """Show a page of the guide."""
        self._try(lambda: Place(load_guide().page(key).key))

    def _try(self, place: Callable[[], Place]) -> None:
        """Open the guide, or say that a file of it is gone."""
        try:
            self.open(place())
        except FileRefused as refusal:
            if self._messages is not None:
                self._messages.refuse(refusal)


def answer_f1(dialog: QDialog, key: str) -> None:
    """Let F1 open a page of the guide in a dialog, at the field that has the focus."""
    set_guide_page(dialog, key)
    QShortcut(QKeySequence("F1"), dialog, Helping(dialog).open_here)
