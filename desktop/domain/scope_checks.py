"""Kiểm tra of what a plan covers: its year, its index sets, components that nobody works on."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from desktop.domain.framework import Framework
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Section, SectionKind, Task, TimingKind
from desktop.domain.problems import Grade, Problem
from desktop.domain.task_groups import group_name

_YEAR = re.compile(r"(?<![\d/])((?:19|20)\d{2})(?![\d/])")
"""A year in words; one in "55/2019/NĐ-CP" or "05/01/2024" belongs to a document."""
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})(?!\d)")
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?:năm\s+)?((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_END = re.compile(r"(?<!\d)((?:19|20)\d{2})(?![\d/])")
_CITED = re.compile(r"\bsố\s+\S*\d", re.IGNORECASE)
"""A timing that cites a document: its year is that document's."""


def check_scope(outline: Outline, frameworks: Sequence[Framework]) -> Iterator[Problem]:
    """Find another year than the plan's in title, index sets and timings, and idle components."""
    plan = outline.plan
    yield from _check_title(plan)
    yield from _check_sets(plan, frameworks)
    yield from _check_groups(outline)
    for task in outline.ordered_tasks():
        year = _last_year(task)
        if year is not None and year < plan.year:
            yield Problem(
                code="task.past_year",
                grade=Grade.NOTE,
                place=f"{outline.code(task)} · Thời gian",
                subject_id=task.id,
                field="timing",
                values={"found": str(year), "year": str(plan.year)},
            )


def _check_title(plan: Plan) -> Iterator[Problem]:
    title = " ".join(plan.head.title)
    years = sorted({int(one) for one in _YEAR.findall(title)})
    spans = [(int(first), int(last)) for first, last in _SPAN.findall(title)]
    spans += [(plan.year, int(last)) for last in _UNTIL.findall(title)]
    if not years or plan.year in years or any(low <= plan.year <= high for low, high in spans):
        return
    yield Problem(
        code="plan.title_year",
        grade=Grade.EXPLAIN,
        place="Thông tin chung · Trích yếu",
        field="title",
        values={"found": ", ".join(map(str, years)), "year": str(plan.year)},
    )


def _check_sets(plan: Plan, frameworks: Sequence[Framework]) -> Iterator[Problem]:
    """Find a set of another year where the catalogue has one of the same name for this year."""
    for chosen in frameworks:
        if chosen.id not in plan.framework_ids or _holds_in(chosen, plan.year):
            continue
        fitting = [
            one
            for one in frameworks
            if one.short_name == chosen.short_name and _holds_in(one, plan.year)
        ]
        # A set without days holds always; it is no sign that the chosen one is out of date.
        dated = [one for one in fitting if one.valid_from or one.valid_to]
        if dated:
            yield Problem(
                code="plan.set_year",
                grade=Grade.EXPLAIN,
                place=f"Bộ chỉ số {chosen.short_name}",
                values={"chosen": chosen.name, "fitting": dated[-1].name, "year": str(plan.year)},
            )


def _holds_in(framework: Framework, year: int) -> bool:
    first = framework.valid_from or date.min
    last = framework.valid_to or date.max
    return first.year <= year <= last.year


def _check_groups(outline: Outline) -> Iterator[Problem]:
    """Find components without any task: their heading would stand bare on the paper."""
    groups = [
        one
        for _, one in outline.walk()
        if isinstance(one, Section)
        and one.kind is SectionKind.GROUP
        and one.component_id is not None
    ]
    served = {component for task in outline.plan.tasks for component in task.component_ids}
    busy = {group.id for group in groups if _has_tasks(outline, group, served)}
    for group in groups:
        if group.id not in busy:
            yield Problem(
                code="group.no_task",
                grade=Grade.EXPLAIN if busy else Grade.NOTE,
                place=f"Nhóm {group.label}".rstrip(" ."),
                subject_id=group.id,
                values={"name": group_name(group).removeprefix("Chỉ số ").strip("“”")},
            )


def _has_tasks(outline: Outline, group: Section, served: set[UUID]) -> bool:
    if group.component_id in served:
        return True
    return any(isinstance(item, Task) for _, item in outline.walk(group.id))


def _last_year(task: Task) -> int | None:
    """Return the year in which a task's timing ends, None where it says none."""
    if task.due is not None:
        return task.due.year
    if task.timing is TimingKind.BY_PLAN or _CITED.search(task.timing_text):
        return None
    years = [int(one) for one in _END.findall(task.timing_text)]
    return max(years, default=None)
