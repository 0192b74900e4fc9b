"""The item model of every grid: a list of rows, exact change signals, edits as a signal."""

from collections.abc import Sequence
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

from desktop.ui.tables.cells import Cell, Column, Row

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

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; when the ids are the same only what changed is drawn again."""
        fresh = tuple(rows)
        if [row.id for row in fresh] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = fresh
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

    def place_of(self, row_id: UUID | None) -> int:
        """Return the row number of an id, or -1."""
        for place, row in enumerate(self.rows):
            if row.id == row_id:
                return place
        return -1

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
        return None

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
            return cell.tip or (cell.text if len(cell.text) > _SHORT else None)
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
        row = self.rows[index.row()]
        cell = row.cells[index.column()]
        if cell.text == value:
            return True
        # Shown at once: the answer of the ledger comes a moment later.
        cells = list(row.cells)
        cells[index.column()] = cell._replace(text=value)
        rows = list(self.rows)
        rows[index.row()] = row._replace(cells=tuple(cells))
        self.rows = tuple(rows)
        self.dataChanged.emit(index, index)
        self.edited.emit(row.id, self.columns[index.column()].key, value)
        return True
