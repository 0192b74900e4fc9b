"""The list of a report's parts: each with its number, its title and how it stands."""

from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.narrative import PART_TITLES
from desktop.domain.report import PartKey
from desktop.ui.tables.cells import Cell, Column, Row

if TYPE_CHECKING:
    from desktop.services.reports import Composition

COLUMNS = (
    Column("label", "", 44),
    Column("title", "Mục"),
    Column("state", "Tình trạng", 128),
)
LABELS = ("I", "II", "III", "IV", "V")
HEAD_ID = UUID(int=0)
_ANNEX_ID = UUID(int=99)

_State = tuple[str, str, str]
"""Icon, words, colour."""


def report_rows(reading: "Composition") -> list[Row]:
    """Return the rows: the head, the five parts, the annex."""
    head: _State = ("pencil", "Sửa được", "accent")
    annex: _State = ("table-2", "Tự lập", "accent")
    parts = [
        _row(_part_id(key), LABELS[number], PART_TITLES[key], _state(reading, key))
        for number, key in enumerate(PartKey)
    ]
    return [
        _row(HEAD_ID, "", "Đầu văn bản, người ký", head),
        *parts,
        _row(_ANNEX_ID, "PL", "Các phụ lục kèm theo", annex),
    ]


def part_of(row_id: UUID | None) -> PartKey | None:
    """Return the part that a row is about."""
    return next((key for key in PartKey if _part_id(key) == row_id), None)


def _state(reading: "Composition", key: PartKey) -> _State:
    drafted = reading.parts.get(key)
    if drafted is None or not drafted.text.strip():
        return ("circle-dashed", "Để trống", "accent")
    if stale := reading.stale.get(key):
        return ("triangle-alert", f"{len(stale):02d} số đã đổi", "doubt")
    if reading.is_doubtful(key):
        return ("triangle-alert", "Xem lại số", "doubt")
    edited = any(part.key is key and part.text is not None for part in reading.report.parts)
    return ("circle-check", "Đã sửa", "accent") if edited else ("history", "Soạn tự động", "accent")


def _row(row_id: UUID, number: str, title: str, state: _State) -> Row:
    icon, words, tone = state
    cells = (Cell(number), Cell(title, tip=title), Cell(words, icon=icon, tone=tone))
    return Row(row_id, cells)


def _part_id(key: PartKey) -> UUID:
    return UUID(int=1 + list(PartKey).index(key))
