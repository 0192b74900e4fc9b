"""Plans: reading, and every single change that a clerk makes to one."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import delete, func, select, update

from desktop.domain.checks import check_plan
from desktop.domain.comparison import Change, compare_plans, names_in
from desktop.domain.dates import require_possible
from desktop.domain.decision import issuing_head
from desktop.domain.errors import InputRefused
from desktop.domain.outline import plan_name
from desktop.domain.plan import (
    Decision,
    Head,
    Plan,
    PlanStatus,
    ReportingRule,
    Section,
    Target,
    Task,
)
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import Line, Record, Year, new_id
from desktop.models.base import Base
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of, update_record
from desktop.models.tables import PlanRow, ReportingRuleRow, SectionRow, TargetRow, TaskRow
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.offices import OfficeService
from desktop.services.plan_course import carry_course
from desktop.services.plan_rows import (
    HANGING,
    Child,
    as_issued,
    count_parts,
    insert_plan,
    make_room,
    move_among_all,
    move_in_section,
    read_plan,
    require_draft,
    require_new,
    require_place,
    require_possible_rule,
    require_whole,
    row_of,
)
from desktop.services.typed import tidied


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
    issued_on: Line
    """The day of issue as it is printed, or nothing."""
    sets: Line
    """Short names of its index sets: "PCI, PGI"."""
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
            tasks, groups = count_parts(connection)
        names = {one.id: one.short_name for one in self._catalogue.frameworks()}
        summaries = (
            PlanSummary(
                id=plan.id,
                series_id=plan.series_id,
                revision=plan.revision,
                status=plan.status,
                year=plan.year,
                title=plan_name(plan),
                number=issuing_head(plan).number,
                symbol=issuing_head(plan).symbol,
                issued_on=_day(issuing_head(plan)),
                sets=", ".join(sorted({names[one] for one in plan.framework_ids if one in names})),
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

    def cited(self, plan_id: UUID) -> Plan:
        """Return a plan as papers cite it: a draft amendment by what was issued last.

        Raises:
            InputRefused: ``plan.unknown``.
        """
        with self._database.transaction() as connection:
            return as_issued(connection, read_plan(connection, plan_id))

    def add_plan(self, plan: Plan) -> Changes:
        """Add a whole plan, with everything in it.

        Raises:
            InputRefused: ``plan.twice``, ``plan.row_twice``, ``section.unknown``,
                ``section.cycle``, ``date.impossible``, ``rule.day``, ``rule.month``.
        """
        plan = tidied(plan)
        require_whole(plan)
        with self._database.transaction() as connection:
            insert_plan(connection, plan)
        return Changes.of(Kind.PLAN)

    def save_details(self, plan: Plan) -> Changes:
        """Write everything of a plan but its sections, tasks, targets and rules.

        Revision and status are not the clerk's to type: they stay as they are.

        Raises:
            InputRefused: ``date.impossible``.
        """
        plan = tidied(plan)
        require_possible(plan.head.day, plan.head.month, plan.head.year)
        table = table_of(PlanRow)
        with self._database.transaction() as connection:
            require_draft(connection, plan.id)
            (stored,) = read_records(connection, PlanRow, Plan, table.c.id == plan.id)
            kept = {name: getattr(stored, name) for name in ("series_id", "revision", "status")}
            update_record(connection, PlanRow, replace(plan, **kept), table.c.id == plan.id)
        return Changes.of(Kind.PLAN)

    def save_whole(self, plan: Plan) -> Changes:
        """Write a draft and everything in it; no row may be new or missing.

        Raises:
            InputRefused: as :meth:`save_details`, :meth:`save_section` and the like.
        """
        with self._database.transaction():
            changes = self.save_details(plan)
            stored = self.plan(plan.id)
            for name in ("sections", "tasks", "targets", "rules"):
                known = {one.id: one for one in getattr(stored, name)}
                for child in getattr(plan, name):
                    if child != known.get(child.id):
                        changes |= self._save(plan.id, child)
        return changes

    def set_decision(self, plan_id: UUID, decision: Decision | None) -> Changes:
        """Put a draft under a Quyết định, change that, or (None) take it away.

        Raises:
            InputRefused: ``date.impossible``, ``plan.unknown``.
        """
        decision = tidied(decision)
        if decision is not None:
            head = decision.head
            require_possible(head.day, head.month, head.year)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            changed = replace(read_plan(connection, plan_id), decision=decision)
            update_record(connection, PlanRow, changed, table_of(PlanRow).c.id == plan_id)
        return Changes.of(Kind.PLAN)

    def remove_plan(self, plan_id: UUID) -> Changes:
        """Remove a draft with everything in it; sent packages stay in the outbox."""
        table = table_of(PlanRow)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            connection.execute(delete(table).where(table.c.id == plan_id))
        return Changes.of(Kind.PLAN, Kind.PERIOD, Kind.RESULT, Kind.MEASURE, Kind.REPORT)

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
        """Move a task up (-1) or down (+1) among the tasks of its section; at an end it stays.

        Raises:
            InputRefused: ``plan.row_gone``.
        """
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            moved = move_in_section(connection, plan_id, task_id, step)
        return Changes.of(Kind.PLAN) if moved else Changes()

    def move_line(self, plan_id: UUID, line_id: UUID, step: int) -> Changes:
        """Move a section or target up (-1) or down (+1) among all that stands beside it.

        At an end it stays.

        Raises:
            InputRefused: ``plan.row_gone``.
        """
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            moved = move_among_all(connection, plan_id, line_id, step)
        return Changes.of(Kind.PLAN) if moved else Changes()

    def number_tasks(self, plan_id: UUID, section_id: UUID) -> Changes:
        """Label the tasks of a section 1, 2, 3, … in their order."""
        table = table_of(TaskRow)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            ids = connection.execute(
                select(table.c.id)
                .where(table.c.plan_id == plan_id, table.c.section_id == section_id)
                .order_by(table.c.position, table.c.id)
            ).scalars()
            for number, task_id in enumerate(ids.all(), 1):
                connection.execute(
                    update(table)
                    .where(table.c.plan_id == plan_id, table.c.id == task_id)
                    .values(label=str(number))
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
        return self._save(plan_id, section)

    def remove_section(self, plan_id: UUID, section_id: UUID) -> Changes:
        """Remove an empty section.

        Raises:
            InputRefused: ``section.not_empty``: something hangs on it.
        """
        section = table_of(SectionRow)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            for row, column in HANGING.items():
                table = table_of(row)
                hanging = select(table.c.id).where(
                    table.c.plan_id == plan_id, table.c[column] == section_id
                )
                if connection.execute(hanging).first():
                    raise InputRefused("section.not_empty")
            connection.execute(
                delete(section).where(section.c.plan_id == plan_id, section.c.id == section_id)
            )
        return Changes.of(Kind.PLAN)

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
        require_possible_rule(rule)
        return self._add(plan_id, rule)

    def save_rule(self, plan_id: UUID, rule: ReportingRule) -> Changes:
        """Write one reporting rule.

        Raises:
            InputRefused: ``rule.day`` or ``rule.month``: no such day or month.
        """
        require_possible_rule(rule)
        return self._save(plan_id, rule)

    def remove_rule(self, plan_id: UUID, rule_id: UUID) -> Changes:
        """Remove a reporting rule; its periods stay."""
        return self._remove(plan_id, ReportingRuleRow, [rule_id])

    def issue(self, plan_id: UUID, *, number: str, day: date) -> Changes:
        """Record number and day of issue; from now on the plan is frozen.

        A plan under a Quyết định has no number of its own: both are the decision's.

        Raises:
            InputRefused: ``plan.no_number``; ``plan.must_fix``: problems that block signing.
        """
        if not number.strip():
            raise InputRefused("plan.no_number")
        must_fix = [found for found in self.check(plan_id) if found.grade is Grade.MUST_FIX]
        if must_fix:
            raise InputRefused("plan.must_fix", count=len(must_fix))
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            plan = read_plan(connection, plan_id)
            issued = replace(_numbered(plan, tidied(number.strip()), day), status=PlanStatus.ISSUED)
            update_record(connection, PlanRow, issued, table_of(PlanRow).c.id == plan_id)
        return Changes.of(Kind.PLAN)

    def revise(self, plan_id: UUID) -> UUID:
        """Make the next revision as a draft and return its id; everything in it keeps its id.

        Periods, results, measures and reports are carried on, so that nothing that was entered is
        out of sight.

        Raises:
            InputRefused: ``plan.revise_draft``: a draft is edited itself; ``plan.revised``: a
                later revision is there already.
        """
        table = table_of(PlanRow)
        with self._database.transaction() as connection:
            plan = read_plan(connection, plan_id)
            if plan.status is PlanStatus.DRAFT:
                raise InputRefused("plan.revise_draft")
            series = table.c.series_id == plan.series_id
            last = connection.execute(select(func.max(table.c.revision)).where(series)).scalar_one()
            if last > plan.revision:
                raise InputRefused("plan.revised", revision=last - 1)
            blank = _numbered(plan, "", None)
            revised = replace(blank, id=new_id(), revision=last + 1, status=PlanStatus.DRAFT)
            insert_plan(connection, revised)
            carry_course(connection, plan_id, revised)
        return revised.id

    def check(self, plan_id: UUID) -> tuple[Problem, ...]:
        """Return what is wrong or doubtful in a plan."""
        return check_plan(self.plan(plan_id), self._offices.units(), self._catalogue.frameworks())

    def compare(self, old_id: UUID, new_id: UUID) -> tuple[Change, ...]:
        """Return what one revision changed against another.

        Raises:
            InputRefused: ``plan.unknown``.
        """
        names = names_in(self._catalogue.frameworks())
        return compare_plans(self.plan(old_id), self.plan(new_id), names)

    def _add(self, plan_id: UUID, child: Child) -> Changes:
        child = tidied(child)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            require_new(connection, plan_id, child)
            require_place(connection, plan_id, child)
            make_room(connection, plan_id, child)
            insert_records(connection, row_of(child), [child], plan_id=plan_id)
        return Changes.of(Kind.PLAN)

    def _save(self, plan_id: UUID, child: Child) -> Changes:
        child = tidied(child)
        row = row_of(child)
        table = table_of(row)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            require_place(connection, plan_id, child)
            where = (table.c.plan_id == plan_id, table.c.id == child.id)
            if not update_record(connection, row, child, *where):
                raise InputRefused("plan.row_gone")
        return Changes.of(Kind.PLAN)

    def _remove(self, plan_id: UUID, row: type[Base], ids: Iterable[UUID]) -> Changes:
        table = table_of(row)
        with self._database.transaction() as connection:
            require_draft(connection, plan_id)
            connection.execute(
                delete(table).where(table.c.plan_id == plan_id, table.c.id.in_(list(ids)))
            )
        return Changes.of(Kind.PLAN)


def _day(head: Head) -> str:
    if not head.day or not head.month:
        return ""
    return f"{head.day:02}/{head.month:02}/{head.year or ''}".strip("/")


def _numbered(plan: Plan, number: str, day: date | None) -> Plan:
    """Return the plan with number and day in its issuing head; None: the day is blank again."""
    head = replace(issuing_head(plan), number=number, day=None)
    if day is not None:
        head = replace(head, day=day.day, month=day.month, year=day.year)
    if plan.decision is None:
        return replace(plan, head=head)
    return replace(plan, decision=replace(plan.decision, head=head))
