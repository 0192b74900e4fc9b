"""The large table of a PDF: one flowable that gives each page its rows and repeats the head.

``LongTable`` of the library re-lays all remaining rows at each page break and draws a span in
quadratic time; here each row is broken into lines once, and every word is measured once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from desktop.domain.layout import Layout, Style
from desktop.exports.columns import column_widths
from desktop.exports.document import (
    Bar,
    CellAlign,
    Marked,
    RowKind,
    Table,
    TableRow,
    cell_words,
)
from desktop.exports.measure import Measure
from desktop.exports.pace import Pace
from desktop.exports.pdf_bar import BarLine, bar_line, draw_bar
from desktop.exports.pdf_code import Coder
from desktop.exports.pdf_marks import MarkedLine, Stroke, mark_lines, strokes
from desktop.exports.pdf_parts import BASELINE

_FEWEST_LINES = 3

Line = tuple[str, float, bool] | MarkedLine | BarLine


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row, or a piece of one, broken into lines."""

    kind: RowKind
    cells: tuple[Sequence[Line], ...]
    edges: tuple[int, ...]
    """Which column edges stand between and around its cells."""
    cut: bool = False
    """A page break runs through the row."""

    @property
    def lines(self) -> int:
        """Lines of the highest cell."""
        return max(len(cell) for cell in self.cells)


class Grid:
    """What all pieces of one table share: columns, measures, the laid head."""

    def __init__(self, table: Table, layout: Layout, width: float, page: float, pace: Pace) -> None:
        self.layout = layout
        self.page = page
        """Height of a whole page's text area."""
        self.foot = 0.0
        """Height of what stays with the last row."""
        self.rows = table.rows
        self.pace = pace
        self.aligns = [column.align for column in table.columns]
        self.edges = [0.0, *accumulate(column_widths(table, layout, width))]
        cell, head = layout.style(Style.CELL), layout.style(Style.CELL_HEAD)
        self.plain = Measure(cell.size, bold=cell.bold)
        self.bold = Measure(head.size, bold=True)
        self.coders = {measure.face: Coder(measure.face) for measure in (self.plain, self.bold)}
        self.line_height = cell.size * layout.leading
        titles = tuple(column.title for column in table.columns)
        self.head = self.lay(TableRow(cells=titles, kind=RowKind.HEAD))

    def lay(self, row: TableRow) -> LaidRow:
        """Break a row's cells into lines."""
        edges = self._edges_of(row)
        measure = self.plain if row.kind is RowKind.DATA else self.bold
        cells = row.cells[-1:] if len(edges) == len((0, 1)) else row.cells
        laid: list[Sequence[Line]] = []
        for cell, low, high in zip(cells, edges, edges[1:], strict=False):
            room = self.edges[high] - self.edges[low] - 2 * self.layout.cell_padding
            if isinstance(cell, Bar):
                laid.append([bar_line(cell, room)])
                continue
            lines = measure.lines(cell_words(cell), room)
            laid.append(mark_lines(lines, cell) if isinstance(cell, Marked) else lines)
        return LaidRow(kind=row.kind, cells=tuple(laid), edges=edges)

    def _edges_of(self, row: TableRow) -> tuple[int, ...]:
        last = len(self.aligns)
        if row.kind is not RowKind.GROUP:
            return tuple(range(last + 1))
        return (0, 1, last) if row.cells[0] else (0, last)

    def height(self, row: LaidRow) -> float:
        """Return the height of a laid row."""
        text = row.lines * self.line_height + 2 * self.layout.cell_padding_y
        # Word processors give the rule under a row room of its own.
        return text + self.layout.grid_width

    def lines_in(self, height: float) -> int:
        """Return how many lines of a row fit into a height."""
        around = 2 * self.layout.cell_padding_y + self.layout.grid_width
        return int((height - around) // self.line_height)

    def align(self, row: LaidRow, index: int) -> CellAlign:
        """Return how the cell at ``index`` of a laid row stands."""
        if row.kind in {RowKind.HEAD, RowKind.TOTAL}:
            return CellAlign.CENTER
        if row.kind is RowKind.GROUP and len(row.cells) == index + 1:
            return CellAlign.LEFT
        return self.aligns[row.edges[index]]


class PagedTable(Flowable):  # type: ignore[misc]
    """The rows of a table from ``index`` on, after the ``waiting`` ones that are laid already."""

    def __init__(self, grid: Grid, index: int = 0, waiting: Sequence[LaidRow] = ()) -> None:
        super().__init__()
        self._grid = grid
        self._index = index
        self._waiting = list(waiting)

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size; a table that does not fit says only that it is too high."""
        used = self._lay_ahead(height)
        whole = self._index == len(self._grid.rows)
        if whole and used <= height < used + self._grid.foot:
            used = height + 1
        return self._grid.edges[-1], min(used, height + 1)

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the rows of this page and the rest, or nothing when no row fits."""
        self._lay_ahead(height)
        taken, rest = self._part(height)
        if not taken:
            return []
        return [PageOfTable(self._grid, taken), PagedTable(self._grid, self._index, rest)]

    def draw(self) -> None:
        """Draw all rows; reached only when the whole table fits."""
        PageOfTable(self._grid, self._waiting).draw_on(self.canv)

    def _lay_ahead(self, height: float) -> float:
        """Lay rows until the page is full; return the height of head and laid rows."""
        grid = self._grid
        used = grid.height(grid.head) + sum(grid.height(row) for row in self._waiting)
        while used <= height and self._index < len(grid.rows):
            row = grid.lay(grid.rows[self._index])
            grid.pace.row()
            self._waiting.append(row)
            self._index += 1
            used += grid.height(row)
        return used

    def _part(self, height: float) -> tuple[list[LaidRow], list[LaidRow]]:
        """Part the laid rows into those of this page and those that follow."""
        grid = self._grid
        left = height - grid.height(grid.head)
        count = 0
        while count < len(self._waiting) and grid.height(self._waiting[count]) <= left:
            left -= grid.height(self._waiting[count])
            count += 1
        if count == len(self._waiting) and count > 1 and left < grid.foot:
            count -= 1
        taken, rest = self._waiting[:count], self._waiting[count:]
        if rest and self._may_be_cut(rest[0], left):
            upper, lower = _cut(rest[0], grid.lines_in(left))
            return [*taken, upper], [lower, *rest[1:]]
        while rest and taken and taken[-1].kind is not RowKind.DATA:
            rest.insert(0, taken.pop())
        return taken, rest

    def _may_be_cut(self, row: LaidRow, left: float) -> bool:
        grid = self._grid
        tall = grid.height(row) > grid.page * grid.layout.tall_row
        return tall and grid.lines_in(left) >= _FEWEST_LINES


def _cut(row: LaidRow, lines: int) -> tuple[LaidRow, LaidRow]:
    upper = tuple(cell[:lines] for cell in row.cells)
    lower = tuple(cell[lines:] for cell in row.cells)
    return (
        LaidRow(kind=row.kind, cells=upper, edges=row.edges, cut=True),
        LaidRow(kind=row.kind, cells=lower, edges=row.edges, cut=True),
    )


class PageOfTable(Flowable):  # type: ignore[misc]
    """The part of a table that stands on one page, under its repeated head."""

    def __init__(self, grid: Grid, rows: Sequence[LaidRow]) -> None:
        super().__init__()
        self._grid = grid
        self._rows = [grid.head, *rows]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self._grid.edges[-1], sum(self._grid.height(row) for row in self._rows)

    def draw(self) -> None:
        """Draw on the canvas that the page gave."""
        self.draw_on(self.canv)

    def draw_on(self, canvas: Canvas) -> None:
        """Draw texts, then all rules in one go; the origin is the bottom left corner."""
        top = sum(self._grid.height(row) for row in self._rows)
        edges = self._grid.edges
        rules = [(edges[0], top, edges[-1], top)]
        pen = canvas.beginText()
        for row in self._rows:
            bottom = top - self._grid.height(row)
            rules += self._write(canvas, pen, row, top)
            rules.append((edges[0], bottom, edges[-1], bottom))
            rules += [(edges[edge], bottom, edges[edge], top) for edge in row.edges]
            top = bottom
        canvas.drawText(pen)
        canvas.setLineWidth(self._grid.layout.grid_width)
        canvas.lines(rules)

    def _write(self, canvas: Canvas, pen: PDFTextObject, row: LaidRow, top: float) -> list[Stroke]:
        """Write a row's texts and draw its bars; return the marks to draw over the texts."""
        marks: list[Stroke] = []
        grid = self._grid
        measure = grid.plain if row.kind is RowKind.DATA else grid.bold
        pen.setFont(measure.face, measure.size)
        coder = grid.coders[measure.face]
        padding = grid.layout.cell_padding
        for index, lines in enumerate(row.cells):
            left = grid.edges[row.edges[index]] + padding
            room = grid.edges[row.edges[index + 1]] - padding - left
            align = grid.align(row, index)
            y = top - grid.layout.cell_padding_y - measure.size * BASELINE
            if align is CellAlign.CENTER and not row.cut:
                y -= (row.lines - len(lines)) * grid.line_height / 2
            for line in lines:
                start, word_space = _place(pen, line, (left, y), room, align)
                coder.write(pen, line[0])
                if isinstance(line, MarkedLine):
                    marks += strokes(line, measure, (start, y), word_space)
                elif isinstance(line, BarLine):
                    draw_bar(canvas, line, (start, y), measure.size)
                y -= grid.line_height
        return marks


def _place(
    pen: PDFTextObject, text: Line, at: tuple[float, float], room: float, align: CellAlign
) -> tuple[float, float]:
    """Set the pen for a line in the look of its column; return its left edge and word space."""
    line, width, last = text[:3]
    left, y = at
    spare, gaps = room - width, line.count(" ")
    start = left + (spare / 2 if align is CellAlign.CENTER else 0)
    stretched = align is CellAlign.JUSTIFY and not last and gaps > 0
    word_space = spare / gaps if stretched else 0
    pen.setTextOrigin(start, y)
    pen.setWordSpace(word_space)
    return start, word_space
