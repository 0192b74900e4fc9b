"""The tables of a periodic report about its tasks: results, evidence, counts by group."""

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.actors import actors_cell, lead_names
from desktop.domain.narrative import (
    NO_RESULT,
    STATUS_WORDS,
    capitalised,
    group_name,
    grouped_tasks,
    has_evidence,
    told_once,
)
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.plan import Section, SectionKind, Task
from desktop.domain.result import Progress, Result, count_progress
from desktop.domain.word_source import Source, SourceKind
from desktop.exports.document import (
    Cell,
    CellAlign,
    Chart,
    Figure,
    RowKind,
    Table,
    TableColumn,
    TableRow,
    cell_words,
    counted,
    joined,
    printable,
)
from desktop.exports.task_table import group_row

_CENTER = CellAlign.CENTER
_TASKS = (
    TableColumn(title="TT", share=11, align=_CENTER),
    TableColumn(title="Nhiệm vụ", share=60),
    TableColumn(title="Chủ trì", share=25, align=_CENTER),
    TableColumn(title="Thời gian thực hiện", share=22, align=_CENTER),
    TableColumn(title="Trạng thái", share=18, align=_CENTER, field="status"),
    TableColumn(title="Tiến độ", share=15, align=_CENTER, field="progress"),
    TableColumn(title="Kết quả thực hiện", share=46, field="text"),
    TableColumn(title="Khó khăn, vướng mắc", share=30, field="difficulty"),
    TableColumn(title="Hướng xử lý, việc tiếp theo", share=30, field="next_step"),
)
_MAY_BE_EMPTY = (8, 3, 2)
"""Places, from the last, of the columns that a paper leaves out where no task says anything: next
steps, timing and lead. That of difficulties stays, for a clerk may fill it in Word."""
_LEAST = {1: 48.0, 6: 32.0, 7: 24.0, 8: 24.0}
"""By place: the least share of the columns whose texts have no usual length."""
_MORE = (TableColumn(title="Số liệu", share=30, field="figures"),)
_EVIDENCE = (
    TableColumn(title="TT", share=12, align=_CENTER),
    TableColumn(title="Nhiệm vụ", share=115),
    TableColumn(title="Văn bản, sản phẩm", share=115, field="evidence"),
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
SUMMARY_CHART = Chart(
    title="Nhiệm vụ theo tình trạng", names=2, values=(4, 5, 6, 7, 8), stacked=True
)


def task_results(outline: Outline, results: Mapping[UUID, Result], *, full: bool = False) -> Table:
    """Return every task with its result; ``full`` adds what only a spreadsheet has room for."""
    rows: list[TableRow] = []
    for titles, tasks in _titled(outline, grouped_tasks(outline)):
        rows += titles
        for number, task in enumerate(tasks, 1):
            cells = _task_cells(task, number, results.get(task.id), full=full)
            source = Source(kind=SourceKind.RESULT, id=task.id)
            rows.append(TableRow(cells=tuple(cells), source=source))
    columns = _TASKS + _MORE if full else _shared(_TASKS, rows)
    table = Table(columns=columns, rows=tuple(rows))
    for place in _MAY_BE_EMPTY:
        empty = not any(row.cells[place] for row in rows if row.kind is not RowKind.GROUP)
        table = _without(table, place) if empty and not full else table
    return table


def _shared(columns: tuple[TableColumn, ...], rows: list[TableRow]) -> tuple[TableColumn, ...]:
    """Return the columns with what those of free length have together given by their texts.

    Tasks are long where results are a few words, or the other way round; with fixed shares one
    column makes every row tall while those beside it stand empty.
    """
    cells = [row.cells for row in rows if row.kind is not RowKind.GROUP]
    lengths = {at: sum(len(cell_words(line[at])) for line in cells) for at in _LEAST}
    every = sum(lengths.values())
    if not every:
        return columns
    spare = sum(columns[at].share for at in _LEAST) - sum(_LEAST.values())
    shares = {at: least + spare * lengths[at] / every for at, least in _LEAST.items()}
    return tuple(
        replace(column, share=round(shares.get(at, column.share), 1))
        for at, column in enumerate(columns)
    )


def evidence_table(outline: Outline, results: Mapping[UUID, Result]) -> Table:
    """Return the documents and products of every task that has some, one list for all groups."""
    rows: list[TableRow] = []
    numbers = itertools.count(1)
    proved = [
        (group, told)
        for group, tasks in grouped_tasks(outline)
        if (told := [task for task in tasks if has_evidence(results, task)])
    ]
    for titles, tasks in _titled(outline, proved):
        rows += titles
        for task in tasks:
            evidence = printable(results[task.id].evidence)
            cells = (counted(next(numbers)), printable(task.content), evidence)
            # The second line that a result prints; the first is its row among all tasks.
            source = Source(kind=SourceKind.RESULT, id=task.id, line=1)
            rows.append(TableRow(cells=cells, source=source))
    return Table(columns=_EVIDENCE, rows=tuple(rows))


def _without(table: Table, place: int) -> Table:
    """Return the table without one column."""
    rows = tuple(
        row
        if row.kind is RowKind.GROUP
        else replace(row, cells=row.cells[:place] + row.cells[place + 1 :])
        for row in table.rows
    )
    return Table(columns=table.columns[:place] + table.columns[place + 1 :], rows=rows)


def _titled(
    outline: Outline, groups: list[tuple[Section, list[Task]]]
) -> Iterator[tuple[list[TableRow], list[Task]]]:
    """Yield the title rows of each group, under that of its block where one begins."""
    block: UUID | None = None
    for group, tasks in groups:
        titles = [group_row(group.label, group.text)]
        above = _block_of(outline, group)
        if above is not None and above.id != block:
            block = above.id
            titles.insert(0, group_row(above.label, above.text))
        yield titles, tasks


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
    yield printable(result.next_step) if result is not None else ""
    if full:
        yield printable(figures)


def _percent(share: Decimal, form: str = "0.0%") -> Figure:
    return Figure(text=f"{format_number(share * 100)}%", value=share, format=form)


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
