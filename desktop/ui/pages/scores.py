"""Điểm chỉ số thành phần: the scores of a period beside baseline and target."""

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework, total_score
from desktop.domain.measurable import Measurable, measurables
from desktop.domain.numbers import format_number, format_score, parse_number
from desktop.domain.period import PeriodState
from desktop.domain.quantities import format_quantity
from desktop.domain.result import MeasureKind, Quantity
from desktop.ui.pages.home_rows import target_text
from desktop.ui.session import Session
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from desktop.services.changes import Changes
    from desktop.services.desk import Desk
    from desktop.services.results import ResultSheet

COLUMNS = (
    Column("number", "TT", 56, right=True),
    Column("name", "Chỉ số thành phần"),
    Column("scale", "Thang điểm", 110, right=True),
    Column("baseline", "Năm gốc", 110, right=True),
    Column("target", "Chỉ tiêu", 110, right=True),
    Column("result", "Kết quả kỳ này", 150, right=True),
)


class Scores(QWidget):
    """A grid of components, totals and ranks in which the result can be typed.

    Signals:
        left: the clerk is done here.
    """

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet: ResultSheet | None = None
        self._sets: tuple[Framework, ...] = ()
        self._entries: dict[UUID, Measurable] = {}
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Điểm chỉ số thành phần"), tall=False)
        self.grid.why_shut = self._why_shut
        back = button(self.tr("Trở lại nhiệm vụ"), "undo-2", clicked=self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(
            row(
                label(self.tr("Điểm chỉ số thành phần"), "strong"),
                12,
                label(self.tr("Để trống nếu chưa có số công bố."), "small"),
                None,
                back,
                margins=(16, 8, 16, 8),
            )
        )
        layout.addWidget(self.grid, 1)
        self.model.edited.connect(self._on_edited)

    def show_sheet(self, sheet: "ResultSheet", frameworks: tuple[Framework, ...]) -> None:
        """Show the sets of the sheet's plan with what was measured in its period."""
        self._sheet, self._sets = sheet, frameworks
        locked = sheet.period.state is not PeriodState.OPEN
        rows: list[Row] = []
        values = {
            (one.framework_id, one.component_id, one.quantity): one.value
            for one in sheet.measures
            if one.kind is MeasureKind.RESULT and one.indicator_id is None
        }
        self._entries = {}
        for framework in frameworks:
            if framework.id not in sheet.plan.framework_ids:
                continue
            scores = {
                part.id: values.get((framework.id, part.id, Quantity.SCORE))
                for part in framework.components
            }
            total = format_score(total_score(framework, scores))
            rows.append(
                Row(
                    framework.id,
                    (Cell(framework.name, Look.BLOCK),),
                    note=self.tr("Cộng theo điểm đã nhập: %s / %s")
                    % (total, format_number(framework.total_scale)),
                )
            )
            for one in measurables(sheet.plan, framework):
                about = one.component.id if one.component is not None else None
                self._entries[one.id] = one
                rows.append(
                    _row(one, values.get((framework.id, about, one.quantity)), locked=locked)
                )
        self.grid.show_rows(rows)

    def _why_shut(self) -> str:
        if self._sheet is not None and self._sheet.period.state is not PeriodState.OPEN:
            return self.tr("Kỳ này không mở nên điểm chỉ đọc.")
        return self.tr("Chỉ cột “Kết quả kỳ này” gõ được.")

    def _on_edited(self, entry_id: UUID, _key: str, text: str) -> None:
        sheet, entry = self._sheet, self._entries.get(entry_id)
        if sheet is None or entry is None:
            return
        try:
            value = parse_number(text, low=Decimal(0), high=entry.most) if text.strip() else None
        except InputRefused as refusal:
            self._session.messages.refuse(refusal)
            self.show_sheet(sheet, self._sets)
            return

        def store(desk: "Desk") -> "Changes":
            # Imported on the worker: the window must show before SQLAlchemy is loaded.
            from desktop.services.results import measured  # noqa: PLC0415

            return desk.results.save_measure(measured(sheet.plan, sheet.period, entry, value))

        self._session.change(self.tr("sửa điểm"), store)

    def _leave(self) -> None:
        self.left.emit()


def _row(entry: Measurable, value: Decimal | None, *, locked: bool) -> Row:
    part, target = entry.component, entry.target
    return Row(
        entry.id,
        (
            Cell(str(part.position) if part is not None else ""),
            Cell(entry.name, tip=part.name if part is not None else entry.framework.name),
            Cell(f"0 – {format_number(entry.most)}" if entry.most is not None else ""),
            Cell(_quantity(target.baseline if target is not None else None, entry.quantity)),
            Cell(target_text(target)),
            Cell(
                format_quantity(value, entry.quantity).removesuffix("%"),
                Look.READ_ONLY if locked else Look.INPUT,
            ),
        ),
    )


def _quantity(value: Decimal | None, quantity: Quantity) -> str:
    return format_quantity(value, quantity) or "–"
