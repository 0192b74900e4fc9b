"""Where a new section or target of a plan goes, and how it begins, as a clerk would expect."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.framework import Component, Framework
from desktop.domain.labels import next_label
from desktop.domain.outline import Outline
from desktop.domain.plan import LegalBasis, Plan, Section, SectionKind, Target, Task
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.ui.tables.target_rows import components_of

TYPED_KINDS = (SectionKind.HEADING, SectionKind.PARAGRAPH)
"""Kinds of sections that a clerk types; groups and tables come with their index."""


def new_section(plan: Plan, line_id: UUID | None, *, child: bool) -> Section:
    """Return a new section after a line, or inside it; without a line, after everything."""
    beside = next((one for one in plan.sections if one.id == line_id), None)
    if beside is None:
        leaves: tuple[Task | Target, ...] = (*plan.tasks, *plan.targets)
        leaf = next((one for one in leaves if one.id == line_id), None)
        if leaf is not None:
            return _paragraph(leaf.section_id, leaf.position + 1)
        return _last_heading(plan)
    if child:
        return _inside(plan, beside)
    return Section(
        id=new_id(),
        parent_id=beside.parent_id,
        position=beside.position + 1,
        kind=beside.kind if beside.kind in TYPED_KINDS else SectionKind.PARAGRAPH,
        label=next_label(beside.label),
    )


def new_sections(plan: Plan, line_id: UUID, lines: Sequence[Mapping[str, str]]) -> list[Section]:
    """Return sections of pasted lines after a line, in the order in which they are to be added.

    Each has the label that it was pasted with, else the one that follows the label before it.
    """
    made: list[Section] = []
    for line in lines:
        like = new_section(plan, line_id, child=False) if not made else made[-1]
        label = line.get("label") or (next_label(like.label) if made else like.label)
        position = like.position + bool(made)
        fresh = replace(
            like, id=new_id(), position=position, label=label, text=line.get("text", "")
        )
        made.append(fresh)
    return made


def with_bases(
    bases: tuple[LegalBasis, ...], place: int, texts: Sequence[str]
) -> tuple[LegalBasis, ...]:
    """Return the list with more of them at a place; the mark that ends it stays at its end."""
    ending = bases[-1].mark if bases else "."
    between = [one if one is not bases[-1] else replace(one, mark=";") for one in bases]
    between[place:place] = [LegalBasis(text=text) for text in texts]
    return (*between[:-1], replace(between[-1], mark=ending))


def _inside(plan: Plan, section: Section) -> Section:
    inside = Outline(plan).children(section.id)
    texts = list(takewhile(lambda item: isinstance(item, Section), inside))
    if len(texts) < len(inside):
        # Words before a list of tasks or targets lead to it, and carry no letter of it.
        label = next_label(texts[-1].label) if texts else ""
        return _paragraph(section.id, inside[len(texts)].position, label)
    position = texts[-1].position + 1 if texts else 0
    return _paragraph(section.id, position, next_label(texts[-1].label) if texts else "-")


def _last_heading(plan: Plan) -> Section:
    last = next((one for one in reversed(Outline(plan).children(None))), None)
    return Section(
        id=new_id(),
        position=last.position + 1 if last is not None else 0,
        kind=SectionKind.HEADING,
        label=next_label(last.label) if last is not None else "I.",
    )


def _paragraph(parent_id: UUID, position: int, label: str = "") -> Section:
    return Section(
        id=new_id(),
        parent_id=parent_id,
        position=position,
        kind=SectionKind.PARAGRAPH,
        label=label,
    )


def new_target(plan: Plan, frameworks: Sequence[Framework], beside: Target | None) -> Target | None:
    """Return a target below another; without one, in the section that should have the first.

    What it is about is proposed: its section's component, else the next one in the index that has
    no target yet, else the total.
    """
    section = (
        next(one for one in plan.sections if one.id == beside.section_id)
        if beside is not None
        else _section_for_target(plan)
    )
    if section is None:
        return None
    made = Target(
        id=new_id(),
        section_id=section.id,
        position=beside.position + 1 if beside is not None else _first_place(plan, section),
        label="-",
        framework_id=next(iter(plan.framework_ids), None),
        baseline_year=plan.year - 1,
    )
    pairs = components_of(plan, frameworks)
    owner = next((pair for pair in pairs if pair[1].id == section.component_id), None)
    if owner is None and any(_is_total(target) for target in plan.targets):
        owner = _next_free(plan, pairs, beside)
    if owner is None:
        return made
    return replace(made, framework_id=owner[0].id, component_id=owner[1].id)


def _first_place(plan: Plan, section: Section) -> int:
    """Return where the first target of a section goes: before its tasks, but below its text."""
    inside = [item.position for item in Outline(plan).children(section.id)]
    if section.kind is SectionKind.HEADING:
        return max(inside, default=-1) + 1
    return min(inside, default=0)


def _is_total(target: Target) -> bool:
    return target.component_id is None and target.framework_id is not None


def _next_free(
    plan: Plan, pairs: Sequence[tuple[Framework, Component]], beside: Target | None
) -> tuple[Framework, Component] | None:
    """Return the next component without a target, from that of another target on."""
    taken = {target.component_id for target in plan.targets}
    at = (
        [component.id for _, component in pairs].index(beside.component_id)
        if (beside is not None and beside.component_id is not None)
        else 0
    )
    return next((pair for pair in (*pairs[at:], *pairs[:at]) if pair[1].id not in taken), None)


def _section_for_target(plan: Plan) -> Section | None:
    taken = {target.section_id for target in plan.targets}
    groups = [section for section in plan.sections if section.kind is SectionKind.GROUP]
    free = [section for section in groups if section.id not in taken]
    table = {s.id for s in plan.sections if s.kind in {SectionKind.TABLE, SectionKind.BLOCK}}
    # A printed task table has no room for sentences between its rows.
    prose = [section for section in free if section.parent_id not in table]
    if prose:
        return prose[0]
    if groups and not any(section.parent_id in table for section in groups):
        return groups[-1]
    return _heading_for_target(plan)


def _heading_for_target(plan: Plan) -> Section | None:
    """Return the heading that names targets; one inside another is meant before it."""
    lines = [item for _, item in Outline(plan).walk() if isinstance(item, Section)]
    headings = [section for section in lines if section.kind is SectionKind.HEADING]
    parents = {section.parent_id for section in headings}
    for words in ("chi tieu", "muc tieu"):
        named = [one for one in headings if words in fold(one.text)]
        if named:
            return next((one for one in named if one.id not in parents), named[0])
    return next(iter(headings), None)
