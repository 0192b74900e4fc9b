"""The layout of official papers as one versioned record: amend the decree here, nowhere else.

Source: Nghị định 30/2020/NĐ-CP (05/3/2020), Phụ lục I, mục I and II. Lengths are millimetres,
sizes and gaps are points.
"""

from enum import StrEnum

from msgspec.structs import replace

from desktop.domain.record import Record
from desktop.exports.document import Style

MM = 72 / 25.4
"""Points in a millimetre."""


class Align(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


class TextStyle(Record, frozen=True, kw_only=True):
    """How one role looks."""

    size: float
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
    """13 or 14."""
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
        text = TextStyle(
            size=body, align=Align.JUSTIFY, first_indent=self.indent, gap_after=self.gap
        )
        bold = TextStyle(size=body, bold=True)
        cell = TextStyle(size=self.table_size, align=Align.LEFT)
        return {
            Style.PARENT: TextStyle(size=small),
            Style.ISSUER: TextStyle(size=small, bold=True),
            Style.NATION: TextStyle(size=small, bold=True),
            Style.MOTTO: TextStyle(size=body, bold=True),
            Style.NUMBER: TextStyle(size=13),
            Style.PLACE_DATE: TextStyle(size=13, italic=True),
            Style.TYPE_NAME: TextStyle(size=body, bold=True, gap_before=12),
            Style.TITLE: bold,
            Style.ADDRESSEE: TextStyle(size=body, align=Align.LEFT),
            Style.BASIS: replace(text, italic=True),
            Style.BODY: text,
            Style.HEADING_1: replace(text, bold=True, outline=1),
            Style.HEADING_2: replace(text, bold=True, outline=2),
            Style.NOTICE: replace(text, bold=True, italic=True),
            Style.ANNEX: replace(bold, outline=1),
            Style.ANNEX_TITLE: bold,
            Style.ANNEX_NOTE: TextStyle(size=body, italic=True),
            Style.CELL: cell,
            Style.CELL_HEAD: replace(cell, bold=True, align=Align.CENTER),
            Style.RECIPIENTS_HEAD: TextStyle(size=12, bold=True, italic=True, align=Align.LEFT),
            Style.RECIPIENT: TextStyle(size=11, align=Align.LEFT),
            Style.AUTHORITY: bold,
            Style.SIGNER: bold,
            Style.PAGE_NUMBER: TextStyle(size=body),
        }


ND30 = Layout()
