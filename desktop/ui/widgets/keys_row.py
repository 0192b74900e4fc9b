"""The keys of a page side by side, painted: as labels they made every page be laid out again."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import SMALL, colour, font

Key = tuple[str, str]
_BOX, _PAD = 18, 6
"""Height of the frame of a key, and the room beside its letters."""
_GAP, _AFTER = 6, 14
"""Pixels between a key and its words, and after the words."""


class KeysRow(QWidget):
    """Shows as many keys as there is room for; the first and the last, help, stay longest."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys: tuple[Key, ...] = ()
        self._room: list[tuple[Key, int, int]] = []
        self._shown: tuple[tuple[Key, int, int], ...] = ()

    @property
    def shown(self) -> tuple[Key, ...]:
        """The keys for which there is room."""
        return tuple(key for key, _, _ in self._shown)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show these keys with what they do."""
        if tuple(keys) == self._keys:
            return
        self._keys = tuple(keys)
        strong, plain = (QFontMetrics(font(SMALL, strong=bold)) for bold in (True, False))
        self._room = [
            (
                key,
                strong.horizontalAdvance(key[0]) + 2 * _PAD,
                plain.horizontalAdvance(key[1]) + _AFTER,
            )
            for key in self._keys
        ]
        self.setAccessibleName(", ".join(f"{key}: {does}" for key, does in self._keys))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(sum(box + _GAP + words for _, box, words in self._room), _BOX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = 0, (self.height() - _BOX) // 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for (key, does), box, words in self._shown:
            frame = QRectF(left + 0.5, top + 0.5, box - 1, _BOX - 1)
            painter.setPen(colour("edge"))
            painter.setBrush(colour("panel"))
            painter.drawRoundedRect(frame, 3, 3)
            painter.setFont(font(SMALL, strong=True))
            painter.setPen(colour("ink"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, key)
            painter.setFont(font(SMALL))
            painter.setPen(colour("ink3"))
            place = QRect(left + box + _GAP, 0, words, self.height())
            painter.drawText(place, flags, does)
            left = place.right() + 1
        painter.end()

    def _fit(self) -> None:
        """Leave out the keys that there is no room for."""
        room = self.width()
        kept = set()
        numbers = range(len(self._room))
        for number in (*numbers[-1:], *numbers[:-1]):
            _, box, words = self._room[number]
            room -= box + _GAP + words
            if room < 0:
                break
            kept.add(number)
        self._shown = tuple(one for number, one in enumerate(self._room) if number in kept)
        self.update()
