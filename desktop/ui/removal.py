"""Removing a draft: undoable, and never what was issued."""

from typing import TYPE_CHECKING

from desktop.domain.errors import InputRefused
from desktop.domain.plan import PlanStatus
from desktop.ui.session import Session
from desktop.ui.tables.plan_rows import revision_name

if TYPE_CHECKING:
    from desktop.services.plans import PlanSummary


def remove_plan(session: Session, plan: "PlanSummary") -> None:
    """Remove a draft with everything in it; Ctrl+Z brings it back. An issued plan stays."""
    if plan.status is PlanStatus.ISSUED:
        session.messages.refuse(InputRefused("plan.issued_stays"))
        return
    name = session.tr("xóa dự thảo kế hoạch năm %d, %s") % (plan.year, revision_name(plan))
    session.change(
        name,
        lambda desk: desk.plans.remove_plan(plan.id),
        done=lambda _changes: session.messages.tell(
            session.tr("Đã xóa dự thảo “%s”.") % plan.title,
            (session.tr("Hoàn tác"), session.undo),
        ),
    )
