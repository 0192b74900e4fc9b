"""The workbook of a plan: its text, its tasks and its targets, one sheet each."""

from collections.abc import Iterator

from desktop.domain.end_marks import printed_bases
from desktop.domain.outline import Outline, plan_name
from desktop.domain.plain import cell_text
from desktop.domain.plan import Section, SectionKind, Target, Task
from desktop.domain.quantities import quantity_of
from desktop.domain.task_groups import target_names
from desktop.exports.document import (
    BLANK,
    UNKNOWN,
    Cell,
    CellAlign,
    Figure,
    RowKind,
    Sheet,
    Table,
    TableColumn,
    TableRow,
    joined,
    printable,
)
from desktop.exports.head import number_line, place_line
from desktop.exports.quantity_cells import quantity_cell
from desktop.exports.task_table import group_row, table_columns, task_table

_TEXT = (
    TableColumn(title="Mục", share=14, align=CellAlign.CENTER),
    TableColumn(title="Nội dung", share=150, align=CellAlign.JUSTIFY),
)
_TARGETS = (
    TableColumn(title="TT", share=10, align=CellAlign.CENTER),
    TableColumn(title="Chỉ số thành phần", share=60),
    TableColumn(title="Chỉ tiêu", share=90, align=CellAlign.JUSTIFY),
    TableColumn(title="Giá trị", share=18, align=CellAlign.CENTER),
    TableColumn(title="Đơn vị", share=18, align=CellAlign.CENTER),
    TableColumn(title="Mốc so sánh", share=20, align=CellAlign.CENTER),
    TableColumn(title="Năm của mốc", share=18, align=CellAlign.CENTER),
    TableColumn(title="Mức tăng nêu trong kế hoạch", share=24, align=CellAlign.CENTER),
    TableColumn(title="Mức tăng tính được", share=20, align=CellAlign.CENTER),
)


def plan_sheets(outline: Outline) -> tuple[Sheet, ...]:
    """Return the sheets of a plan; one without targets has no sheet for them."""
    heading = sheet_heading(outline)
    sheets = (
        Sheet(name="Kế hoạch", heading=heading, table=_text(outline), landscape=False),
        Sheet(name="Nhiệm vụ", heading=heading, table=_tasks(outline)),
        Sheet(name="Chỉ tiêu", heading=heading, table=_targets(outline)),
    )
    return sheets if sheets[-1].table.rows else sheets[:-1]


def sheet_heading(outline: Outline) -> tuple[str, ...]:
    """Return the lines over each sheet: issuer, number and day, title."""
    head = outline.plan.head
    issuer = " ".join(head.name_lines)
    # A cell is no place to write in: dots tell what is not given yet.
    reference = f"{number_line(head)}, {place_line(head)}".replace(BLANK, UNKNOWN)
    title = joined([head.type_name, plan_name(outline.plan)])
    return tuple(printable(line) for line in (issuer, reference, title) if line)


def _text(outline: Outline) -> Table:
    plan = outline.plan
    rows = [
        TableRow(cells=("", printable(text))) for text in printed_bases(plan.legal_bases) if text
    ]
    rows += [TableRow(cells=("", printable(text))) for text in plan.opening]
    for _, item in outline.walk():
        if isinstance(item, Task) or (isinstance(item, Section) and not item.text):
            continue
        lead = item.lead_in if isinstance(item, Target) else ""
        heading = isinstance(item, Section) and item.kind is not SectionKind.PARAGRAPH
        kind = RowKind.GROUP if heading else RowKind.DATA
        cells = (printable(item.label), printable(joined([lead, item.text])))
        rows.append(TableRow(cells=cells, kind=kind))
    return Table(columns=_TEXT, rows=tuple(rows))


def _tasks(outline: Outline) -> Table:
    """Return every task, of the table and of the prose, under its component or heading."""
    columns = table_columns(outline.plan)
    rows: list[TableRow] = []
    above: object = None
    for _, item in outline.walk():
        if isinstance(item, Section) and item.kind is SectionKind.BLOCK:
            rows.append(group_row(item.label, item.text))
        if isinstance(item, Task):
            group = outline.group_of(item)
            if group.id != above:
                above = group.id
                rows.append(group_row(group.label, group.text))
            cells = tuple(printable(cell_text(item, column.kind)) for column in columns)
            rows.append(TableRow(cells=cells))
    return Table(columns=task_table(outline, ()).columns, rows=tuple(rows))


def _targets(outline: Outline) -> Table:
    names = target_names(outline)
    targets = enumerate(outline.ordered_targets(), 1)
    rows = (tuple(_target_cells(target, n, names[target.id])) for n, target in targets)
    return Table(columns=_TARGETS, rows=tuple(TableRow(cells=cells) for cells in rows))


def _target_cells(target: Target, number: int, name: str) -> Iterator[Cell]:
    yield Figure(text=str(number), value=number)
    yield printable(name)
    yield printable(target.text)
    quantity = quantity_of(target.unit)
    yield quantity_cell(target.value, quantity)
    yield target.unit if target.value is not None else ""
    yield quantity_cell(target.baseline, quantity)
    year = target.baseline_year
    yield Figure(text=str(year), value=year) if year is not None else ""
    yield quantity_cell(target.stated_delta, quantity)
    yield quantity_cell(target.delta, quantity)
