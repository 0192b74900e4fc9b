"""Going from cell to cell of a grid, and to a row that is asked for."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_table import GridTable


def _never(_row: int) -> bool:
    return False


class GridSteps(GridTable):
    """A grid that is walked through by cells, over rows that go across.

    Signals:
        past_end: Tab or Enter was pressed in the last cell of the last row.
    """

    past_end = Signal()

    def __init__(self, model: GridModel, *, tall: bool, dense: bool, sortable: bool) -> None:
        super().__init__(model, tall=tall, dense=dense, sortable=sortable)
        self._tab_from = -1
        """The column where a run of Tabs began: Enter goes back to it, a row below."""
        self._stepping = False
        self.stays: Callable[[int], bool] = _never
        """Tells whether Enter at the end of a text stays on a row, where others begin below it."""

    def forget_tabs(self) -> None:
        """Let a run of Tabs end, unless this very step is one of it."""
        if not self._stepping:
            self._tab_from = -1

    def stand_first(self, key: str) -> None:
        """Stand on a column of the first plain row, when the clerk stands nowhere yet."""
        if not self.currentIndex().isValid():
            column = self.grid.column_of(key)
            for place, row in enumerate(self.grid.rows):
                if not row.across:
                    self.setCurrentIndex(self.grid.index(place, column))
                    break

    def go_to(self, row_id: UUID, key: str = "") -> None:
        """Stand on a row, and on a column of it, with the keyboard."""
        if self.grid.place_of(row_id) >= 0:
            self.stand_on(row_id, key)
            self.setFocus()

    def stand_on(self, row_id: UUID, key: str = "") -> None:
        """Stand on a row, and on a column of it; the keyboard stays where it is."""
        place = self.grid.place_of(row_id)
        if place >= 0:
            self.reveal(place)
            place = self.grid.place_of(row_id)
            column = self.grid.column_of(key) if key else max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self.grid.index(place, column))
            self.scrollTo(self.grid.index(place, column))

    def stand_on_rows(self, places: Sequence[int]) -> None:
        """Stand on the first of some rows; those that follow it at once are marked with it."""
        first = self.grid.rows[places[0]].id
        ids = [self.grid.rows[place].id for place in places]
        self.stand_on(first)
        top, column = self.grid.place_of(first), self.currentIndex().column()
        last = top
        for row_id in ids[1:]:
            last += self.grid.place_of(row_id) == last + 1
        if last > top:
            self.range.mark(top, column, last, column)

    def leave_cell(self, right: int, down: int) -> None:
        """Go on from a cell whose editor was closed by Enter or Tab."""
        if down <= 0 or not self.stays(self.currentIndex().row()):
            self.step(right, down)

    @Slot()
    def stand_alone(self) -> None:
        """Mark the cell in hand alone: what was done to a block is over."""
        if self.range.many:
            self.setCurrentIndex(self.currentIndex())

    def step(self, right: int, down: int) -> None:
        """Move by cells, over rows that go across; at the end of a row on to the next one."""
        at, columns = self.currentIndex(), self.range.columns()
        if not columns:
            return
        place, column = at.row() + down, at.column()
        if right:
            if self._tab_from < 0:
                self._tab_from = column
            turned = (columns.index(column) if column in columns else -1) + right
            place += turned // len(columns)
            column = columns[turned % len(columns)]
        elif down > 0 and self._tab_from >= 0:
            column = self._tab_from
        turn = -1 if down < 0 or right < 0 else 1
        while 0 <= place < len(self.grid.rows) and (
            self.grid.rows[place].across or self.isRowHidden(place)
        ):
            place += turn
        if 0 <= place < len(self.grid.rows):
            self._stepping = bool(right)
            self.setCurrentIndex(self.grid.index(place, column))
            self._stepping = False
        elif turn > 0 and at.column() == columns[-1]:
            self.past_end.emit()
