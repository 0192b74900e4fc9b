"""A plan as plain lines in printed order: for reading in a terminal, and for comparing.

Cells of the task table are parted by tabs, paragraphs inside a cell by single spaces.
"""

from collections.abc import Iterator

from desktop.domain.actors import actors_cell, coordinator_names, lead_names
from desktop.domain.dates import format_paper_day, format_paper_month
from desktop.domain.outline import Outline
from desktop.domain.plan import ColumnKind, Plan, Recipient, Section, SectionKind, Target, Task


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield the lines of a whole plan, letterhead first."""
    head = plan.head
    yield from (line for line in (head.parent_line, *head.name_lines) if line)
    yield f"Số: {head.number}/{head.symbol}"
    yield _date_line(plan)
    yield head.type_name
    yield from head.title
    for basis in plan.legal_bases:
        yield f"{basis.text}{basis.mark}"
    yield from plan.opening
    outline = Outline(plan)
    for _, item in outline.walk():
        if isinstance(item, Section):
            yield from _section_lines(plan, item)
        elif isinstance(item, Target):
            yield _line(item.label, item.lead_in, item.text)
        elif _in_table(outline, item):
            yield "\t".join(_cell(item, column.kind) for column in plan.columns)
        else:
            yield from _line(item.label, item.lead_in, item.content).split("\n")
    yield from _end(plan)


def _date_line(plan: Plan) -> str:
    head = plan.head
    words = (
        f"{head.place}, ngày",
        format_paper_day(head.day),
        "tháng",
        format_paper_month(head.month),
        "năm",
        str(head.year or ""),
    )
    return " ".join(word for word in words if word)


def _section_lines(plan: Plan, section: Section) -> Iterator[str]:
    if section.kind is SectionKind.TABLE:
        yield "\t".join(column.title for column in plan.columns)
    elif section.kind is SectionKind.BLOCK:
        yield f"{section.label}\t{section.text}"
        if section.header:
            yield "\t".join(section.header)
    else:
        yield from _line(section.label, "", section.text).split("\n")


def _in_table(outline: Outline, task: Task) -> bool:
    return any(
        section.kind is SectionKind.TABLE for section in outline.ancestors(task.section_id)
    )


def _cell(task: Task, kind: ColumnKind) -> str:
    text = {
        ColumnKind.NUMBER: task.label,
        ColumnKind.CONTENT: task.content,
        ColumnKind.ACTORS: actors_cell(task),
        ColumnKind.LEAD: lead_names(task),
        ColumnKind.COORDINATE: coordinator_names(task),
        ColumnKind.TIMING: task.timing_text,
        ColumnKind.DELIVERABLE: task.deliverable_text,
        ColumnKind.NOTE: task.note,
    }[kind]
    return text.replace("\n", " ")


def _line(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _end(plan: Plan) -> Iterator[str]:
    if plan.recipients:
        yield "Nơi nhận:"
    for recipient in plan.recipients:
        mark = "." if recipient is plan.recipients[-1] else ";"
        yield f"- {recipient_text(recipient)}{mark}"
    yield from plan.signer.lines
    if plan.signer.name:
        yield plan.signer.name


def recipient_text(recipient: Recipient) -> str:
    """Return a line of "Nơi nhận" without its dash and its final mark."""
    return f"{recipient.name} ({recipient.note})" if recipient.note else recipient.name
