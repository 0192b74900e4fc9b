"""The plan as a paper: every line of the stored plan, in its order, with its literal labels."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from desktop.domain.layout import Style
from desktop.domain.outline import Item, Outline, plan_name
from desktop.domain.plan import (
    Emphasis,
    EmphasisKind,
    Plan,
    Section,
    SectionKind,
    Target,
    Task,
    TaskPrint,
)
from desktop.exports.document import (
    Block,
    Document,
    Paragraph,
    Run,
    joined,
    paragraphs,
    printable,
)
from desktop.exports.head import closing, letterhead
from desktop.exports.plan_sheets import plan_sheets
from desktop.exports.task_table import task_table

_FIRST_LEVEL = re.compile(r"(Phần\s+\S+|PHẦN\s+\S+|[A-ZĐ]|[IVXLC]+)[.:]?$")
_SECOND_LEVEL = re.compile(r"\d+[.)]?$")


def build_plan_paper(plan: Plan, *, created: date) -> Document:
    """Return the paper of a plan; ``created`` is the day put into the file's properties."""
    head = plan.head
    outline = Outline(plan)
    return Document(
        title=printable(joined([head.type_name.capitalize(), plan_name(plan)])),
        author=printable(" ".join(head.name_lines)),
        created=created,
        letterhead=letterhead(head),
        type_name=printable(head.type_name),
        title_lines=tuple(printable(line) for line in head.title),
        blocks=(*_bases(plan), *_opening(plan), *_body(outline)),
        closing=closing(plan.recipients, plan.signer),
        sheets=plan_sheets(outline),
    )


def _bases(plan: Plan) -> Iterator[Paragraph]:
    for basis in plan.legal_bases:
        style = Style.BASIS if basis.italic else Style.BODY
        yield from paragraphs(style, basis.text + basis.mark)


def _opening(plan: Plan) -> Iterator[Paragraph]:
    for text in plan.opening:
        yield from paragraphs(Style.BODY, text)


def _body(outline: Outline) -> Iterator[Block]:
    yield from _items(outline, outline.children(None))


def _items(outline: Outline, items: tuple[Item, ...]) -> Iterator[Block]:
    """Print siblings; groups that are to be tabled and stand together make one table."""
    tabled: list[Section] = []
    for item in items:
        if isinstance(item, Section) and _is_tabled(outline.plan, item):
            tabled.append(item)
            continue
        if tabled:
            yield task_table(outline, tuple(tabled))
            tabled = []
        yield from _item(outline, item)
    if tabled:
        yield task_table(outline, tuple(tabled))


def _is_tabled(plan: Plan, section: Section) -> bool:
    kinds = {SectionKind.GROUP, SectionKind.BLOCK, SectionKind.TABLE}
    return plan.task_print is TaskPrint.TABLE and section.kind in kinds


def _item(outline: Outline, item: Item) -> Iterator[Block]:
    if isinstance(item, Task):
        yield from _labelled(Style.BODY, item.label, joined([item.lead_in, _told(item)]))
    elif isinstance(item, Target):
        yield from _labelled(Style.BODY, item.label, joined([item.lead_in, item.text]))
    else:
        yield from _section(item)
        yield from _items(outline, outline.children(item.id))


def _told(task: Task) -> str:
    """Return a task as prose; what only the cells of a table say is added in brackets."""
    cells = (task.actors_text, task.timing_text, task.deliverable_text)
    facts = [cell for cell in cells if cell and cell not in task.content]
    return joined([task.content, f"({'; '.join(facts)})" if facts else ""])


def _section(section: Section) -> Iterator[Paragraph]:
    if section.kind is SectionKind.PARAGRAPH:
        yield from _running(section)
    else:
        yield from _labelled(heading_style(section), section.label, section.text)


def heading_style(section: Section) -> Style:
    """Return how a heading is printed; its label tells its level, its case is kept."""
    if section.kind is SectionKind.BLOCK or _FIRST_LEVEL.match(section.label):
        return Style.HEADING_1
    if section.kind is SectionKind.GROUP or _SECOND_LEVEL.match(section.label):
        return Style.HEADING_2
    return Style.BODY if section.label else Style.HEADING_2


def _labelled(style: Style, label: str, text: str) -> tuple[Paragraph, ...]:
    return paragraphs(style, joined([label, text]))


def _running(section: Section) -> Iterator[Paragraph]:
    """Print running text with its emphasis; a newline parts paragraphs."""
    label = f"{section.label} " if section.label else ""
    start = 0
    for line in section.text.split("\n"):
        runs = tuple(_runs(line, start, section.emphasis))
        start += len(line) + 1
        if line.strip():
            lead = (Run(text=printable(label)),) if label else ()
            yield Paragraph(style=Style.BODY, runs=lead + runs)
            label = ""


def _runs(line: str, start: int, emphasis: tuple[Emphasis, ...]) -> Iterator[Run]:
    """Cut one line at the ends of its emphasised stretches."""
    cuts = {0, len(line)}
    for stretch in emphasis:
        cuts |= {min(max(edge - start, 0), len(line)) for edge in (stretch.start, stretch.end)}
    for low, high in pairwise(sorted(cuts)):
        kinds = {
            stretch.kind
            for stretch in emphasis
            if stretch.start <= start + low and start + high <= stretch.end
        }
        yield Run(
            text=printable(line[low:high]),
            bold=EmphasisKind.BOLD in kinds,
            italic=EmphasisKind.ITALIC in kinds,
        )
