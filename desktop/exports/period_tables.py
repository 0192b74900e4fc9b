"""The tables of a periodic report: tasks with results, targets with figures, counts by group."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.actors import actors_cell, lead_names
from desktop.domain.framework import Framework
from desktop.domain.narrative import (
    NO_RESULT,
    STATUS_WORDS,
    capitalised,
    group_name,
    grouped_tasks,
    result_value,
    target_met,
    told_once,
)
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Section, SectionKind, Target, Task
from desktop.domain.result import Measure, MeasureKind, Progress, Result, count_progress
from desktop.domain.word_source import Source, SourceKind
from desktop.exports.document import (
    Cell,
    CellAlign,
    Figure,
    RowKind,
    Table,
    TableColumn,
    TableRow,
    counted,
    joined,
    printable,
)
from desktop.exports.plan_sheets import score_cell
from desktop.exports.task_table import group_row

_CENTER = CellAlign.CENTER
_TASKS = (
    TableColumn(title="TT", share=12, align=_CENTER),
    TableColumn(title="Nhiệm vụ", share=70),
    TableColumn(title="Chủ trì", share=28, align=_CENTER),
    TableColumn(title="Thời gian thực hiện", share=23, align=_CENTER),
    TableColumn(title="Trạng thái", share=20, align=_CENTER, field="status"),
    TableColumn(title="Tiến độ", share=15, align=_CENTER, field="progress"),
    TableColumn(title="Kết quả thực hiện", share=50, field="text"),
    TableColumn(title="Khó khăn, vướng mắc", share=34, field="difficulty"),
)
_LEAD, _TIMING = 2, 3
"""Places of the columns that a plan in prose may leave empty."""
_MORE = (
    TableColumn(title="Số liệu", share=30),
    TableColumn(title="Hướng xử lý, việc tiếp theo", share=40),
)
_TARGETS = (
    TableColumn(title="TT", share=12, align=_CENTER),
    TableColumn(title="Chỉ số", share=70),
    TableColumn(title="Kết quả năm trước", share=30, align=_CENTER),
    TableColumn(title="Chỉ tiêu kế hoạch", share=30, align=_CENTER),
    TableColumn(title="Kết quả trong kỳ", share=30, align=_CENTER),
    TableColumn(title="Tăng, giảm so với năm trước", share=32, align=_CENTER),
    TableColumn(title="Đánh giá", share=48, align=_CENTER),
)
_SUMMARY = (
    TableColumn(title="TT", share=12, align=_CENTER),
    TableColumn(title="Nhóm nhiệm vụ", share=80),
    TableColumn(title="Số nhiệm vụ", share=20, align=_CENTER),
    TableColumn(title="Đã thực hiện", share=22, align=_CENTER),
    TableColumn(title="Đang thực hiện", share=22, align=_CENTER),
    TableColumn(title="Chưa thực hiện", share=22, align=_CENTER),
    TableColumn(title="Quá hạn", share=22, align=_CENTER),
    TableColumn(title=NO_RESULT, share=22, align=_CENTER),
    TableColumn(title="Tỷ lệ đã thực hiện", share=24, align=_CENTER),
)


def task_results(outline: Outline, results: Mapping[UUID, Result], *, full: bool = False) -> Table:
    """Return every task with its result; ``full`` adds what only a spreadsheet has room for."""
    rows: list[TableRow] = []
    block: UUID | None = None
    for group, tasks in grouped_tasks(outline):
        above = _block_of(outline, group)
        if above is not None and above.id != block:
            block = above.id
            rows.append(group_row(above.label, above.text))
        rows.append(group_row(group.label, group.text))
        for number, task in enumerate(tasks, 1):
            cells = _task_cells(task, number, results.get(task.id), full=full)
            source = Source(kind=SourceKind.RESULT, id=task.id)
            rows.append(TableRow(cells=tuple(cells), source=source))
    table = Table(columns=_TASKS + _MORE if full else _TASKS, rows=tuple(rows))
    for place in (_TIMING, _LEAD):
        empty = not any(row.cells[place] for row in rows if row.kind is not RowKind.GROUP)
        table = _without(table, place) if empty and not full else table
    return table


def _without(table: Table, place: int) -> Table:
    """Return the table without one column."""
    rows = tuple(
        row
        if row.kind is RowKind.GROUP
        else replace(row, cells=row.cells[:place] + row.cells[place + 1 :])
        for row in table.rows
    )
    return Table(columns=table.columns[:place] + table.columns[place + 1 :], rows=rows)


def _block_of(outline: Outline, group: Section) -> Section | None:
    for section in outline.ancestors(group.parent_id):
        if section.kind is SectionKind.BLOCK:
            return section
    return None


def _task_cells(task: Task, number: int, result: Result | None, *, full: bool) -> Iterator[Cell]:
    literal = any(char.isalnum() for char in task.label)
    yield printable(task.label) if literal else counted(number)
    yield printable(task.content)
    yield printable(capitalised(lead_names(task) or actors_cell(task)))
    yield printable(task.timing_text)
    status = result.status if result is not None else None
    yield STATUS_WORDS[status] if status is not None else NO_RESULT
    progress = result.progress if result is not None else None
    yield "" if progress is None else _percent(Decimal(progress) / 100, "0%")
    text, figures = (result.text, result.figures) if result is not None else ("", "")
    yield printable(text if full else "\n".join(told_once(text, figures)))
    yield printable(result.difficulty) if result is not None else ""
    if full:
        yield printable(figures)
        yield printable(result.next_step) if result is not None else ""


def _percent(share: Decimal, form: str = "0.0%") -> Figure:
    return Figure(text=f"{format_number(share * 100)}%", value=share, format=form)


def target_table(
    outline: Outline,
    period: Period,
    measures: tuple[Measure, ...],
    frameworks: tuple[Framework, ...] = (),
) -> Table:
    """Return targets with baseline and result, then what was measured without a target."""
    rows: list[tuple[Cell, ...]] = []
    aimed: set[UUID | None] = set()
    for target in outline.ordered_targets():
        aimed.add(target.component_id or target.framework_id)
        value = result_value(measures, period.id, target)
        name = group_name(outline.sections[target.section_id])
        rows.append((printable(name), *_target_cells(target, value)))
    names = _names(outline, frameworks)
    for measure in measures:
        if (
            measure.kind is MeasureKind.RESULT
            and measure.period_id == period.id
            and (about := measure.component_id or measure.framework_id) not in aimed
        ):
            name = names.get(about, "")
            rows.append((printable(name), "", "", score_cell(measure.value), "", ""))
    numbered = (TableRow(cells=(counted(number), *cells)) for number, cells in enumerate(rows, 1))
    return Table(columns=_TARGETS, rows=tuple(numbered))


def _target_cells(target: Target, value: Decimal | None) -> Iterator[Cell]:
    yield score_cell(target.baseline)
    yield score_cell(target.value) if target.value is not None else printable(target.text)
    yield score_cell(value)
    known = value is not None and target.baseline is not None
    yield _change(value - target.baseline) if known else ""  # type: ignore[operator]
    met = target_met(target, value)
    if value is None:
        yield "Chưa có số liệu"
    else:
        yield "" if met is None else ("Đạt" if met else "Chưa đạt")


def _change(delta: Decimal) -> Figure:
    sign = "+" if delta > 0 else ""
    return Figure(text=f"{sign}{format_number(delta, 2)}", value=delta, format="+0.00;-0.00;0.00")


def _names(outline: Outline, frameworks: tuple[Framework, ...]) -> dict[UUID, str]:
    names = {
        section.component_id: group_name(section)
        for section in outline.plan.sections
        if section.component_id is not None
    }
    shipped = {
        component.id: component.name
        for framework in frameworks
        for component in framework.components
    }
    totals = {framework.id: f"Tổng điểm {framework.short_name}" for framework in frameworks}
    return totals | shipped | names


def summary_table(outline: Outline, results: Mapping[UUID, Result]) -> Table:
    """Return the number of tasks by status, for each group and in all."""
    groups = grouped_tasks(outline)
    rows = []
    for number, (group, tasks) in enumerate(groups, 1):
        progress = count_progress([task.id for task in tasks], dict(results))
        first = Figure(text=str(number), value=number)
        rows.append(TableRow(cells=(first, printable(group_name(group)), *_counted(progress))))
    every = [task.id for _, tasks in groups for task in tasks]
    total = count_progress(every, dict(results))
    cells = ("", joined(["Tổng số"]), *_counted(total))
    rows.append(TableRow(cells=cells, kind=RowKind.TOTAL))
    return Table(columns=_SUMMARY, rows=tuple(rows))


def _counted(progress: Progress) -> Iterator[Cell]:
    for count in (
        progress.total,
        progress.done,
        progress.doing,
        progress.not_started,
        progress.overdue,
        progress.missing,
    ):
        yield Figure(text=str(count), value=count)
    yield _percent(progress.done_percent / 100)
