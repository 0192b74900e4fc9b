"""The whole guide on paper, with its contents."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QFont,
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
from desktop.ui.guide.sheet import (
    BODY,
    HEIGHT,
    WIDTH,
    Steps,
    break_before,
    paper_dress,
    printed,
    run_steps,
)
from desktop.ui.guide.text import Dress, GuideText

BOOKLET = "huong-dan-so-pgi.pdf"
"""The usual name of the file."""
TITLE = "HƯỚNG DẪN SỬ DỤNG SỔ PGI"
_ENTRY = 15
"""Pixels of a line of the contents, which are to stand on one page."""


class _Entry(NamedTuple):
    title: str
    page: int
    part: bool


def write_booklet(path: Path, guide: Guide | None = None) -> int:
    """Write the whole guide into a PDF and return its pages.

    Raises:
        FileRefused: the file cannot be written.
    """
    return run_steps(booklet_steps(path, guide))


def booklet_steps(path: Path, guide: Guide | None = None) -> Steps[int]:
    """Do what :func:`write_booklet` does, in steps: a window stays alive between them.

    Texts of Qt belong to the thread that made them, and must also go there.
    """
    held = guide or load_guide()
    dress = paper_dress()
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
    whole = yield from printed(TITLE.capitalize(), front, body)
    write_file(path, lambda place: place.write_bytes(whole))
    return front.pageCount() + body.pageCount()


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
        made = GuideText(markdown, WIDTH, dress)
        blocks = list(made.headings())
        for place, block in enumerate(blocks):
            first = block.blockFormat().headingLevel() == 1
            if block.position() and (first or place in broken):
                break_before(block)
        made.setPageSize(QSizeF(WIDTH, HEIGHT))
        low = (
            place
            for place, block in enumerate(blocks)
            if place not in broken and _page_of(made, block) < _line_page(made, block.next())
        )
        if (found := next(low, None)) is None:
            return made
        broken.add(found)
        yield


def _line_page(text: QTextDocument, block: QTextBlock) -> int:
    """Return the page of a block's first line: a picture may have gone to the next one."""
    line = block.layout().lineAt(0) if block.layout().lineCount() else None
    inside = line.y() if line is not None and line.isValid() else 0
    return int((_top_of(text, block) + inside + 1) // HEIGHT) + 1


def _top_of(text: QTextDocument, block: QTextBlock) -> float:
    return text.documentLayout().blockBoundingRect(block).top()


def _page_of(text: QTextDocument, block: QTextBlock) -> int:
    return int(_top_of(text, block) // HEIGHT) + 1


def _front(entries: list[_Entry], dress: Dress) -> QTextDocument:
    """Return the title and the contents."""
    made = QTextDocument()
    made.setDefaultFont(dress.body)
    made.setDocumentMargin(0)
    cursor = QTextCursor(made)
    for text, size in ((TITLE, 24), (f"Phiên bản {__version__}", BODY), ("MỤC LỤC", 20)):
        form = QTextBlockFormat()
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.setTopMargin(10)
        _write(cursor, text, form, size, strong=size != BODY)
    for entry in entries:
        form = QTextBlockFormat()
        form.setTopMargin(6 if entry.part else 0)
        form.setLeftMargin(0 if entry.part else 20)
        stop = QTextOption.Tab(WIDTH - form.leftMargin(), QTextOption.TabType.RightTab)
        form.setTabPositions([stop])
        _write(cursor, f"{entry.title}\t{entry.page}", form, _ENTRY, strong=entry.part)
    made.setPageSize(QSizeF(WIDTH, HEIGHT))
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
