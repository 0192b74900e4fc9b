"""Printing a PDF of the program: the pages are drawn at the printer's own resolution."""

from collections.abc import Iterator

import pypdfium2
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.paper import Watch

FINEST = 600
"""Dots an inch; a finer page costs much memory and no eye sees it."""
_POINTS = 72
_QUARTER = 90
_GREY = pypdfium2.raw.FPDFBitmap_Gray


def has_printer() -> bool:
    """Say whether any printer is installed."""
    return bool(QPrinterInfo.availablePrinterNames())


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def ask_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Show the system's dialog (printer, pages, copies); None when it was closed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return printer if accepted else None


def print_pages(pdf: bytes, printer: QPrinter, watch: Watch) -> int:
    """Print the wanted pages of a PDF and return how many were printed, copies counted.

    Runs on the worker. A page that lies is turned on paper that stands, and the other way round.

    Raises:
        InputRefused: ``print.failed``: the printer takes no page.
        Stopped: ``watch`` gave the work up; the job of the printer is taken back.
    """
    document = pypdfium2.PdfDocument(pdf)
    painter = QPainter()
    done = 0
    try:
        pages = list(wanted_pages(printer, len(document)))
        printer.setFullPage(True)
        for page in pages:
            watch(done, len(pages))
            _begin_page(painter, printer, page)
            _draw(painter, printer, document[page - 1])
            done += 1
        watch(done, len(pages))
    except BaseException:
        if painter.isActive():
            printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        document.close()
    return done


def _begin_page(painter: QPainter, printer: QPrinter, page: int) -> None:
    taken = printer.newPage() if painter.isActive() else painter.begin(printer)
    if not taken:
        raise InputRefused("print.failed", printer=printer.printerName(), page=page)


def wanted_pages(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the numbers of the pages in the order in which they are to be printed, copies too."""
    pages = [page for page in range(1, count + 1) if _is_wanted(printer, page)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        yield from pages * copies
    else:
        yield from (page for page in pages for _ in range(copies))


def _is_wanted(printer: QPrinter, page: int) -> bool:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return ranges.contains(page)
    return printer.fromPage() <= page <= (printer.toPage() or page)


def _draw(painter: QPainter, printer: QPrinter, page: pypdfium2.PdfPage) -> None:
    """Draw one page as large as the paper takes it, in its middle."""
    dots = printer.resolution()
    paper = printer.pageLayout().fullRectPixels(dots)
    width, height = page.get_size()
    turned = (width > height) != (paper.width() > paper.height())
    scale = min(dots, FINEST) / _POINTS
    bitmap = page.render(
        scale=scale, rotation=_QUARTER if turned else 0, force_bitmap_format=_GREY, grayscale=True
    )
    data = bytes(bitmap.buffer)
    image = QImage(
        data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
    )
    room = image.size() * (dots / _POINTS / scale)
    if room.width() > paper.width() + 2 or room.height() > paper.height() + 2:
        # A paper smaller than A4: everything is shown, only smaller.
        ratio = min(paper.width() / room.width(), paper.height() / room.height())
        room *= ratio
    place = QRect(
        (paper.width() - room.width()) // 2,
        (paper.height() - room.height()) // 2,
        room.width(),
        room.height(),
    )
    painter.drawImage(place, image)
    bitmap.close()
