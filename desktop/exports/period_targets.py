"""The table of a periodic report about its targets: each value in its own unit."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.framework import Framework
from desktop.domain.narrative import result_value, target_met
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Target
from desktop.domain.quantities import quantity_of
from desktop.domain.result import Measure, MeasureKind, Quantity
from desktop.domain.task_groups import subject_names, target_names
from desktop.exports.document import (
    Cell,
    CellAlign,
    Chart,
    Figure,
    Table,
    TableColumn,
    TableRow,
    counted,
    printable,
)
from desktop.exports.quantity_cells import SCORE, change_cell, quantity_cell

_CENTER = CellAlign.CENTER
_BASELINE = TableColumn(title="Mốc so sánh", share=30, align=_CENTER)
_COLUMNS = (
    TableColumn(title="TT", share=12, align=_CENTER),
    TableColumn(title="Chỉ số", share=70),
    _BASELINE,
    TableColumn(title="Chỉ tiêu kế hoạch", share=30, align=_CENTER),
    TableColumn(title="Kết quả trong kỳ", share=30, align=_CENTER),
    TableColumn(title="Tăng, giảm so với mốc", share=32, align=_CENTER),
    TableColumn(title="Đánh giá", share=48, align=_CENTER),
)
_CHART = Chart(title="Mốc so sánh, chỉ tiêu và kết quả", names=2, values=(3, 4, 5))
_REMARKS = {Quantity.RANK: "thứ hạng", Quantity.PERCENT: "tỷ lệ", Quantity.COUNT: "số lượng"}
"""What is measured, behind the name of what it is measured of; a score needs no remark."""


def target_table(
    outline: Outline,
    period: Period,
    measures: tuple[Measure, ...],
    frameworks: tuple[Framework, ...] = (),
) -> Table:
    """Return targets with baseline and result, then what was measured without a target."""
    targets = outline.ordered_targets()
    years = {one.baseline_year for one in targets if one.baseline is not None}
    told = target_names(outline, frameworks)
    rows: list[tuple[Cell, ...]] = []
    aimed: set[tuple[UUID | None, Quantity]] = set()
    for target in targets:
        quantity = quantity_of(target.unit)
        aimed.add((target.component_id or target.framework_id, quantity))
        name = told[target.id]
        if quantity is Quantity.COUNT:
            name += f" ({target.unit.strip()})"
        elif quantity is Quantity.RANK and target.component_id is not None:
            name += f" ({_REMARKS[quantity]})"
        cells = _target_cells(target, measures, period, dated=len(years) > 1)
        rows.append((printable(name), *cells))
    names = subject_names(outline, frameworks)
    for measure in measures:
        if measure.kind is MeasureKind.RESULT and measure.period_id == period.id:
            about = measure.component_id or measure.framework_id
            if measure.indicator_id is None and (about, measure.quantity) in aimed:
                continue
            name = _measured_name(measure, names)
            rows.append(
                (printable(name), "", "", quantity_cell(measure.value, measure.quantity), "", "")
            )
    numbered = (TableRow(cells=(counted(number), *cells)) for number, cells in enumerate(rows, 1))
    return Table(columns=_columns(years), rows=tuple(numbered))


def target_chart(table: Table) -> Chart | None:
    """Return the chart of a table of targets, None where its rows have no unit in common."""
    formats = {
        cell.format for row in table.rows for cell in row.cells[2:5] if isinstance(cell, Figure)
    }
    return _CHART if formats <= {SCORE} else None


def _columns(years: set[int | None]) -> tuple[TableColumn, ...]:
    """Return the columns; that of baselines names their year where they have one in common."""
    known = sorted(year for year in years if year is not None)
    if not known:
        return _COLUMNS
    told = f"{_BASELINE.title} (năm {', '.join(map(str, known))})"
    named = replace(_BASELINE, title=told)
    return tuple(named if column is _BASELINE else column for column in _COLUMNS)


def _target_cells(
    target: Target, measures: tuple[Measure, ...], period: Period, *, dated: bool
) -> Iterator[Cell]:
    quantity = quantity_of(target.unit)
    value = result_value(measures, period.id, target)
    year = f"(năm {target.baseline_year})" if dated and target.baseline_year else ""
    yield quantity_cell(target.baseline, quantity, year)
    yield quantity_cell(target.value, quantity) or printable(target.text)
    yield quantity_cell(value, quantity)
    yield change_cell(value, target.baseline, quantity)
    met = target_met(target, value)
    if value is None:
        yield "Chưa có số liệu"
    else:
        yield "" if met is None else ("Đạt" if met else "Chưa đạt")


def _measured_name(measure: Measure, names: Mapping[UUID, str]) -> str:
    """Return what was measured: the indicator, else component or total, and its quantity."""
    about = measure.indicator_id or measure.component_id or measure.framework_id
    name = names.get(about, "")
    if measure.component_id is None and measure.indicator_id is None:
        total = _REMARKS.get(measure.quantity, "tổng điểm")
        return f"{total[:1].upper()}{total[1:]} {name}".rstrip()
    remark = _REMARKS.get(measure.quantity) if measure.indicator_id is None else None
    return f"{name} ({remark})" if remark else name
