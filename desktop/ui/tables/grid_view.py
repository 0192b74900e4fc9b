"""The view of every grid: the keys of Excel over cells that are typed into."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu

from desktop.domain.errors import InputRefused
from desktop.ui.tables.cells import Row
from desktop.ui.tables.delegate import ARROW, GridDelegate, Offers, draw_focus
from desktop.ui.tables.editor import CellEditor
from desktop.ui.tables.grid_blocks import GridBlocks
from desktop.ui.tables.grid_menu import cell_menu, column_menu
from desktop.ui.tables.grid_model import GridModel, Index
from desktop.ui.tables.grid_steps import GridSteps
from desktop.ui.tables.offers import Offer
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan
from desktop.ui.tables.paste_rules import Together
from desktop.ui.theme import BODY, font
from desktop.wording import sentence

_BESIDE = 18
"""Pixels of a cell beside its text."""
KEY = Qt.Key
HELD = Qt.KeyboardModifier


def _no_offers(_key: str) -> Sequence[Offer] | None:
    return None


class GridView(GridSteps):
    """A grid over a GridModel.

    Signals:
        row_changed: the id of the row that the clerk stands on, or None.
        opened: the id of a row that was opened by F2 or a double click where nothing can be
            typed.
        closed: an editor was closed; what could not be understood is to be said now.
        add_asked: a name typed into a cell that should be added to what is offered.
        typed: letters that were typed where nothing can be typed.
        done: what he did to the cells was done, and how.
        told: something the clerk should look at about what he did to the cells.
    """

    row_changed = Signal(object)
    opened = Signal(object)
    closed = Signal()
    add_asked = Signal(str)
    typed = Signal(str)
    done = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        model: GridModel,
        name: str,
        *,
        offers: Offers = _no_offers,
        add_text: str = "",
        tall: bool = True,
        dense: bool = False,
        sortable: bool = True,
    ) -> None:
        super().__init__(model, tall=tall, dense=dense, sortable=sortable)
        self.setAccessibleName(name)
        self.blocks = GridBlocks(model, self.range, self)
        self.blocks.ask = self._ask
        self.blocks.why_shut = self._why
        self.blocks.done.connect(self.done)
        self.blocks.told.connect(self.told)
        self._tab_from = -1
        """The column where a run of Tabs began: Enter goes back to it, a row below."""
        self._stepping = False
        self._on_arrow = False
        """Whether the mouse went down on the arrow of a row across."""
        self.why_shut: Callable[[], str] = str
        """Tells in one sentence why the cell in hand cannot be typed into, or nothing."""
        self.opens = False
        """Whether Enter opens the row in hand: for lists to choose from."""
        self._delegate = GridDelegate(self, offers)
        self._delegate.add_text = add_text
        self._delegate.many = lambda: self.range.many
        self._delegate.add_asked.connect(self.add_asked)
        self._delegate.refused.connect(self._on_refused)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._delegate.closeEditor.connect(self._on_closed)
        self.doubleClicked.connect(self._on_double_clicked)
        self.clicked.connect(self._on_clicked)
        self.made = True

    @property
    def together(self) -> Together:
        """What makes one step of many edits, for whoever can take steps back."""
        return self.blocks.together

    @together.setter
    def together(self, together: Together) -> None:
        self.blocks.together = together

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one in hand may stand at another place now."""
        super().show_rows(rows)
        if self.made:
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the keyboard is also while there is no cell to stand on."""
        super().paintEvent(event)
        if not self.grid.rows and self.hasFocus():
            draw_focus(QPainter(self.viewport()), self.viewport().rect())

    def commit_open(self) -> None:
        """Hand on what is in the open editor and close it."""
        editor = self._delegate.editor
        if editor is not None:
            # F5 and F6 leave a cell like Enter: what was marked in its list is meant.
            if not editor.phrasing:
                editor.take_choice()
            self._delegate.commitData.emit(editor)
            self._delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    flush = commit_open

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open."""
        return self._delegate.editor

    @property
    def can_type(self) -> bool:
        """Whether the cell in hand can be typed into."""
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def fill_typed(self, text: str) -> None:
        """Put what was typed into all marked cells, the cell in hand stays (Ctrl+Enter)."""
        editor = self._delegate.editor
        if editor is None or not self.range.many:
            self.commit_open()
            return
        editor.touched = False
        self._delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.blocks.fill(text)

    def fit_column(self, key: str, texts: Iterable[str]) -> None:
        """Make a column as wide as the longest of some texts needs it, at least as it was made."""
        number = self.grid.column_of(key)
        metrics = QFontMetrics(font(BODY))
        longest = max(map(metrics.horizontalAdvance, texts), default=0) + _BESIDE
        width = max(self.grid.columns[number].width, longest)
        self.horizontalHeader().resizeSection(number, width)

    def fill_down(self) -> None:
        """Put the first marked row into those below it (Ctrl+D)."""
        self.blocks.fill_down()

    def selected_ids(self) -> list[UUID]:
        """Return the ids of the rows with marked cells, from top to bottom."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        return [self.grid.rows[place].id for place in places]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Tab right, Delete empties, Shift marks, Ctrl+C and Ctrl+V carry."""
        if self._answer(event):
            event.accept()
            return
        letters = event.text() if event.text().isprintable() else ""
        chord = event.modifiers() & (HELD.ControlModifier | HELD.AltModifier)
        if letters.strip() and not self.can_type and not chord:
            self.typed.emit(letters)
            self._tell_shut()
            event.accept()
            return
        self._delegate.replacing = bool(letters)
        super().keyPressEvent(event)
        self._delegate.replacing = False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab walks through cells that are typed into; Ctrl+Tab leaves the grid."""
        if self.made and any(cell.editable for row in self.grid.rows for cell in row.cells):
            self.step(1 if forward else -1, 0)
            return True
        return super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin the text of a cell anew with a word that is composed, as with a letter."""
        self._delegate.replacing = self._delegate.editor is None
        super().inputMethodEvent(event)
        self._delegate.replacing = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the marked cells; the menu key does too."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            at = event.globalPos()
            under = self.indexAt(self.viewport().mapFromGlobal(at))
            if under.isValid() and not self.selectionModel().isSelected(under):
                self.setCurrentIndex(under)
        _pop_up(cell_menu(self), at)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page which row the clerk stands on."""
        super().currentChanged(current, previous)
        if not self.made:
            return
        self.range.forget_corner()
        self.forget_tabs()
        self._tint()
        if current.row() != previous.row() or not previous.isValid():
            self.row_changed.emit(self.current_id())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tint the row in hand, or only the marked cells when there are several."""
        super().selectionChanged(selected, deselected)
        if self.made:
            self._tint()

    def _answer(self, event: QKeyEvent) -> bool:
        """Do what a key of Excel asks for; tell whether it was one."""
        key, held = event.key(), event.modifiers()
        if self._answer_chord(event):
            return True
        if key in {KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space} and self._across():
            self.toggle(self.currentIndex().row())
        elif self._opening(key):
            self.opened.emit(self.current_id())
            self._tell_shut()
        elif key == KEY.Key_F4:
            self._open_list()
        elif key in {KEY.Key_Return, KEY.Key_Enter}:
            self.step(0, -1 if held & HELD.ShiftModifier else 1)
        elif key in {KEY.Key_Tab, KEY.Key_Backtab}:
            self.step(-1 if key == KEY.Key_Backtab else 1, 0)
        elif key == KEY.Key_Delete:
            self.blocks.empty()
        elif key == KEY.Key_Backspace and self.can_type:
            self._begin_empty()
        elif key == KEY.Key_Escape:
            return self.clear_order()
        else:
            return self.range.extend(event)
        return True

    def _opening(self, key: int) -> bool:
        """Tell whether a key opens the row in hand."""
        if key in {KEY.Key_Return, KEY.Key_Enter}:
            return self.opens
        return key == KEY.Key_F2 and not self.can_type

    def _answer_chord(self, event: QKeyEvent) -> bool:
        """Do what keys with Ctrl ask for; tell whether they were such."""
        key, held = event.key(), event.modifiers()
        strict = held & (HELD.ControlModifier | HELD.ShiftModifier | HELD.AltModifier)
        deeds: dict[int, Callable[[], object]] = {
            KEY.Key_D: self.blocks.fill_down,
            KEY.Key_W: self.toggle_whole,
            KEY.Key_L: self.filter_like_this,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.blocks.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.blocks.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif strict == HELD.ControlModifier | HELD.ShiftModifier and key in deeds:
            deeds[key]()
        elif key in {KEY.Key_Tab, KEY.Key_Backtab} and held & HELD.ControlModifier:
            super().focusNextPrevChild(key == KEY.Key_Tab)
        else:
            return False
        return True

    def edit_anew(self) -> None:
        """Open the cell in hand with its text marked: what is typed takes its place."""
        self._delegate.replacing = True
        self.edit(self.currentIndex())
        self._delegate.replacing = False

    def _open_list(self) -> None:
        """Open the cell in hand with everything that its column offers."""
        if not self.can_type:
            self._tell_shut()
            return
        self.edit_anew()
        if self._delegate.editor is not None and not self._delegate.editor.open_list():
            self.done.emit(self.tr("Ô này gõ tự do, không có danh sách để chọn."))

    def _tell_shut(self) -> None:
        if not self.can_type and (why := self.why_shut()):
            self.told.emit(why)

    def _begin_empty(self) -> None:
        """Open the cell with nothing in it, as Backspace does in Excel."""
        self.edit_anew()
        if self._delegate.editor is not None:
            self._delegate.editor.textCursor().removeSelectedText()

    def paste(self) -> None:
        """Paste below the cell in hand; rows that are out of order or left out get none added."""
        self.blocks.whole_order = not self.order.active and self._wanted is None
        self.blocks.paste()

    def _ask(self, plan: PastePlan) -> PasteAnswer | None:
        # Loaded when there is something to ask.
        from desktop.ui.dialogs.paste_question import ask_paste  # noqa: PLC0415

        return ask_paste(self, plan)

    def _why(self) -> str:
        return self.why_shut()

    def _tint(self) -> None:
        self._delegate.lone_row = -1 if self.range.many else self.currentIndex().row()
        columns = self.range.columns()
        self._delegate.first_column = columns[0] if columns else 0
        self.viewport().update()

    def _across(self) -> bool:
        place = self.currentIndex().row()
        return 0 <= place < len(self.grid.rows) and self.grid.rows[place].across

    @Slot(QPoint)
    def _on_head_menu(self, at: QPoint) -> None:
        number = self.horizontalHeader().logicalIndexAt(at)
        if number >= 0:
            _pop_up(column_menu(self, number), self.horizontalHeader().mapToGlobal(at))

    @Slot()
    def _on_closed(self) -> None:
        # After the view itself has taken the editor away.
        QTimer.singleShot(0, self, self.closed.emit)

    @Slot(object)
    def _on_refused(self, refusal: InputRefused) -> None:
        self.told.emit(sentence(refusal))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold by the arrow of a row across; the rest of the row is only stood on."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() is Qt.MouseButton.LeftButton
        self._on_arrow = (
            left
            and index.isValid()
            and self.grid.rows[index.row()].across
            and at.x() - self.visualRect(index).left() < ARROW
        )
        super().mousePressEvent(event)

    @Slot(object)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self._on_arrow and self.grid.rows[index.row()].across:
            self.toggle(index.row())

    @Slot(object)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.grid.rows[index.row()].across:
            if not self._on_arrow:
                self.toggle(index.row())
        elif not self.can_type:
            self.opened.emit(self.current_id())
            self._tell_shut()


def _pop_up(menu: QMenu, at: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)
