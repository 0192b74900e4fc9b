"""The tasks of a period by status: one bar in patterns, and its key with the numbers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from desktop.domain.result import Progress, ResultStatus
from desktop.ui import statuses
from desktop.ui.theme import colour
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import icon_label, label, row
from desktop.ui.widgets.charts_paint import counts_of, counts_text, draw_progress

_HEIGHT = 18


class StatusChart(QProgressBar):
    """A bar of the statuses; to a screen reader it is a bar of the tasks that have a result."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self.setObjectName("chart")
        self.setRange(0, max(progress.total, 1))
        self.setValue(progress.entered)
        self.setTextVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Nhiệm vụ theo trạng thái"))
        self.setAccessibleDescription(counts_text(progress))
        self.setToolTip(plain(counts_text(progress)))

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_progress(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), self._progress)
        if self.hasFocus():
            draw_focus(painter, self)
        painter.end()


def status_key(progress: Progress, *, small: bool = False) -> QWidget:
    """Return the key of the chart with its numbers: icon, pattern, count and word.

    Args:
        progress: what is counted.
        small: statuses without tasks are left out.
    """
    items: list[QWidget | int | None] = []
    for status, count in counts_of(progress):
        if not count and (small or status is ResultStatus.NOT_STARTED):
            continue
        sign = statuses.of_result(status)
        number = label(str(count))
        number.setProperty("weight", "strong")
        items += [
            icon_label(sign.icon, sign.tone),
            4,
            _swatch(status),
            6,
            number,
            4,
            label(sign.word.lower()),
            18,
        ]
    holder = QFrame()
    holder.setLayout(row(*items[:-1]))
    return holder


def _swatch(status: ResultStatus | None) -> QWidget:
    one = {"total": 1} | ({} if status is None else {status.value: 1})
    return _Swatch(Progress(**one))


class _Swatch(QWidget):
    """A piece of the pattern of one status."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self.setAccessibleName(counts_text(progress))
        self.setFixedSize(18, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_progress(painter, QRectF(self.rect()), self._progress)
        painter.end()


def draw_focus(painter: QPainter, widget: QWidget) -> None:
    """Draw the focus frame around a widget that paints itself."""
    painter.setPen(QPen(colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1))
