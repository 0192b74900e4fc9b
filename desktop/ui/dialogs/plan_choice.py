"""Choosing one of the plans and revisions of a ledger."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.plan import Plan, PlanStatus
from desktop.ui.guide.helping import answer_f1
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from desktop.services.plans import PlanSummary

_COLUMNS = (
    Column("year", "Năm", 60, right=True),
    Column("title", "Kế hoạch"),
    Column("number", "Số, ký hiệu", 120),
    Column("revision", "Lần", 100),
    Column("status", "Tình trạng", 144),
    Column("tasks", "Nhiệm vụ", 88, right=True),
)
_STATES = {
    PlanStatus.DRAFT: Cell("Bản dự thảo", Look.CHIP, "pencil", "doing"),
    PlanStatus.ISSUED: Cell("Đã ban hành", Look.CHIP, "lock", "accent"),
}


class PlanChoice(QDialog):
    """Shows the plans; gives the one that was chosen."""

    def __init__(
        self, plans: Sequence["PlanSummary"], current: Plan | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        answer_f1(self, "plans")
        self.setWindowTitle(self.tr("Đổi kế hoạch"))
        self.view = GridView(GridModel(_COLUMNS, self), self.tr("Các kế hoạch trong sổ"))
        self.view.show_rows([_row(plan) for plan in plans])
        if current is not None:
            self.view.go_to(current.id, "title")
        self.view.opened.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Các kế hoạch trong sổ này"), "title"))
        layout.addWidget(self.view, 1)
        layout.addLayout(
            row(
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                button(self.tr("Mở kế hoạch này"), "check", kind="primary", clicked=self.accept),
            )
        )
        self.resize(860, 360)

    def chosen(self) -> UUID | None:
        """Return the plan that the clerk stands on."""
        return self.view.current_id()


def _row(plan: "PlanSummary") -> Row:
    number = f"{plan.number or '…'}/{plan.symbol}" if plan.symbol else plan.number
    revision = "bản đầu" if plan.revision == 1 else f"sửa đổi {plan.revision - 1}"
    return Row(
        plan.id,
        (
            Cell(str(plan.year)),
            Cell(plan.title),
            Cell(number),
            Cell(revision),
            _STATES[plan.status],
            Cell(str(plan.task_count)),
        ),
    )
