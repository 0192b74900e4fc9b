"""What a grid shows of its rows: order, filters, folding, columns and heights."""

from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.text import fold
from desktop.ui.tables.cells import Look, Row
from desktop.ui.tables.grid_heights import GridHeights
from desktop.ui.tables.grid_model import GridModel, Index
from desktop.ui.tables.grid_note import HEIGHT, GridNote
from desktop.ui.tables.grid_order import GridOrder, value_of
from desktop.ui.tables.grid_range import GridRange
from desktop.ui.theme import HEAD_DENSE, ROW_DENSE, ROW_HEAD, ROW_ONE, ROW_TWO
from desktop.ui.widgets.empty_state import EmptyGrid

_NARROWEST = 32
Hint = QAbstractItemView.ScrollHint


class GridTable(QTableView):
    """Rows of a GridModel, in their order or another, all of them or some.

    Signals:
        unfiltered: everything is to be shown again; the page empties its own search.
    """

    unfiltered = Signal()

    made = False
    """Whether the view is made and not taken apart yet: Qt calls it before and after."""

    def __init__(self, model: GridModel, *, tall: bool, dense: bool, sortable: bool) -> None:
        super().__init__()
        self.grid = model
        self.given: Sequence[Row] = ()
        """The rows as the page gave them."""
        self.sortable = sortable
        self.order = GridOrder(model.columns)
        self.range = GridRange(self, model)
        self.note = GridNote(self)
        self._empty: EmptyGrid | None = None
        usual = ROW_TWO if tall else ROW_DENSE if dense else ROW_ONE
        self._heights = GridHeights(self, model, usual)
        self._wanted: Callable[[Row], bool] | None = None
        self._passed: set[UUID] = set()
        """Rows that a filter let through when it was chosen: typing takes none of them away."""
        self._room: frozenset[str] | None = None
        self._put_away: set[str] = set()
        self.setModel(model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(usual)
        self.verticalHeader().setMinimumSectionSize(HEAD_DENSE)
        self._dress_header(HEAD_DENSE if dense else ROW_HEAD)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_data)
        model.rowsInserted.connect(self._on_inserted)
        self.note.words.connect(self._on_words)
        self.note.left.connect(self._on_note_left)

    def keyboardSearch(self, search: str) -> None:
        """Never jump to another row by letters: they are meant for the cell in hand."""

    def commit_open(self) -> None:
        """Hand on what is in the open editor and close it."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the clerk stays on the row and the column where he stood."""
        if (
            self.order.active
            and rows
            and not {row.id for row in self.given} & {row.id for row in rows}
        ):
            # Another plan, another year: its rows were never put into that order.
            self.clear_order()
        self.given = tuple(rows)
        shown = self.order.arranged(self.given)
        if [row.id for row in shown] != [row.id for row in self.grid.rows]:
            self.commit_open()
        kept = self.current_id()
        column = max(self.currentIndex().column(), 0)
        old_place = self.currentIndex().row()
        marked, columns = self.range.marked() if self.range.many else ([], [])
        ids = [self.grid.rows[place].id for place in marked]
        self.grid.set_rows(shown)
        place = self.grid.place_of(kept)
        if place < 0 and kept is not None:
            place = min(old_place, len(shown) - 1)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self.grid.index(place, column))
        places = [self.grid.place_of(row_id) for row_id in ids]
        if columns and places and not self.range.many and min(places) >= 0:
            # The rows stand in another order: what was marked stays marked.
            self.range.mark(min(places), columns[0], max(places), columns[-1])
        if self.order.filtered:
            self._hide()
        self._show_whether_empty()

    def tell_empty(self, title: str, text: str) -> None:
        """Say, while there is no row, what is absent and the key that fills it."""
        if self._empty is None:
            self._empty = EmptyGrid()
            self._empty.setParent(self.viewport())
        self._empty.say(title, text)
        self._show_whether_empty()

    @property
    def told_empty(self) -> str:
        """What is said instead of rows; "" while there are some."""
        return self._empty.title if self._empty is not None and not self._empty.isHidden() else ""

    def setCurrentIndex(self, index: Index) -> None:
        """Stand on a cell and mark it alone, also while Shift or Ctrl is held (Shift+Enter)."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def current_id(self) -> UUID | None:
        """Return the id of the row that the clerk stands on."""
        place = self.currentIndex().row()
        return self.grid.rows[place].id if 0 <= place < len(self.grid.rows) else None

    def keep(self, wanted: Callable[[Row], bool] | None) -> int:
        """Show only the rows that are wanted, with the rows across above them; return how many."""
        self._wanted = wanted
        self._passed.clear()
        return self._hide()

    def turn(self, number: int) -> None:
        """Sort by a column, then backwards, then not at all."""
        self.commit_open()
        self.order.turn(self.grid.columns[number].key, self._latest())
        self._arrange()

    def sort(self, number: int, *, falling: bool = False) -> None:
        """Show the rows in the order of a column; the order of the ledger stays."""
        self.commit_open()
        self.order.sort(self.grid.columns[number].key, self._latest(), falling=falling)
        self._arrange()

    def filter_by(self, number: int, values: Collection[str]) -> None:
        """Show only rows with one of these texts in a column."""
        self.commit_open()
        self.order.values[self.grid.columns[number].key] = frozenset(values)
        self._arrange()

    def filter_like_this(self) -> None:
        """Show only rows that have in this column what the cell in hand has."""
        at = self.currentIndex()
        if at.isValid() and not self.grid.rows[at.row()].across:
            self.filter_by(at.column(), {value_of(self.grid.rows[at.row()], at.column())})

    def reveal(self, place: int) -> None:
        """Show a row that is folded away or filtered out."""
        if self.isRowHidden(place):
            self.grid.folded.clear()
            if not self.clear_order():
                self._hide()

    def find_rows(self) -> None:
        """Ask for words; only rows that have them stay."""
        self.commit_open()
        self.note.edit.show()
        self._say()
        self.note.edit.setFocus()
        self.note.edit.selectAll()

    def clear_order(self) -> bool:
        """Show all rows in their own order; tell whether that changed anything."""
        changed = self.order.active or self._wanted is not None or not self.note.isHidden()
        if changed:
            self.commit_open()
            self.order.clear()
            self.note.edit.clear()
            self.note.edit.hide()
            self._arrange()
            self.unfiltered.emit()
        return changed

    @property
    def whole(self) -> bool:
        """Whether rows are as high as their texts need."""
        return self._heights.whole

    def toggle_whole(self) -> None:
        """Show whole texts ("Hiện đủ chữ"), or rows of even height again."""
        self._heights.set_whole(whole=not self._heights.whole)

    def set_columns_shown(self, keys: Collection[str]) -> None:
        """Show these columns, for which there is room, but for those the clerk has hidden."""
        self._room = frozenset(keys)
        self._show_columns()

    def hide_column(self, number: int) -> None:
        """Hide a column until the clerk wants it back; the last one stays."""
        if len(self.columns_left()) > 1:
            self._put_away.add(self.grid.columns[number].key)
            self._show_columns()

    def show_column(self, number: int) -> None:
        """Show a column again that the clerk has hidden."""
        self._put_away.discard(self.grid.columns[number].key)
        self._show_columns()

    def columns_left(self) -> list[int]:
        """Return the columns that are seen."""
        return self.range.columns()

    def columns_hidden(self) -> list[int]:
        """Return the columns that the clerk has hidden."""
        return [n for n, one in enumerate(self.grid.columns) if one.key in self._put_away]

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns other widths than their own; the others get their own back."""
        for number, column in enumerate(self.grid.columns):
            if column.width:
                self.horizontalHeader().resizeSection(number, widths.get(column.key, column.width))

    def toggle(self, place: int) -> None:
        """Fold what follows a row across, or unfold it."""
        self.grid.folded ^= {self.grid.rows[place].id}
        self._hide()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note at the bottom, and the cell in hand in view when a list takes room."""
        top = self.visualRect(self.currentIndex()).top()
        super().resizeEvent(event)
        if not self.made:
            return
        self._place_note()
        self._show_whether_empty()
        lower = event.size().height() < event.oldSize().height()
        if lower and self.currentIndex().isValid() and 0 <= top < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        """Leave room below the last row for the note."""
        super().updateGeometries()
        if self.made and not self.note.isHidden():
            bar = self.verticalScrollBar()
            rows = self.verticalHeader().length()
            bar.setMaximum(max(0, rows + HEIGHT - self.viewport().height()))

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into view, above the note."""
        super().scrollTo(index, hint)
        if self.made and not self.note.isHidden() and index.isValid():
            covered = self.visualRect(index).bottom() - (self.viewport().height() - HEIGHT)
            if covered > 0:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + covered)

    def _latest(self) -> list[Row]:
        """Return the given rows with what was typed into them since."""
        return [
            self.grid.rows[place] if (place := self.grid.place_of(row.id)) >= 0 else row
            for row in self.given
        ]

    def _arrange(self) -> None:
        self._passed.clear()
        self.show_rows(self._latest())
        self._hide()
        self.grid.mark_heads(self.order.marks())
        self.scrollTo(self.currentIndex())

    def _hide(self) -> int:
        """Hide what is folded or not wanted; return how many plain rows are left."""
        shown = total = 0
        group: int | None = None
        folded = block_folded = False
        filtered = self._wanted is not None or self.order.filtered
        hidden: dict[int, bool] = {}
        for place, row in enumerate(self.grid.rows):
            if row.across:
                folded = row.id in self.grid.folded
                if row.cells[0].look is Look.BLOCK:
                    block_folded = folded
                    hidden[place] = False
                    group = None
                    continue
                group = place
                hidden[place] = block_folded or filtered
                continue
            total += 1
            wanted = row.id in self._passed or self._is_wanted(row)
            shown += wanted
            if wanted:
                self._passed.add(row.id)
            if wanted and group is not None and not block_folded:
                hidden[group] = False
            hidden[place] = not wanted or folded or block_folded
        for place, away in hidden.items():
            if self.isRowHidden(place) != away:
                self.setRowHidden(place, away)
        self._say(shown, total)
        return shown

    def _is_wanted(self, row: Row) -> bool:
        return (self._wanted is None or self._wanted(row)) and self.order.lets_through(row)

    def _say(self, shown: int = -1, total: int = -1) -> None:
        """Say below the grid what it shows, where that is not everything."""
        rows = [row for row in self.grid.rows if not row.across]
        total = len(rows) if total < 0 else total
        shown = len(self.range.plain_rows()) if shown < 0 else shown
        filtered = self._wanted is not None or self.order.filtered
        parts = [self.tr("%d trên %d dòng") % (shown, total)] if filtered else []
        if self.order.sorted_by:
            title = self.grid.columns[self.grid.column_of(self.order.sorted_by)].title
            parts.append(self.tr("xếp theo “%s”, thứ tự gốc không đổi") % title)
        words = " · ".join(parts)
        self.note.say(words[:1].upper() + words[1:])
        visible = bool(words) or not self.note.edit.isHidden()
        if visible == self.note.isHidden():
            self.note.setVisible(visible)
            self._place_note()
            self.updateGeometries()

    def _place_note(self) -> None:
        port = self.viewport().geometry()
        self.note.setGeometry(port.x(), port.bottom() + 1 - HEIGHT, port.width(), HEIGHT)
        self.note.raise_()

    def _show_whether_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(not self.grid.rows)

    def _show_columns(self) -> None:
        for number, column in enumerate(self.grid.columns):
            roomy = self._room is None or column.key in self._room
            self.setColumnHidden(number, not roomy or column.key in self._put_away)
        self._heights.set_all()
        at = self.currentIndex()
        if at.isValid() and self.isColumnHidden(at.column()):
            # What is typed or pasted next would go where nobody sees it.
            self.commit_open()
            beside = min(self.columns_left(), key=lambda one: abs(one - at.column()))
            self.setCurrentIndex(self.grid.index(at.row(), beside))

    def _dress_header(self, height: int) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(height)
        header.setHighlightSections(False)
        header.setSectionsClickable(self.sortable)
        header.setMinimumSectionSize(_NARROWEST)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_head_menu)
        if self.sortable:
            header.sectionClicked.connect(self.turn)
            header.setToolTip(
                self.tr(
                    "Bấm để xếp theo cột, bấm lần ba về thứ tự cũ. Bấm chuột phải (hoặc phím Menu"
                    " trong ô) để lọc, ẩn cột, hiện đủ chữ."
                )
            )
        for number, column in enumerate(self.grid.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    @Slot(QPoint)
    def _on_head_menu(self, _at: QPoint) -> None:
        """Show the menu of a column; the view that has one does."""

    @Slot(str)
    def _on_words(self, text: str) -> None:
        self.order.words = fold(text)
        self._passed.clear()
        self._hide()

    @Slot(bool)
    def _on_note_left(self, everything: bool) -> None:  # noqa: FBT001 - a signal's argument
        if everything:
            self.clear_order()
        self.setFocus()

    @Slot()
    def _on_reset(self) -> None:
        self.clearSpans()
        if len(self.grid.columns) > 1:
            for place, row in enumerate(self.grid.rows):
                if row.across:
                    self.setSpan(place, 0, 1, len(self.grid.columns))
        self._heights.set_all()
        self._hide()

    def _on_inserted(self, _parent: Index, first: int, last: int) -> None:
        self._heights.measure(first, last)
        self._hide()

    def _on_data(self, first: Index, last: Index) -> None:
        self._heights.measure(first.row(), last.row())
