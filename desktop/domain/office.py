"""The office that owns a ledger and the units inside it."""

from enum import StrEnum
from uuid import UUID

from desktop.domain.layout import PageSetup
from desktop.domain.record import Line, Record


class OfficeKind(StrEnum):
    """What an office is; it decides the letterhead and the signer block."""

    COMMITTEE = "committee"
    """Ủy ban nhân dân of a commune, ward or higher level."""
    DEPARTMENT = "department"
    """Sở and other agencies with a head (chế độ thủ trưởng)."""
    OTHER = "other"


class Office(Record, frozen=True, kw_only=True):
    """The owner of a ledger, a sender or a receiver of packages.

    ``parent_line`` and ``name_lines`` are the letterhead as printed (decree 30, ô số 2):
    "UBND TỈNH LẠNG SƠN" over "SỞ NGOẠI VỤ"; a committee has no parent line and two name lines.
    """

    id: UUID
    kind: OfficeKind
    name: Line
    parent_line: Line = ""
    name_lines: tuple[Line, ...] = ()
    symbol: Line = ""
    """Abbreviation in document symbols, in its own case: "UBND", "SNgV"."""
    place: Line = ""
    """Địa danh of the date line."""
    code: Line = ""
    """Mã định danh điện tử (QĐ 20/2020/QĐ-TTg), if known."""
    superior: Line = ""
    """The office that reports go to."""
    page: PageSetup = PageSetup()
    """Margins and size of its papers."""


class Unit(Record, frozen=True, kw_only=True):
    """A part of an office, or a job title, that leads or coordinates tasks."""

    id: UUID
    name: Line
    aliases: tuple[Line, ...] = ()
