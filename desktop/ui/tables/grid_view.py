"""The view of every grid: the keys of Excel, rows of even height, one column that stretches."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from desktop.domain.text import fold
from desktop.ui.tables.block import block_text, parse_block
from desktop.ui.tables.cells import Look, Row
from desktop.ui.tables.delegate import GridDelegate, Offers
from desktop.ui.tables.editor import CellEditor
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.offers import Offer
from desktop.ui.theme import HEAD_DENSE, ROW_DENSE, ROW_HEAD, ROW_ONE, ROW_TWO

Together = Callable[[str], AbstractContextManager[object]]


def _no_offers(_key: str) -> Sequence[Offer] | None:
    return None


class GridView(QTableView):
    """A grid over a GridModel.

    Signals:
        row_changed: the id of the row that the clerk stands on, or None.
        opened: the id of a row that was opened by Enter or a double click where nothing can be
            typed.
        left_out: how many pasted lines found no row.
        closed: an editor was closed; what could not be understood is to be said now.
        add_asked: a name typed into a cell that should be added to what is offered.
    """

    row_changed = Signal(object)
    opened = Signal(object)
    left_out = Signal(int)
    closed = Signal()
    add_asked = Signal(str)

    def __init__(
        self,
        model: GridModel,
        name: str,
        *,
        offers: Offers = _no_offers,
        add_text: str = "",
        tall: bool = True,
        dense: bool = False,
    ) -> None:
        super().__init__()
        self.grid = model
        self._row = ROW_TWO if tall else ROW_DENSE if dense else ROW_ONE
        self._head = HEAD_DENSE if dense else ROW_HEAD
        self._wanted: Callable[[Row], bool] | None = None
        self.together: Together = nullcontext
        """What makes one step of a pasted block, for whoever can take steps back."""
        self.setModel(model)
        self.setAccessibleName(name)
        self._delegate = GridDelegate(self, offers)
        self._delegate.add_text = add_text
        self._delegate.add_asked.connect(self.add_asked)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._row)
        self.verticalHeader().setMinimumSectionSize(HEAD_DENSE)
        self._dress_header()
        model.modelReset.connect(self._on_reset)
        self._delegate.closeEditor.connect(self._on_closed)
        self.doubleClicked.connect(self._on_double_clicked)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the clerk stays on the row and the column where he stood."""
        if [row.id for row in rows] != [row.id for row in self.grid.rows]:
            self.commit_open()
        kept = self.current_id()
        column = max(self.currentIndex().column(), 0)
        old_place = self.currentIndex().row()
        self.grid.set_rows(rows)
        place = self.grid.place_of(kept)
        if place < 0 and kept is not None:
            place = min(old_place, len(rows) - 1)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self.grid.index(place, column))

    def commit_open(self) -> None:
        """Hand on what is in the open editor and close it."""
        editor = self._delegate.editor
        if editor is not None:
            self._delegate.commitData.emit(editor)
            self._delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    flush = commit_open

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open."""
        return self._delegate.editor

    def keep(self, wanted: Callable[[Row], bool] | None) -> int:
        """Show only the rows that are wanted, with the rows across above them; return how many."""
        self._wanted = wanted
        return self._hide()

    def set_columns_shown(self, keys: Collection[str]) -> None:
        """Show these columns only."""
        for number, column in enumerate(self.grid.columns):
            self.setColumnHidden(number, column.key not in keys)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns other widths than their own; the others get their own back."""
        for number, column in enumerate(self.grid.columns):
            if column.width:
                self.horizontalHeader().resizeSection(number, widths.get(column.key, column.width))

    def seek(self, text: str) -> bool:
        """Go to the next row that has the text, accents and case apart; tell whether there is."""
        wanted = fold(text)
        rows = self.grid.rows
        start = self.currentIndex().row() + 1
        for place in [*range(start, len(rows)), *range(start)]:
            if rows[place].across or self.isRowHidden(place) or not wanted:
                continue
            for number, cell in enumerate(rows[place].cells):
                if wanted in fold(cell.text):
                    self.setCurrentIndex(self.grid.index(place, number))
                    self.scrollTo(
                        self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter
                    )
                    return True
        return False

    def stand_first(self, key: str) -> None:
        """Stand on a column of the first plain row, when the clerk stands nowhere yet."""
        if not self.currentIndex().isValid():
            column = self.grid.column_of(key)
            for place, row in enumerate(self.grid.rows):
                if not row.across:
                    self.setCurrentIndex(self.grid.index(place, column))
                    break

    def current_id(self) -> UUID | None:
        """Return the id of the row that the clerk stands on."""
        place = self.currentIndex().row()
        return self.grid.rows[place].id if 0 <= place < len(self.grid.rows) else None

    def selected_ids(self) -> list[UUID]:
        """Return the ids of the marked rows, from top to bottom."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        return [self.grid.rows[place].id for place in places]

    def go_to(self, row_id: UUID, key: str = "") -> None:
        """Stand on a row, and on a column of it."""
        place = self.grid.place_of(row_id)
        if place >= 0:
            column = self.grid.column_of(key) if key else max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self.grid.index(place, column))
            self.scrollTo(self.grid.index(place, column))
            self.setFocus()

    def step(self, right: int, down: int) -> None:
        """Move by cells, over rows that go across; at the end of a row on to the next one."""
        index = self.currentIndex()
        column, place = max(index.column(), 0) + right, index.row() + down
        last = len(self.grid.columns) - 1
        if column > last:
            column, place = 0, place + 1
        elif column < 0:
            column, place = last, place - 1
        turn = -1 if down < 0 or right < 0 else 1
        while 0 <= column <= last and self.isColumnHidden(column):
            column += -1 if right < 0 else 1
        while 0 <= place < len(self.grid.rows) and (
            self.grid.rows[place].across or self.isRowHidden(place)
        ):
            place += turn
        if column > last:
            return
        if 0 <= place < len(self.grid.rows):
            self.setCurrentIndex(self.grid.index(place, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Tab right, Delete empties, Ctrl+C and Ctrl+V carry blocks."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._across():
            self.toggle(self.currentIndex().row())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(0, -1 if back else 1)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.step(-1 if key == Qt.Key.Key_Backtab else 1, 0)
        elif key == Qt.Key.Key_Delete:
            self._empty()
        else:
            self._delegate.replacing = bool(event.text()) and event.text().isprintable()
            super().keyPressEvent(event)
            self._delegate.replacing = False
            return
        event.accept()

    @Slot()
    def _on_closed(self) -> None:
        # After the view itself has taken the editor away.
        QTimer.singleShot(0, self, self.closed.emit)

    @Slot(object)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self.grid.rows[index.row()].across:
            self.toggle(index.row())

    def toggle(self, place: int) -> None:
        """Fold what follows a row across, or unfold it."""
        self.grid.folded ^= {self.grid.rows[place].id}
        self._hide()
        self.viewport().update()

    def _hide(self) -> int:
        """Hide what is folded or not wanted; return how many plain rows are left."""
        shown = 0
        group: int | None = None
        folded = block_folded = False
        used: set[int] = set()
        for place, row in enumerate(self.grid.rows):
            if row.across:
                folded = row.id in self.grid.folded
                if row.cells[0].look is Look.BLOCK:
                    block_folded = folded
                    self.setRowHidden(place, False)
                    group = None
                    continue
                group = place
                self.setRowHidden(place, block_folded or self._wanted is not None)
                continue
            wanted = self._wanted is None or self._wanted(row)
            shown += wanted
            if wanted and group is not None and not block_folded:
                used.add(group)
            self.setRowHidden(place, not wanted or folded or block_folded)
        for place in used:
            self.setRowHidden(place, False)
        return shown

    def _empty(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.grid.setData(index, "")

    def _across(self) -> bool:
        place = self.currentIndex().row()
        return 0 <= place < len(self.grid.rows) and self.grid.rows[place].across

    def _copy(self) -> None:
        """Copy the cell, or the whole rows when several are marked."""
        rows = [
            self.grid.rows[place] for place in sorted({i.row() for i in self.selectedIndexes()})
        ]
        cell = self.currentIndex().data()
        block = block_text([[cell.text for cell in row.cells] for row in rows])
        QGuiApplication.clipboard().setText(block if len(rows) > 1 else cell or "")

    def _paste(self) -> None:
        start = self.currentIndex()
        lines = parse_block(QGuiApplication.clipboard().text())
        # Only into what the clerk sees: not into rows filtered out, nor columns folded away.
        places = [
            place
            for place in range(max(start.row(), 0), len(self.grid.rows))
            if not self.grid.rows[place].across and not self.isRowHidden(place)
        ]
        columns = [
            number
            for number in range(max(start.column(), 0), len(self.grid.columns))
            if not self.isColumnHidden(number)
        ]
        with self.together(self.tr("dán khối ô")):
            for place, cells in zip(places, lines, strict=False):
                for column, text in zip(columns, cells, strict=False):
                    self.grid.setData(self.grid.index(place, column), text)
        if len(lines) > len(places):
            self.left_out.emit(len(lines) - len(places))

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(self._head)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for number, column in enumerate(self.grid.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _on_reset(self) -> None:
        self.clearSpans()
        for place, row in enumerate(self.grid.rows):
            if row.across:
                if len(self.grid.columns) > 1:
                    self.setSpan(place, 0, 1, len(self.grid.columns))
                self.setRowHeight(place, ROW_ONE)
            else:
                self.setRowHeight(place, self._row)
        self._hide()

    def currentChanged(self, current, previous) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Tell the page which row the clerk stands on."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.row_changed.emit(self.current_id())
            self.selectionModel().select(
                current,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )

    @Slot()
    def _on_double_clicked(self) -> None:
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.current_id())
