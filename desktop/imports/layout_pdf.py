"""A PDF as its reader sees it: the lines of its pages put together to passages and parts.

A PDF knows no paragraphs. A line that begins further in, or follows one that ends short, begins
one; lines of a letterhead, a title or a signature stand for themselves.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2

from desktop.domain.errors import FileRefused
from desktop.domain.layout import MM
from desktop.domain.observed import Grid, Margins, Numbering, Observed, Part, Place
from desktop.domain.paper import Watch, unwatched
from desktop.files import read_bytes
from desktop.imports.layout_pdf_marks import read_marks
from desktop.imports.layout_pdf_page import Page, page_of
from desktop.imports.layout_pdf_passages import (
    Column,
    begins_sheet,
    column_of,
    passages_of,
)
from desktop.imports.layout_pdf_room import with_room

MOST_BYTES = 50_000_000
MOST_PAGES = 2_000
MOST_MARKS = 100_000
"""On one page: text in single letters and a table of hairlines has a tenth of it."""
_PASSWORD = 4
_ASCENT = 0.9
_DESCENT = 0.25
_ENOUGH = 5


def read_layout_pdf(path: Path, watch: Watch = unwatched) -> Observed:
    """Return what a PDF shows.

    ``watch`` is told pages; it may give the reading up.

    Raises:
        FileRefused: ``lint.password``, ``lint.damaged``, ``lint.too_big``, ``lint.no_text`` or
            ``file.*``: it is no PDF that can be checked.
    """
    data = read_bytes(path, limit=MOST_BYTES)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        code = "lint.password" if locked else "lint.damaged"
        raise FileRefused(code, name=path.name) from None
    try:
        pages = _pages(document, path.name, watch)
    except pypdfium2.PdfiumError:
        raise FileRefused("lint.damaged", name=path.name) from None
    finally:
        document.close()
    if not any(page.pieces for page in pages):
        raise FileRefused("lint.no_text", name=path.name)
    return Observed(parts=tuple(_parts(pages)), printed=True)


def _pages(document: pypdfium2.PdfDocument, name: str, watch: Watch) -> list[Page]:
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise FileRefused("lint.too_big" if count else "lint.damaged", name=name)
    pages: list[Page] = []
    for index in range(count):
        watch(index, count)
        page = document[index]
        try:
            marks = read_marks(page, MOST_MARKS)
            if marks is None:
                raise FileRefused("lint.too_big", name=name)
            made = page_of(index + 1, page.get_size(), *marks)
            pages.append(with_room(made, page) if begins_sheet(made) else made)
        finally:
            page.close()
    return pages


def _parts(pages: Sequence[Page]) -> Iterator[Part]:
    """Cut the file where a paper or an annex begins, or numbers begin anew."""
    starts = [
        index
        for index, page in enumerate(pages)
        if not index or begins_sheet(page) or page.shown == 1 or _turned(pages, index)
    ]
    before: tuple[Column, float] | None = None
    for low, high in pairwise([*starts, len(pages)]):
        column = column_of(pages[low:high], before)
        before = (column, pages[low].width)
        yield _part(pages[low:high], column)


def _turned(pages: Sequence[Page], index: int) -> bool:
    lies = [page.width > page.height for page in pages[index - 1 : index + 1]]
    return lies[0] != lies[1]


def _part(pages: Sequence[Page], column: Column) -> Part:
    first = pages[0]
    return Part(
        width=first.width / MM,
        height=first.height / MM,
        margins=_margins(pages, column),
        numbering=_numbering(pages, column),
        passages=tuple(passages_of(pages, column)),
        grids=tuple(Grid(place=Place(page=page.number, line=1)) for page in pages if page.grids),
    )


def _margins(pages: Sequence[Page], column: Column) -> Margins:
    """Return the white that can be told: a ragged or a short text tells less than a full one."""
    first = pages[0]
    tops, ends = [], []
    for page in pages:
        pieces = [one for _, one in page.pieces]
        if pieces:
            tops.append(page.height - max(one.base + _ASCENT * one.size for one in pieces))
            ends.append(min(one.base - _DESCENT * one.size for one in pieces))
    top, end = min(tops, default=None), min(ends, default=None)
    low = 20 * MM
    return Margins(
        top=top / MM if top is not None and (len(pages) > 1 or top < low) else None,
        bottom=end / MM if end is not None and end < low else None,
        left=column.left / MM if column.lines >= _ENOUGH else None,
        right=(first.width - column.right) / MM if column.full >= _ENOUGH else None,
    )


def _numbering(pages: Sequence[Page], column: Column) -> Numbering:
    first, *later = pages
    numbered = [page for page in pages if page.shown is not None]
    one = numbered[0] if numbered else None
    middle = (column.left + column.right) / 2
    paper = first.width / 2
    near = 8 * MM
    return Numbering(
        shown=bool(numbered) and all(page.shown is not None for page in later),
        on_first=first.shown is not None,
        at_top=one is None or one.at_top,
        centred=one is None or min(abs(one.middle - middle), abs(one.middle - paper)) < near,
        from_one=one is None or one.shown == one.number - pages[0].number + 1,
        needed=bool(later),
        look=one.look if one is not None else None,
    )
