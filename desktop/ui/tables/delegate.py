"""The one delegate of all grids: it draws a cell by its record and edits it in place."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.phrase_book import PhraseBook
from desktop.ui.guide.where import topic_of
from desktop.ui.icons import pixmap
from desktop.ui.tables.cells import Cell, Look, Row
from desktop.ui.tables.editor import CellEditor
from desktop.ui.tables.grid_model import CELL, FOLDED, ROW, GridModel, Index
from desktop.ui.tables.offers import Offer
from desktop.ui.theme import BODY, SMALL, colour, font

Offers = Callable[[str], Sequence[Offer] | PhraseBook | None]
"""Gives what a column offers for completion, or None where it offers nothing."""

PAD = 8
"""Pixels from the edge of a cell to its text."""
MOST_LINES = 12
"""So many lines of a text are shown at most; longer ones are read in the editor."""
ARROW = 32
"""Pixels at the left of a row across that belong to its arrow."""
_CHIP = 24
_INK = {Look.INPUT: "input", Look.DOUBTFUL: "input", Look.ERROR: "error", Look.FAINT: "ink3"}
_MARKS = {Look.ERROR: ("circle-x", "error"), Look.DOUBTFUL: ("circle-help", "doubt")}
_GROUND = {
    Look.READ_ONLY: "raised",
    Look.DOUBTFUL: "doubt_tint",
    Look.ERROR: "error_tint",
    Look.GROUP: "band",
    Look.BLOCK: "accent_tint",
}


@lru_cache(maxsize=4096)
def fitted(
    text: str, width: int, lines: int, size: int, *, strong: bool = False
) -> tuple[str, ...]:
    """Return the text broken into at most ``lines`` lines; what does not fit ends in "…"."""
    made = font(size, strong=strong)
    layout = QTextLayout(text.replace("\n", "\u2028"), made)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spans: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    found = [text[start : start + length].rstrip("\n \u2028") for start, length in spans]
    if len(found) > lines:
        rest = text[spans[lines - 1][0] :].replace("\n", " ")
        last = QFontMetrics(made).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        found = [*found[: lines - 1], last]
    return tuple(found)


class GridDelegate(QStyledItemDelegate):
    """Draws cells by their look and edits those that may be typed into."""

    add_asked = Signal(str)
    refused = Signal(object)
    """What an editor did not take."""

    def __init__(self, parent: QObject, offers: Offers) -> None:
        super().__init__(parent)
        self._offers = offers
        self.replacing = False
        """Whether the next editor starts with its text marked: a letter opened it."""
        self.add_text = ""
        """The words of the line that adds what was typed, with "%s" for it; or nothing."""
        self.editor: CellEditor | None = None
        """The editor that is open."""
        self.many: Callable[[], bool] = bool
        """Tells whether several cells are marked."""
        self.lone_row = -1
        """The row in hand, where no block is marked: the whole of it is tinted."""
        self.first_column = 0
        """The first column that is seen: it has the bar of marked rows."""
        self._place = QRect()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell | None = index.data(CELL)
        if cell is None:
            return
        place: QRect = option.rect
        if place.height() <= 0:
            # Qt paints a row across also while it is hidden: its arrow would stand below others.
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if index.row() == self.lone_row:
            selected = True
        painter.save()
        row: Row = index.data(ROW)
        ground = _GROUND.get(cell.look, "panel")
        if selected and cell.look not in {Look.DOUBTFUL, Look.ERROR}:
            ground = "accent_tint"
        painter.fillRect(place, colour(ground))
        if selected and index.column() == self.first_column:
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), colour("accent"))
        if row.across:
            _draw_across(painter, place, row, folded=bool(index.data(FOLDED)))
        elif cell.look is Look.CHIP:
            _draw_chip(painter, place, cell)
        elif cell.look is Look.PROGRESS:
            _draw_progress(painter, place, cell)
        else:
            right = bool(
                index.model().headerData(
                    index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
                )
                & Qt.AlignmentFlag.AlignRight
            )
            _draw_text(painter, place, cell, right=right)
        painter.setPen(colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, place)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast("GridModel", index.model())
        offers = self._offers(model.columns[index.column()].key)
        column = model.columns[index.column()]
        editor = CellEditor(parent, offers, self.add_text if offers is not None else "")
        editor.setAccessibleName(column.title)
        if (topic := topic_of(parent, column.title)) is not None:
            editor.setPlaceholderText(topic.example and f"Ví dụ: {topic.example}")
            editor.setAccessibleDescription(topic.says)
        editor.most = column.most
        editor.paused.connect(self._on_paused)
        editor.textChanged.connect(self._fit)
        editor.add_asked.connect(self.add_asked)
        editor.refused.connect(self.refused)
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let go of the editor."""
        self.editor = None
        super().destroyEditor(editor, index)

    @Slot()
    def _on_paused(self) -> None:
        # With many cells marked Ctrl+Enter may follow, and is to be one step.
        if self.editor is not None and not self.many():
            self.commitData.emit(self.editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's text once; a later answer of the ledger never rewrites typed text."""
        made = cast("CellEditor", editor)
        if not made.property("started"):
            made.setProperty("started", True)
            made.start(index.data(Qt.ItemDataRole.EditRole) or "", replace=self.replacing)
            self.replacing = False

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        made = cast("CellEditor", editor)
        if made.touched:
            model.setData(index, made.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, _editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        self._place = QRect(option.rect)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Let the editor grow until a long text can be read: downwards, then upwards."""
        if self.editor is None:
            return
        place = QRect(self._place)
        # The example of an empty cell is to be read too.
        text = self.editor.toPlainText() or self.editor.placeholderText()
        lines = len(fitted(text, place.width() - 2 * PAD, MOST_LINES, BODY))
        spacing = QFontMetrics(font()).lineSpacing()
        wanted = lines * spacing + 16
        room = cast("QWidget", self.editor.parent()).height()
        self.editor.set_top((place.height() - lines * spacing) // 2 - 6)
        place.setHeight(max(place.height(), min(wanted, room)))
        place.moveBottom(min(place.bottom(), max(room - 1, self._place.bottom())))
        self.editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter goes down, Tab right, Alt+Enter breaks the line, Esc gives up."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(editor, CellEditor):
            return super().eventFilter(editor, event)
        pressed = cast("QKeyEvent", event)
        key, held = pressed.key(), pressed.modifiers()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return editor.move_choice(1 if key == Qt.Key.Key_Down else -1)
        if key == Qt.Key.Key_Right and not held:
            return editor.take_phrase()
        if key == Qt.Key.Key_F4:
            editor.open_list()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if held & Qt.KeyboardModifier.AltModifier:
                editor.insertPlainText("\n")
            elif held & Qt.KeyboardModifier.ControlModifier:
                self._fill(editor)
            elif not (editor.take_choice() and editor.phrasing):
                back = bool(held & Qt.KeyboardModifier.ShiftModifier)
                self._leave(editor, 0, -1 if back else 1)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            editor.take_choice()
            self._leave(editor, -1 if key == Qt.Key.Key_Backtab else 1, 0)
        elif key == Qt.Key.Key_Escape:
            if not editor.close_list():
                # What a pause has stored stays stored; Ctrl+Z takes it back.
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        else:
            return False
        return True

    def _fill(self, editor: CellEditor) -> None:
        """Put what was typed into all marked cells."""
        editor.take_choice()
        view = cast("QObject", self.parent())
        view.fill_typed(editor.toPlainText())  # type: ignore[attr-defined]

    def _leave(self, editor: CellEditor, right: int, down: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        view = cast("QObject", self.parent())
        view.leave_cell(right, down)  # type: ignore[attr-defined]


def _draw_text(painter: QPainter, place: QRect, cell: Cell, *, right: bool) -> None:
    left = place.left() + PAD + cell.indent
    width = place.right() - PAD - left
    if cell.look is Look.LINK:
        _draw_link(painter, place, cell)
        return
    if cell.icon or cell.look in _MARKS:
        name, tone = (cell.icon, cell.tone) if cell.icon else _MARKS[cell.look]
        top = place.top() + (place.height() - 16) // 2
        painter.drawPixmap(left, top, pixmap(name, tone, 16, painter.device().devicePixelRatioF()))
        left += 24
        width -= 24
    painter.setFont(font(strong=cell.strong))
    ink = cell.tone if cell.icon and cell.look is Look.COMPUTED else "ink"
    painter.setPen(colour(_INK.get(cell.look, ink)))
    spacing = QFontMetrics(painter.font()).lineSpacing()
    lines = max(1, (place.height() - 4) // spacing)
    found = fitted(cell.text, width, lines, BODY, strong=cell.strong)
    top = place.top() + (place.height() - spacing * len(found)) // 2
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    for number, line in enumerate(found):
        box = QRect(left, top + number * spacing, width, spacing)
        painter.drawText(box, side | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignVCenter, line)


def _draw_link(painter: QPainter, place: QRect, cell: Cell) -> None:
    painter.setFont(font(strong=True))
    painter.setPen(colour("accent"))
    painter.drawText(place.adjusted(PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, cell.text)
    if cell.icon:
        left = place.left() + PAD + QFontMetrics(painter.font()).horizontalAdvance(cell.text) + 6
        top = place.top() + (place.height() - 14) // 2
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(left, top, pixmap(cell.icon, "accent", 14, scale))


def _draw_across(painter: QPainter, place: QRect, row: Row, *, folded: bool) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    name = "chevron-right" if folded else "chevron-down"
    scale = painter.device().devicePixelRatioF()
    top = place.top() + (place.height() - 16) // 2
    painter.drawPixmap(place.left() + 8, top, pixmap(name, "ink2", 16, scale))
    box = place.adjusted(ARROW, 0, -12, 0)
    painter.setPen(colour("ink"))
    painter.setFont(font(strong=True))
    metrics = QFontMetrics(painter.font())
    if row.label:
        painter.drawText(box, middle, row.label)
        box.setLeft(box.left() + max(36, metrics.horizontalAdvance(row.label) + 12))
    note = metrics.horizontalAdvance(row.note) + 16 if row.note else 0
    text = metrics.elidedText(row.cells[0].text, Qt.TextElideMode.ElideRight, box.width() - note)
    painter.drawText(box, middle, text)
    if row.note:
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, row.note)
    if row.detail:
        start = metrics.horizontalAdvance(text) + 16
        painter.setFont(font(SMALL))
        painter.setPen(colour("ink2"))
        painter.drawText(box.adjusted(start, 0, -note, 0), middle, row.detail)


def _draw_chip(painter: QPainter, place: QRect, cell: Cell) -> None:
    if not cell.text:
        return
    made = QFont(font(SMALL, strong=True))
    width = QFontMetrics(made).horizontalAdvance(cell.text) + 34
    box = QRectF(
        place.left() + PAD,
        place.top() + (place.height() - _CHIP) / 2,
        min(width, place.width() - 2 * PAD),
        _CHIP,
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = colour(cell.tone)
    edge.setAlphaF(0.43)
    pen = painter.pen()
    pen.setColor(edge)
    if cell.icon == "circle-dashed":
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(colour(_TINT.get(cell.tone, "raised")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(
        QPointF(box.left() + 7, box.top() + 5), pixmap(cell.icon, cell.tone, 14, scale)
    )
    painter.setFont(made)
    painter.setPen(colour(cell.tone))
    painter.drawText(box.adjusted(26, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, cell.text)


_TINT = {
    "accent": "accent_tint",
    "doing": "doing_tint",
    "error": "error_tint",
    "doubt": "doubt_tint",
}


def _draw_progress(painter: QPainter, place: QRect, cell: Cell) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font())
    if cell.value is None:
        painter.setPen(colour("ink3"))
        painter.drawText(place.adjusted(PAD, 0, -PAD, 0), middle, "–")
        return
    bar = QRectF(place.left() + PAD, place.center().y() - 3, place.width() - 62, 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour("edge"))
    painter.setBrush(colour("raised"))
    painter.drawRoundedRect(bar, 4, 4)
    if cell.value:
        done = QRectF(bar.left(), bar.top(), bar.width() * cell.value / 100, bar.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(cell.tone))
        painter.drawRoundedRect(done, 4, 4)
    painter.setPen(colour("input"))
    painter.drawText(
        place.adjusted(0, 0, -PAD, 0), middle | Qt.AlignmentFlag.AlignRight, f"{cell.value}%"
    )


def draw_focus(painter: QPainter, place: QRect) -> None:
    """Draw the frame of the focus inside a place."""
    pen = painter.pen()
    pen.setColor(colour("focus"))
    pen.setWidth(2)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(1, 1, -1, -1))
