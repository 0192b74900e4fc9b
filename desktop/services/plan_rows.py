"""A plan as rows: reading it whole, writing it whole, and what must hold for its tree.

Every function works inside a transaction that is already open.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, func, insert, select, update

from desktop.domain.dates import require_possible
from desktop.domain.errors import InputRefused
from desktop.domain.outline import Item, Outline, plan_name
from desktop.domain.plan import (
    Plan,
    PlanStatus,
    ReportingRule,
    Section,
    SectionKind,
    Target,
    Task,
)
from desktop.domain.record import Record
from desktop.exchange.soundness import MOST_DEPTH
from desktop.models.base import Base, DamagedCell
from desktop.models.mapping import insert_records, read_records, table_of, values_of
from desktop.models.tables import PlanRow, ReportingRuleRow, SectionRow, TargetRow, TaskRow

Child = Section | Task | Target | ReportingRule

_CHILDREN: dict[str, tuple[type[Base], type[Any]]] = {
    "sections": (SectionRow, Section),
    "tasks": (TaskRow, Task),
    "targets": (TargetRow, Target),
    "rules": (ReportingRuleRow, ReportingRule),
}
_ROWS: dict[type[Record], type[Base]] = {kind: row for row, kind in _CHILDREN.values()}
HANGING: dict[type[Base], str] = {
    SectionRow: "parent_id",
    TaskRow: "section_id",
    TargetRow: "section_id",
}
"""What hangs on a section, and the column that says so: they share one order."""

_MOST_READABLE = 5 * MOST_DEPTH
"""A section that is moved takes those inside it further down; no walk may run out of stack."""
_DAYS = 31
_MONTHS = 12


def row_of(child: Child) -> type[Base]:
    """Return the table of a child."""
    return _ROWS[type(child)]


def read_plan(connection: Connection, plan_id: UUID) -> Plan:
    """Return a whole plan: one statement for its head and one for each kind of child.

    Raises:
        InputRefused: ``plan.unknown``.
        DamagedCell: the rows do not make one tree: a paper would leave out what hangs on nothing.
    """
    children: dict[str, Any] = {}
    for name, (row, kind) in _CHILDREN.items():
        table = table_of(row)
        children[name] = read_records(
            connection,
            row,
            kind,
            table.c.plan_id == plan_id,
            order=[table.c.position, table.c.id],
        )
    found = read_records(connection, PlanRow, Plan, table_of(PlanRow).c.id == plan_id, **children)
    if not found:
        raise InputRefused("plan.unknown")
    try:
        _require_tree(found[0], most=_MOST_READABLE)
    except InputRefused as refusal:
        raise DamagedCell from refusal
    return found[0]


def insert_plan(connection: Connection, plan: Plan) -> None:
    """Add a whole plan.

    Raises:
        InputRefused: ``plan.twice``: it, or its revision, is there already.
    """
    table = table_of(PlanRow)
    same = (table.c.series_id == plan.series_id) & (table.c.revision == plan.revision)
    if connection.execute(select(table.c.id).where((table.c.id == plan.id) | same)).first():
        raise InputRefused("plan.twice", title=plan_name(plan))
    connection.execute(insert(table), values_of(PlanRow, plan))
    for name, (row, _) in _CHILDREN.items():
        insert_records(connection, row, getattr(plan, name), plan_id=plan.id)


def as_issued(connection: Connection, plan: Plan) -> Plan:
    """Return a plan as papers cite it: an amendment that is a draft by what was issued last."""
    if plan.status is PlanStatus.ISSUED or plan.revision == 1:
        return plan
    table = table_of(PlanRow)
    earlier = read_records(
        connection,
        PlanRow,
        Plan,
        table.c.series_id == plan.series_id,
        table.c.status == PlanStatus.ISSUED,
        table.c.revision < plan.revision,
    )
    last = max(earlier, key=lambda one: one.revision, default=None)
    if last is None:
        return plan
    return replace(plan, head=last.head, decision=last.decision, status=PlanStatus.ISSUED)


def require_whole(plan: Plan) -> None:
    """Refuse a plan whose rows do not make one tree, or that names impossible days.

    Raises:
        InputRefused: ``plan.row_twice``, ``section.unknown``, ``section.cycle``,
            ``section.depth``, ``date.impossible``, ``rule.day``, ``rule.month``.
    """
    require_possible(plan.head.day, plan.head.month, plan.head.year)
    for rule in plan.rules:
        require_possible_rule(rule)
    _require_tree(plan, most=MOST_DEPTH)


def _require_tree(plan: Plan, *, most: int) -> None:
    children: tuple[Child, ...] = (*plan.sections, *plan.tasks, *plan.targets, *plan.rules)
    if len({child.id for child in children}) < len(children):
        raise InputRefused("plan.row_twice")
    parents = {section.id: section.parent_id for section in plan.sections}
    hanging: tuple[Task | Target, ...] = (*plan.tasks, *plan.targets)
    named = {item.section_id for item in hanging}
    if not (named | set(parents.values()) - {None}) <= parents.keys():
        raise InputRefused("section.unknown")
    for section in plan.sections:
        _require_acyclic(section, parents, most=most)


def require_place(connection: Connection, plan_id: UUID, child: Child) -> None:
    """Refuse a child that would hang on nothing, or on itself.

    Raises:
        InputRefused: ``section.unknown``, ``section.cycle``, ``section.depth``.
    """
    if isinstance(child, ReportingRule):
        return
    parent = _parent_of(child)
    if parent is None:
        return
    table = table_of(SectionRow)
    query = select(table.c.id, table.c.parent_id).where(table.c.plan_id == plan_id)
    if not isinstance(child, Section):
        # One row is enough: an edit of one task must not read the plan.
        query = query.where(table.c.id == parent)
    parents = {row.id: row.parent_id for row in connection.execute(query)}
    if isinstance(child, Section):
        _require_acyclic(child, parents | {child.id: parent}, most=MOST_DEPTH)
    if parent not in parents:
        raise InputRefused("section.unknown")


def _require_acyclic(section: Section, parents: Mapping[UUID, UUID | None], *, most: int) -> None:
    seen = {section.id}
    above = section.parent_id
    while above is not None:
        if above in seen:
            raise InputRefused("section.cycle")
        if len(seen) >= most:
            raise InputRefused("section.depth", limit=most)
        seen.add(above)
        above = parents.get(above)


def require_plan(connection: Connection, plan_id: UUID) -> PlanStatus:
    """Refuse a plan that is not there; return its status.

    Raises:
        InputRefused: ``plan.unknown``.
    """
    table = table_of(PlanRow)
    status: PlanStatus | None = connection.execute(
        select(table.c.status).where(table.c.id == plan_id)
    ).scalar()
    if status is None:
        raise InputRefused("plan.unknown")
    return status


def require_draft(connection: Connection, plan_id: UUID) -> None:
    """Refuse to change a plan that is not there, or that is frozen.

    Raises:
        InputRefused: ``plan.unknown``, ``plan.issued``.
    """
    if require_plan(connection, plan_id) is PlanStatus.ISSUED:
        raise InputRefused("plan.issued")


def require_possible_rule(rule: ReportingRule) -> None:
    """Refuse a day or month that no calendar has.

    Raises:
        InputRefused: ``rule.day``, ``rule.month``.
    """
    if rule.due_day is not None and not 1 <= rule.due_day <= _DAYS:
        raise InputRefused("rule.day", found=rule.due_day)
    if rule.due_month is not None and not 1 <= rule.due_month <= _MONTHS:
        raise InputRefused("rule.month", found=rule.due_month)


def require_new(connection: Connection, plan_id: UUID, child: Child) -> None:
    """Refuse to add a row that the plan has already.

    Raises:
        InputRefused: ``plan.row_twice``.
    """
    table = table_of(row_of(child))
    query = select(table.c.id).where(table.c.plan_id == plan_id, table.c.id == child.id)
    if connection.execute(query).first() is not None:
        raise InputRefused("plan.row_twice")


def make_room(connection: Connection, plan_id: UUID, child: Child) -> None:
    """Move down everything beside a new child that stands at its position or below."""
    siblings = {ReportingRuleRow: ""} if isinstance(child, ReportingRule) else HANGING
    for row, column in siblings.items():
        table = table_of(row)
        beside = [table.c.plan_id == plan_id, table.c.position >= child.position]
        if not isinstance(child, ReportingRule):
            beside.append(table.c[column].is_not_distinct_from(_parent_of(child)))
        connection.execute(update(table).where(*beside).values(position=table.c.position + 1))


def move_in_section(connection: Connection, plan_id: UUID, task_id: UUID, step: int) -> bool:
    """Move a task among the tasks of its section; say whether it could go that far.

    Raises:
        InputRefused: ``plan.row_gone``.
    """
    table = table_of(TaskRow)
    own = select(table.c.section_id).where(table.c.plan_id == plan_id, table.c.id == task_id)
    section_id = connection.execute(own).scalar()
    if section_id is None:
        raise InputRefused("plan.row_gone")
    places = _places(connection, plan_id, section_id)
    if len(set(places.values())) < len(places):
        places = _spread(connection, plan_id, section_id)
    order = list(places)
    here = order.index(task_id)
    there = here + step
    if not 0 <= there < len(order):
        return False
    order.insert(there, order.pop(here))
    _place(connection, TaskRow, plan_id, zip(order, places.values(), strict=True))
    return True


def move_among_all(connection: Connection, plan_id: UUID, line_id: UUID, step: int) -> bool:
    """Move a section or target among everything beside it; say whether it could go that far.

    Raises:
        InputRefused: ``plan.row_gone``.
    """
    plan = read_plan(connection, plan_id)
    lines: tuple[Section | Target, ...] = (*plan.sections, *plan.targets)
    line = next((one for one in lines if one.id == line_id), None)
    if line is None:
        raise InputRefused("plan.row_gone")
    beside = list(Outline(plan).children(_parent_of(line)))
    here = beside.index(line)
    there = here + step
    if not 0 <= there < len(beside):
        return False
    beside.insert(there, beside.pop(here))
    _place_all(connection, plan_id, beside)
    return True


def _places(connection: Connection, plan_id: UUID, section_id: UUID) -> dict[UUID, int]:
    """Return the positions of the tasks of a section, in their order."""
    table = table_of(TaskRow)
    rows = connection.execute(
        select(table.c.id, table.c.position)
        .where(table.c.plan_id == plan_id, table.c.section_id == section_id)
        .order_by(table.c.position, table.c.id)
    )
    return {row.id: row.position for row in rows}


def _spread(connection: Connection, plan_id: UUID, section_id: UUID) -> dict[UUID, int]:
    """Give everything on a section a position of its own, in the order in which it prints."""
    items = Outline(read_plan(connection, plan_id)).children(section_id)
    _place_all(connection, plan_id, items)
    return {item.id: place for place, item in enumerate(items) if isinstance(item, Task)}


def _place_all(connection: Connection, plan_id: UUID, items: Sequence[Item]) -> None:
    for kind in (Section, Task, Target):
        fresh = [
            (item.id, place)
            for place, item in enumerate(items)
            if isinstance(item, kind) and item.position != place
        ]
        _place(connection, _ROWS[kind], plan_id, fresh)


def _place(
    connection: Connection, row: type[Base], plan_id: UUID, places: Iterable[tuple[UUID, int]]
) -> None:
    table = table_of(row)
    values = [{"row": identity, "place": place} for identity, place in places]
    if values:
        statement = (
            update(table)
            .where(table.c.plan_id == plan_id, table.c.id == bindparam("row"))
            .values(position=bindparam("place"))
        )
        connection.execute(statement, values)


def _parent_of(child: Section | Task | Target) -> UUID | None:
    return child.parent_id if isinstance(child, Section) else child.section_id


def count_parts(connection: Connection) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Return how many tasks and how many component groups each plan has."""
    tasks, sections = table_of(TaskRow), table_of(SectionRow)
    per_plan = select(tasks.c.plan_id, func.count()).group_by(tasks.c.plan_id)
    groups = (
        select(sections.c.plan_id, func.count())
        .where(sections.c.kind == SectionKind.GROUP)
        .group_by(sections.c.plan_id)
    )
    return (
        {row[0]: row[1] for row in connection.execute(per_plan)},
        {row[0]: row[1] for row in connection.execute(groups)},
    )
