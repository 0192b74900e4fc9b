"""The neutral document: what a paper says and what each line is, without any file format.

It is built once (``plan_paper``, ``period_paper``) and written three times. A style names the
role of a line; how that role looks is the layout profile's business (``layout``).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec.structs import replace

from desktop.domain.end_marks import END
from desktop.domain.layout import Layout, Style
from desktop.domain.record import Record
from desktop.domain.text import tidy
from desktop.domain.word_source import Origin, Source

BLANK = "\u00a0" * 8
"""Room that văn thư fills: a number or a day not given yet. No-break spaces never collapse."""
UNKNOWN = "…"
"""The same where nobody writes by hand: in running text and in cells."""


class Mark(StrEnum):
    """A mark that black print shows, on words of a comparison."""

    STRUCK = "struck"
    UNDERLINED = "underlined"


class Run(Record, frozen=True, kw_only=True):
    """A stretch of text with one emphasis, on top of what its style gives."""

    text: str
    bold: bool = False
    italic: bool = False
    mark: Mark | None = None
    counted: str = ""
    """Pattern ("Điều %1.") of a number that the program counts: Word counts it again."""


class Paragraph(Record, frozen=True, kw_only=True):
    """One paragraph of the body."""

    style: Style
    runs: tuple[Run, ...]
    source: Source | None = None
    """What it prints; None: words of the program."""
    own: str = ""
    """The words as the ledger has them, where the paper gave them a final mark."""

    @property
    def text(self) -> str:
        """The words without their emphasis."""
        return "".join(run.text for run in self.runs)


class Figure(Record, frozen=True, kw_only=True):
    """A number or a day in a table: as printed, and as a spreadsheet holds it."""

    text: str
    value: Decimal | int | date
    format: str = "General"
    """Number format of a spreadsheet cell."""
    counted: bool = False
    """A number that the program counts, from 1 on: Word counts it again."""


class Marked(Record, frozen=True, kw_only=True):
    """A cell with marked words; a spreadsheet shows its words only."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(run.text for run in self.runs)


class Fill(StrEnum):
    """How a piece of a bar is filled: told apart in black print and on a photocopy."""

    SOLID = "solid"
    GREY = "grey"
    HATCHED = "hatched"
    DOTTED = "dotted"
    EMPTY = "empty"
    """An outline only."""


class Bar(Record, frozen=True, kw_only=True):
    """Shares of a whole, drawn side by side in a cell; a spreadsheet shows the figures."""

    shares: tuple[tuple[Fill, float], ...]
    """Each from 0 to 1, together at most 1; less leaves the end of the cell blank."""
    text: str
    """The same in words, for whoever cannot see the drawing."""


Cell = str | Figure | Marked | Bar


class CellAlign(StrEnum):
    """How the cells of a column stand."""

    CENTER = "center"
    LEFT = "left"
    JUSTIFY = "justify"


class TableColumn(Record, frozen=True, kw_only=True):
    """A column: title, share of the table's width, alignment."""

    title: str
    share: float
    align: CellAlign = CellAlign.LEFT
    field: str = ""
    """The field that its cells show; "" where they are computed or belong elsewhere."""


class RowKind(StrEnum):
    """What a table row is."""

    DATA = "data"
    GROUP = "group"
    """A bold row: its first cell in the first column, its second across all others."""
    HEAD = "head"
    """Column titles again, under a block row, as the source writes them."""
    TOTAL = "total"
    """A bold row of sums."""


class TableRow(Record, frozen=True, kw_only=True):
    """A row; a group row has two cells, every other row one for each column."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.DATA
    source: Source | None = None


class Table(Record, frozen=True, kw_only=True):
    """A table whose column titles repeat on each page."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    source: Source | None = None
    """Of its column titles."""


Block = Paragraph | Table


def is_ended(blocks: Sequence[Block], index: int) -> bool:
    """Say whether nothing but the mark that ends a text follows a table.

    Its last row then stays with the mark, which would else stand alone on a page.
    """
    following = blocks[index + 1 : index + 2]
    return any(isinstance(one, Paragraph) and one.text == END for one in following)


class Letterhead(Record, frozen=True, kw_only=True):
    """The head of page 1, left and right (ô số 1 to 5b).

    A document that another one carries has neither number nor date of its own: both are empty.
    """

    parent_line: str
    name_lines: tuple[str, ...]
    number_line: str
    place_line: str
    subject: str = ""
    """V/v … of a letter, which has no type name and no title (ô số 5b)."""


class Closing(Record, frozen=True, kw_only=True):
    """The foot of a paper: recipients at the left, signer at the right (ô số 7 and 9)."""

    recipients: tuple[str, ...] = ()
    """Whole lines: "- UBND tỉnh (b/c);"."""
    authority: tuple[str, ...] = ()
    name: str = ""


class Annex(Record, frozen=True, kw_only=True):
    """Phụ lục with page numbers of its own; its pages may lie.

    Its text ends with "./." like that of the paper (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III).
    After a table the mark is a line of its own: in the last cell it would become a part of what a
    clerk reported, and come back with an edited Word file.
    """

    heading: str
    title: str
    note: str
    blocks: tuple[Block, ...]
    landscape: bool = True


class Chart(Record, frozen=True, kw_only=True):
    """A bar chart of a sheet's rows; columns count from 1, and rows of sums are left out."""

    title: str
    names: int
    values: tuple[int, ...]
    stacked: bool = False


class Sheet(Record, frozen=True, kw_only=True):
    """One sheet of the workbook: heading lines over one table."""

    name: str
    heading: tuple[str, ...]
    table: Table
    landscape: bool = True
    chart: Chart | None = None


class Document(Record, frozen=True, kw_only=True):
    """A whole paper."""

    title: str
    """One line, for the properties of the file."""
    author: str
    created: date
    letterhead: Letterhead
    type_name: str
    """Empty for a letter."""
    title_lines: tuple[str, ...]
    note: str = ""
    """Under the title, over its rule: "(Kèm theo Quyết định số …)"."""
    addressees: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    closing: Closing = Closing()
    attached: "Document | None" = None
    """What a decision issues: on a page of its own, with page numbers from 1, and not signed
    again, for its closing is not printed."""
    annexes: tuple[Annex, ...] = ()
    following: "tuple[Document, ...]" = ()
    """Further whole papers in the same file: each with its head, its page numbers from 1, and
    its signature. Only their head, body and closing are printed."""
    sheets: tuple[Sheet, ...] = ()
    table_size: float | None = None
    """Size of its tables (points), where the profile's own would need more than the paper has."""
    origin: Origin | None = None
    """What the file is, for the day when it comes back edited."""


def layout_of(document: Document, layout: Layout) -> Layout:
    """Return the profile with the document's own size of tables."""
    if document.table_size is None:
        return layout
    return replace(layout, table_size=document.table_size)


def counted(number: int) -> Figure:
    """Return the number of a row, which Word counts again when rows come or go."""
    return Figure(text=str(number), value=number, counted=True)


def cell_words(cell: Cell) -> str:
    """Return what a cell says."""
    return cell if isinstance(cell, str) else cell.text


def printable(text: str) -> str:
    """Return text that every format can hold: NFC, no control marks, no half characters.

    The no-break hyphen of Word becomes the ordinary one: the paper's typeface may lack it.
    """
    return tidy(text).replace("\t", " ").replace("\u2011", "-")


def paragraphs(style: Style, text: str, source: Source | None = None) -> tuple[Paragraph, ...]:
    """Return one plain paragraph for each non-blank line of ``text``."""
    lines = (line.strip() for line in printable(text).split("\n"))
    return tuple(
        Paragraph(style=style, runs=(Run(text=line),), source=at_line(source, number))
        for number, line in enumerate(line for line in lines if line)
    )


def at_line(source: Source | None, number: int) -> Source | None:
    """Return the source of one of the lines that a record prints."""
    if source is None:
        return None
    return Source(kind=source.kind, id=source.id, field=source.field, line=source.line + number)


def joined(parts: Iterable[str]) -> str:
    """Return the non-empty parts with one space between them."""
    return " ".join(part for part in parts if part)
