"""The item model of every grid: a list of rows, exact change signals, edits as a signal."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.ui.icons import icon
from desktop.ui.tables.cells import Cell, Column, Row
from desktop.ui.tips import plain

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
FOLDED = Qt.ItemDataRole.UserRole + 2
_NO_PARENT = QModelIndex()
_TEXTS = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
Edit = tuple[UUID, str, str]
"""Row id, column key and the text that was put into a cell."""
_SHORT = 40
"""A text of so many letters needs no tool tip to be read whole."""


class GridModel(QAbstractTableModel):
    """Rows for a grid.

    Signals:
        edited: row id, column key and the text typed into a cell; the page stores it and
            gives the rows anew.
    """

    edited = Signal(object, str, str)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self.folded: set[UUID] = set()
        """The rows across whose followers are hidden."""
        self.takes: frozenset[str] = frozenset()
        """Columns whose cells take blocks, though nobody types into them."""
        self.batch: Callable[[Sequence[Edit]], None] | None = None
        """Takes many edits at once, for a page that can store them in one go."""
        self._places: dict[UUID, int] = {}
        self._marks: dict[str, str] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; when the ids are the same only what changed is drawn again."""
        fresh = tuple(rows)
        if not self._come_and_go(fresh):
            self.beginResetModel()
            self._keep(fresh)
            self.endResetModel()
            return
        changed = [
            place
            for place, (old, new) in enumerate(zip(self.rows, fresh, strict=True))
            if old != new
        ]
        self.rows = fresh
        for place in changed:
            self.dataChanged.emit(
                self.index(place, 0), self.index(place, max(len(self.columns) - 1, 0))
            )

    def _come_and_go(self, fresh: tuple[Row, ...]) -> bool:
        """Bring the ids in line by one block of rows that comes or goes; tell whether it was one.

        Row heights, marks and the place on the screen stay as they are then.
        """
        new, old = ([(row.id, row.across) for row in rows] for rows in (fresh, self.rows))
        if new == old:
            return True
        if not old or not new:
            return False
        most = min(len(new), len(old))
        head = next((n for n in range(most) if new[n] != old[n]), most)
        tail = next((n for n in range(most - head) if new[-1 - n] != old[-1 - n]), most - head)
        come, gone = fresh[head : len(new) - tail], self.rows[head : len(old) - tail]
        if (come and gone) or any(row.across for row in come):
            return False
        if come:
            self.beginInsertRows(_NO_PARENT, head, head + len(come) - 1)
            self._keep(self.rows[:head] + come + self.rows[head:])
            self.endInsertRows()
        else:
            self.beginRemoveRows(_NO_PARENT, head, head + len(gone) - 1)
            self._keep(self.rows[:head] + self.rows[head + len(gone) :])
            self.endRemoveRows()
        return True

    def _keep(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self._places = {row.id: place for place, row in enumerate(rows)}

    def place_of(self, row_id: UUID | None) -> int:
        """Return the row number of an id, or -1."""
        return self._places.get(row_id, -1) if row_id is not None else -1

    def column_of(self, key: str) -> int:
        """Return the number of a column."""
        return [column.key for column in self.columns].index(key)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at an index; a row across has one cell."""
        row = self.rows[index.row()]
        if row.across:
            return row.cells[0] if index.column() == 0 else None
        return row.cells[index.column()]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].right
                else (Qt.AlignmentFlag.AlignLeft)
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole:
            mark = self._marks.get(self.columns[section].key)
            return icon(mark, "accent") if mark else None
        return None

    def mark_heads(self, marks: dict[str, str]) -> None:
        """Show icons in the heads of columns: what they are sorted or filtered by."""
        if marks != self._marks:
            self._marks = dict(marks)
            last = max(len(self.columns) - 1, 0)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        if role == FOLDED:
            return self.rows[index.row()].id in self.folded
        cell = self.cell(index)
        if cell is None or role == CELL:
            return cell
        if role in _TEXTS:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = cell.tip or (cell.text if len(cell.text) > _SHORT else "")
            return plain(tip) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell = self.cell(index)
        if cell is not None and cell.editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Hand on what was typed; unchanged text is no edit."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.set_texts([(index.row(), index.column(), value)])
        return True

    def unmark(self, place: int, column: int) -> None:
        """Take the icon from a cell."""
        rows = list(self.rows)
        cells = list(rows[place].cells)
        cells[column] = cells[column]._replace(icon="", tip="")
        rows[place] = rows[place]._replace(cells=tuple(cells))
        self.rows = tuple(rows)
        self.dataChanged.emit(self.index(place, column), self.index(place, column))

    def takes_text(self, place: int, column: int) -> bool:
        """Tell whether a text can be put into a cell."""
        row = self.rows[place]
        return not row.across and (
            row.cells[column].editable or self.columns[column].key in self.takes
        )

    def set_texts(self, texts: Sequence[tuple[int, int, str]]) -> int:
        """Put texts into cells (row, column, text) and hand them on; return how many changed.

        What cannot be typed into, and text that stands there already, is passed over.
        """
        rows = list(self.rows)
        made: list[Edit] = []
        for place, column, text in texts:
            row = rows[place]
            if not self.takes_text(place, column) or row.cells[column].text == text:
                continue
            cells = list(row.cells)
            cells[column] = cells[column]._replace(text=text)
            rows[place] = row._replace(cells=tuple(cells))
            made.append((row.id, self.columns[column].key, text))
        if not made:
            return 0
        # Shown at once: the answer of the ledger comes a moment later.
        self.rows = tuple(rows)
        if len(made) == 1:
            at = self.index(self._places[made[0][0]], self.column_of(made[0][1]))
            self.dataChanged.emit(at, at)
        else:
            places = [self._places[row_id] for row_id, _, _ in made]
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), last))
        if self.batch is not None and len(made) > 1:
            self.batch(made)
        else:
            for row_id, key, text in made:
                self.edited.emit(row_id, key, text)
        return len(made)
