"""The rows of the overview's table: each component with its tasks, its scores and a verdict."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from desktop.domain.framework import Component, Framework, total_score
from desktop.domain.numbers import format_number, format_score
from desktop.domain.outline import Outline
from desktop.domain.plan import Comparator, Plan, Target, Task
from desktop.domain.quantities import format_quantity, quantity_of
from desktop.domain.result import Progress, Quantity, Result, ResultStatus, count_progress
from desktop.domain.task_groups import target_met

if TYPE_CHECKING:
    from desktop.services.results import ResultSheet

_SIGNS = {
    Comparator.AT_LEAST: "≥ ",
    Comparator.AT_MOST: "≤ ",
    Comparator.EQUAL: "= ",
    Comparator.KEEP: "giữ ",
    Comparator.TEXT: "",
}
_NOT_YET = "Chưa đủ số để tính"


class Verdict(NamedTuple):
    """What a score says against its target; without an icon it is plain text."""

    text: str
    icon: str = ""
    tone: str = "ink3"


class Line(NamedTuple):
    """One component, or the total of all of them (no ``component``)."""

    component: Component | None
    number: str
    name: str
    progress: Progress
    statuses: tuple[ResultStatus | None, ...]
    baseline: Decimal | None
    target: Decimal | None
    target_text: str
    result: Decimal | None
    scale: Decimal
    verdict: Verdict
    first_gap: UUID | None
    """The first task without a result, else the first task."""


def lines_of(plan: Plan, framework: Framework, sheet: "ResultSheet | None") -> tuple[Line, ...]:
    """Return the components of a set in their order, and the total at the end."""
    results = sheet.results if sheet is not None else {}
    values = {
        measure.component_id: measure.value
        for measure in (sheet.measures if sheet is not None else ())
        if measure.quantity is Quantity.SCORE and measure.indicator_id is None
    }
    followed = Outline(plan).followed_tasks()
    lines = [
        _line(
            component,
            _target(plan, component),
            values.get(component.id),
            followed,
            results,
        )
        for component in framework.components
    ]
    return (*lines, _total(framework, lines, followed, results))


def baseline_year(plan: Plan, framework: Framework) -> int | None:
    """Return the year of the baselines of a set, where its targets agree on one."""
    components = {component.id for component in framework.components}
    years = {
        target.baseline_year
        for target in plan.targets
        if target.component_id in components and target.baseline_year is not None
    }
    return years.pop() if len(years) == 1 else None


def _target(plan: Plan, component: Component) -> Target | None:
    """Return the component's target: one in points before one in another unit."""
    found = [target for target in plan.targets if target.component_id == component.id]
    return min(found, key=lambda target: not target.in_points, default=None)


def _line(
    component: Component,
    target: Target | None,
    value: Decimal | None,
    followed: list[Task],
    results: dict[UUID, Result],
) -> Line:
    tasks = [task.id for task in followed if component.id in task.component_ids]
    points = target is not None and target.in_points
    goal = None
    if target is not None and points:
        goal = target.baseline if target.comparator is Comparator.KEEP else target.value
    return Line(
        component=component,
        number=str(component.position),
        name=component.short_name or component.name,
        progress=count_progress(tasks, results),
        statuses=tuple(_status(results, task_id) for task_id in tasks),
        baseline=target.baseline if target is not None and points else None,
        target=goal,
        target_text=target_text(target),
        result=value,
        scale=component.scale,
        verdict=_verdict(target, goal, value),
        first_gap=_first_gap(tasks, results),
    )


def _status(results: dict[UUID, Result], task_id: UUID) -> ResultStatus | None:
    result = results.get(task_id)
    return result.status if result is not None else None


def _first_gap(tasks: list[UUID], results: dict[UUID, Result]) -> UUID | None:
    gaps = [task_id for task_id in tasks if _status(results, task_id) is None]
    return next(iter((*gaps, *tasks)), None)


def target_text(target: Target | None) -> str:
    """Return what a target asks for, with its sign and in its own unit: "≥ 6,58", "≤ 5"."""
    if target is None:
        return "–"
    if target.comparator is Comparator.KEEP:
        return f"giữ {format_score(target.baseline)}" if target.baseline is not None else "giữ"
    if target.value is None:
        return "–"
    sign = _SIGNS[target.comparator]
    return sign + format_quantity(target.value, quantity_of(target.unit))


def _verdict(target: Target | None, goal: Decimal | None, value: Decimal | None) -> Verdict:
    if target is None and value is None:
        return Verdict("–")
    if value is None:
        return Verdict("Chưa có kết quả", "circle-dashed", "doubt")
    met = target_met(target, value) if target is not None else None
    if met is None or goal is None:
        return Verdict("Không nêu chỉ tiêu")
    if met:
        return Verdict("Đạt chỉ tiêu", "circle-check", "accent")
    gap = format_score(abs(goal - value))
    if value > goal:
        return Verdict(f"Vượt {gap}", "arrow-up", "doubt")
    return Verdict(f"Còn thiếu {gap}", "arrow-down", "doubt")


def _total(
    framework: Framework, lines: list[Line], followed: list[Task], results: dict[UUID, Result]
) -> Line:
    mine = {component.id for component in framework.components}
    tasks = [task.id for task in followed if mine & set(task.component_ids)]
    sums = {
        name: total_score(
            framework,
            {line.component.id: getattr(line, name) for line in lines if line.component},
        )
        for name in ("baseline", "target", "result")
    }
    known = sums["result"] is not None
    return Line(
        component=None,
        number="",
        name=f"Tổng (thang {format_number(framework.total_scale)})",
        progress=count_progress(tasks, results),
        statuses=tuple(_status(results, task_id) for task_id in tasks),
        baseline=sums["baseline"],
        target=sums["target"],
        target_text=format_score(sums["target"]),
        result=sums["result"],
        scale=framework.total_scale,
        verdict=Verdict("" if known else _NOT_YET),
        first_gap=_first_gap(tasks, results),
    )
