"""Tasks and targets as a report tells them: by component group, judged by what was measured."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from desktop.domain.framework import Framework
from desktop.domain.outline import Outline
from desktop.domain.plan import Comparator, Section, SectionKind, Target, Task
from desktop.domain.quantities import quantity_of
from desktop.domain.result import Measure, MeasureKind, Quantity
from desktop.domain.text import first_clause

_WEIGHT = re.compile(r"\s*\(\s*[Tt]rọng số[^)]*\)")
_GENERAL = "Nhiệm vụ chung"
_TOTALS = {Quantity.SCORE: "Tổng điểm", Quantity.RANK: "Thứ hạng"}
"""What a target without component is about; a share or a number of things has its own words."""
_NAME_WORDS = 16
"""As many words of a target's own sentence as a cell has room for."""


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


def is_about(target: Target, group: Section) -> bool:
    """Say whether a target is that of a component group: it may stand under "Mục tiêu"."""
    if target.section_id == group.id:
        return True
    return target.component_id is not None and target.component_id == group.component_id


def subject_names(outline: Outline, frameworks: Sequence[Framework] = ()) -> dict[UUID, str]:
    """Return the names of frameworks, components and indicators; the plan's own words first."""
    names = {framework.id: framework.short_name for framework in frameworks}
    for framework in frameworks:
        names |= {component.id: component.name for component in framework.components}
        names |= {indicator.id: indicator.name for indicator in framework.indicators}
    return names | {
        section.component_id: group_name(section)
        for section in outline.plan.sections
        if section.component_id is not None
    }


def target_names(outline: Outline, frameworks: Sequence[Framework] = ()) -> dict[UUID, str]:
    """Return what each target is about, by its id: its component, a total, or its own words.

    The section that it stands under ("Mục tiêu") may have many targets, so it is no name, unless
    it is a component's group. Targets with one name are told apart by their own words.
    """
    names = subject_names(outline, frameworks)
    targets = outline.ordered_targets()
    named = {one.id: _target_name(outline, one, names) for one in targets}
    kinds = Counter((named[one.id], quantity_of(one.unit)) for one in targets)
    for one in targets:
        words = first_clause(one.text, _NAME_WORDS)
        if kinds[named[one.id], quantity_of(one.unit)] > 1 and words not in {"", named[one.id]}:
            named[one.id] += f": {words}"
    return named


def _target_name(outline: Outline, target: Target, names: Mapping[UUID, str]) -> str:
    if target.component_id is not None and target.component_id in names:
        return names[target.component_id]
    section = outline.sections[target.section_id]
    total = _TOTALS.get(quantity_of(target.unit))
    if target.framework_id is not None and target.component_id is None and total is not None:
        return f"{total} {names.get(target.framework_id, '')}".rstrip()
    words = first_clause(target.text, _NAME_WORDS)
    return group_name(section) if section.kind is SectionKind.GROUP or not words else words


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
