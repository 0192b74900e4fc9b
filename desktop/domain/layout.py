"""The layout of official papers as one versioned record: amend the decree here, nowhere else.

Source: Nghị định 30/2020/NĐ-CP (05/3/2020), Phụ lục I, mục I and II. Lengths are millimetres,
sizes and gaps are points.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.record import Record

MM = 72 / 25.4
"""Points in a millimetre."""


class Align(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


class Style(StrEnum):
    """What a line of a paper is (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    PARENT = "parent"
    ISSUER = "issuer"
    NATION = "nation"
    MOTTO = "motto"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    TYPE_NAME = "type_name"
    TITLE = "title"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    """V/v … of a letter, under the number (ô số 5b)."""
    POWER = "power"
    """Who decides, over the legal bases of a decision."""
    DECIDES = "decides"
    """QUYẾT ĐỊNH: on a line of its own."""
    BASIS = "basis"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    NOTICE = "notice"
    ANNEX = "annex"
    ANNEX_TITLE = "annex_title"
    ANNEX_NOTE = "annex_note"
    CAPTION = "caption"
    """A line that explains a table."""
    CELL = "cell"
    CELL_HEAD = "cell_head"
    RECIPIENTS_HEAD = "recipients_head"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    SIGNER = "signer"
    PAGE_NUMBER = "page_number"


class PageSetup(Record, frozen=True, kw_only=True):
    """What an office chooses inside what the decree allows; margins in mm, size in points."""

    margin_top: Annotated[int, Meta(ge=20, le=25)] = 20
    margin_bottom: Annotated[int, Meta(ge=20, le=25)] = 20
    margin_left: Annotated[int, Meta(ge=30, le=35)] = 30
    margin_right: Annotated[int, Meta(ge=15, le=20)] = 15
    body_size: Annotated[int, Meta(ge=13, le=14)] = 14


class TextStyle(Record, frozen=True, kw_only=True):
    """How one role looks."""

    size: float
    sizes: tuple[float, float] | None = None
    """Smallest and largest size that the decree allows; None: it says nothing."""
    upper: bool = False
    """The decree asks for capitals throughout."""
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTER
    first_indent: float = 0
    """mm"""
    gap_before: float = 0
    gap_after: float = 0
    outline: int | None = None
    """Level in the outline of the file, from 1; None for text."""


class Layout(Record, frozen=True, kw_only=True):
    """One version of the decree's layout."""

    version: str = "30/2020/NĐ-CP"
    page_width: float = 210
    page_height: float = 297
    margin_top: float = 20
    margin_bottom: float = 20
    margin_left: float = 30
    margin_right: float = 15
    page_number_top: float = 10
    """From the paper's edge to the top of the page number."""
    body_size: float = 14
    end_margins: tuple[float, float] = (20, 25)
    """Smallest and largest margin at the top and at the bottom that the decree allows."""
    left_margins: tuple[float, float] = (30, 35)
    right_margins: tuple[float, float] = (15, 20)
    table_size: float = 12
    leading: float = 1.15
    """Line height of the typeface at single spacing, in font sizes."""
    indent: float = 12.7
    gap: float = 6
    left_column: float = 0.4
    """Share of the text width that the left half of the letterhead takes."""
    rule_share: float = 0.4
    """Rule under the issuer and the title: 1/3 to 1/2 of the line above."""
    rule_width: float = 0.75
    rule_box: float = 6
    """Height of the strip in which a rule is drawn, in points."""
    rule_drop: float = 2.5
    """From the top of the strip to the rule."""
    title_inset: float = 10
    """Kept free at each side of a title."""
    addressee_indent: float = 25
    """From the margin to "Kính gửi:" where several offices are named."""
    signature_lines: int = 5
    """Blank lines between authority and name: signature and stamp."""
    cell_padding: float = 3.5
    cell_padding_y: float = 2
    grid_width: float = 0.5
    tall_row: float = 0.3
    """A row higher than this share of the page may be parted; a lower one goes to the next."""

    def text_width(self, *, landscape: bool = False) -> float:
        """Return the width between the margins in points."""
        width = self.page_height if landscape else self.page_width
        return (width - self.margin_left - self.margin_right) * MM

    def text_height(self, *, landscape: bool = False) -> float:
        """Return the height between the margins in points."""
        height = self.page_width if landscape else self.page_height
        return (height - self.margin_top - self.margin_bottom) * MM

    def style(self, style: Style) -> TextStyle:
        """Return how a role looks."""
        return self.styles()[style]

    def styles(self) -> dict[Style, TextStyle]:
        """Return how every role looks; the numbers are those of the decree's own sample table."""
        body, small = self.body_size, self.body_size - 1
        large = (13.0, 14.0)
        less = (12.0, 13.0)
        text = TextStyle(
            size=body,
            sizes=large,
            align=Align.JUSTIFY,
            first_indent=self.indent,
            gap_after=self.gap,
        )
        bold = TextStyle(size=body, sizes=large, bold=True)
        cell = TextStyle(size=self.table_size, align=Align.LEFT)
        return {
            Style.PARENT: TextStyle(size=small, sizes=less, upper=True),
            Style.ISSUER: TextStyle(size=small, sizes=less, bold=True, upper=True),
            Style.NATION: TextStyle(size=small, sizes=less, bold=True, upper=True),
            Style.MOTTO: bold,
            Style.NUMBER: TextStyle(size=13, sizes=(13, 13)),
            Style.PLACE_DATE: TextStyle(size=13, sizes=large, italic=True),
            Style.SUBJECT: TextStyle(size=12, sizes=less, gap_before=6),
            Style.TYPE_NAME: replace(bold, upper=True, gap_before=12),
            Style.TITLE: bold,
            Style.POWER: replace(bold, upper=True, gap_after=self.gap),
            Style.DECIDES: replace(bold, upper=True, gap_after=self.gap),
            Style.ADDRESSEE: TextStyle(size=body, sizes=large, align=Align.LEFT),
            Style.BASIS: replace(text, italic=True),
            Style.BODY: text,
            Style.HEADING_1: replace(text, bold=True, outline=1),
            Style.HEADING_2: replace(text, bold=True, outline=2),
            Style.NOTICE: replace(text, bold=True, italic=True),
            Style.ANNEX: replace(bold, outline=1),
            Style.ANNEX_TITLE: replace(bold, upper=True),
            # Brackets reach down as far as a rule under letters would lie.
            Style.ANNEX_NOTE: TextStyle(size=body, sizes=large, italic=True, gap_after=3),
            Style.CAPTION: replace(cell, italic=True, gap_before=3, gap_after=self.gap),
            Style.CELL: cell,
            Style.CELL_HEAD: replace(cell, bold=True, align=Align.CENTER),
            Style.RECIPIENTS_HEAD: TextStyle(
                size=12, sizes=(12, 12), bold=True, italic=True, align=Align.LEFT
            ),
            Style.RECIPIENT: TextStyle(size=11, sizes=(11, 11), align=Align.LEFT),
            Style.AUTHORITY: replace(bold, upper=True),
            Style.SIGNER: bold,
            Style.PAGE_NUMBER: TextStyle(size=body, sizes=large),
        }


ND30 = Layout()


def layout_for(setup: PageSetup) -> Layout:
    """Return the profile with an office's own choices in it."""
    return replace(
        ND30,
        margin_top=setup.margin_top,
        margin_bottom=setup.margin_bottom,
        margin_left=setup.margin_left,
        margin_right=setup.margin_right,
        body_size=setup.body_size,
    )
