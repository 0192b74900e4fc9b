"""Điểm chỉ số thành phần: the scores of a period beside baseline and target."""

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Component, Framework, total_score
from desktop.domain.numbers import format_number, format_score, parse_number
from desktop.domain.period import PeriodState
from desktop.domain.plan import Target
from desktop.domain.result import Quantity
from desktop.ui.pages.home_rows import component_target, target_text
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
    """A grid of components in which the result can be typed.

    Signals:
        left: the clerk is done here.
    """

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet: ResultSheet | None = None
        self._sets: dict[UUID, Framework] = {}
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
        """Show the sets of the sheet's plan with the scores of its period."""
        self._sheet = sheet
        locked = sheet.period.state is not PeriodState.OPEN
        rows: list[Row] = []
        values = {
            measure.component_id: measure.value
            for measure in sheet.measures
            if measure.quantity is Quantity.SCORE
        }
        self._sets = {}
        for framework in frameworks:
            if framework.id not in sheet.plan.framework_ids:
                continue
            total = total_score(
                framework, {part.id: values.get(part.id) for part in framework.components}
            )
            rows.append(
                Row(
                    framework.id,
                    (Cell(framework.name, Look.BLOCK),),
                    note=f"Tổng: {format_score(total)} / {format_number(framework.total_scale)}",
                )
            )
            for part in framework.components:
                self._sets[part.id] = framework
                rows.append(
                    _row(
                        part, component_target(sheet.plan, part), values.get(part.id), locked=locked
                    )
                )
        self.grid.show_rows(rows)

    def _why_shut(self) -> str:
        if self._sheet is not None and self._sheet.period.state is not PeriodState.OPEN:
            return self.tr("Kỳ này không mở nên điểm chỉ đọc.")
        return self.tr("Chỉ cột “Kết quả kỳ này” gõ được.")

    def _on_edited(self, component_id: UUID, _key: str, text: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        framework = self._sets[component_id]
        part = next(one for one in framework.components if one.id == component_id)
        try:
            value = parse_number(text, low=Decimal(0), high=part.scale) if text.strip() else None
        except InputRefused as refusal:
            self._session.messages.refuse(refusal)
            self.show_sheet(sheet, tuple(dict.fromkeys(self._sets.values())))
            return

        def store(desk: "Desk") -> "Changes":
            # Imported on the worker: the window must show before SQLAlchemy is loaded.
            from desktop.services.results import component_measure  # noqa: PLC0415

            made = component_measure(sheet.plan, sheet.period, framework, component_id, value)
            return desk.results.save_measure(made)

        self._session.change(self.tr("sửa điểm"), store)

    def _leave(self) -> None:
        self.left.emit()


def _row(part: Component, target: Target | None, value: Decimal | None, *, locked: bool) -> Row:
    wanted = target_text(target) if target is not None else ""
    return Row(
        part.id,
        (
            Cell(str(part.position)),
            Cell(part.short_name or part.name, tip=part.name),
            Cell(f"0 – {format_number(part.scale)}"),
            Cell(format_score(target.baseline) if target is not None else "–"),
            Cell(wanted or "–"),
            Cell(
                format_score(value) if value is not None else "",
                Look.READ_ONLY if locked else Look.INPUT,
            ),
        ),
    )
