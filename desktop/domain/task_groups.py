"""Tasks and targets as a report tells them: by component group, judged by what was measured."""

import re
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from desktop.domain.outline import Outline
from desktop.domain.plan import Comparator, Section, Target, Task
from desktop.domain.quantities import quantity_of
from desktop.domain.result import Measure, MeasureKind

_WEIGHT = re.compile(r"\s*\(\s*[Tt]rọng số[^)]*\)")
_GENERAL = "Nhiệm vụ chung"


def group_name(section: Section) -> str:
    """Return the name of a component group without its weight and a final colon."""
    return _WEIGHT.sub("", section.text).strip(" :\n") or _GENERAL


def grouped_tasks(outline: Outline) -> list[tuple[Section, list[Task]]]:
    """Return the tasks by component group (or by the section they hang on), in printed order."""
    groups: dict[UUID, tuple[Section, list[Task]]] = {}
    for task in outline.followed_tasks():
        group = outline.group_of(task)
        groups.setdefault(group.id, (group, []))[1].append(task)
    return list(groups.values())


def result_value(measures: Iterable[Measure], period_id: UUID, target: Target) -> Decimal | None:
    """Return what was measured in a period for what a target is about, in the target's unit."""
    quantity = quantity_of(target.unit)
    for measure in measures:
        if (
            measure.kind is MeasureKind.RESULT
            and measure.quantity is quantity
            and measure.period_id == period_id
            and measure.component_id == target.component_id
            and measure.framework_id == (target.framework_id or measure.framework_id)
            and measure.indicator_id is None
        ):
            return measure.value
    return None


def target_met(target: Target, value: Decimal | None) -> bool | None:
    """Say whether a score meets a target; None where the two cannot be compared."""
    goal = target.baseline if target.comparator is Comparator.KEEP else target.value
    if value is None or goal is None or not target.in_points:
        return None
    match target.comparator:
        case Comparator.AT_LEAST | Comparator.KEEP:
            return value >= goal
        case Comparator.AT_MOST:
            return value <= goal
        case Comparator.EQUAL:
            return value == goal
        case Comparator.TEXT:
            return None
