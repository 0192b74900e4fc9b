"""The rows of the grid of targets: what is aimed at, from where, and by how much."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from desktop.domain.framework import Component, Framework
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.plan import Comparator, Plan, Target
from desktop.domain.problems import Grade, Problem
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.wording import finding, remedy

COLUMNS = (
    Column("number", "TT", 40, right=True),
    Column("component", "Chỉ số thành phần", 196),
    Column("text", "Chỉ tiêu (nguyên văn)"),
    Column("comparator", "So sánh", 88),
    Column("value", "Chỉ tiêu", 72, right=True, number=True),
    Column("baseline_year", "Năm gốc", 72, right=True),
    Column("baseline", "Điểm gốc", 76, right=True, number=True),
    Column("stated_delta", "Ghi tăng", 76, right=True, number=True),
    Column("delta", "Tính ra", 72, right=True),
)
COMPARATORS = {
    Comparator.AT_LEAST: "từ … trở lên",
    Comparator.AT_MOST: "không quá",
    Comparator.EQUAL: "bằng",
    Comparator.KEEP: "duy trì",
    Comparator.TEXT: "chỉ có lời",
}


TOTAL = "Tổng điểm"


def sets_of(plan: Plan, frameworks: Sequence[Framework]) -> list[Framework]:
    """Return the index sets of a plan."""
    return [framework for framework in frameworks if framework.id in plan.framework_ids]


def total_name(framework: Framework, plan: Plan) -> str:
    """Return what the total of a set is called: with its name where the plan has several."""
    return f"{TOTAL} {framework.short_name}" if len(plan.framework_ids) > 1 else TOTAL


def components_of(plan: Plan, frameworks: Sequence[Framework]) -> list[tuple[Framework, Component]]:
    """Return the components that a target of the plan may be about."""
    return [
        (framework, component)
        for framework in sets_of(plan, frameworks)
        for component in framework.components
    ]


def component_name(component: Component) -> str:
    """Return the name that fits into a cell."""
    return component.short_name or component.name


def target_rows(
    plan: Plan, frameworks: Sequence[Framework], problems: Sequence[Problem], *, frozen: bool
) -> list[Row]:
    """Return the targets in the order of the plan."""
    names = {one.id: component_name(one) for _, one in components_of(plan, frameworks)}
    names |= {one.id: total_name(one, plan) for one in sets_of(plan, frameworks)}
    found: dict[tuple[UUID, str], Problem] = {
        (problem.subject_id, problem.field or "text"): problem
        for problem in problems
        if problem.subject_id is not None
    }
    return [
        _row(number, target, names, found, frozen=frozen)
        for number, target in enumerate(Outline(plan).ordered_targets(), 1)
    ]


def _row(
    number: int,
    target: Target,
    names: dict[UUID, str],
    found: dict[tuple[UUID, str], Problem],
    *,
    frozen: bool,
) -> Row:
    subject = target.component_id or target.framework_id
    texts = {
        "component": names.get(subject, "") if subject is not None else "",
        "text": target.text,
        "comparator": COMPARATORS[target.comparator],
        "value": _number(target.value),
        "baseline_year": str(target.baseline_year or ""),
        "baseline": _number(target.baseline),
        "stated_delta": _number(target.stated_delta),
    }
    cells = [_cell(text, found.get((target.id, key)), frozen=frozen) for key, text in texts.items()]
    return Row(
        target.id,
        (Cell(str(number)), *cells, Cell(_number(target.delta))),
    )


def _number(value: Decimal | None) -> str:
    if value is None:
        return ""
    return format_number(value, 2) if value == round(value, 2) else format_number(value)


def _cell(text: str, problem: Problem | None, *, frozen: bool) -> Cell:
    look = Look.READ_ONLY if frozen else Look.INPUT
    if problem is None:
        return Cell(text, look)
    if not frozen:
        look = {Grade.MUST_FIX: Look.ERROR, Grade.EXPLAIN: Look.DOUBTFUL}.get(problem.grade, look)
    return Cell(text, look, tip=f"{finding(problem)} {remedy(problem)}")
