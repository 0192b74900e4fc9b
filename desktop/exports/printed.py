"""The lines of a paper in printed order, each with its source: what a Word file is held against.

The Word writer prints these very lines, so a file that nobody edited has no other ones.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from desktop.domain.word_lines import PrintedLine, trimmed
from desktop.domain.word_source import FIXED, Source, SourceKind
from desktop.exports.document import (
    Block,
    Cell,
    Document,
    Figure,
    RowKind,
    Table,
    TableRow,
    cell_words,
)
from desktop.exports.words import MOTTO, NATION, RECIPIENTS, TO


def head_source(field: str, line: int = 0) -> Source:
    """Return the source of a line of the head."""
    return Source(kind=SourceKind.HEAD, field=field, line=line)


def addressee_lines(names: Sequence[str]) -> Iterator[tuple[Source, str]]:
    """Yield the lines of "Kính gửi" with their sources."""
    if len(names) == 1:
        yield Source(kind=SourceKind.ADDRESSEE), f"{TO} {names[0]}"
        return
    for place, name in enumerate(names):
        if place == 0:
            yield FIXED, TO
        mark = "." if place == len(names) - 1 else ";"
        yield Source(kind=SourceKind.ADDRESSEE, line=place), f"- {name}{mark}"


def recipient_source(document: Document, place: int) -> Source:
    """Return the source of a line under "Nơi nhận"; "- Như trên;" is the program's."""
    own = place - (1 if document.addressees else 0)
    return Source(kind=SourceKind.RECIPIENT, line=own) if own >= 0 else FIXED


def printed_lines(document: Document) -> tuple[PrintedLine, ...]:
    """Return every line of a paper as its Word file shows it."""
    return tuple(_lines(document))


def _lines(document: Document) -> Iterator[PrintedLine]:
    own = document.attached is None
    yield from _upper(document, own=own)
    yield from _foot(document, own=own)
    if document.attached is not None:
        yield from _upper(document.attached, own=True)
    for annex in document.annexes:
        for line in (annex.heading, annex.title, annex.note):
            yield _plain(line)
        yield from _blocks(annex.blocks)


def _upper(document: Document, *, own: bool) -> Iterator[PrintedLine]:
    """Yield head and body; what a plan is issued under is not the plan's own."""
    for line in _head(document):
        yield line if own else replace(line, source=FIXED)
    if document.note:
        yield _plain(document.note)
    for source, text in addressee_lines(document.addressees):
        yield _plain(text, source)
    yield from _blocks(document.blocks)


def _head(document: Document) -> Iterator[PrintedLine]:
    head = document.letterhead
    if head.parent_line:
        yield _plain(head.parent_line, head_source("parent"))
    for place, line in enumerate(head.name_lines):
        yield _plain(line, head_source("name", place))
    yield _plain(NATION)
    yield _plain(MOTTO)
    for field, line in (
        ("number", head.number_line),
        ("place", head.place_line),
        ("type", document.type_name),
    ):
        if line:
            yield _plain(line, head_source(field))
    for place, line in enumerate(document.title_lines):
        yield _plain(line, head_source("title", place))


def _foot(document: Document, *, own: bool) -> Iterator[PrintedLine]:
    foot = document.closing
    if foot.recipients:
        yield _plain(RECIPIENTS)
    for place, line in enumerate(foot.recipients):
        yield _plain(line, recipient_source(document, place) if own else FIXED)
    for place, line in enumerate(foot.authority):
        yield _plain(line, Source(kind=SourceKind.AUTHORITY, line=place) if own else FIXED)
    if foot.name:
        yield _plain(foot.name, Source(kind=SourceKind.SIGNER) if own else FIXED)


def _plain(text: str, source: Source = FIXED) -> PrintedLine:
    return PrintedLine(source=source, cells=trimmed((text,)))


def _blocks(blocks: Sequence[Block]) -> Iterator[PrintedLine]:
    for block in blocks:
        if isinstance(block, Table):
            titles = tuple(column.title for column in block.columns)
            yield PrintedLine(source=block.source or FIXED, cells=trimmed(titles), row=True)
            fields = tuple(column.field for column in block.columns)
            for row in block.rows:
                data = row.kind is RowKind.DATA
                yield PrintedLine(
                    source=row.source or FIXED,
                    cells=trimmed(row_cells(row)),
                    row=True,
                    fields=fields if data else (),
                )
        elif block.text.strip():
            told = "".join(run.text for run in block.runs if not run.counted)
            yield replace(_plain(told, block.source or FIXED), own=block.own)


def _is_counted(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.counted


def row_cells(row: TableRow) -> tuple[str, ...]:
    """Return the texts of a row's cells as they are printed: a group row without label has one."""
    # What Word counts is no text of the file.
    cells = tuple("" if _is_counted(cell) else cell_words(cell) for cell in row.cells)
    return cells[1:] if row.kind is RowKind.GROUP and not cells[0] else cells
