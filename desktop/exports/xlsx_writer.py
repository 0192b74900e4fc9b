"""Writes a document's sheets as an Excel workbook, row by row, with memory that stays flat.

Text is forced to be text, so nothing that a user typed becomes a formula; numbers are numbers
and days are days. Each kind of cell is styled once and then only given its next value.
"""

from contextlib import ExitStack
from datetime import UTC, datetime, time
from math import ceil
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as XlsxCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.errors import InputRefused
from desktop.domain.layout import ND30, Layout, Style
from desktop.domain.paper import Watch, unwatched
from desktop.exports.document import (
    CellAlign,
    Document,
    Figure,
    RowKind,
    Sheet,
    TableColumn,
    TableRow,
    cell_words,
)
from desktop.exports.fonts import FAMILY
from desktop.exports.pace import Pace
from desktop.exports.words import CREATOR, LANGUAGE
from desktop.exports.xlsx_chart import add_chart
from desktop.exports.xlsx_spool import archive, begin_rows, finish_rows

LONGEST_CELL = 32_767
"""Characters; Excel cuts what is longer."""
_SIZE = 11
_INCH = 25.4
_MM_PER_CHARACTER = 2.0
"""Width of one column unit."""
_CHARACTERS_PER_UNIT = 1.1
"""Letters of the paper's typeface that surely fit into one column unit."""
_LINE, _LINE_GAP, _HIGHEST_ROW = 13.5, 4.0, 409.0
_MOST_BARS = 60
"""Rows that a chart can still be read with."""
_EDGE = Side(style="thin", color="000000")
_GRID = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def write_xlsx(
    document: Document, path: Path, layout: Layout = ND30, *, watch: Watch = unwatched
) -> None:
    """Write the sheets to ``path``.

    Raises:
        InputRefused: ``paper.cell_too_long``.
    """
    for sheet in document.sheets:
        _require_short_cells(sheet)
    pace = Pace(watch, sum(len(sheet.table.rows) for sheet in document.sheets))
    pace.start()
    book = Workbook(write_only=True)
    book.properties = _properties(document)
    with ExitStack() as spools:
        for sheet in document.sheets:
            # A write-only sheet has what a sheet has, for all that is used here.
            made = cast("Worksheet", book.create_sheet(sheet.name))
            _write_sheet(made, sheet, layout, spools, pace)
        pace.end()
        with path.open("wb") as target:
            archive(book, target)


def _properties(document: Document) -> DocumentProperties:
    moment = datetime.combine(document.created, time(), tzinfo=UTC).replace(tzinfo=None)
    return DocumentProperties(
        creator=document.author,
        title=document.title,
        subject=document.type_name,
        lastModifiedBy=CREATOR,
        language=LANGUAGE,
        created=moment,
        modified=moment,
    )


def _require_short_cells(sheet: Sheet) -> None:
    """Refuse before anything is written: a streamed sheet cannot be given up half-way."""
    for row in sheet.table.rows:
        for cell in row.cells:
            if len(cell_words(cell)) > LONGEST_CELL:
                raise InputRefused(
                    "paper.cell_too_long",
                    sheet=sheet.name,
                    start=cell_words(cell)[:40],
                    length=len(cell_words(cell)),
                    limit=LONGEST_CELL,
                )


class _Pens:
    """The styled cells of one sheet: for each column one of each look."""

    def __init__(self, sheet: Worksheet, columns: tuple[TableColumn, ...]) -> None:
        left, center = CellAlign.LEFT, CellAlign.CENTER
        places = range(len(columns))
        self.heading = _pen(sheet, left, bold=True, grid=False)
        self.head = [_pen(sheet, center, bold=True) for _ in columns]
        self.group = [_pen(sheet, left if place else center, bold=True) for place in places]
        self.text = [_pen(sheet, column.align) for column in columns]
        self.figure = [_pen(sheet, center) for _ in columns]


def _pen(sheet: Worksheet, align: CellAlign, *, bold: bool = False, grid: bool = True) -> XlsxCell:
    made = WriteOnlyCell(sheet)
    made.font = Font(name=FAMILY, size=_SIZE, bold=bold)
    across = "center" if align is CellAlign.CENTER else "left"
    down = "center" if bold or align is CellAlign.CENTER else "top"
    # A heading line runs over the empty cells at its right instead of wrapping.
    made.alignment = Alignment(horizontal=across, vertical=down, wrap_text=grid)
    if grid:
        made.border = _GRID
    return made


def _write_sheet(
    sheet: Worksheet, content: Sheet, layout: Layout, spools: ExitStack, pace: Pace
) -> None:
    columns = content.table.columns
    first = len(content.heading) + 2
    _set_up(sheet, content, first, layout)
    begin_rows(sheet, spools)
    pens = _Pens(sheet, columns)
    for line in content.heading:
        sheet.append([_written(pens.heading, line)])
    sheet.append([])
    head = TableRow(cells=tuple(column.title for column in columns), kind=RowKind.HEAD)
    sheet.row_dimensions[first].height = _height(head, columns)
    sheet.append(_cells(pens, head))
    heights = sheet.row_dimensions
    for number, row in enumerate(content.table.rows, first + 1):
        heights[number].height = _height(row, columns)
        sheet.append(_cells(pens, row))
        # The row is written; keeping its height would let memory grow with the rows.
        del heights[number]
        pace.row()
    data = [row for row in content.table.rows if row.kind is RowKind.DATA]
    if content.chart is not None and 0 < len(data) <= _MOST_BARS:
        # Sums stand last; they would dwarf what they sum up.
        add_chart(sheet, content.chart, first, first + len(data))
    finish_rows(sheet)


def _set_up(sheet: Worksheet, content: Sheet, first: int, layout: Layout) -> None:
    """Set what must stand before the rows: page, frozen head, widths."""
    columns = content.table.columns
    last = get_column_letter(len(columns))
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if content.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right = layout.margin_left / _INCH, layout.margin_right / _INCH
    margins.top, margins.bottom = layout.margin_top / _INCH, layout.margin_bottom / _INCH
    margins.header = margins.footer = layout.page_number_top / _INCH
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.differentFirst = True
    number = sheet.oddHeader.center  # type: ignore[union-attr]
    number.text, number.font = "&P", FAMILY
    number.size = round(layout.style(Style.PAGE_NUMBER).size)
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.auto_filter.ref = f"A{first}:{last}{first + max(len(content.table.rows), 1)}"
    for index, column in enumerate(columns, 1):
        width = column.share / _MM_PER_CHARACTER
        sheet.column_dimensions[get_column_letter(index)].width = width


def _height(row: TableRow, columns: tuple[TableColumn, ...]) -> float:
    """Return a height (points) in which every cell's wrapped text can be seen.

    Spreadsheets do not agree on fitting heights when they open a file, so it is estimated.
    """
    most = 1.0
    for cell, column in zip(row.cells, columns, strict=False):
        if not isinstance(cell, Figure):
            room = column.share / _MM_PER_CHARACTER * _CHARACTERS_PER_UNIT
            lines = sum(ceil(len(line) / room) or 1 for line in cell_words(cell).split("\n"))
            most = max(most, lines)
    return min(most * _LINE + _LINE_GAP, _HIGHEST_ROW)


def _cells(pens: _Pens, row: TableRow) -> list[XlsxCell]:
    if row.kind is RowKind.DATA:
        return [
            _figure(pens.figure[index], cell)
            if isinstance(cell, Figure)
            else _written(pens.text[index], cell_words(cell))
            for index, cell in enumerate(row.cells)
        ]
    looks = pens.head if row.kind is RowKind.HEAD else pens.group
    cells = [*row.cells, *[""] * (len(looks) - len(row.cells))]
    return [
        _figure(pens.head[index], cell)
        if isinstance(cell, Figure)
        else _written(looks[index], cell_words(cell))
        for index, cell in enumerate(cells)
    ]


def _written(pen: XlsxCell, text: str) -> XlsxCell:
    """Return the cell holding text that stays text, whatever it begins with."""
    pen.value = text
    # The setter takes "=…" for a formula and "#N/A" for an error.
    pen.data_type = "s"
    return pen


def _figure(pen: XlsxCell, figure: Figure) -> XlsxCell:
    pen.value = figure.value
    pen.number_format = figure.format
    return pen
