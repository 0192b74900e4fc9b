"""The head and foot of a paper, drawn small while they are being typed."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import colour

_HEIGHT = 168
_SIZE, _FINE = 13, 11
_LINE = 18


class PaperFrame(NamedTuple):
    """What stands at the head and at the foot of a paper."""

    parent_line: str = ""
    name_lines: tuple[str, ...] = ()
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    recipients: tuple[str, ...] = ()
    signer_lines: tuple[str, ...] = ()
    signer: str = ""


class LetterheadView(QWidget):
    """A strip of paper with letterhead, date line, recipients and signer."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = PaperFrame()
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName("Văn bản sẽ có dạng")

    def show_frame(self, frame: PaperFrame) -> None:
        """Show these texts."""
        self._frame = frame
        lines = max(len(frame.recipients), len(frame.signer_lines) + 3)
        head = 3 + bool(frame.parent_line) + max(len(frame.name_lines) - 1, 0)
        self.setFixedHeight(max(_HEIGHT, (head + lines + 1) * _LINE + 24))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        painter.setPen(colour("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(colour("ink"))
        half = self.width() // 2
        left, right = QRect(8, 12, half - 24, _LINE), QRect(half - 16, 12, half + 8, _LINE)
        top = max(self._issuer(painter, left), self._motto(painter, right))
        top = self._numbers(painter, left, right, top + 8)
        self._foot(painter, left, right, top + 14)
        painter.end()

    def _issuer(self, painter: QPainter, box: QRect) -> int:
        frame = self._frame
        top = box.top()
        if frame.parent_line:
            top = _line(painter, box, top, frame.parent_line)
        for text in frame.name_lines or ("",):
            top = _line(painter, box, top, text, bold=True)
        _rule(painter, box, top + 2, 0.12)
        return top + 4

    def _motto(self, painter: QPainter, box: QRect) -> int:
        top = _line(painter, box, box.top(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        top = _line(painter, box, top, "Độc lập - Tự do - Hạnh phúc", bold=True)
        _rule(painter, box, top + 2, 0.46)
        return top + 4

    def _numbers(self, painter: QPainter, left: QRect, right: QRect, top: int) -> int:
        frame = self._frame
        _line(painter, left, top, f"Số: {frame.number or '       '}/{frame.symbol}")
        day, month = frame.day or "    ", frame.month or "    "
        text = f"{frame.place}, ngày {day} tháng {month} năm {frame.year}"
        return _line(painter, right, top, text, italic=True)

    def _foot(self, painter: QPainter, left: QRect, right: QRect, top: int) -> None:
        frame = self._frame
        below = top
        for text in frame.signer_lines:
            below = _line(painter, right, below, text, bold=True)
        _line(painter, right, below + _LINE, frame.signer, bold=True)
        painter.setFont(_font(_FINE + 1, bold=True, italic=True))
        box = left.adjusted(24, 0, 0, 0)
        painter.drawText(QRect(box.left(), top, box.width(), _LINE), 0, "Nơi nhận:")
        painter.setFont(_font(_FINE))
        for number, text in enumerate(frame.recipients, 1):
            place = QRect(box.left(), top + number * (_LINE - 3), box.width(), _LINE)
            shown = QFontMetrics(painter.font()).elidedText(
                f"- {text}", Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(place, Qt.TextFlag.TextDontClip, shown)


def _font(size: int, *, bold: bool = False, italic: bool = False) -> QFont:
    made = QFont(["Times New Roman", "Liberation Serif"])
    made.setPixelSize(size)
    made.setBold(bold)
    made.setItalic(italic)
    return made


def _line(
    painter: QPainter, box: QRect, top: int, text: str, *, bold: bool = False, italic: bool = False
) -> int:
    painter.setFont(_font(_SIZE, bold=bold, italic=italic))
    place = QRect(box.left(), top, box.width(), _LINE)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(place, flags | Qt.TextFlag.TextDontClip, shown)
    return top + _LINE


def _rule(painter: QPainter, box: QRect, top: int, share: float) -> None:
    half = round(box.width() * share / 2)
    middle = box.center().x()
    painter.drawLine(middle - half, top, middle + half, top)
