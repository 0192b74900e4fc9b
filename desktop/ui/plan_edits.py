"""Changes to the plan in hand: each is shown at once, written, and can be taken back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.outline import Outline
from desktop.domain.plan import Decision, Plan, ReportingRule, Section, SectionKind, Target, Task
from desktop.services.changes import Changes
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Child = TypeVar("Child", Section, Task, Target, ReportingRule)

_FIELDS: dict[type[Any], str] = {
    Section: "sections",
    Task: "tasks",
    Target: "targets",
    ReportingRule: "rules",
}


def save_details(session: Session, name: str, merge: str = "", **fields: Any) -> None:  # noqa: ANN401
    """Change fields of the plan itself, such as its head or its recipients."""
    old = session.plan
    if old is None:
        return
    new = replace(old, **fields)
    if new != old:
        session.change(
            name,
            lambda desk: desk.plans.save_details(new),
            merge=merge,
            ahead=new,
        )


def set_decision(session: Session, decision: Decision | None, name: str, merge: str = "") -> None:
    """Put the plan under a Quyết định, change that, or (None) take it away."""
    plan = session.plan
    if plan is None or decision == plan.decision:
        return
    plan_id = plan.id
    session.change(
        name,
        lambda desk: desk.plans.set_decision(plan_id, decision),
        merge=merge,
        ahead=replace(plan, decision=decision),
    )


def save(session: Session, child: Child, name: str, merge: str = "") -> None:
    """Write one section, task, target or rule that was changed."""
    plan = session.plan
    if plan is None:
        return
    field = _FIELDS[type(child)]
    kept: Sequence[Child] = getattr(plan, field)
    old = next((one for one in kept if one.id == child.id), None)
    if old is None or old == child:
        return
    fresh = tuple(child if one.id == child.id else one for one in kept)
    plan_id = plan.id
    session.change(
        name,
        lambda desk: _save(desk, plan_id, child),
        merge=merge,
        ahead=replace(plan, **{field: fresh}),
    )


def add(session: Session, child: Child, name: str, *, number: bool = False) -> None:
    """Add one; ``number`` counts the tasks of its section anew."""
    plan = session.plan
    if plan is None:
        return
    plan_id = plan.id
    section_id = child.section_id if number and isinstance(child, Task) else None
    session.change(
        name,
        lambda desk: _add(desk, plan_id, child) | _number(desk, plan_id, section_id),
    )


def numbered(plan: Plan, section_id: UUID) -> bool:
    """Tell whether the tasks of a section are counted 1, 2, 3."""
    labels = [task.label for task in plan.tasks if task.section_id == section_id]
    in_group = any(
        section.id == section_id and section.kind is SectionKind.GROUP for section in plan.sections
    )
    return all(label.isdigit() for label in labels) and (bool(labels) or in_group)


def remove(session: Session, children: Sequence[Child], name: str) -> None:
    """Remove some; the tasks of their sections are counted anew where they are counted."""
    plan = session.plan
    if plan is None or not children:
        return
    plan_id = plan.id
    homes = {one.section_id for one in children if isinstance(one, Task)}
    counted = {home for home in homes if numbered(plan, home)}

    def do(desk: "Desk") -> Changes:
        changes = _remove(desk, plan_id, children)
        for section_id in counted:
            changes |= _number(desk, plan_id, section_id)
        return changes

    session.change(name, do)


def move_task(session: Session, task: Task, step: int, name: str, *, number: bool) -> None:
    """Move a task up (-1) or down (+1) in its section."""
    plan = session.plan
    if plan is None:
        return
    plan_id = plan.id
    section_id = task.section_id if number else None
    session.change(
        name,
        lambda desk: (
            desk.plans.move_task(plan_id, task.id, step) | _number(desk, plan_id, section_id)
        ),
    )


def move_line(session: Session, line: Section | Target, step: int, name: str) -> None:
    """Move a section or target up (-1) or down (+1) among all that stands beside it."""
    plan = session.plan
    if plan is None:
        return
    plan_id = plan.id
    session.change(name, lambda desk: desk.plans.move_line(plan_id, line.id, step))


def make_periods(session: Session, done: Callable[[Changes], None]) -> None:
    """Make the periods that the rules of the plan in hand ask for."""
    plan = session.plan
    if plan is None:
        return
    plan_id = plan.id
    session.change(
        session.tr("lập các kỳ báo cáo"),
        lambda desk: desk.periods.generate(plan_id, skip_early=True),
        done=done,
    )


def at_end(plan: Plan, line: Section | Target, step: int) -> bool:
    """Tell whether a section or target has nothing beside it to be moved over."""
    home = line.parent_id if isinstance(line, Section) else line.section_id
    beside = Outline(plan).children(home)
    return not 0 <= beside.index(line) + step < len(beside)


def _save(desk: "Desk", plan_id: UUID, child: Section | Task | Target | ReportingRule) -> Changes:
    match child:
        case Section():
            return desk.plans.save_section(plan_id, child)
        case Task():
            return desk.plans.save_task(plan_id, child)
        case Target():
            return desk.plans.save_target(plan_id, child)
        case ReportingRule():
            return desk.plans.save_rule(plan_id, child)


def _add(desk: "Desk", plan_id: UUID, child: Section | Task | Target | ReportingRule) -> Changes:
    match child:
        case Section():
            return desk.plans.add_section(plan_id, child)
        case Task():
            return desk.plans.add_task(plan_id, child)
        case Target():
            return desk.plans.add_target(plan_id, child)
        case ReportingRule():
            return desk.plans.add_rule(plan_id, child)


def _remove(desk: "Desk", plan_id: UUID, children: Sequence[Any]) -> Changes:
    tasks = [one.id for one in children if isinstance(one, Task)]
    changes = desk.plans.remove_tasks(plan_id, tasks) if tasks else Changes()
    for child in children:
        match child:
            case Section():
                changes |= desk.plans.remove_section(plan_id, child.id)
            case Target():
                changes |= desk.plans.remove_target(plan_id, child.id)
            case ReportingRule():
                changes |= desk.plans.remove_rule(plan_id, child.id)
    return changes


def _number(desk: "Desk", plan_id: UUID, section_id: UUID | None) -> Changes:
    if section_id is None:
        return Changes()
    return desk.plans.number_tasks(plan_id, section_id)


def current(session: Session) -> Plan:
    """Return the plan in hand, which a plan page has when it shows anything."""
    if session.plan is None:
        message = "no plan is in hand"
        raise RuntimeError(message)
    return session.plan
