"""Copies of the ledger as rows of a grid."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.wording.backups import REASONS, SHORT_REFUSALS, exactly

if TYPE_CHECKING:
    from desktop.services.backups import Backup

COLUMNS = (
    Column("moment", "Lúc", 136),
    Column("reason", "Loại", 150),
    Column("office", "Cơ quan", 220),
    Column("plans", "Kế hoạch trong sổ"),
    Column("size", "Cỡ", 76, right=True),
)
_IDS = UUID("0b5cf2a0-6c1b-4d8e-9a3f-2f0c3c7f5e11")
_KB = 1024


def row_id(backup: "Backup") -> UUID:
    """Return the id of the row of a copy."""
    return uuid5(_IDS, str(backup.path))


def backup_rows(backups: Sequence["Backup"], office_id: UUID | None, today: date) -> list[Row]:
    """Return the rows of copies; what is of another office, or cannot be used, is marked."""
    return [_row(backup, office_id, today) for backup in backups]


def _row(backup: "Backup", office_id: UUID | None, today: date) -> Row:
    when_made = Cell(exactly(backup.moment, today), tip=str(backup.path), strong=True)
    size = Cell(f"{max(1, round(backup.size / _KB)):,} KB".replace(",", "."))
    if backup.refusal:
        why = SHORT_REFUSALS.get(backup.refusal, "Không dùng được")
        chip = Cell(why, Look.CHIP, "circle-x", "error")
        empty = Cell(backup.path.name, Look.FAINT, tip=str(backup.path))
        return Row(row_id(backup), (when_made, chip, empty, Cell(""), size))
    other = office_id is not None and backup.office_id != office_id
    office = (
        Cell(backup.office, Look.CHIP, "triangle-alert", "doubt", tip="Bản sao của cơ quan khác")
        if other
        else Cell(backup.office)
    )
    plans = "; ".join(backup.plans)
    return Row(
        row_id(backup),
        (
            when_made,
            Cell(REASONS.get(backup.reason or "", "Tệp sổ"), Look.COMPUTED),
            office,
            Cell(_plans(backup), tip=plans) if plans else Cell("chưa có", Look.FAINT),
            size,
        ),
    )


def _plans(backup: "Backup") -> str:
    first, *more = backup.plans
    return f"{first} (và {len(more)} kế hoạch khác)" if more else first
