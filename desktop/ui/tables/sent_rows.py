"""The rows of the outbox: what was sent, what stands in its place, whether a receipt came."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.dates import format_date
from desktop.ui.tables.cells import Cell, Column, Look, Row

if TYPE_CHECKING:
    from desktop.services.packages import SentPackage

COLUMNS = (
    Column("sequence", "Số", 52, right=True),
    Column("title", "Nội dung"),
    Column("created", "Ngày lập", 104),
    Column("size", "Cỡ", 80, right=True),
    Column("state", "Trạng thái", 150),
    Column("receipt", "Biên nhận", 150),
)
LESS = frozenset({"state", "size"})
"""Columns that a small screen does without."""


def sent_rows(sent: "Mapping[UUID, SentPackage]") -> list[Row]:
    """Return the rows of the packages that were sent, by row id."""
    newer = _replaced_by(tuple(sent.values()))
    return [_row(row_id, one, newer) for row_id, one in sent.items()]


def _replaced_by(sent: "Sequence[SentPackage]") -> dict[str, int]:
    """Return, by id, the number of the newest package that stands in place of an older one."""
    newest: dict[tuple[object, ...], SentPackage] = {}
    for one in sent:
        key = (one.channel, one.kind, one.period_id)
        if key not in newest or one.sequence > newest[key].sequence:
            newest[key] = one
    return {
        one.id: best.sequence
        for one in sent
        if (best := newest[one.channel, one.kind, one.period_id]).id != one.id
    }


def _row(row_id: UUID, sent: "SentPackage", newer: dict[str, int]) -> Row:
    number = newer.get(sent.id)
    state = (
        Cell("Đã lập và ký", Look.CHIP, "shield-check", "accent", tip="Đã ký, đọc lại đúng")
        if number is None
        else Cell(f"Có gói {number} thay", Look.CHIP, "history", "ink2")
    )
    return Row(
        row_id,
        (
            Cell(str(sent.sequence)),
            Cell(sent.title, tip=f"{sent.title}\n{sent.file_name}"),
            Cell(format_date(sent.created)),
            Cell(f"{max(1, round(sent.size / 1024))} KB"),
            state,
            Cell("Chưa có biên nhận", tip="Biên nhận của nơi nhận sẽ nhập được ở bản sau"),
        ),
    )
