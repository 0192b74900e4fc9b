"""Beginning a plan from the frames of index sets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.blank_plan import blank_plan
from desktop.services.changes import Changes
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def begin_plan(session: Session, year: int, names: Sequence[str]) -> None:
    """Add an empty plan with the components of the newest sets of these short names."""
    made: list[UUID] = []

    def work(desk: "Desk") -> Changes:
        sets = desk.catalogue.frameworks()
        # The newest set of each name that is no newer than the year itself, else the newest.
        chosen = [
            max(
                (one for one in sets if one.short_name == name),
                key=lambda one: (one.year <= year, one.year),
            )
            for name in names
        ]
        plan = blank_plan(desk.offices.office(), chosen, year)
        made.append(plan.id)
        return desk.plans.add_plan(plan) | desk.periods.generate(plan.id)

    def done(_changes: Changes) -> None:
        session.take(made[0])
        session.go("tasks")
        session.messages.tell(session.tr("Đã tạo kế hoạch trống. Bấm F5 để thêm nhiệm vụ."))

    session.jobs.write(work, done)
