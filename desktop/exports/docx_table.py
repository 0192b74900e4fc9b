"""Tables of a Word file: each kind of cell is formatted once, as text that every row takes.

``table.cell(i, j)`` of the library rebuilds the cell list at each call, which is quadratic.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.domain.layout import Layout, Style
from desktop.exports.bars import bar_length
from desktop.exports.columns import column_widths
from desktop.exports.document import (
    Bar,
    Cell,
    CellAlign,
    Figure,
    Mark,
    Marked,
    RowKind,
    Table,
    TableRow,
    cell_words,
)
from desktop.exports.docx_bar import bar_run
from desktop.exports.docx_numbering import PLAIN, Numbering
from desktop.exports.docx_rows import Rows, marker
from desktop.exports.docx_xml import Element, element, markup, text_markup
from desktop.exports.measure import Measure
from desktop.exports.pace import Pace

_TWIPS = 20
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
        self._widths = column_widths(table, layout, width)
        self._measure = Measure(layout.style(Style.CELL).size)
        self._data = self._slots(RowKind.DATA)
        self._head = self._slots(RowKind.HEAD)

    def frame(self) -> Element:
        """Return the table with a marker instead of ``rows``."""
        layout = self._layout
        padding = (layout.cell_padding_y, layout.cell_padding)
        made = frame(self._widths, grid=layout.grid_width, padding=padding)
        made.append(marker())
        return made

    def rows(self) -> Rows:
        """Return the column titles and all rows."""
        made = Rows()
        titles = tuple(column.title for column in self._table.columns)
        made.add(_row(f"{_WHOLE}<w:tblHeader/>", self._cells(self._head, titles)), "".join(titles))
        for line in self._table.rows:
            made.add(self._row(line), "".join(map(_said, line.cells)))
            self._pace.row()
        return made

    def _row(self, line: TableRow) -> str:
        if line.kind is RowKind.GROUP:
            return self._group(line)
        slots = self._data if line.kind is RowKind.DATA else self._head
        return _row("" if self._is_tall(line) else _WHOLE, self._cells(slots, line.cells))

    def _slots(self, kind: RowKind) -> list["_Slot"]:
        head = kind is RowKind.HEAD
        return [
            self._slot(
                width,
                "center" if head else _JUSTIFY[column.align],
                head=head,
                middle=head or column.align is CellAlign.CENTER,
            )
            for width, column in zip(self._widths, self._table.columns, strict=True)
        ]

    def _slot(
        self, width: float, align: str, *, head: bool, middle: bool, span: int = 1
    ) -> "_Slot":
        form = element("pPr")
        form.append(element("pStyle", val=self._styles[Style.CELL_HEAD if head else Style.CELL]))
        if head:
            form.append(element("keepNext"))
        form.append(element("jc", val=align))
        opening = markup(cell(width, span=span, middle=middle)).removesuffix(_CELL_END)
        return _Slot(opening, markup(form), width)

    def _group(self, line: TableRow) -> str:
        label, text = line.cells
        count = len(self._widths)
        across = count - 1 if label else count
        room = sum(self._widths[-across:])
        slots = [self._slot(room, "left", head=True, middle=True, span=across)]
        if label:
            slots.insert(0, self._slot(self._widths[0], "center", head=True, middle=True))
        return _row(_WHOLE, self._cells(slots, (label, text) if label else (text,)))

    def _cells(self, slots: Sequence["_Slot"], contents: Sequence[Cell]) -> str:
        """Return the cells of a row; one plain line in each is by far the most frequent."""
        made = []
        for slot, content in zip(slots, contents, strict=True):
            if type(content) is str and "\n" not in content:
                inner = _line(slot.form, content)
            else:
                inner = self._content(slot, content)
            made.append(f"{slot.opening}{inner}{_CELL_END}")
        return "".join(made)

    def _content(self, slot: "_Slot", content: Cell) -> str:
        """Return the paragraphs of a cell; a newline makes another one."""
        if isinstance(content, Bar):
            return _paragraph(slot.form, self._drawn(content, slot.width))
        if isinstance(content, Marked):
            return _marked(slot.form, content)
        if isinstance(content, Figure) and content.counted:
            number = self._numbering.number_markup(PLAIN, int(content.text))
            # The order of the schema: what counts comes before what aligns.
            return _paragraph(slot.form.replace("<w:jc ", f"{number}<w:jc ", 1), "")
        return "".join(_line(slot.form, line) for line in cell_words(content).split("\n"))

    def _drawn(self, bar: Bar, width: float) -> str:
        room = width - 2 * self._layout.cell_padding
        made = bar_run(next(self._drawings), bar, bar_length(room), self._measure.size)
        return "" if made is None else markup(made)

    def _is_tall(self, line: TableRow) -> bool:
        """Say whether a row may be parted at the end of a page, as the PDF has it."""
        layout = self._layout
        line_height = self._measure.size * layout.leading
        most = (self._height * layout.tall_row - 2 * layout.cell_padding_y) / line_height
        return any(
            self._measure.needs_more(cell_words(content), width - 2 * layout.cell_padding, most)
            for content, width in zip(line.cells, self._widths, strict=True)
        )


class _Slot(NamedTuple):
    """How a cell begins, the properties of its paragraphs, and its width (points)."""

    opening: str
    form: str
    width: float


_WHOLE = "<w:cantSplit/>"
"""The property of a row that stays on one page."""
_CELL_END = "</w:tc>"


def _row(properties: str, cells: str) -> str:
    form = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{form}{cells}</w:tr>"


def _paragraph(form: str, runs: str) -> str:
    return f"<w:p>{form}{runs}</w:p>"


def _line(form: str, text: str) -> str:
    return _paragraph(form, f"<w:r>{text_markup(text)}</w:r>" if text else "")


def _marked(form: str, content: Marked) -> str:
    paragraphs = [""]
    for run in content.runs:
        first, *rest = (_marked_run(run.mark, line) for line in run.text.split("\n"))
        paragraphs[-1] += first
        paragraphs += rest
    return "".join(_paragraph(form, runs) for runs in paragraphs)


def _marked_run(mark: Mark | None, text: str) -> str:
    if not text:
        return ""
    look = "" if mark is None else f"<w:rPr>{_LOOKS[mark]}</w:rPr>"
    return f"<w:r>{look}{text_markup(text)}</w:r>"


_LOOKS = {Mark.STRUCK: "<w:strike/>", Mark.UNDERLINED: '<w:u w:val="single"/>'}


def _said(content: Cell) -> str:
    """Return the words that a cell holds as text: what Word counts or draws is none."""
    if isinstance(content, Bar) or (isinstance(content, Figure) and content.counted):
        return ""
    return cell_words(content)
