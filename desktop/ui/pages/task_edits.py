"""Changes to tasks: one cell, many cells at once, new ones shown before they are stored."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.actors import coordinator_names, with_names
from desktop.domain.labels import next_label
from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.pasted_tasks import lead_and_others
from desktop.domain.phrases import (
    default_deliverable,
    default_timing,
    deliverable_kind,
    timing_kind,
)
from desktop.domain.plan import Actor, Plan, Role, Section, SectionKind, Target, Task
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.services.changes import Changes
from desktop.ui.plan_edits import numbered
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Beside = TypeVar("Beside", Section, Task, Target)


def edited_task(task: Task, key: str, text: str, units: Sequence[Unit]) -> Task:
    """Return the task with one cell changed; what the cell means changes with it."""
    match key:
        case "label":
            return replace(task, label=text)
        case "lead" | "coordinate":
            both = lead_and_others(text) if key == "lead" and not coordinator_names(task) else None
            if both is not None:
                # One cell of a paper says both; it is printed as it was written.
                led = replace(task, actors=with_names(task, Role.LEAD, both[0]))
                actors, literal = with_names(led, Role.COORDINATE, both[1]), text.strip()
            else:
                # The literal text of the source no longer holds.
                role = Role.LEAD if key == "lead" else Role.COORDINATE
                actors, literal = with_names(task, role, text), ""
            return replace(task, actors=_linked(actors, units), actors_text=literal)
        case "timing":
            return replace(task, timing_text=text, timing=timing_kind(text))
        case "deliverable":
            return replace(task, deliverable_text=text, deliverable=deliverable_kind(text))
        case _:
            return replace(task, content=text)


def _linked(actors: Sequence[Actor], units: Sequence[Unit]) -> tuple[Actor, ...]:
    known = {fold(unit.name): unit.id for unit in units}
    return tuple(
        actor if actor.unit_id is not None else replace(actor, unit_id=known.get(fold(actor.name)))
        for actor in actors
    )


def filled_task(task: Task, texts: Mapping[str, str], units: Sequence[Unit]) -> Task:
    """Return the task with the texts of a pasted row, by column key."""
    for key, text in texts.items():
        task = edited_task(task, key, text, units)
    return task


def new_task(plan: Plan, row_id: UUID | None) -> Task | None:
    """Return an empty task below a row of the grid, or at the end of the group of that row."""
    beside = next((task for task in plan.tasks if task.id == row_id), None)
    if beside is not None:
        last = Outline(plan).children(beside.section_id)[-1] == beside
        plain = not any(char.isalnum() for char in beside.label)
        # Letters go on at the end of a list; between two of them there is none.
        label = beside.label if plain else next_label(beside.label) if last else ""
        return Task(
            id=new_id(),
            section_id=beside.section_id,
            position=beside.position + 1,
            label=label,
            component_ids=beside.component_ids,
        )
    section = _section_for(plan, row_id)
    if section is None:
        return None
    children = Outline(plan).children(section.id)
    return Task(
        id=new_id(),
        section_id=section.id,
        position=max((item.position for item in children), default=-1) + 1,
        component_ids=(section.component_id,) if section.component_id is not None else (),
    )


def proposed(task: Task, plan: Plan) -> tuple[Task, frozenset[str]]:
    """Return a new task with what most tasks of the plan say, and the columns filled so.

    The general solutions of a plan that has components are lines of conduct: they state neither.
    """
    general = not task.component_ids and any(one.kind is SectionKind.GROUP for one in plan.sections)
    if general:
        return task, frozenset()
    texts = {"timing": default_timing(plan), "deliverable": default_deliverable(plan)}
    found = {key: text for key, text in texts.items() if text}
    return filled_task(task, found, ()), frozenset(found)


def with_tasks(plan: Plan, tasks: Sequence[Task], *, number: bool) -> Plan:
    """Return the plan with new tasks that follow each other in one section.

    They are placed as the ledger will place them: what stands there moves down.
    """
    place, home, count = tasks[0].position, tasks[0].section_id, len(tasks)

    def down(one: Beside, above: UUID | None) -> Beside:
        follows = one.position >= place and above == home
        return replace(one, position=one.position + count) if follows else one

    ahead = replace(
        plan,
        tasks=(*(down(one, one.section_id) for one in plan.tasks), *tasks),
        targets=tuple(down(one, one.section_id) for one in plan.targets),
        sections=tuple(down(one, one.parent_id) for one in plan.sections),
    )
    return _counted(ahead, home) if number else ahead


def add_tasks(session: Session, tasks: Sequence[Task], name: str) -> None:
    """Add tasks of one section in one step; they are there at once, and stored a moment later."""
    plan = session.plan
    if plan is None or not tasks:
        return
    plan_id, section_id = plan.id, tasks[0].section_id
    number = numbered(plan, section_id)

    def work(desk: "Desk") -> Changes:
        changes = Changes()
        for task in tasks:
            changes |= desk.plans.add_task(plan_id, task)
        return changes | desk.plans.number_tasks(plan_id, section_id) if number else changes

    ahead = None if session.frozen else with_tasks(plan, tasks, number=number)
    session.change(name, work, ahead=ahead)


def move_tasks(
    session: Session, section_id: UUID, marked: Collection[UUID], step: int, name: str
) -> bool:
    """Move the marked tasks of a section up (-1) or down (+1) together; tell whether they could."""
    plan = session.plan
    if plan is None:
        return False
    inside = [task for task in plan.tasks if task.section_id == section_id]
    inside.sort(key=lambda task: task.position)
    if inside[0 if step < 0 else -1].id in marked:
        return False
    # The one that goes first makes room for the next.
    order = [task.id for task in (inside if step < 0 else reversed(inside)) if task.id in marked]
    plan_id, number = plan.id, numbered(plan, section_id)

    def work(desk: "Desk") -> Changes:
        changes = Changes()
        for task_id in order:
            changes |= desk.plans.move_task(plan_id, task_id, step)
        return changes | desk.plans.number_tasks(plan_id, section_id) if number else changes

    session.change(name, work)
    return True


def save_tasks(session: Session, tasks: Sequence[Task], name: str) -> None:
    """Write many changed tasks in one step."""
    plan = session.plan
    if plan is None or not tasks:
        return
    plan_id = plan.id
    changed = {task.id: task for task in tasks}

    def work(desk: "Desk") -> Changes:
        changes = Changes()
        for task in changed.values():
            changes |= desk.plans.save_task(plan_id, task)
        return changes

    ahead = replace(plan, tasks=tuple(changed.get(task.id, task) for task in plan.tasks))
    session.change(name, work, ahead=None if session.frozen else ahead)


def _counted(plan: Plan, section_id: UUID) -> Plan:
    inside = [task for task in plan.tasks if task.section_id == section_id]
    inside.sort(key=lambda task: (task.position, task.id.bytes))
    labels = {task.id: str(number) for number, task in enumerate(inside, 1)}
    return replace(
        plan,
        tasks=tuple(
            task
            if (label := labels.get(task.id, task.label)) == task.label
            else replace(task, label=label)
            for task in plan.tasks
        ),
    )


def _section_for(plan: Plan, row_id: UUID | None) -> Section | None:
    outline = Outline(plan)
    chosen = outline.sections.get(row_id) if row_id is not None else None
    if chosen is not None and chosen.kind is SectionKind.BLOCK:
        inside = [item for item in outline.children(chosen.id) if isinstance(item, Section)]
        return inside[0] if inside else chosen
    if chosen is not None:
        return chosen
    groups = [section for section in plan.sections if section.kind is SectionKind.GROUP]
    return next(iter(groups or plan.sections), None)
