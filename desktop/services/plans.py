"""Plans: reading, and every single change that a clerk makes to one."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, insert, select, update

from desktop.domain.checks import check_plan
from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.office import Unit
from desktop.domain.outline import plan_name
from desktop.domain.plan import (
    Plan,
    PlanStatus,
    ReportingRule,
    Section,
    SectionKind,
    Target,
    Task,
)
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import Line, Record, Year, new_id
from desktop.models.base import Base
from desktop.models.database import Database
from desktop.models.mapping import (
    insert_records,
    read_records,
    table_of,
    update_record,
    values_of,
)
from desktop.models.tables import PlanRow, ReportingRuleRow, SectionRow, TargetRow, TaskRow
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.offices import OfficeService
from desktop.services.typed import tidied

Child = Section | Task | Target | ReportingRule

_CHILDREN: dict[str, tuple[type[Base], type[Any]]] = {
    "sections": (SectionRow, Section),
    "tasks": (TaskRow, Task),
    "targets": (TargetRow, Target),
    "rules": (ReportingRuleRow, ReportingRule),
}
_ROWS: dict[type[Record], type[Base]] = {kind: row for row, kind in _CHILDREN.values()}
_PARENT = {SectionRow: "parent_id", TaskRow: "section_id", TargetRow: "section_id"}
"""What hangs on a section, and the column that says so: they share one order."""


class PlanSummary(Record, frozen=True, kw_only=True):
    """One line of a list of plans."""

    id: UUID
    series_id: UUID
    revision: int
    status: PlanStatus
    year: Year
    title: Line
    number: Line
    symbol: Line
    task_count: int
    component_count: int
    sample: bool


class PlanService:
    """Reading and changing plans. An issued plan refuses every change."""

    def __init__(
        self, database: Database, offices: OfficeService, catalogue: CatalogueService
    ) -> None:
        self._database = database
        self._offices = offices
        self._catalogue = catalogue

    def plans(self) -> tuple[PlanSummary, ...]:
        """Return all plans: newest year first, then by title and revision."""
        with self._database.transaction() as connection:
            plans = read_records(connection, PlanRow, Plan)
            tasks, groups = _counts(connection)
        summaries = (
            PlanSummary(
                id=plan.id,
                series_id=plan.series_id,
                revision=plan.revision,
                status=plan.status,
                year=plan.year,
                title=plan_name(plan),
                number=plan.head.number,
                symbol=plan.head.symbol,
                task_count=tasks.get(plan.id, 0),
                component_count=groups.get(plan.id, 0),
                sample=plan.sample,
            )
            for plan in plans
        )
        return tuple(sorted(summaries, key=lambda plan: (-plan.year, plan.title, -plan.revision)))

    def plan(self, plan_id: UUID) -> Plan:
        """Return a whole plan.

        Raises:
            InputRefused: ``plan.unknown``.
        """
        with self._database.transaction() as connection:
            return read_plan(connection, plan_id)

    def add_plan(self, plan: Plan) -> Changes:
        """Add a whole plan, with everything in it.

        Raises:
            InputRefused: ``plan.twice``.
        """
        plan = tidied(plan)
        with self._database.transaction() as connection:
            table = table_of(PlanRow)
            if connection.execute(select(table.c.id).where(table.c.id == plan.id)).first():
                raise InputRefused("plan.twice", title=plan_name(plan))
            _insert_plan(connection, plan)
        return Changes.of(Kind.PLAN)

    def save_details(self, plan: Plan) -> Changes:
        """Write everything of a plan but its sections, tasks, targets and rules."""
        plan = tidied(plan)
        with self._database.transaction() as connection:
            _require_draft(connection, plan.id)
            update_record(connection, PlanRow, plan, table_of(PlanRow).c.id == plan.id)
        return Changes.of(Kind.PLAN)

    def remove_plan(self, plan_id: UUID) -> Changes:
        """Remove a draft with everything in it; sent packages stay in the outbox."""
        table = table_of(PlanRow)
        with self._database.transaction() as connection:
            _require_draft(connection, plan_id)
            connection.execute(delete(table).where(table.c.id == plan_id))
        return Changes.of(Kind.PLAN, Kind.PERIOD, Kind.RESULT)

    def add_task(self, plan_id: UUID, task: Task) -> Changes:
        """Add a task at its position; what follows in its section moves down."""
        return self._add(plan_id, task)

    def save_task(self, plan_id: UUID, task: Task) -> Changes:
        """Write one task."""
        return self._save(plan_id, task)

    def remove_tasks(self, plan_id: UUID, task_ids: Iterable[UUID]) -> Changes:
        """Remove tasks. Their results stay, so that adding a task again brings them back."""
        return self._remove(plan_id, TaskRow, task_ids)

    def move_task(self, plan_id: UUID, task_id: UUID, step: int) -> Changes:
        """Move a task up (-1) or down (+1) among the tasks of its section; at an end it stays."""
        table = table_of(TaskRow)
        with self._database.transaction() as connection:
            _require_draft(connection, plan_id)
            section_id = connection.execute(
                select(table.c.section_id).where(table.c.plan_id == plan_id, table.c.id == task_id)
            ).scalar_one()
            rows = connection.execute(
                select(table.c.id, table.c.position)
                .where(table.c.plan_id == plan_id, table.c.section_id == section_id)
                .order_by(table.c.position)
            ).all()
            here = [row.id for row in rows].index(task_id)
            there = here + step
            if not 0 <= there < len(rows):
                return Changes()
            for one, other in ((here, there), (there, here)):
                connection.execute(
                    update(table)
                    .where(table.c.plan_id == plan_id, table.c.id == rows[one].id)
                    .values(position=rows[other].position)
                )
        return Changes.of(Kind.PLAN)

    def add_section(self, plan_id: UUID, section: Section) -> Changes:
        """Add a section at its position; what follows under its parent moves down."""
        return self._add(plan_id, section)

    def save_section(self, plan_id: UUID, section: Section) -> Changes:
        """Write one section.

        Raises:
            InputRefused: ``section.cycle``: it would hang under itself.
        """
        with self._database.transaction() as connection:
            _require_acyclic(connection, plan_id, section)
        return self._save(plan_id, section)

    def remove_section(self, plan_id: UUID, section_id: UUID) -> Changes:
        """Remove an empty section.

        Raises:
            InputRefused: ``section.not_empty``: something hangs on it.
        """
        with self._database.transaction() as connection:
            for row, column in _PARENT.items():
                table = table_of(row)
                hanging = select(table.c.id).where(
                    table.c.plan_id == plan_id, table.c[column] == section_id
                )
                if connection.execute(hanging).first():
                    raise InputRefused("section.not_empty")
        return self._remove(plan_id, SectionRow, [section_id])

    def add_target(self, plan_id: UUID, target: Target) -> Changes:
        """Add a target at its position; what follows in its section moves down."""
        return self._add(plan_id, target)

    def save_target(self, plan_id: UUID, target: Target) -> Changes:
        """Write one target."""
        return self._save(plan_id, target)

    def remove_target(self, plan_id: UUID, target_id: UUID) -> Changes:
        """Remove a target."""
        return self._remove(plan_id, TargetRow, [target_id])

    def add_rule(self, plan_id: UUID, rule: ReportingRule) -> Changes:
        """Add a reporting rule."""
        _require_possible(rule)
        return self._add(plan_id, rule)

    def save_rule(self, plan_id: UUID, rule: ReportingRule) -> Changes:
        """Write one reporting rule.

        Raises:
            InputRefused: ``rule.day`` or ``rule.month``: no such day or month.
        """
        _require_possible(rule)
        return self._save(plan_id, rule)

    def remove_rule(self, plan_id: UUID, rule_id: UUID) -> Changes:
        """Remove a reporting rule; its periods stay."""
        return self._remove(plan_id, ReportingRuleRow, [rule_id])

    def issue(self, plan_id: UUID, *, number: str, day: date) -> Changes:
        """Record number and day of issue; from now on the plan is frozen.

        Raises:
            InputRefused: ``plan.no_number``; ``plan.must_fix``: problems that block signing.
        """
        if not number.strip():
            raise InputRefused("plan.no_number")
        must_fix = [found for found in self.check(plan_id) if found.grade is Grade.MUST_FIX]
        if must_fix:
            raise InputRefused("plan.must_fix", count=len(must_fix))
        with self._database.transaction() as connection:
            _require_draft(connection, plan_id)
            plan = read_plan(connection, plan_id)
            head = replace(
                plan.head,
                number=tidied(number.strip()),
                day=day.day,
                month=day.month,
                year=day.year,
            )
            issued = replace(plan, head=head, status=PlanStatus.ISSUED)
            update_record(connection, PlanRow, issued, table_of(PlanRow).c.id == plan_id)
        return Changes.of(Kind.PLAN)

    def revise(self, plan_id: UUID) -> UUID:
        """Make the next revision as a draft and return its id; everything in it keeps its id."""
        with self._database.transaction() as connection:
            plan = read_plan(connection, plan_id)
            table = table_of(PlanRow)
            last = connection.execute(
                select(func.max(table.c.revision)).where(table.c.series_id == plan.series_id)
            ).scalar_one()
            revised = replace(
                plan,
                id=new_id(),
                revision=last + 1,
                status=PlanStatus.DRAFT,
                head=replace(plan.head, number="", day=None),
            )
            _insert_plan(connection, revised)
        return revised.id

    def check(self, plan_id: UUID) -> tuple[Problem, ...]:
        """Return what is wrong or doubtful in a plan."""
        return check_plan(self.plan(plan_id), self._units(), self._frameworks())

    def _units(self) -> tuple[Unit, ...]:
        return self._offices.units()

    def _frameworks(self) -> tuple[Framework, ...]:
        return self._catalogue.frameworks()

    def _add(self, plan_id: UUID, child: Child) -> Changes:
        child = tidied(child)
        with self._database.transaction() as connection:
            _require_draft(connection, plan_id)
            if not isinstance(child, ReportingRule):
                _make_room(connection, plan_id, child)
            insert_records(connection, _ROWS[type(child)], [child], plan_id=plan_id)
        return Changes.of(Kind.PLAN)

    def _save(self, plan_id: UUID, child: Child) -> Changes:
        child = tidied(child)
        row = _ROWS[type(child)]
        table = table_of(row)
        with self._database.transaction() as connection:
            _require_draft(connection, plan_id)
            if not update_record(
                connection, row, child, table.c.plan_id == plan_id, table.c.id == child.id
            ):
                raise InputRefused("plan.row_gone")
        return Changes.of(Kind.PLAN)

    def _remove(self, plan_id: UUID, row: type[Base], ids: Iterable[UUID]) -> Changes:
        table = table_of(row)
        with self._database.transaction() as connection:
            _require_draft(connection, plan_id)
            connection.execute(
                delete(table).where(table.c.plan_id == plan_id, table.c.id.in_(list(ids)))
            )
        return Changes.of(Kind.PLAN)


def read_plan(connection: Connection, plan_id: UUID) -> Plan:
    """Return a whole plan: one statement for its head and one for each kind of child.

    Raises:
        InputRefused: ``plan.unknown``.
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
    return found[0]


def _insert_plan(connection: Connection, plan: Plan) -> None:
    connection.execute(insert(table_of(PlanRow)), values_of(PlanRow, plan))
    for name, (row, _) in _CHILDREN.items():
        insert_records(connection, row, getattr(plan, name), plan_id=plan.id)


def _require_draft(connection: Connection, plan_id: UUID) -> None:
    table = table_of(PlanRow)
    status = connection.execute(select(table.c.status).where(table.c.id == plan_id)).scalar()
    if status is None:
        raise InputRefused("plan.unknown")
    if status is PlanStatus.ISSUED:
        raise InputRefused("plan.issued")


def _require_possible(rule: ReportingRule) -> None:
    if rule.due_day is not None and not 1 <= rule.due_day <= 31:  # noqa: PLR2004 - days
        raise InputRefused("rule.day", found=rule.due_day)
    if rule.due_month is not None and not 1 <= rule.due_month <= 12:  # noqa: PLR2004 - months
        raise InputRefused("rule.month", found=rule.due_month)


def _require_acyclic(connection: Connection, plan_id: UUID, section: Section) -> None:
    table = table_of(SectionRow)
    rows = connection.execute(
        select(table.c.id, table.c.parent_id).where(table.c.plan_id == plan_id)
    )
    parents = {row.id: row.parent_id for row in rows} | {section.id: section.parent_id}
    above = section.parent_id
    while above is not None:
        if above == section.id:
            raise InputRefused("section.cycle")
        above = parents.get(above)


def _make_room(connection: Connection, plan_id: UUID, child: Section | Task | Target) -> None:
    parent = child.parent_id if isinstance(child, Section) else child.section_id
    for row, column in _PARENT.items():
        table = table_of(row)
        connection.execute(
            update(table)
            .where(
                table.c.plan_id == plan_id,
                table.c[column].is_not_distinct_from(parent),
                table.c.position >= child.position,
            )
            .values(position=table.c.position + 1)
        )


def _counts(connection: Connection) -> tuple[dict[UUID, int], dict[UUID, int]]:
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
