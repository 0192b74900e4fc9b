"""Tables of a Word file: each kind of row is formatted once, then copied for every row.

``table.cell(i, j)`` of the library rebuilds the cell list at each call, which is quadratic.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn

from desktop.domain.layout import Layout, Style
from desktop.exports.bars import bar_length
from desktop.exports.document import (
    Bar,
    Cell,
    CellAlign,
    Figure,
    Mark,
    Marked,
    RowKind,
    Run,
    Table,
    TableRow,
    cell_words,
)
from desktop.exports.docx_bar import bar_run
from desktop.exports.docx_numbering import PLAIN, Numbering
from desktop.exports.docx_xml import Element, child, element, text_element
from desktop.exports.measure import Measure
from desktop.exports.pace import Pace

_TWIPS = 20
_CELL, _TEXT = qn("w:tc"), qn("w:t")
_JUSTIFY = {CellAlign.CENTER: "center", CellAlign.LEFT: "left", CellAlign.JUSTIFY: "both"}


def frame(
    widths: Sequence[float], *, grid: float = 0, padding: tuple[float, float] = (0, 0)
) -> Element:
    """Return an empty table of fixed column widths.

    All lengths are points; ``grid`` 0 means no rules, ``padding`` is above and beside a text.
    """
    table = element("tbl")
    properties = element("tblPr")
    properties.append(element("tblW", w=str(_twips(sum(widths))), type="dxa"))
    properties.append(element("tblInd", w="0", type="dxa"))
    if grid:
        borders = element("tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            size = str(round(grid * 8))
            borders.append(element(side, val="single", sz=size, space="0", color="000000"))
        properties.append(borders)
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    for side, points in zip(("top", "left", "bottom", "right"), padding * 2, strict=True):
        margins.append(element(side, w=str(_twips(points)), type="dxa"))
    properties.append(margins)
    table.append(properties)
    columns = element("tblGrid")
    for width in widths:
        columns.append(element("gridCol", w=str(_twips(width))))
    table.append(columns)
    return table


def cell(width: float, *, span: int = 1, middle: bool = False) -> Element:
    """Return an empty cell."""
    made = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=str(_twips(width)), type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=str(span)))
    if middle:
        properties.append(element("vAlign", val="center"))
    made.append(properties)
    return made


def row() -> Element:
    """Return an empty row that stays on one page."""
    made = element("tr")
    properties = element("trPr")
    properties.append(element("cantSplit"))
    made.append(properties)
    return made


def _twips(points: float) -> int:
    return round(points * _TWIPS)


class TableMaker:
    """Makes one table's rows from templates; ``room`` is a page's width and height (points).

    ``drawings`` numbers the bars.
    """

    def __init__(
        self,
        table: Table,
        layout: Layout,
        *,
        room: tuple[float, float],
        styles: dict[Style, str],
        pace: Pace,
        numbering: Numbering,
        drawings: Iterator[int],
    ) -> None:
        self._table = table
        width, self._height = room
        self._layout = layout
        self._styles = styles
        self._pace = pace
        self._numbering = numbering
        self._drawings = drawings
        total = sum(column.share for column in table.columns)
        self._widths = [column.share / total * width for column in table.columns]
        self._measure = Measure(layout.style(Style.CELL).size)
        self._data = self._template(RowKind.DATA)
        self._head = self._template(RowKind.HEAD)

    def frame(self) -> Element:
        """Return the table without rows, to be put where it belongs."""
        layout = self._layout
        padding = (layout.cell_padding_y, layout.cell_padding)
        return frame(self._widths, grid=layout.grid_width, padding=padding)

    def fill(self, made: Element) -> None:
        """Add the rows to the table in its place: moving it with all of them would take long."""
        titles = TableRow(
            cells=tuple(column.title for column in self._table.columns), kind=RowKind.HEAD
        )
        first = self._filled(self._head, titles)
        child(first, "trPr").append(element("tblHeader"))
        made.append(first)
        for line in self._table.rows:
            made.append(self._row(line))
            self._pace.row()

    def _row(self, line: TableRow) -> Element:
        if line.kind is RowKind.GROUP:
            return self._group(line)
        template = self._data if line.kind is RowKind.DATA else self._head
        made = self._filled(template, line)
        if self._is_tall(line):
            made.remove(child(made, "trPr"))
        return made

    def _template(self, kind: RowKind) -> Element:
        made = row()
        for width, column in zip(self._widths, self._table.columns, strict=True):
            centred = kind is RowKind.HEAD or column.align is CellAlign.CENTER
            box = cell(width, middle=centred)
            if kind is RowKind.HEAD:
                paragraph = self._paragraph(Style.CELL_HEAD, "center", keep=True)
            else:
                paragraph = self._paragraph(Style.CELL, _JUSTIFY[column.align])
            box.append(_with_text(paragraph, " "))
            made.append(box)
        return made

    def _group(self, line: TableRow) -> Element:
        made = row()
        label, text = line.cells
        spans = [(label, 1), (text, len(self._widths) - 1)] if label else [(text, 0)]
        for content, span in spans:
            count = span or len(self._widths)
            width = self._widths[0] if count == 1 else sum(self._widths[-count:])
            box = cell(width, span=count, middle=True)
            align = "center" if span == 1 else "left"
            box.append(self._paragraph(Style.CELL_HEAD, align, keep=True))
            _fill(box, content)
            made.append(box)
        return made

    def _paragraph(self, style: Style, align: str, *, keep: bool = False) -> Element:
        made = element("p")
        properties = element("pPr")
        properties.append(element("pStyle", val=self._styles[style]))
        if keep:
            properties.append(element("keepNext"))
        properties.append(element("jc", val=align))
        made.append(properties)
        return made

    def _filled(self, template: Element, line: TableRow) -> Element:
        made = deepcopy(template)
        slots = zip(list(made.iter(_TEXT)), line.cells, self._widths, strict=True)
        for slot, content, width in slots:
            if type(content) is str and content and "\n" not in content:
                slot.text = content
            elif isinstance(content, Bar):
                self._draw(slot, content, width)
            else:
                self._refill(slot, content)
        return made

    def _refill(self, slot: Element, content: Cell) -> None:
        """Put what is not one plain line into the cell whose text has a slot ready."""
        box = next(slot.iterancestors(_CELL))
        paragraph = child(box, "p")
        paragraph.remove(child(paragraph, "r"))
        if isinstance(content, Figure) and content.counted:
            number = self._numbering.number(PLAIN, int(content.text))
            child(child(paragraph, "pPr"), "jc").addprevious(number)
        else:
            _fill(box, content)

    def _draw(self, slot: Element, bar: Bar, width: float) -> None:
        """Put a bar in the place of a text."""
        paragraph = child(next(slot.iterancestors(_CELL)), "p")
        paragraph.remove(child(paragraph, "r"))
        room = width - 2 * self._layout.cell_padding
        drawn = bar_run(next(self._drawings), bar, bar_length(room), self._measure.size)
        if drawn is not None:
            paragraph.append(drawn)

    def _is_tall(self, line: TableRow) -> bool:
        """Say whether a row may be parted at the end of a page, as the PDF has it."""
        layout = self._layout
        line_height = self._measure.size * layout.leading
        most = (self._height * layout.tall_row - 2 * layout.cell_padding_y) / line_height
        return any(
            self._lines(cell_words(content), width - 2 * layout.cell_padding, most) > most
            for content, width in zip(line.cells, self._widths, strict=True)
        )

    def _lines(self, text: str, room: float, most: float) -> float:
        """Return on how many lines a text stands, or at most how many where that is few."""
        size = self._measure.size
        surely = len(text) * size / room + text.count("\n") + 1
        return surely if surely <= most else len(self._measure.lines(text, room))


def _fill(box: Element, content: Cell) -> None:
    """Put a cell's text into its template paragraph; a newline makes another paragraph."""
    first = child(box, "p")
    if isinstance(content, Marked):
        _fill_marked(box, first, content)
        return
    lines = cell_words(content).split("\n")
    for line in lines[1:]:
        box.append(_with_text(deepcopy(first), line))
    _with_text(first, lines[0])


def _fill_marked(box: Element, first: Element, content: Marked) -> None:
    empty, paragraph = deepcopy(first), first
    for run in content.runs:
        for place, line in enumerate(run.text.split("\n")):
            if place:
                paragraph = deepcopy(empty)
                box.append(paragraph)
            if line:
                paragraph.append(_marked_run(run, line))


def _marked_run(run: Run, text: str) -> Element:
    made = element("r")
    if run.mark is not None:
        properties = element("rPr")
        struck = run.mark is Mark.STRUCK
        properties.append(element("strike") if struck else element("u", val="single"))
        made.append(properties)
    made.append(text_element(text))
    return made


def _with_text(paragraph: Element, text: str) -> Element:
    if text:
        run = element("r")
        run.append(text_element(text))
        paragraph.append(run)
    return paragraph
