"""Filling many results at once, on the page of results."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.numbers import parse_whole
from desktop.domain.plan import Task, TimingKind
from desktop.domain.result import Filling, Result, is_blank
from desktop.ui.dialogs.fill_results import FillResults, Group
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.changes import Changes
    from desktop.services.desk import Desk
    from desktop.services.results import ResultSheet

_FULL = 100


def fillable(
    tasks: Sequence[Task], results: Mapping[UUID, Result], marked: Sequence[UUID]
) -> tuple[Group, ...]:
    """Return the groups of tasks that may be filled together: of each only those without status."""
    empty = [task for task in tasks if not _entered(results.get(task.id))]
    routine = tuple(task.id for task in empty if task.timing is TimingKind.ROUTINE)
    chosen = tuple(task.id for task in empty if task.id in set(marked))
    return (
        Group("nhiệm vụ thường xuyên chưa nhập", routine),
        Group("nhiệm vụ chưa nhập", tuple(task.id for task in empty)),
        Group("nhiệm vụ chưa nhập trong các dòng đang chọn", chosen if len(chosen) > 1 else ()),
    )


def _entered(result: Result | None) -> bool:
    return result is not None and result.status is not None


def untouched(tasks: Sequence[Task], results: Mapping[UUID, Result]) -> list[UUID]:
    """Return the tasks for which nothing was entered yet."""
    blank = {result.task_id for result in results.values() if is_blank(result)}
    return [task.id for task in tasks if task.id not in results or task.id in blank]


def carry_results(session: Session, sheet: "ResultSheet", task_ids: Sequence[UUID]) -> None:
    """Take over what the previous period has for some tasks, as one step."""
    period_id = sheet.period.id
    found = sum(task_id in sheet.previous for task_id in task_ids)
    session.change(
        session.tr("chép kết quả kỳ trước"),
        lambda desk: desk.results.carry(period_id, task_ids),
    )
    if found:
        session.messages.tell(
            session.tr("Đã chép %s kết quả của kỳ trước; sửa lại chỗ nào khác.") % found
        )


def ask_fill(session: Session, parent: QWidget, period_id: UUID, groups: tuple[Group, ...]) -> None:
    """Ask what to fill in, and write it as one step."""
    if not any(group.task_ids for group in groups):
        session.messages.tell(session.tr("Mọi nhiệm vụ của kỳ này đã có kết quả."))
        return
    dialog = FillResults(parent, groups)
    if not dialog.exec():
        return
    text, status, task_ids = dialog.text.toPlainText(), dialog.status(), dialog.task_ids()
    try:
        progress = _progress(dialog.progress.text())
    except InputRefused as refusal:
        session.messages.refuse(refusal)
        return

    def do(desk: "Desk") -> "Changes":
        return desk.results.fill(
            period_id, task_ids, Filling(status=status, text=text, progress=progress)
        )

    session.change(session.tr("điền %d kết quả") % len(task_ids), do)


def _progress(text: str) -> int | None:
    if not text.strip():
        return None
    return parse_whole(text, low=0, high=_FULL)
