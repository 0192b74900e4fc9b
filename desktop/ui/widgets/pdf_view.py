"""The preview: the pages of the very PDF that is exported, drawn one by one when they show."""

import pypdfium2
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import colour
from desktop.ui.widgets.basics import ReadingArea

_RGBX = pypdfium2.raw.FPDFBitmap_BGRx
_GAP = 12
_WIDEST = 820


class _Page(QWidget):
    def __init__(self, data: bytes, index: int, ratio: float) -> None:
        super().__init__()
        self._data = data
        self._index = index
        self._drawn = QPixmap()
        self._ratio = ratio
        self.setAccessibleName(f"Trang {index + 1}")

    def set_width(self, width: int) -> None:
        """Give the page its width in logical pixels; the height follows."""
        size = QSize(width, round(width * self._ratio))
        if size != self.size():
            self._drawn = QPixmap()
            self.setFixedSize(size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, rendering it when it is first seen."""
        if self._drawn.isNull():
            self._drawn = self._render()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setPen(colour("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _render(self) -> QPixmap:
        document = pypdfium2.PdfDocument(self._data)
        page = document[self._index]
        scale = self.width() * self.devicePixelRatioF() / page.get_width()
        # Four bytes a pixel, so that one image format serves coloured and plain pages.
        bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=_RGBX)
        data = bytes(bitmap.buffer)
        image = QImage(
            data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        drawn = QPixmap.fromImage(image)
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        document.close()
        return drawn


class PdfView(ReadingArea):
    """All pages of a PDF on the colour of a desk, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__("Xem trước", QWidget())
        self.setObjectName("desk")
        self._pages: list[_Page] = []

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF; the place that was looked at stays where it was."""
        place = self.verticalScrollBar().value()
        document = pypdfium2.PdfDocument(data)
        sizes = [document.get_page_size(index) for index in range(len(document))]
        document.close()
        self._pages = [
            _Page(data, index, height / width) for index, (width, height) in enumerate(sizes)
        ]
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        layout.setSpacing(_GAP)
        for page in self._pages:
            layout.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setWidget(holder)
        self._fit()
        holder.adjustSize()
        self.verticalScrollBar().setValue(place)

    @Slot()
    def clear(self) -> None:
        """Show nothing: what was shown is of another ledger."""
        self._pages = []
        self.setWidget(QWidget())

    def current_page(self) -> int:
        """Return the 1-based number of the page at the top of the view, 0 without pages."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        return sum(1 for page in self._pages if page.y() <= top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(self.viewport().width() - 2 * _GAP, _WIDEST)
        for page in self._pages:
            page.set_width(max(width, 200))
