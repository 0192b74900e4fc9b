"""What comes out of a printer: every page, in its place, lying pages turned; or a way out."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL.Image import Image
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.errors import InputRefused
from desktop.domain.paper import Stopped
from desktop.exports.pdf_writer import pdf_bytes
from desktop.ui.delivery import delivery as ways
from desktop.ui.delivery.delivery import Delivered, Delivery
from desktop.ui.delivery.printing import ask_printer, page_count, print_pages
from desktop.ui.main_window import MainWindow
from tests.exports.paper_records import table_report
from tests.windows import settled

Shape = tuple[bool, ...]
_COLUMNS, _ROWS = 21, 30
"""A page as a mosaic of squares of about one centimetre."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A report: standing pages, and a phụ lục that lies."""
    return pdf_bytes(table_report())


@pytest.fixture
def printer(dressed: QApplication, tmp_path: Path) -> QPrinter:
    """A printer that prints into a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "in.pdf"))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setResolution(150)
    return made


def unwatched(_done: int, _total: int) -> None:
    """Watch nothing."""


def shapes(pdf: bytes, *, turn: bool = False) -> list[Shape]:
    """Return, for each page, which squares of a mosaic have ink; lying pages are turned first."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        lies = page.get_width() > page.get_height()
        image = page.render(scale=2, rotation=90 if turn and lies else 0, grayscale=True).to_pil()
        found.append(tuple(has_ink(image, place) for place in range(_COLUMNS * _ROWS)))
    document.close()
    return found


def has_ink(page: Image, place: int) -> bool:
    row, column = divmod(place, _COLUMNS)
    wide, high = page.width / _COLUMNS, page.height / _ROWS
    box = (column * wide, row * high, (column + 1) * wide, (row + 1) * high)
    return page.crop(tuple(map(round, box))).getextrema()[0] < 128


def differing(one: Shape, other: Shape) -> int:
    return sum(here != there for here, there in zip(one, other, strict=True))


def printed(printer: QPrinter) -> bytes:
    return Path(printer.outputFileName()).read_bytes()


def test_every_page_is_printed_with_its_ink_where_it_belongs(pdf: bytes, printer: QPrinter) -> None:
    told: list[tuple[int, int]] = []
    count = print_pages(pdf, printer, lambda done, total: told.append((done, total)))
    assert count == page_count(pdf) == page_count(printed(printer)) >= 2
    assert told == [(done, count) for done in range(count + 1)]
    wanted, found = shapes(pdf, turn=True), shapes(printed(printer))
    for one, other in zip(wanted, found, strict=True):
        ink = sum(one)
        assert ink > 20
        # A line on the edge of a square may fall into the next one.
        assert differing(one, other) <= ink // 12
    # The pages are not alike, so the comparison has teeth.
    assert differing(wanted[0], found[-1]) > 40


def test_a_lying_page_is_turned_on_standing_paper(pdf: bytes, printer: QPrinter) -> None:
    source = pypdfium2.PdfDocument(pdf)
    lying = [page for page in source if page.get_width() > page.get_height()]
    assert lying
    print_pages(pdf, printer, unwatched)
    for page in pypdfium2.PdfDocument(printed(printer)):
        assert (round(page.get_width()), round(page.get_height())) == (595, 842)


def test_smaller_paper_shows_the_whole_page(pdf: bytes, printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_pages(pdf, printer, unwatched)
    wanted, found = shapes(pdf, turn=True), shapes(printed(printer))
    assert round(pypdfium2.PdfDocument(printed(printer))[0].get_width()) == 420
    assert differing(wanted[0], found[0]) <= sum(wanted[0]) // 8


def only(first: int, last: int) -> Callable[[QPrinter], None]:
    def limit(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)

    return limit


def twice(printer: QPrinter) -> None:
    printer.setCopyCount(2)


def test_only_the_wanted_pages_are_printed(pdf: bytes, printer: QPrinter) -> None:
    only(2, 2)(printer)
    assert print_pages(pdf, printer, unwatched) == 1
    (found,) = shapes(printed(printer))
    assert differing(shapes(pdf, turn=True)[1], found) <= 12


def test_copies_are_printed_where_the_printer_does_not_count_them(
    pdf: bytes, printer: QPrinter
) -> None:
    twice(printer)
    assert not printer.supportsMultipleCopies()
    assert print_pages(pdf, printer, unwatched) == 2 * page_count(pdf)


def test_giving_up_stops_between_two_pages(pdf: bytes, printer: QPrinter) -> None:
    def watch(done: int, _total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        print_pages(pdf, printer, watch)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_named(pdf: bytes, printer: QPrinter) -> None:
    printer.setOutputFileName("/khong/co/in.pdf")
    with pytest.raises(InputRefused) as refused:
        print_pages(pdf, printer, unwatched)
    assert refused.value.code == "print.failed"


def settle(window: MainWindow) -> None:
    for _ in range(4):
        settled(window)


def test_printing_from_the_window_says_how_many_pages_went_where(
    window: MainWindow, printer: QPrinter, pdf: bytes
) -> None:
    delivery = Delivery.of(window.session)
    delivery.has_printer = lambda: True
    asked: list[tuple[str, int]] = []

    def ask(title: str, pages: int) -> QPrinter:
        asked.append((title, pages))
        return printer

    delivery.ask_printer = ask
    path = Path(printer.outputFileName()).with_name("ke-hoach.docx")
    delivery.print_out(Delivered((path,), lambda _desk: pdf))
    settle(window)
    assert asked == [("ke-hoach", page_count(pdf))]
    assert f"Đã gửi {page_count(pdf)} trang tới máy in" in window.messages.text
    assert page_count(printed(printer)) == page_count(pdf)


def test_a_closed_dialog_prints_nothing(window: MainWindow, printer: QPrinter, pdf: bytes) -> None:
    delivery = Delivery.of(window.session)
    delivery.has_printer = lambda: True
    delivery.ask_printer = lambda _title, _pages: None
    delivery.print_out(Delivered((), lambda _desk: pdf))
    settle(window)
    assert window.messages.text == ""
    assert not Path(printer.outputFileName()).exists()


def test_without_a_printer_the_pdf_is_the_way_out(
    window: MainWindow, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = Delivery.of(window.session)
    delivery.has_printer = lambda: False
    opened: list[Path] = []
    monkeypatch.setattr(ways, "open_path", opened.append)
    delivery.print_out(Delivered((), lambda _desk: pdf))
    settle(window)
    assert window.messages.text.startswith("Máy tính này chưa cài máy in nào")
    (way,) = [
        one for one in window.messages.findChildren(QPushButton) if one.text() == "Mở bản PDF"
    ]
    way.click()
    settle(window)
    (path,) = opened
    assert path.read_bytes() == pdf


def test_the_dialog_of_the_system_offers_the_pages_and_gives_the_printer(
    window: MainWindow, pdf: bytes
) -> None:
    seen: list[tuple[int, int, bool]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        option = QPrintDialog.PrintDialogOption.PrintPageRange
        seen.append((dialog.minPage(), dialog.maxPage(), dialog.testOption(option)))
        dialog.reject()

    QTimer.singleShot(200, window, answer)
    assert ask_printer(window, "ke-hoach", page_count(pdf)) is None
    assert seen == [(1, page_count(pdf), True)]
