"""The preview: the very pages of the PDF, drawn when they are seen."""

import io

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.widgets.pdf_view import PdfView


def pdf(*colours: str) -> bytes:
    """Return a PDF with one page of each colour."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for colour in colours:
        canvas.setFillColor(colour)
        canvas.rect(0, 0, *A4, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def drawn(view: PdfView) -> list[int]:
    return [place for place, page in enumerate(view._pages) if not page._drawn.isNull()]


def test_every_page_is_there_in_the_shape_of_a4(view: PdfView) -> None:
    view.show_pdf(pdf("red", "green", "blue"))
    assert view.page_count == 3
    # A page is drawn in whole pixels.
    assert all(abs(page.height() / page.width() - 297 / 210) < 0.01 for page in view._pages)


def test_a_page_shows_the_colours_of_the_paper(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(pdf("#B01E17"))
    image = view._pages[0].grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.name() == QColor("#B01E17").name()


def test_only_the_pages_that_are_seen_are_drawn(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(*["white"] * 12))
    qtbot.waitUntil(lambda: bool(drawn(view)))
    assert drawn(view) == [0]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: 11 in drawn(view))
    assert 5 not in drawn(view)


def test_a_page_is_drawn_once(view: PdfView) -> None:
    view.show_pdf(pdf("white"))
    page = view._pages[0]
    page.grab()
    before = page._drawn.cacheKey()
    page.grab()
    assert page._drawn.cacheKey() == before


def test_pages_are_as_wide_as_there_is_room(view: PdfView) -> None:
    view.show_pdf(pdf("white"))
    wide = view._pages[0].width()
    view.resize(480, 500)
    QApplication.processEvents()
    assert view._pages[0].width() < wide <= view.viewport().width() + 160
    assert view.horizontalScrollBar().maximum() == 0


def test_the_page_number_follows_the_scroll_bar(view: PdfView) -> None:
    assert view.current_page() == 0
    view.show_pdf(pdf(*["white"] * 5))
    QApplication.processEvents()
    assert view.current_page() == 1
    view.verticalScrollBar().setValue(view._pages[3].y())
    assert view.current_page() == 4


def test_a_fresh_paper_is_shown_at_the_place_that_was_looked_at(view: PdfView) -> None:
    view.show_pdf(pdf(*["white"] * 5))
    QApplication.processEvents()
    view.verticalScrollBar().setValue(1000)
    view.show_pdf(pdf(*["white"] * 5))
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == 1000


def test_a_shorter_paper_leaves_no_page_of_the_longer_one(view: PdfView) -> None:
    view.show_pdf(pdf(*["white"] * 5))
    view.show_pdf(pdf("white"))
    assert view.page_count == 1
    assert len(view.widget().children()) == 2  # the layout and one page
