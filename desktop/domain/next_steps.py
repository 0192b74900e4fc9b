"""What to do next: for every state of a ledger, the stage it is in and a list of steps.

The order is the one in which an office works through a year: a plan, its mistakes, its issuing,
periods, and then for each period results, report, package, receipt.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from desktop.domain.actors import lead_names
from desktop.domain.outline import Outline
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Plan, PlanStatus, Task
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import Line, Record
from desktop.domain.report import PartKey
from desktop.domain.result import Result, ResultStatus

MINUTES = 3
"""What one step is taken to cost, for the estimate."""
BACKUP_DAYS = 7
"""A ledger without a copy for longer is mentioned."""


class Stage(StrEnum):
    """Where the work on a plan stands."""

    NO_PLAN = "no_plan"
    EMPTY_PLAN = "empty_plan"
    FAULTY_PLAN = "faulty_plan"
    READY_PLAN = "ready_plan"
    NO_PERIODS = "no_periods"
    MISSING = "missing"
    REPORT = "report"
    SEND = "send"
    WAITING = "waiting"
    RECEIVED = "received"
    PAUSED = "paused"
    """The period in hand is skipped."""


class StepKind(StrEnum):
    """What a step asks for; ``Step.subject_id`` is what it is about."""

    MAKE_PLAN = "make_plan"
    ADD_TASKS = "add_tasks"
    FIX = "fix"
    EXPLAIN = "explain"
    ISSUE = "issue"
    SEND_PLAN = "send_plan"
    MAKE_PERIODS = "make_periods"
    ENTER_RESULT = "enter_result"
    EXPLAIN_DELAY = "explain_delay"
    WRITE_REPORT = "write_report"
    WRITE_PART = "write_part"
    RECONCILE_PART = "reconcile_part"
    SEND = "send"
    SEE_PACKAGE = "see_package"
    LATE_PERIOD = "late_period"
    NEXT_PERIOD = "next_period"
    BACK_UP = "back_up"


class Step(Record, frozen=True, kw_only=True):
    """One thing to do, small enough to be a link to its place."""

    kind: StepKind
    subject_id: UUID | None = None
    """The task, plan, period or subject of a problem."""
    place: Line = ""
    """The code of a task, the label of a period, the key of a part."""
    who: Line = ""
    count: int = 0
    """Problems, a package's number, or days late."""
    more: int = 0
    """Further things of the same kind that the step stands for."""
    day: date | None = None
    problem: Problem | None = None


class Sent(Record, frozen=True, kw_only=True):
    """A package that left the office; ``period_id`` None means that it carried the plan alone."""

    plan_id: UUID
    period_id: UUID | None
    sequence: int
    day: date
    acknowledged: bool = False


class Facts(Record, frozen=True, kw_only=True):
    """What is known of the plan in hand and of one of its periods."""

    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()
    periods: tuple[Period, ...] = ()
    period: Period | None = None
    """The period in hand, one of ``periods``."""
    results: dict[UUID, Result] = msgspec.field(default_factory=dict)
    """Of the period in hand, by task."""
    begun: bool = False
    """Results have been entered in some period of the plan."""
    report_kept: bool = False
    """The clerk has touched the report of the period in hand, and it is stored."""
    blank_parts: tuple[PartKey, ...] = ()
    doubtful_parts: tuple[PartKey, ...] = ()
    """Parts with an old number or a claim that does not add up."""
    sent: tuple[Sent, ...] = ()
    backup: date | None = None
    """The day of the last copy; None: there is none."""


class Advice(Record, frozen=True, kw_only=True):
    """The stage, what is missing in it, and what else should be thought of."""

    stage: Stage
    steps: tuple[Step, ...]
    others: tuple[Step, ...] = ()
    days: int | None = None
    """Days until the period in hand is due, negative when late; None: nothing is due."""
    done: int = 0
    total: int = 0
    """Things that the stage asks for, and how many of them are done."""

    @property
    def late(self) -> bool:
        """Whether the due day of the period has passed with work left to do."""
        return self.days is not None and self.days < 0

    @property
    def minutes(self) -> int:
        """What the missing steps will take."""
        return len(self.steps) * MINUTES


def advise(facts: Facts, today: date) -> Advice:
    """Return what to do next in the state that the facts describe."""
    if facts.plan is None:
        return Advice(stage=Stage.NO_PLAN, steps=(Step(kind=StepKind.MAKE_PLAN),))
    stage, steps, total = _stage(facts, facts.plan)
    waiting = stage in {Stage.WAITING, Stage.RECEIVED, Stage.PAUSED}
    due = facts.period.due if facts.period is not None else None
    planning = {Stage.EMPTY_PLAN, Stage.FAULTY_PLAN, Stage.READY_PLAN, Stage.NO_PERIODS}
    days = None if waiting or due is None or stage in planning else (due - today).days
    return Advice(
        stage=stage,
        steps=steps,
        others=tuple(_others(facts, facts.plan, stage, today)),
        days=days,
        done=max(total - len(steps), 0),
        total=total,
    )


def _stage(facts: Facts, plan: Plan) -> tuple[Stage, tuple[Step, ...], int]:
    """Return the stage, its missing steps, and how many things it asks for."""
    if plan.status is PlanStatus.DRAFT and not facts.begun:
        return _planning(facts, plan)
    period = facts.period
    if period is None:
        return Stage.NO_PERIODS, (Step(kind=StepKind.MAKE_PERIODS, subject_id=plan.id),), 0
    if (sent := _sent_for(facts)) is not None:
        stage = Stage.RECEIVED if sent.acknowledged else Stage.WAITING
        return stage, (_see(sent), *_next_period(facts)), 0
    if period.state is PeriodState.SKIPPED:
        return Stage.PAUSED, tuple(_next_period(facts)), 0
    outline = Outline(plan)
    tasks = outline.followed_tasks()
    reasons = [task for task in tasks if _is_late(facts.results.get(task.id))]
    gaps = tuple(_gaps(facts, outline, tasks))
    if gaps and period.state is PeriodState.OPEN:
        return Stage.MISSING, gaps, len(tasks) + len(reasons)
    writing = tuple(_writing(facts, period))
    if writing:
        return Stage.REPORT, writing, len(PartKey)
    faults = tuple(_faults(facts))
    return Stage.SEND, (*faults, _send(StepKind.SEND, period.id, period.label)), 0


def _planning(facts: Facts, plan: Plan) -> tuple[Stage, tuple[Step, ...], int]:
    if not plan.tasks:
        return Stage.EMPTY_PLAN, (Step(kind=StepKind.ADD_TASKS, subject_id=plan.id),), 0
    faults = tuple(_faults(facts))
    if faults:
        return Stage.FAULTY_PLAN, faults, 0
    return Stage.READY_PLAN, (Step(kind=StepKind.ISSUE, subject_id=plan.id),), 0


def _faults(facts: Facts) -> Iterator[Step]:
    for problem in facts.problems:
        if problem.grade is Grade.MUST_FIX:
            yield Step(
                kind=StepKind.FIX,
                subject_id=problem.subject_id,
                place=problem.place,
                problem=problem,
            )


def _gaps(facts: Facts, outline: Outline, tasks: list[Task]) -> Iterator[Step]:
    for task in tasks:
        result = facts.results.get(task.id)
        if result is None or result.status is None:
            yield _of_task(StepKind.ENTER_RESULT, outline, task)
        elif _is_late(result) and not result.difficulty.strip():
            yield _of_task(StepKind.EXPLAIN_DELAY, outline, task)


def _is_late(result: Result | None) -> bool:
    return result is not None and result.status is ResultStatus.OVERDUE


def _of_task(kind: StepKind, outline: Outline, task: Task) -> Step:
    return Step(
        kind=kind, subject_id=task.id, place=outline.code(task), who=lead_names(task)[:2000]
    )


def _writing(facts: Facts, period: Period) -> Iterator[Step]:
    for key in facts.doubtful_parts:
        yield Step(kind=StepKind.RECONCILE_PART, subject_id=period.id, place=key.value)
    if facts.report_kept:
        return
    yield Step(kind=StepKind.WRITE_REPORT, subject_id=period.id, place=period.label)
    for key in facts.blank_parts:
        yield Step(kind=StepKind.WRITE_PART, subject_id=period.id, place=key.value)


def _send(kind: StepKind, subject_id: UUID, place: str) -> Step:
    return Step(kind=kind, subject_id=subject_id, place=place)


def _see(sent: Sent) -> Step:
    return Step(
        kind=StepKind.SEE_PACKAGE, subject_id=sent.period_id, count=sent.sequence, day=sent.day
    )


def _sent_for(facts: Facts) -> Sent | None:
    """Return the newest package of the period in hand."""
    period = facts.period
    found = [one for one in facts.sent if period is not None and one.period_id == period.id]
    return max(found, key=lambda one: one.sequence, default=None)


def _unsent(facts: Facts) -> list[Period]:
    """Return the other open periods for which nothing has left, in order of their end."""
    gone = {one.period_id for one in facts.sent}
    mine = facts.period.id if facts.period is not None else None
    return [
        one
        for one in facts.periods
        if one.state is PeriodState.OPEN and one.id not in gone and one.id != mine
    ]


def _next_period(facts: Facts) -> Iterator[Step]:
    period = facts.period
    later = [one for one in _unsent(facts) if period is None or one.data_to > period.data_to]
    if later:
        yield Step(
            kind=StepKind.NEXT_PERIOD,
            subject_id=later[0].id,
            place=later[0].label,
            day=later[0].due,
        )


def _others(facts: Facts, plan: Plan, stage: Stage, today: date) -> Iterator[Step]:
    late = [one for one in _unsent(facts) if one.due is not None and one.due < today]
    if late and late[0].due is not None:
        yield Step(
            kind=StepKind.LATE_PERIOD,
            subject_id=late[0].id,
            place=late[0].label,
            count=(today - late[0].due).days,
            more=len(late) - 1,
        )
    planning = stage in {Stage.EMPTY_PLAN, Stage.FAULTY_PLAN, Stage.READY_PLAN}
    if plan.status is PlanStatus.DRAFT and not planning:
        faults = tuple(_faults(facts))
        if faults and stage is not Stage.SEND:
            yield faults[0]
        elif not faults:
            yield Step(kind=StepKind.ISSUE, subject_id=plan.id)
    explain = [problem for problem in facts.problems if problem.grade is Grade.EXPLAIN]
    if explain and stage is not Stage.EMPTY_PLAN and plan.status is PlanStatus.DRAFT:
        yield Step(kind=StepKind.EXPLAIN, subject_id=explain[0].subject_id, count=len(explain))
    if plan.status is PlanStatus.ISSUED and not any(
        one.plan_id == plan.id and one.period_id is None for one in facts.sent
    ):
        yield _send(StepKind.SEND_PLAN, plan.id, "")
    if stage is Stage.SEND:
        for key in facts.blank_parts:
            yield Step(kind=StepKind.WRITE_PART, subject_id=plan.id, place=key.value)
    if facts.backup is None or (today - facts.backup).days > BACKUP_DAYS:
        yield Step(kind=StepKind.BACK_UP, day=facts.backup)
