"""Texts of the guide on A4, in the plain style of official papers.

The margins are those of Nghị định 30/2020/NĐ-CP, the letters black, all pages but the first
numbered.
"""

from collections.abc import Generator, Iterator
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontDatabase,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from desktop import __version__
from desktop.ui.guide.text import Dress

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Work that is done in steps: a window stays alive between them."""
_DPI = 96
_MM = _DPI / 25.4
_LEFT, _TOP = 30 * _MM, 20 * _MM
WIDTH, HEIGHT = int((210 - 30 - 15) * _MM), int((297 - 20 - 20) * _MM)
"""Whole pixels: with parts of one, a line may stand on two pages."""
_FOOT = 10 * _MM
_FAMILIES = ("Times New Roman", "Liberation Serif")
BODY = 17
"""13 points."""


def run_steps(steps: Steps[T]) -> T:
    """Do all steps at once."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: T = done.value
            return made


def paper_dress() -> Dress:
    """Return the letters of a printed text."""
    known = set(QFontDatabase.families())
    made = QFont(next((one for one in _FAMILIES if one in known), _FAMILIES[-1]))
    made.setPixelSize(BODY)
    return Dress(made, (24, 20, 18, 17), ("ink", "ink"), 0, links=False)


def break_before(block: QTextBlock) -> None:
    """Let a block begin a page."""
    moved = QTextBlockFormat()
    moved.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).mergeBlockFormat(moved)


def printed(title: str, *texts: QTextDocument) -> Steps[bytes]:
    """Return a PDF of some texts that are laid out in pages of WIDTH and HEIGHT."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator(f"Sổ PGI {__version__}")
    painter = QPainter(writer)
    for number, (text, page) in enumerate(_pages(texts), 1):
        if number > 1:
            writer.newPage()
        _paint(painter, text, page, number)
        yield
    painter.end()
    return bytes(buffer.data().data())


def _pages(texts: tuple[QTextDocument, ...]) -> Iterator[tuple[QTextDocument, int]]:
    for text in texts:
        for page in range(text.pageCount()):
            yield text, page


def _paint(painter: QPainter, text: QTextDocument, page: int, number: int) -> None:
    painter.save()
    painter.translate(_LEFT, _TOP - page * HEIGHT)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * HEIGHT, WIDTH, HEIGHT)
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
    if number > 1:
        # The first page of an official paper has no number (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        painter.setFont(text.defaultFont())
        place = QRectF(_LEFT, _TOP - _FOOT - BODY, WIDTH, BODY * 1.4)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, str(number))
