"""The rows of the results grid: the followed tasks of a period, by group, filtered."""

from collections import defaultdict
from collections.abc import Callable, Collection
from enum import IntEnum
from uuid import UUID

from desktop.domain.actors import lead_names
from desktop.domain.outline import Outline
from desktop.domain.plan import Section, Task
from desktop.domain.result import Result, ResultStatus, count_progress
from desktop.domain.text import fold
from desktop.ui import statuses
from desktop.ui.tables.cells import Cell, Column, Look, Row

COLUMNS = (
    Column("code", "TT", 56, right=True),
    Column("content", "Nhiệm vụ"),
    Column("lead", "Bộ phận chủ trì", 150),
    Column("status", "Trạng thái kỳ này", 148),
    Column("progress", "Tiến độ", 118),
    Column("evidence", "Minh chứng", 180),
    Column("marks", "Kèm theo", 84),
)
_ROOM = 1_000
"""Pixels from which the grid has room for the evidence too; below, the pane at its side has it."""
_ONLY_LARGE = frozenset({"lead", "progress", "marks"})


def hidden_columns(width: int, *, small: bool) -> frozenset[str]:
    """Return the keys of the columns that a grid of ``width`` pixels leaves out."""
    crowded = frozenset({"evidence"}) if small or width < _ROOM else frozenset[str]()
    return crowded | (_ONLY_LARGE if small else frozenset())


class Choice(IntEnum):
    """What the filter lets through, in the order of its list."""

    ALL = 0
    MISSING = 1
    DOING = 2
    OVERDUE = 3
    CARRIED = 4


FILTERS = {
    Choice.ALL: "Tất cả nhiệm vụ",
    Choice.MISSING: "Chưa nhập",
    Choice.DOING: "Đang thực hiện",
    Choice.OVERDUE: "Quá hạn",
    Choice.CARRIED: "Chép kỳ trước",
}

_PASSES: dict[Choice, Callable[[Result | None], bool]] = {
    Choice.ALL: lambda _result: True,
    Choice.MISSING: lambda result: result is None or result.status is None,
    Choice.DOING: lambda result: result is not None and result.status is ResultStatus.DOING,
    Choice.OVERDUE: lambda result: result is not None and result.status is ResultStatus.OVERDUE,
    Choice.CARRIED: lambda result: result is not None and result.carried,
}


def result_rows(
    outline: Outline,
    results: dict[UUID, Result],
    choice: Choice,
    wanted: str,
    held: Collection[UUID] = (),
) -> list[Row]:
    """Return the rows that the filter and the search let through, under their groups.

    Those ``held`` stay whatever was entered for them: as in Excel, a filter is about what was there
    when it was chosen, and no row goes from under the hands.
    """
    rows: list[Row] = []
    group: Section | None = None
    searched = fold(wanted)
    followed = outline.followed_tasks()
    groups = [outline.group_of(task) for task in followed]
    members: dict[UUID, list[Task]] = defaultdict(list)
    for task, owner in zip(followed, groups, strict=True):
        members[owner.id].append(task)
    for task, owner in zip(followed, groups, strict=True):
        result = results.get(task.id)
        if task.id not in held and not _PASSES[choice](result):
            continue
        if searched and searched not in fold(f"{task.content} {lead_names(task)}"):
            continue
        if owner is not group:
            group = owner
            rows.append(_group_row(group, members[group.id], results))
        rows.append(_row(outline.code(task), task, result))
    return rows


def _group_row(group: Section, tasks: list[Task], results: dict[UUID, Result]) -> Row:
    progress = count_progress([task.id for task in tasks], results)
    return Row(
        group.id,
        (Cell(group.text, Look.GROUP),),
        note=f"{progress.entered}/{progress.total} đã có kết quả",
        label=group.label,
    )


def _row(code: str, task: Task, result: Result | None) -> Row:
    status = result.status if result is not None else None
    sign = statuses.of_result(status)
    evidence = result.evidence if result is not None else ""
    progress = result.progress if result is not None else None
    return Row(
        task.id,
        (
            Cell(code),
            Cell(task.content, tip=task.content),
            Cell(lead_names(task)),
            Cell(sign.word, Look.CHIP, sign.icon, sign.tone),
            Cell(
                f"{progress}%" if progress is not None else "",
                Look.PROGRESS,
                tone=sign.tone if status is not None else "ink3",
                value=progress,
            ),
            Cell(evidence, tip=evidence),
            Cell(_marks(result)),
        ),
    )


def _marks(result: Result | None) -> str:
    if result is None:
        return ""
    marks = (("chép", result.carried), ("khó khăn", bool(result.difficulty)))
    return ", ".join(word for word, there in marks if there)
