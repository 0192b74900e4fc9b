"""The plan of another year: the plan in hand moved, or a new one made from it; and a copy.

An office repeats its plan every year (domain.md §5): the frame stays, numbers and days are blank,
what was reached becomes the baseline. Nothing that was written is changed unless it was accepted.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.dates import years_later
from desktop.domain.framework import Component, Framework
from desktop.domain.plan import Head, Plan, PlanStatus, Target, Task, TimingKind
from desktop.domain.record import Record, new_id
from desktop.domain.result import Result, ResultStatus
from desktop.domain.text import fold
from desktop.domain.year_words import Key, with_years_moved

Reached = Mapping[UUID, Decimal]
"""Scores of the plan's year, by component; a total by its framework."""
_REPEATED = {TimingKind.ROUTINE, TimingKind.PERIODIC}


class SetTurn(Record, frozen=True, kw_only=True):
    """What becomes of one index set of the plan."""

    old: Framework
    new: Framework
    """The same as ``old`` where it stays."""
    lost: tuple[str, ...] = ()
    """Components that the plan uses and the newest set does not have: so the old set stays."""


class Choice(Record, frozen=True, kw_only=True):
    """What a clerk chose for the plan of another year."""

    year: int
    years: tuple[Key, ...] = ()
    """The accepted proposals of years."""
    left_out: tuple[UUID, ...] = ()
    """Tasks that are not taken along."""


def copied(plan: Plan) -> Plan:
    """Return the plan as a draft of its own, with ids of its own and no number."""
    sections = {one.id: new_id() for one in plan.sections}
    identity = new_id()
    return replace(
        _with_heads(plan, _blank),
        id=identity,
        series_id=identity,
        revision=1,
        status=PlanStatus.DRAFT,
        sections=tuple(
            replace(
                one,
                id=sections[one.id],
                parent_id=None if one.parent_id is None else sections[one.parent_id],
            )
            for one in plan.sections
        ),
        tasks=tuple(
            replace(one, id=new_id(), section_id=sections[one.section_id]) for one in plan.tasks
        ),
        targets=tuple(
            replace(one, id=new_id(), section_id=sections[one.section_id]) for one in plan.targets
        ),
        rules=tuple(replace(one, id=new_id()) for one in plan.rules),
    )


def finished(plan: Plan, results: Mapping[UUID, Result]) -> tuple[UUID, ...]:
    """Return the tasks that are done for good: done, and not to be done again and again."""
    return tuple(
        task.id
        for task in plan.tasks
        if task.timing not in _REPEATED
        and (result := results.get(task.id)) is not None
        and result.status is ResultStatus.DONE
    )


def turn_sets(plan: Plan, frameworks: Collection[Framework], year: int) -> tuple[SetTurn, ...]:
    """Return what becomes of the plan's sets: the newest of the same name up to ``year``.

    A set stays where the newest one lacks a component that the plan uses.
    """
    known = {one.id: one for one in frameworks}
    used = {one.component_id for one in plan.sections}
    used |= {one.component_id for one in plan.targets}
    used |= {component for task in plan.tasks for component in task.component_ids}
    turns = []
    for old in (known[one] for one in plan.framework_ids if one in known):
        same = [one for one in frameworks if one.short_name == old.short_name and one.year <= year]
        new = max(same, key=lambda one: (one.year, one.id == old.id), default=old)
        lost = tuple(
            part.name for part in old.components if part.id in used and not _same(part, new)
        )
        turns.append(SetTurn(old=old, new=old if lost else new, lost=lost))
    return tuple(turns)


def roll_forward(
    plan: Plan, choice: Choice, sets: Collection[SetTurn] = (), reached: Reached | None = None
) -> Plan:
    """Return the plan of ``choice.year`` as a draft of its own.

    Args:
        plan: the plan of the year before.
        choice: what the clerk chose.
        sets: what becomes of its index sets (:func:`turn_sets`).
        reached: scores of the old year, the new baselines.
    """
    based = tuple(_target(one, plan.year, reached or {}) for one in plan.targets)
    moved = in_year(replace(plan, targets=based), choice, sets)
    left_out = set(choice.left_out)
    kept = tuple(
        # Words that still tell the old year are for the clerk to mend; the day waits for that.
        replace(task, due=None) if str(plan.year) in task.timing_text else task
        for task in moved.tasks
        if task.id not in left_out
    )
    made = copied(replace(moved, tasks=kept))
    return _with_heads(made, lambda head: replace(head, year=choice.year))


def in_year(plan: Plan, choice: Choice, sets: Collection[SetTurn] = ()) -> Plan:
    """Return the same plan as one of ``choice.year``: its sets, days and accepted years.

    A paper that was to be signed in the plan's own year is signed in the new one; one that was
    signed the year before, as plans often are, keeps its year.
    """
    moved = with_years_moved(plan, choice.year, choice.years)
    years = choice.year - plan.year
    tasks = tuple(replace(task, due=_due(task, years)) for task in moved.tasks)
    turned = _in_sets(replace(moved, tasks=tasks), sets)
    dated = _with_heads(
        turned, lambda head: replace(head, year=choice.year) if head.year == plan.year else head
    )
    return replace(dated, year=choice.year)


def _with_heads(plan: Plan, turn: Callable[[Head], Head]) -> Plan:
    decision = plan.decision
    if decision is not None:
        decision = replace(decision, head=turn(decision.head))
    return replace(plan, head=turn(plan.head), decision=decision)


def _blank(head: Head) -> Head:
    return replace(head, number="", day=None, month=None)


def _due(task: Task, years: int) -> date | None:
    """Return the day of a task some years later, unless its words tell the day's own year."""
    if task.due is None or str(task.due.year) in task.timing_text:
        return task.due
    return years_later(task.due, years)


def _target(target: Target, year: int, reached: Reached) -> Target:
    """Return the target with what was reached as its baseline; its own value is left to look at."""
    about = target.component_id or target.framework_id
    if about is None or not target.in_points:
        return replace(target, baseline=None, baseline_year=None, stated_delta=None)
    return replace(target, baseline=reached.get(about), baseline_year=year, stated_delta=None)


def _in_sets(plan: Plan, sets: Collection[SetTurn]) -> Plan:
    """Return the plan with the components of the new sets in the place of the old ones."""
    frames = {one.old.id: one.new.id for one in sets}
    parts = {
        part.id: same.id
        for one in sets
        for part in one.old.components
        if (same := _same(part, one.new)) is not None
    }

    def turned(component: UUID | None) -> UUID | None:
        return None if component is None else parts.get(component, component)

    return replace(
        plan,
        framework_ids=tuple(frames.get(one, one) for one in plan.framework_ids),
        sections=tuple(
            replace(one, component_id=turned(one.component_id)) for one in plan.sections
        ),
        tasks=tuple(
            replace(one, component_ids=tuple(parts.get(part, part) for part in one.component_ids))
            for one in plan.tasks
        ),
        targets=tuple(
            replace(
                one,
                component_id=turned(one.component_id),
                framework_id=None
                if one.framework_id is None
                else frames.get(one.framework_id, one.framework_id),
            )
            for one in plan.targets
        ),
    )


def _same(part: Component, framework: Framework) -> Component | None:
    """Return the component of a set that has one of the names of another, or None."""
    names = {fold(name) for name in (part.name, *part.variants)}
    for other in framework.components:
        if other.id == part.id or names & {fold(name) for name in (other.name, *other.variants)}:
            return other
    return None
