"""Row heights: one for all rows of a grid, or as high as the texts need."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop.ui.tables.cells import Look
from desktop.ui.tables.delegate import MOST_LINES, PAD, fitted
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.theme import BODY, ROW_ONE, font

_AT_ONCE = 40
"""Rows measured between two looks at the keyboard."""
_SPACE = 12
"""Pixels above and below the lines of a cell together."""
_DRAWN_OTHERWISE = {Look.CHIP, Look.PROGRESS, Look.LINK}


class GridHeights(QObject):
    """Sets the heights of the rows of one grid."""

    def __init__(self, view: QTableView, model: GridModel, usual: int) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._usual = usual
        self._waiting: list[int] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._measure_some)
        self.whole = False
        """Whether every text is shown whole ("Hiện đủ chữ")."""

    def set_whole(self, *, whole: bool) -> None:
        """Show whole texts, or rows of even height."""
        self.whole = whole
        at = self._view.currentIndex()
        top = self._view.visualRect(at).top()
        self.set_all()
        self._shift(self._view.visualRect(at).top() - top)

    def set_all(self) -> None:
        """Give all rows their height: those that are seen now, the others when there is time."""
        for place, row in enumerate(self._model.rows):
            wanted = ROW_ONE if row.across else self._usual
            if (row.across or not self.whole) and self._view.rowHeight(place) != wanted:
                self._view.setRowHeight(place, wanted)
        self._waiting.clear()
        if self.whole:
            self.measure(0, len(self._model.rows) - 1)

    def measure(self, first: int, last: int) -> None:
        """Measure rows again, when whole texts are shown."""
        if not self.whole:
            return
        top = max(self._view.rowAt(0), 0)
        seen = range(top, top + _AT_ONCE)
        places = range(max(first, 0), min(last, len(self._model.rows) - 1) + 1)
        for place in places:
            if place in seen:
                self._fit(place)
        self._waiting.extend(place for place in places if place not in seen)
        self._timer.start()

    @Slot()
    def _measure_some(self) -> None:
        for place in self._waiting[:_AT_ONCE]:
            if place < len(self._model.rows):
                self._fit(place)
        del self._waiting[:_AT_ONCE]
        if not self._waiting:
            self._timer.stop()

    def _fit(self, place: int) -> None:
        row = self._model.rows[place]
        if row.across or self._view.isRowHidden(place):
            return
        spacing = QFontMetrics(font()).lineSpacing()
        most = 1
        for number, cell in enumerate(row.cells):
            if cell.look in _DRAWN_OTHERWISE or self._view.isColumnHidden(number):
                continue
            room = self._view.columnWidth(number) - 2 * PAD - cell.indent
            lines = fitted(cell.text, room, MOST_LINES, BODY, strong=cell.strong)
            most = max(most, len(lines))
        wanted = max(self._usual, most * spacing + _SPACE)
        old = self._view.rowHeight(place)
        if old != wanted:
            above = self._view.rowViewportPosition(place) < 0
            self._view.setRowHeight(place, wanted)
            if above:
                self._shift(wanted - old)

    def _shift(self, pixels: int) -> None:
        """Keep in its place what the clerk looks at."""
        self._view.updateGeometry()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + pixels)
