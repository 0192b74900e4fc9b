"""Plans to start from: the skeletons of the three real plans, made general.

A text names what every office has by {office}, {superior}, {year}; what only the office knows is
left open as "[…]", which the check finds until it is filled in.
"""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.blank_plan import blank_plan
from desktop.domain.framework import Framework
from desktop.domain.office import Office, OfficeKind
from desktop.domain.plan import LegalBasis, Plan, Section, SectionKind, Signer, Task, TaskPrint
from desktop.domain.record import Line, Record, Text, new_id

OPEN = "[…]"
"""Stands where the office has to say something of its own."""


class TaskText(Record, frozen=True, kw_only=True):
    """A task of a template."""

    label: Line = ""
    content: Text


class Node(Record, frozen=True, kw_only=True):
    """A section of a template with what is in it; ``groups``: the components stand here."""

    label: Line = ""
    text: Text = ""
    kind: SectionKind = SectionKind.HEADING
    sections: tuple["Node", ...] = ()
    tasks: tuple[TaskText, ...] = ()
    groups: bool = False


class Template(Record, frozen=True, kw_only=True):
    """A plan to start from."""

    title: Line
    about: Text
    for_kinds: tuple[OfficeKind, ...]
    """The kinds of office that it is made for."""
    sets: tuple[Line, ...]
    """Short names of its index sets."""
    task_print: TaskPrint
    plan_title: tuple[Line, ...]
    legal_bases: tuple[Text, ...] = ()
    opening: tuple[Text, ...] = ()
    sections: tuple[Node, ...]


def plan_from(
    template: Template,
    office: Office,
    frameworks: Sequence[Framework],
    year: int,
    signer: Signer | None = None,
) -> Plan:
    """Return a new plan of an office, with the components of the index sets as groups."""
    blank = with_signer(blank_plan(office, frameworks, year), signer)
    words = {
        "office": office.name or OPEN,
        "superior": office.superior or OPEN,
        "year": str(year),
    }
    maker = _Maker(blank, words)
    for place, node in enumerate(template.sections):
        maker.add(node, None, place)
    bases = tuple(
        LegalBasis(text=_said(text, words), mark="." if text is template.legal_bases[-1] else ";")
        for text in template.legal_bases
    )
    return replace(
        blank,
        head=replace(blank.head, title=tuple(_said(line, words) for line in template.plan_title)),
        legal_bases=bases,
        opening=tuple(_said(text, words) for text in template.opening),
        task_print=template.task_print,
        sections=tuple(maker.sections),
        tasks=tuple(maker.tasks),
    )


def with_signer(plan: Plan, signer: Signer | None) -> Plan:
    """Return the plan with the office's own signer, if there is one."""
    return plan if signer is None else replace(plan, signer=signer)


def _said(text: str, words: dict[str, str]) -> str:
    return text.format_map(words)


class _Maker:
    """Turns nodes into sections and tasks with places and ids of their own."""

    def __init__(self, blank: Plan, words: dict[str, str]) -> None:
        self._blank = blank
        self._words = words
        self.sections: list[Section] = []
        self.tasks: list[Task] = []

    def add(self, node: Node, parent_id: UUID | None, place: int) -> None:
        """Add a node with everything in it."""
        made = Section(
            id=new_id(),
            parent_id=parent_id,
            position=place,
            kind=node.kind,
            label=node.label,
            text=_said(node.text, self._words),
        )
        self.sections.append(made)
        count = 0
        for inner in node.sections:
            self.add(inner, made.id, count)
            count += 1
        for task in node.tasks:
            content = _said(task.content, self._words)
            self.tasks.append(
                Task(
                    id=new_id(),
                    section_id=made.id,
                    position=count,
                    label=task.label,
                    content=content,
                )
            )
            count += 1
        if node.groups:
            self._groups(made.id, count)

    def _groups(self, parent_id: UUID, place: int) -> None:
        """Put the table of components, as the blank plan has it, below a section."""
        table = next(one for one in self._blank.sections if one.kind is SectionKind.TABLE)
        kinds = {SectionKind.GROUP, SectionKind.BLOCK}
        self.sections.append(replace(table, parent_id=parent_id, position=place))
        self.sections += [one for one in self._blank.sections if one.kind in kinds]
