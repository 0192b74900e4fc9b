"""The plan as a paper: every line of the stored plan, in its order, with its literal labels."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from uuid import UUID

from msgspec.structs import replace

from desktop import __version__
from desktop.domain.end_marks import END, ended, lacking_marks, printed_bases
from desktop.domain.layout import Style
from desktop.domain.outline import Item, Outline, plan_name
from desktop.domain.paper import Paper
from desktop.domain.plain import told_task
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
from desktop.domain.word_source import Origin, Source, SourceKind
from desktop.exports.document import (
    Block,
    Document,
    Paragraph,
    Run,
    at_line,
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
        blocks=_closed((*_bases(plan), *_opening(plan), *_body(outline))),
        closing=closing(plan.recipients, plan.signer),
        sheets=plan_sheets(outline),
        origin=Origin(paper=Paper.PLAN, plan_id=plan.id, program=__version__),
    )


def _bases(plan: Plan) -> Iterator[Paragraph]:
    printed = zip(plan.legal_bases, printed_bases(plan.legal_bases), strict=True)
    for place, (basis, text) in enumerate(printed):
        style = Style.BASIS if basis.italic else Style.BODY
        source = Source(kind=SourceKind.BASIS, line=place)
        yield from _own_line(paragraphs(style, text), source)


def _opening(plan: Plan) -> Iterator[Paragraph]:
    for place, text in enumerate(plan.opening):
        source = Source(kind=SourceKind.OPENING, line=place)
        yield from _own_line(paragraphs(Style.BODY, text), source)


def _own_line(made: tuple[Paragraph, ...], source: Source) -> Iterator[Paragraph]:
    """Say the source of an entry of a list; one that breaks lines belongs to no single line."""
    whole = len(made) == 1
    for paragraph in made:
        yield replace(paragraph, source=source) if whole else paragraph


def _body(outline: Outline) -> Iterator[Block]:
    yield from _items(outline, outline.children(None))


def _items(outline: Outline, items: tuple[Item, ...]) -> Iterator[Block]:
    """Print siblings; groups that are to be tabled and stand together make one table."""
    tabled: list[Section] = []
    marks = lacking_marks(items)
    for item in items:
        if isinstance(item, Section) and _is_tabled(outline.plan, item):
            tabled.append(item)
            continue
        if tabled:
            yield task_table(outline, tuple(tabled))
            tabled = []
        yield from _item(outline, item, marks.get(item.id, ""))
    if tabled:
        yield task_table(outline, tuple(tabled))


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """End a text with "./.": in its last sentence, or on a line after a table or a heading."""
    if not blocks:
        return ()
    *others, last = blocks
    if not isinstance(last, Paragraph) or last.style not in {Style.BODY, Style.BASIS}:
        return (*blocks, *paragraphs(Style.BODY, END))
    if last.text.endswith(END):
        return blocks
    runs = list(last.runs)
    while len(runs) > 1 and ended(runs[-1].text) == END:
        runs.pop()
    runs[-1] = replace(runs[-1], text=ended(runs[-1].text))
    return (*others, replace(last, runs=tuple(runs), own=last.own or last.text))


def _marked(made: tuple[Paragraph, ...], mark: str) -> Iterator[Paragraph]:
    """Give the last line of an entry of a list the mark that it was typed without."""
    if not mark:
        yield from made
        return
    *others, last = made
    yield from others
    yield replace(last, runs=(*last.runs, Run(text=mark)), own=last.text)


def _is_tabled(plan: Plan, section: Section) -> bool:
    kinds = {SectionKind.GROUP, SectionKind.BLOCK, SectionKind.TABLE}
    return plan.task_print is TaskPrint.TABLE and section.kind in kinds


def _item(outline: Outline, item: Item, mark: str) -> Iterator[Block]:
    if isinstance(item, Task):
        told = joined([item.lead_in, told_task(item)])
        made = _labelled(Style.BODY, item.label, told, SourceKind.TASK, item.id)
        yield from _marked(made, mark)
    elif isinstance(item, Target):
        told = joined([item.lead_in, item.text])
        made = _labelled(Style.BODY, item.label, told, SourceKind.TARGET, item.id)
        yield from _marked(made, mark)
    else:
        yield from _section(item)
        yield from _items(outline, outline.children(item.id))


def _section(section: Section) -> Iterator[Paragraph]:
    if section.kind is SectionKind.PARAGRAPH:
        yield from _running(section)
    else:
        style = heading_style(section)
        yield from _labelled(style, section.label, section.text, SourceKind.SECTION, section.id)


def heading_style(section: Section) -> Style:
    """Return how a heading is printed; its label tells its level, its case is kept."""
    if section.kind is SectionKind.BLOCK or _FIRST_LEVEL.match(section.label):
        return Style.HEADING_1
    if section.kind is SectionKind.GROUP or _SECOND_LEVEL.match(section.label):
        return Style.HEADING_2
    return Style.BODY if section.label else Style.HEADING_2


def _labelled(
    style: Style, label: str, text: str, kind: SourceKind, identity: UUID
) -> tuple[Paragraph, ...]:
    return paragraphs(style, joined([label, text]), Source(kind=kind, id=identity))


def _running(section: Section) -> Iterator[Paragraph]:
    """Print running text with its emphasis; a newline parts paragraphs."""
    label = f"{section.label} " if section.label else ""
    source = Source(kind=SourceKind.SECTION, id=section.id)
    start = printed = 0
    for line in section.text.split("\n"):
        runs = tuple(_runs(line, start, section.emphasis))
        start += len(line) + 1
        if line.strip():
            lead = (Run(text=printable(label)),) if label else ()
            yield Paragraph(style=Style.BODY, runs=lead + runs, source=at_line(source, printed))
            printed += 1
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
