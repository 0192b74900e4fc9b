"""A period on one page: progress by component, what is behind by unit, measures against targets."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from desktop.domain.framework import Framework
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Target
from desktop.domain.record import Record
from desktop.domain.reminder import Need, units_behind, urged_tasks
from desktop.domain.result import Measure, Progress, Result, count_progress
from desktop.domain.task_groups import (
    group_name,
    grouped_tasks,
    is_about,
    result_value,
    target_met,
    target_names,
)

GENERAL_UNIT = "Chưa nêu bộ phận chủ trì"


class Goal(Record, frozen=True, kw_only=True):
    """A target with what it came from and what was measured."""

    baseline: Decimal | None = None
    baseline_year: int | None = None
    value: Decimal | None = None
    text: str = ""
    """The literal target, where it has no number."""
    unit: str = ""
    result: Decimal | None = None
    met: bool | None = None


class Row(Record, frozen=True, kw_only=True):
    """A component (or section): its tasks by status, its target where it has one."""

    name: str
    progress: Progress
    goal: Goal | None = None


class UnitRow(Record, frozen=True, kw_only=True):
    """A unit and the codes of its tasks that are behind, by the reason."""

    name: str
    overdue: tuple[str, ...] = ()
    not_started: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many tasks are behind."""
        return len(self.overdue) + len(self.not_started) + len(self.missing)


class Summary(Record, frozen=True, kw_only=True):
    """Everything that the page says; units with the most tasks behind come first."""

    progress: Progress
    rows: tuple[Row, ...]
    units: tuple[UnitRow, ...]


def build_summary(
    outline: Outline,
    period: Period,
    results: Mapping[UUID, Result],
    measures: tuple[Measure, ...],
    frameworks: Sequence[Framework] = (),
) -> Summary:
    """Return the summary of a period; ``results`` is keyed by task."""
    told = dict(results)
    left = outline.ordered_targets()
    groups = grouped_tasks(outline)
    rows = []
    for group, tasks in groups:
        own = next((target for target in left if is_about(target, group)), None)
        if own is not None:
            left.remove(own)
        rows.append(
            Row(
                name=group_name(group),
                progress=count_progress([task.id for task in tasks], told),
                goal=_goal(own, measures, period) if own is not None else None,
            )
        )
    # A target of the whole, of a component without tasks, or a further one is told after them.
    names = target_names(outline, frameworks)
    rows += [
        Row(name=names[one.id], progress=Progress(total=0), goal=_goal(one, measures, period))
        for one in left
    ]
    every = [task.id for _, tasks in groups for task in tasks]
    return Summary(
        progress=count_progress(every, told),
        rows=tuple(rows),
        units=_units(outline, period, results),
    )


def _goal(target: Target, measures: tuple[Measure, ...], period: Period) -> Goal:
    result = result_value(measures, period.id, target)
    return Goal(
        baseline=target.baseline,
        baseline_year=target.baseline_year,
        value=target.value,
        text=target.text if target.value is None else "",
        unit=target.unit,
        result=result,
        met=target_met(target, result),
    )


def _units(outline: Outline, period: Period, results: Mapping[UUID, Result]) -> tuple[UnitRow, ...]:
    rows = []
    for behind in units_behind(urged_tasks(outline, period, results)):
        codes: dict[Need, list[str]] = {need: [] for need in Need}
        for urged in behind.tasks:
            codes[urged.need].append(outline.code(urged.task))
        rows.append(
            UnitRow(
                name=behind.name or GENERAL_UNIT,
                overdue=tuple(codes[Need.OVERDUE]),
                not_started=tuple(codes[Need.NOT_STARTED]),
                missing=tuple(codes[Need.MISSING]),
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.count))
