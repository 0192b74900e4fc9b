"""Native charts of a workbook, which a spreadsheet draws again when its cells change.

Bars are told apart by pattern as well as by shade, so that grey print and colour blindness keep
them. Titles are Vietnamese; the chart stands under its table.
"""

from typing import Any, cast

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exports.document import Chart

_FILLS = (
    ("solid", "1F4E3D"),
    ("wdUpDiag", "4F7F6E"),
    ("pct50", "7F7F7F"),
    ("pct20", "A6A6A6"),
    ("openDmnd", "B0812B"),
)
"""Pattern and colour of the first, second, … series."""
_WIDTH = 24
"""Centimetres: the width of a landscape A4 page between its margins."""
_ROW, _HEAD = 0.75, 4.0
"""Centimetres of height for each bar and for what stands around them."""

_ROWS_BESIDE = 6
"""Rows of a table under which a page has room for its chart; under more it has one of its own."""


def add_chart(sheet: Worksheet, chart: Chart, first: int, last: int) -> None:
    """Put a chart under the rows ``first`` (the column titles) to ``last`` of a sheet."""
    drawn = BarChart()
    drawn.type = "bar"
    drawn.title = chart.title
    drawn.grouping = "stacked" if chart.stacked else "clustered"
    drawn.overlap = 100 if chart.stacked else 0
    drawn.gapWidth = 60
    drawn.width = _WIDTH
    height = _HEAD + _ROW * (last - first) * (1 if chart.stacked else len(chart.values))
    drawn.height = cast("Any", height)
    # The first row of the table is the uppermost bar.
    drawn.y_axis.delete = drawn.x_axis.delete = False
    drawn.x_axis.scaling.orientation = "maxMin"
    # Every bar has its name, however many there are.
    drawn.x_axis.tickLblSkip = 1
    drawn.legend.position = "b"
    for place, column in enumerate(chart.values):
        data = Reference(sheet, min_col=column, min_row=first, max_row=last)
        series = Series(data, title_from_data=True)
        pattern, colour = _FILLS[place % len(_FILLS)]
        series.graphicalProperties = _look(pattern, colour)
        drawn.series.append(series)
    names = Reference(sheet, min_col=chart.names, min_row=first + 1, max_row=last)
    drawn.set_categories(names)
    if last - first > _ROWS_BESIDE:
        sheet.row_breaks.append(Break(id=last + 2))
    sheet.add_chart(drawn, f"A{last + 4}")


def _look(pattern: str, colour: str) -> GraphicalProperties:
    if pattern == "solid":
        look = GraphicalProperties(solidFill=colour)
    else:
        fill = PatternFillProperties(prst=cast("Any", pattern))
        fill.fgClr, fill.bgClr = _colour(colour), _colour("FFFFFF")
        look = GraphicalProperties(pattFill=fill)
    look.line.solidFill = "404040"
    return look


def _colour(code: str) -> ColorChoice:
    # The library's types ask for what its own setter makes of the code.
    return ColorChoice(srgbClr=cast("Any", code))
