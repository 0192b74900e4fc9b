"""A plan as plain lines in printed order: for reading in a terminal, and for comparing.

Rows of the task table, its group rows too, have their cells parted by tabs, and paragraphs inside
a cell parted by single spaces.
"""

from collections.abc import Iterator
from uuid import UUID

from desktop.domain.actors import actors_cell, coordinator_names, lead_names
from desktop.domain.blank_plan import COLUMNS
from desktop.domain.dates import format_paper_day, format_paper_month
from desktop.domain.outline import Outline
from desktop.domain.plan import (
    ColumnKind,
    Plan,
    Recipient,
    Section,
    SectionKind,
    Signer,
    Target,
    Task,
    TaskPrint,
)


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield the lines of a whole plan, letterhead first."""
    head = plan.head
    yield from (line for line in (head.parent_line, *head.name_lines) if line)
    yield f"Số: {head.number}/{head.symbol}"
    yield _date_line(plan)
    yield head.type_name
    yield from head.title
    for basis in plan.legal_bases:
        yield from f"{basis.text}{basis.mark}".split("\n")
    for paragraph in plan.opening:
        yield from paragraph.split("\n")
    outline = Outline(plan)
    for _, item in outline.walk():
        if isinstance(item, Section):
            yield from _section_lines(outline, item)
        elif isinstance(item, Target):
            yield from _words(item.label, item.lead_in, item.text).split("\n")
        elif _in_table(outline, item.section_id):
            cells = (cell_text(item, column.kind) for column in plan.columns or COLUMNS)
            yield "\t".join(_one_line(cell) for cell in cells)
        else:
            yield from _words(item.label, item.lead_in, item.content).split("\n")
    yield from _end(plan)


def _date_line(plan: Plan) -> str:
    head = plan.head
    return _words(
        f"{head.place}," if head.place else "",
        "ngày",
        format_paper_day(head.day),
        "tháng",
        format_paper_month(head.month),
        "năm",
        str(head.year or ""),
    )


def _section_lines(outline: Outline, section: Section) -> Iterator[str]:
    if section.label or section.text:
        if _in_table(outline, section.id):
            yield "\t".join((section.label, _one_line(section.text)))
        else:
            yield from _words(section.label, section.text).split("\n")
    if section.kind is SectionKind.TABLE:
        yield "\t".join(column.title for column in outline.plan.columns or COLUMNS)
    elif section.header:
        yield "\t".join(section.header)


def _in_table(outline: Outline, section_id: UUID) -> bool:
    """Tell whether a section, or what hangs on it, is a row of the task table."""
    kinds = {section.kind for section in outline.ancestors(section_id)}
    if outline.plan.task_print is TaskPrint.TABLE:
        return not kinds.isdisjoint({SectionKind.TABLE, SectionKind.BLOCK, SectionKind.GROUP})
    return SectionKind.TABLE in kinds


def cell_text(task: Task, kind: ColumnKind) -> str:
    """Return what a column of the task table shows of a task."""
    return {
        ColumnKind.NUMBER: task.label,
        ColumnKind.CONTENT: _words(task.lead_in, task.content),
        ColumnKind.ACTORS: actors_cell(task),
        ColumnKind.LEAD: lead_names(task),
        ColumnKind.COORDINATE: coordinator_names(task),
        ColumnKind.TIMING: task.timing_text,
        ColumnKind.DELIVERABLE: task.deliverable_text,
        ColumnKind.NOTE: task.note,
    }[kind]


def told_task(task: Task) -> str:
    """Return a task as prose; what only the cells of a table say is added in brackets."""
    facts = task_facts(task)
    return _words(task.content, f"({'; '.join(facts.values())})" if facts else "")


def task_facts(task: Task) -> dict[str, str]:
    """Return what prose adds in brackets, by its field."""
    names = ("actors_text", "timing_text", "deliverable_text")
    cells = {name: getattr(task, name) for name in names}
    return {name: cell for name, cell in cells.items() if cell and cell not in task.content}


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _end(plan: Plan) -> Iterator[str]:
    if plan.recipients:
        yield "Nơi nhận:"
    last = len(plan.recipients) - 1
    for place, recipient in enumerate(plan.recipients):
        mark = "." if place == last else ";"
        yield f"- {recipient_text(recipient)}{mark}"
    yield from plan.signer.lines
    if plan.signer.name:
        yield plan.signer.name


def recipient_text(recipient: Recipient) -> str:
    """Return a line of "Nơi nhận" without its dash and its final mark."""
    return f"{recipient.name} ({recipient.note})" if recipient.note else recipient.name


def signer_text(signer: Signer) -> str:
    """Return a signer on one line: "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH – Họ Tên"."""
    return " – ".join(part for part in (*signer.lines, signer.name) if part)
