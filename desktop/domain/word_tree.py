"""Putting a new paragraph or a new row at its place in the tree of a plan."""

from uuid import UUID

from msgspec.structs import replace

from desktop.domain.outline import Item, Outline
from desktop.domain.plan import Plan, Section, SectionKind, Target, Task, TaskPrint
from desktop.domain.proposals import Proposal
from desktop.domain.record import new_id
from desktop.domain.word_fields import new_label, task_with

_TABLED = {SectionKind.GROUP, SectionKind.BLOCK, SectionKind.TABLE}


def added_section(plan: Plan, before: Plan, proposal: Proposal) -> Plan:
    """Return the plan with a new paragraph beside the line that the proposal names.

    Args:
        plan: the plan in the making.
        before: the plan as printed: a neighbour that is taken out still tells the place.
        proposal: what is added.
    """
    label, text = new_label(proposal.after)
    parent, position = _place(before, proposal)
    fresh = Section(
        id=new_id(),
        parent_id=parent,
        position=position,
        kind=SectionKind.PARAGRAPH,
        label=label,
        text=text,
    )
    plan = _with_room(plan, parent, position)
    return replace(plan, sections=(*plan.sections, fresh))


def added_row(plan: Plan, before: Plan, proposal: Proposal) -> Plan:
    """Return the plan with a new task after (or above) the row that the proposal names."""
    parent, position = _place(before, proposal)
    if parent is None:
        return plan
    beside = next((task for task in before.tasks if task.section_id == parent), None)
    fresh = Task(
        id=new_id(),
        section_id=parent,
        position=position,
        component_ids=beside.component_ids if beside is not None else (),
    )
    for field, text in proposal.cells:
        if field and text:
            fresh = task_with(fresh, field, text)
    plan = _with_room(plan, parent, position)
    return replace(plan, tasks=(*plan.tasks, fresh))


def _place(plan: Plan, proposal: Proposal) -> tuple[UUID | None, int]:
    """Return (section to hang on, position) of a new line."""
    outline = Outline(plan)
    anchor = _item(outline, proposal.source.id)
    if anchor is None:
        return None, 0
    if not proposal.row:
        anchor = _outside_table(outline, anchor)
    children = outline.children(anchor.id) if isinstance(anchor, Section) else ()
    if proposal.above:
        return _parent(anchor), anchor.position
    heads = isinstance(anchor, Section) and anchor.kind is not SectionKind.PARAGRAPH
    tabled = isinstance(anchor, Section) and _is_tabled(plan, anchor) and not proposal.row
    if isinstance(anchor, Section) and (heads or children) and not tabled:
        return anchor.id, children[0].position if children else 0
    return _parent(anchor), anchor.position + 1


def _item(outline: Outline, identity: UUID | None) -> Item | None:
    plan = outline.plan
    items: tuple[Item, ...] = (*plan.sections, *plan.tasks, *plan.targets)
    return next((item for item in items if item.id == identity), None)


def _parent(item: Item) -> UUID | None:
    return item.parent_id if isinstance(item, Section) else item.section_id


def _is_tabled(plan: Plan, section: Section) -> bool:
    return plan.task_print is TaskPrint.TABLE and section.kind in _TABLED


def _outside_table(outline: Outline, item: Item) -> Item:
    """Return the outermost section of the table that a row stands in, or the item itself."""
    start = item.id if isinstance(item, Section) else item.section_id
    top = item
    for section in outline.ancestors(start):
        if _is_tabled(outline.plan, section):
            top = section
    return top


def _with_room(plan: Plan, parent: UUID | None, position: int) -> Plan:
    """Move down what stands at a position or below it."""

    def section(one: Section) -> Section:
        below = one.parent_id == parent and one.position >= position
        return replace(one, position=one.position + 1) if below else one

    def hanging(one: Task) -> Task:
        below = one.section_id == parent and one.position >= position
        return replace(one, position=one.position + 1) if below else one

    def aimed(one: Target) -> Target:
        below = one.section_id == parent and one.position >= position
        return replace(one, position=one.position + 1) if below else one

    return replace(
        plan,
        sections=tuple(map(section, plan.sections)),
        tasks=tuple(map(hanging, plan.tasks)),
        targets=tuple(map(aimed, plan.targets)),
    )
