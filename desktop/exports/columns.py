"""Widths of a table's columns: their shares, but no date and no number is broken inside.

A narrow column whose numbers need more takes it from the widest one. Word and PDF ask here, so that
both draw the same table.
"""

import re

from desktop.domain.layout import Layout, Style
from desktop.exports.document import Bar, Cell, RowKind, Table, cell_words
from desktop.exports.measure import Measure, parts_of_word

_NUMBER = re.compile(r"\S*\d\S*")
_SPARE = 1.0
"""Points over the need: word processors round widths."""
_ROOMY = 12
"""Digits for which a column has room without looking: a date with its brackets and marks."""
_KEPT = 0.6
"""A column that gives keeps that much of its own width."""


def column_widths(table: Table, layout: Layout, width: float) -> list[float]:
    """Return the widths of a table's columns, together ``width`` points."""
    total = sum(column.share for column in table.columns)
    own = [column.share / total * width for column in table.columns]
    widths = list(own)
    needs = _needs(table, layout, widths)
    for place, need in needs.items():
        for giver in sorted(range(len(widths)), key=lambda one: -widths[one]):
            lack = need - widths[place]
            if giver == place or lack <= 0:
                continue
            spare = widths[giver] - max(own[giver] * _KEPT, needs.get(giver, 0))
            moved = min(lack, max(spare, 0))
            widths[place] += moved
            widths[giver] -= moved
    return widths


def _needs(table: Table, layout: Layout, widths: list[float]) -> dict[int, float]:
    """Return what the longest number of each narrow column needs, in points."""
    cell, head = layout.style(Style.CELL), layout.style(Style.CELL_HEAD)
    measures = {
        RowKind.DATA: Measure(cell.size, bold=cell.bold),
        RowKind.TOTAL: Measure(head.size, bold=True),
    }
    around = 2 * layout.cell_padding + _SPARE
    roomy = measures[RowKind.TOTAL].width("0") * _ROOMY + around
    needs = {place: 0.0 for place, own in enumerate(widths) if own < roomy}
    for row in table.rows:
        measure = measures.get(row.kind)
        if measure is None:
            continue
        for place, need in needs.items():
            widest = _longest(row.cells[place], measure)
            needs[place] = max(need, widest + around if widest else 0)
    return needs


def _longest(cell: Cell, measure: Measure) -> float:
    """Return the width of the longest number in a cell, 0 where it has none."""
    if isinstance(cell, Bar):
        return 0
    numbers = _NUMBER.findall(cell_words(cell))
    return max((measure.width(part) for one in numbers for part in parts_of_word(one)), default=0)
