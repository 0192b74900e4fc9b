"""The task table of a plan: chosen columns, block and group rows, literal cells."""

from collections.abc import Iterator

from desktop.domain.blank_plan import COLUMNS
from desktop.domain.outline import Item, Outline
from desktop.domain.plain import cell_text
from desktop.domain.plan import Column, ColumnKind, Plan, Section, SectionKind, Target
from desktop.domain.word_source import Source, SourceKind
from desktop.exports.document import (
    CellAlign,
    RowKind,
    Table,
    TableColumn,
    TableRow,
    joined,
    printable,
)

_SHARES = {
    ColumnKind.NUMBER: 11.5,
    ColumnKind.CONTENT: 74.0,
    ColumnKind.ACTORS: 29.0,
    ColumnKind.LEAD: 27.0,
    ColumnKind.COORDINATE: 27.0,
    ColumnKind.TIMING: 24.5,
    ColumnKind.DELIVERABLE: 26.0,
    ColumnKind.NOTE: 22.0,
}
_LONGEST_LABEL = 8
_ALIGN = {ColumnKind.CONTENT: CellAlign.JUSTIFY, ColumnKind.NOTE: CellAlign.LEFT}


def task_table(outline: Outline, sections: tuple[Section, ...]) -> Table:
    """Return the table of the tasks under some sections, in printed order."""
    columns = table_columns(outline.plan)
    rows = (row for section in sections for row in _section_rows(outline, section, columns))
    return Table(
        columns=tuple(_column(column) for column in columns),
        rows=tuple(rows),
        source=Source(kind=SourceKind.COLUMNS, id=sections[0].id if sections else None),
    )


def table_columns(plan: Plan) -> tuple[Column, ...]:
    """Return the columns that a plan prints."""
    return plan.columns or COLUMNS


def _column(column: Column) -> TableColumn:
    return TableColumn(
        title=printable(column.title),
        share=_SHARES[column.kind],
        align=_ALIGN.get(column.kind, CellAlign.CENTER),
        field=column.kind.value,
    )


def _section_rows(
    outline: Outline, section: Section, columns: tuple[Column, ...]
) -> Iterator[TableRow]:
    if section.text or section.label:
        source = Source(kind=SourceKind.SECTION, id=section.id)
        yield group_row(section.label, section.text, source)
    if section.kind is SectionKind.BLOCK and section.header:
        titles = [printable(title) for title in section.header[: len(columns)]]
        titles += [""] * (len(columns) - len(titles))
        source = Source(kind=SourceKind.HEADER, id=section.id)
        yield TableRow(cells=tuple(titles), kind=RowKind.HEAD, source=source)
    for item in outline.children(section.id):
        yield from _item_rows(outline, item, columns)


def _item_rows(outline: Outline, item: Item, columns: tuple[Column, ...]) -> Iterator[TableRow]:
    if isinstance(item, Section):
        yield from _section_rows(outline, item, columns)
    elif isinstance(item, Target):
        source = Source(kind=SourceKind.TARGET, id=item.id)
        yield group_row(item.label, joined([item.lead_in, item.text]), source)
    else:
        yield TableRow(
            cells=tuple(printable(cell_text(item, column.kind)) for column in columns),
            source=Source(kind=SourceKind.TASK, id=item.id),
        )


def group_row(label: str, text: str, source: Source | None = None) -> TableRow:
    """Return a bold row; a label too long for the first column stands before the text."""
    if len(label) > _LONGEST_LABEL:
        label, text = "", joined([label, text])
    cells = (printable(label), printable(text))
    return TableRow(cells=cells, kind=RowKind.GROUP, source=source)
