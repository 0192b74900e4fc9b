"""The overview's table: progress and points of the components of one set, drawn and in numbers."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.numbers import format_number, format_score
from desktop.ui import statuses
from desktop.ui.icons import pixmap
from desktop.ui.pages.home_rows import Line
from desktop.ui.theme import ROW_HEAD, colour, font
from desktop.ui.tips import plain
from desktop.ui.widgets.charts_paint import counts_text, draw_progress, draw_score
from desktop.ui.widgets.chip import draw_chip
from desktop.ui.widgets.score_bar import marks_text

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_ROW = 40
_PAD = 8
_MOST_GLYPHS = 6
_HAIR = QPointF(0, 1)
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class Place(IntEnum):
    """The columns."""

    NUMBER = 0
    NAME = 1
    PROGRESS = 2
    BASELINE = 3
    TARGET = 4
    RESULT = 5
    BAR = 6
    VERDICT = 7


_RIGHT = {Place.NUMBER, Place.BASELINE, Place.TARGET, Place.RESULT}
_WIDE = {0: 40, 2: 160, 3: 80, 4: 104, 5: 104, 6: 196, 7: 156}
_SMALL = {0: 36, 2: 120, 4: 80, 5: 72, 6: 148, 7: 156}


class LineModel(QAbstractTableModel):
    """The lines, each cell also in words for whoever cannot see the drawings."""

    def __init__(self, lines: tuple[Line, ...], heads: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._heads = heads

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(Place)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        line, place = self._lines[index.row()], Place(index.column())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(line, place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _words(line, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(_words(line, place))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(place)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(Place(section))
        return None


def _side(place: Place) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if place in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _text(line: Line, place: Place) -> str:
    match place:
        case Place.NUMBER:
            return line.number
        case Place.NAME:
            return line.name
        case Place.PROGRESS:
            return f"{line.progress.entered}/{line.progress.total}" if line.progress.total else "–"
        case Place.BASELINE:
            return format_score(line.baseline)
        case Place.TARGET:
            return line.target_text
        case Place.RESULT:
            return format_score(line.result)
        case Place.BAR:
            return ""
        case Place.VERDICT:
            return line.verdict.text


def _words(line: Line, place: Place) -> str:
    if place is Place.PROGRESS:
        return counts_text(line.progress)
    if place is Place.BAR:
        return marks_text(line.scale, (line.baseline, line.target, line.result))
    return _text(line, place)


class _Delegate(QStyledItemDelegate):
    """Draws numbers, glyphs, bars and chips."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        place = Place(index.column())
        total = line.component is None
        row = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(row, colour("raised" if total else "panel"))
        painter.setPen(colour("line"))
        painter.drawLine(row.bottomLeft() - _HAIR, row.bottomRight() - _HAIR)
        inner = row.adjusted(_PAD, 0, -_PAD, 0)
        match place:
            case Place.PROGRESS:
                _draw_progress_cell(painter, inner, line)
            case Place.BAR if not total or line.result is not None:
                _draw_bar_cell(painter, inner, line)
            case Place.VERDICT if line.verdict.icon:
                icon_name, tone = line.verdict.icon, line.verdict.tone
                draw_chip(painter, inner, icon_name, line.verdict.text, tone)
            case _:
                strong = total or place in {Place.NAME, Place.RESULT}
                _draw_words(painter, inner, _text(line, place), place, strong=strong)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            pen = painter.pen()
            pen.setColor(colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(row.adjusted(1, 1, -1, -2))
        painter.restore()


def _draw_words(
    painter: QPainter, place: QRectF, text: str, column: Place, *, strong: bool
) -> None:
    painter.setFont(font(strong=strong))
    painter.setPen(colour("ink3" if column is Place.VERDICT else "ink"))
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, round(place.width())
    )
    painter.drawText(place, _side(column) | Qt.TextFlag.TextDontClip, shown)


def _draw_progress_cell(painter: QPainter, place: QRectF, line: Line) -> None:
    painter.setFont(font())
    painter.setPen(colour("ink"))
    text = _text(line, Place.PROGRESS)
    painter.drawText(place, _FLAGS | Qt.AlignmentFlag.AlignRight, text)
    if not line.statuses:
        return
    room = place.width() - painter.fontMetrics().horizontalAdvance(text) - 10
    if len(line.statuses) <= _MOST_GLYPHS and room >= 19 * len(line.statuses):
        scale = painter.device().devicePixelRatioF()
        for number, status in enumerate(line.statuses):
            sign = statuses.of_result(status)
            drawn = pixmap(sign.icon, sign.tone, 16, scale)
            painter.drawPixmap(
                round(place.left()) + 19 * number, round(place.center().y()) - 8, drawn
            )
        return
    bar = QRectF(place.left(), round(place.center().y()) - 6, round(room), 12)
    draw_progress(painter, bar, line.progress)


def _draw_bar_cell(painter: QPainter, place: QRectF, line: Line) -> None:
    if line.baseline is None and line.target is None and line.result is None:
        _draw_words(painter, place, "–", Place.BAR, strong=False)
        return
    axis = QRectF(place.left() + 4, round(place.center().y()) - 4, place.width() - 8, 8)
    draw_score(painter, axis, line.scale, (line.baseline, line.target, line.result))


class LineTable(QTableView):
    """As high as its rows; the page scrolls, not the table.

    Signals:
        opened: the line on which the clerk pressed Enter or clicked twice.
    """

    opened = Signal(object)

    def __init__(self, lines: tuple[Line, ...], name: str, years: tuple[str, str]) -> None:
        super().__init__()
        before, now = years
        scale = format_number(lines[0].scale) if lines else ""
        heads = (
            self.tr("TT"),
            self.tr("Chỉ số thành phần"),
            self.tr("Nhiệm vụ có kết quả"),
            before,
            self.tr("Chỉ tiêu %s") % now,
            self.tr("Kết quả %s") % now,
            self.tr("Thang 0 – %s điểm") % scale,
            self.tr("Đánh giá"),
        )
        self._short = (self.tr("Có kết quả"), self.tr("Chỉ tiêu"), self.tr("Kết quả"))
        self._heads = heads
        self._lines = lines
        self.setModel(LineModel(lines, heads, self))
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setFixedHeight(ROW_HEAD)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Place.NAME, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(ROW_HEAD + _ROW * len(lines))
        self.set_small(small=False)
        self.doubleClicked.connect(self._on_opened)

    def set_small(self, *, small: bool) -> None:
        """Leave out the baseline's number on a small screen; its ring stays."""
        widths = _SMALL if small else _WIDE
        for place in Place:
            self.setColumnHidden(place, place != Place.NAME and place not in widths)
            if place in widths:
                self.setColumnWidth(place, widths[place])
        heads = list(self._heads)
        if small:
            places = (Place.PROGRESS, Place.TARGET, Place.RESULT)
            for place, words in zip(places, self._short, strict=True):
                heads[place] = words
        self.setModel(LineModel(self._lines, tuple(heads), self))

    def sizeHint(self) -> QSize:
        return QSize(800, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls.
        event.ignore()

    def _on_opened(self, index: Index) -> None:
        self.opened.emit(index.data(LINE))
