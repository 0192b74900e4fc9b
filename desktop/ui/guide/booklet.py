"""The guide on paper: one PDF in the plain style of official papers, with its contents.

A4 with the margins of Nghị định 30/2020/NĐ-CP, black letters, numbered pages.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
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
    QTextOption,
)

from desktop import __version__
from desktop.domain.guide import Guide
from desktop.files import write_file
from desktop.services.guide import load_guide
from desktop.ui.guide.text import Dress, GuideText

T = TypeVar("T")
Steps = Generator[None, None, T]
BOOKLET = "huong-dan-so-pgi.pdf"
"""The usual name of the file."""
TITLE = "HƯỚNG DẪN SỬ DỤNG SỔ PGI"
_DPI = 96
_MM = _DPI / 25.4
_LEFT, _TOP = 30 * _MM, 20 * _MM
_WIDTH, _HEIGHT = int((210 - 30 - 15) * _MM), int((297 - 20 - 20) * _MM)
"""Whole pixels: with parts of one, a line may stand on two pages."""
_FOOT = 10 * _MM
_FAMILIES = ("Times New Roman", "Liberation Serif")
_BODY = 17
"""13 points."""


class _Entry(NamedTuple):
    title: str
    page: int
    part: bool


def write_booklet(path: Path, guide: Guide | None = None) -> int:
    """Write the whole guide into a PDF and return its pages.

    Raises:
        FileRefused: the file cannot be written.
    """
    steps = booklet_steps(path, guide)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return int(done.value)


def booklet_steps(path: Path, guide: Guide | None = None) -> Steps[int]:
    """Do what :func:`write_booklet` does, in steps: a window stays alive between them.

    Texts of Qt belong to the thread that made them, and must also go there.
    """
    held = guide or load_guide()
    dress = _dress()
    body = yield from _paginated(_markdown(held), dress)
    titles = {page.title: False for page in held.pages()} | {
        part.title: True for part in held.parts
    }
    entries = [
        _Entry(block.text(), _page_of(body, block), titles[block.text()])
        for block in body.headings()
        if block.blockFormat().headingLevel() <= 2 and block.text() in titles  # noqa: PLR2004
    ]
    front = _front(entries, dress)
    # The contents stand before what they count.
    shifted = [one._replace(page=one.page + front.pageCount()) for one in entries]
    front = _front(shifted, dress)
    printed = yield from _printed(front, body)
    write_file(path, lambda place: place.write_bytes(printed))
    return front.pageCount() + body.pageCount()


def _dress() -> Dress:
    known = set(QFontDatabase.families())
    made = QFont(next((one for one in _FAMILIES if one in known), _FAMILIES[-1]))
    made.setPixelSize(_BODY)
    return Dress(made, (24, 20, 18, 17), ("ink", "ink"), 0, links=False)


def _markdown(guide: Guide) -> str:
    """Return the whole guide as one text: parts above pages above topics."""
    lines: list[str] = []
    for part in guide.parts:
        lines.append(f"# {part.title}\n")
        for page in part.pages:
            lines += [
                f"{'#' * min(topic.level + 1, 4)} {topic.title}\n{topic.text}\n"
                for topic in page.topics
            ]
    return "\n".join(lines)


def _paginated(markdown: str, dress: Dress) -> Steps[GuideText]:
    """Return a text in pages: a part begins a page, and no heading stays alone at the end of one.

    Each break moves everything behind it, and Qt does not lay out anew all that it should: so each
    try is a text of its own, until no heading has to move.
    """
    broken: set[int] = set()
    while True:
        made = GuideText(markdown, _WIDTH, dress)
        blocks = list(made.headings())
        for place, block in enumerate(blocks):
            first = block.blockFormat().headingLevel() == 1
            if block.position() and (first or place in broken):
                _break_before(block)
        made.setPageSize(QSizeF(_WIDTH, _HEIGHT))
        low = (
            place
            for place, block in enumerate(blocks)
            if place not in broken and _page_of(made, block) < _line_page(made, block.next())
        )
        if (found := next(low, None)) is None:
            return made
        broken.add(found)
        yield


def _break_before(block: QTextBlock) -> None:
    moved = QTextBlockFormat()
    moved.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).mergeBlockFormat(moved)


def _line_page(text: QTextDocument, block: QTextBlock) -> int:
    """Return the page of a block's first line: a picture may have gone to the next one."""
    line = block.layout().lineAt(0) if block.layout().lineCount() else None
    inside = line.y() if line is not None and line.isValid() else 0
    return int((_top_of(text, block) + inside + 1) // _HEIGHT) + 1


def _top_of(text: QTextDocument, block: QTextBlock) -> float:
    return text.documentLayout().blockBoundingRect(block).top()


def _page_of(text: QTextDocument, block: QTextBlock) -> int:
    return int(_top_of(text, block) // _HEIGHT) + 1


def _front(entries: list[_Entry], dress: Dress) -> QTextDocument:
    """Return the title and the contents."""
    made = QTextDocument()
    made.setDefaultFont(dress.body)
    made.setDocumentMargin(0)
    cursor = QTextCursor(made)
    for text, size in ((TITLE, 24), (f"Phiên bản {__version__}", _BODY), ("MỤC LỤC", 20)):
        form = QTextBlockFormat()
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.setTopMargin(18)
        _write(cursor, text, form, size, strong=size != _BODY)
    for entry in entries:
        form = QTextBlockFormat()
        form.setTopMargin(8 if entry.part else 2)
        form.setLeftMargin(0 if entry.part else 20)
        stop = QTextOption.Tab(_WIDTH - form.leftMargin(), QTextOption.TabType.RightTab)
        form.setTabPositions([stop])
        _write(cursor, f"{entry.title}\t{entry.page}", form, _BODY, strong=entry.part)
    made.setPageSize(QSizeF(_WIDTH, _HEIGHT))
    return made


def _write(
    cursor: QTextCursor, text: str, form: QTextBlockFormat, size: int, *, strong: bool
) -> None:
    if cursor.position():
        cursor.insertBlock(form)
    else:
        cursor.setBlockFormat(form)
    letters = cursor.charFormat()
    letters.setProperty(QTextFormat.Property.FontPixelSize, size)
    letters.setFontWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    cursor.insertText(text, letters)


def _printed(*texts: QTextDocument) -> Steps[bytes]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(TITLE.capitalize())
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
    painter.translate(_LEFT, _TOP - page * _HEIGHT)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * _HEIGHT, _WIDTH, _HEIGHT)
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
    if number > 1:
        # The first page of an official paper has no number (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        painter.setFont(text.defaultFont())
        place = QRectF(_LEFT, _TOP - _FOOT - _BODY, _WIDTH, _BODY * 1.4)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, str(number))
