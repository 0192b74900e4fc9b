"""The rows of plans and of their revisions."""

from typing import TYPE_CHECKING

from desktop.domain.plan import PlanStatus
from desktop.ui.tables.cells import Cell, Column, Look, Row

if TYPE_CHECKING:
    from desktop.services.plans import PlanSummary

PLAN_COLUMNS = (
    Column("year", "Năm", 60, right=True),
    Column("sets", "Bộ chỉ số", 110),
    Column("title", "Kế hoạch"),
    Column("number", "Số, ký hiệu", 120),
    Column("revision", "Lần", 100),
    Column("status", "Tình trạng", 144),
    Column("tasks", "Nhiệm vụ, kể cả chung", 160, right=True),
)
REVISION_COLUMNS = (
    Column("revision", "Lần"),
    Column("number", "Số, ký hiệu", 150),
    Column("issued", "Ngày ban hành", 130),
    Column("status", "Tình trạng", 150),
    Column("tasks", "Nhiệm vụ, kể cả chung", 160, right=True),
    Column("changes", "Khác bản trước", 130, right=True),
)
_STATES = {
    PlanStatus.DRAFT: Cell("Bản dự thảo", Look.CHIP, "pencil", "doing"),
    PlanStatus.ISSUED: Cell("Đã ban hành", Look.CHIP, "lock", "accent"),
}


def revision_name(plan: "PlanSummary") -> str:
    """Return what a revision is called: "bản đầu", "sửa đổi 1"."""
    return "bản đầu" if plan.revision == 1 else f"sửa đổi {plan.revision - 1}"


def plan_row(plan: "PlanSummary") -> Row:
    """Return the row of a plan among all plans of a ledger."""
    return Row(
        plan.id,
        (
            Cell(str(plan.year)),
            Cell(plan.sets),
            Cell(plan.title),
            Cell(_number(plan)),
            Cell(revision_name(plan)),
            _STATES[plan.status],
            Cell(str(plan.task_count)),
        ),
    )


def revision_row(plan: "PlanSummary", changes: int | None) -> Row:
    """Return the row of one revision among those of its plan.

    Args:
        plan: the revision.
        changes: places that differ from the one before; None: there is none, or not counted yet.
    """
    return Row(
        plan.id,
        (
            Cell(revision_name(plan).capitalize()),
            Cell(_number(plan)),
            Cell(plan.issued_on),
            _STATES[plan.status],
            Cell(str(plan.task_count)),
            Cell("" if changes is None else f"{changes} chỗ"),
        ),
    )


def _number(plan: "PlanSummary") -> str:
    return f"{plan.number or '…'}/{plan.symbol}" if plan.symbol else plan.number
