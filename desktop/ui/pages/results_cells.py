"""Blocks in the grid of results: what is pasted, filled down or emptied there becomes results."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus, with_status
from desktop.domain.text import fold
from desktop.services.changes import Changes
from desktop.ui import statuses
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import Edit

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.results import ResultSheet


def result_of(sheet: "ResultSheet", task_id: UUID) -> Result:
    """Return the result of a task, an empty one where nothing was entered."""
    known = sheet.results.get(task_id)
    if known is not None:
        return known
    return Result(id=new_id(), period_id=sheet.period.id, task_id=task_id)


def check_cell(_row_id: UUID | None, key: str, text: str) -> None:
    """Refuse what cannot be put into a cell.

    Raises:
        InputRefused: ``result.status``: no status is called so.
    """
    if key == "status":
        _status(text)


def changed_results(sheet: "ResultSheet", edits: Sequence[Edit]) -> dict[UUID, Result]:
    """Return the results of some tasks with what was put into the cells of their rows."""
    changed: dict[UUID, Result] = {}
    for task_id, key, text in edits:
        result = changed.get(task_id) or result_of(sheet, task_id)
        changed[task_id] = (
            with_status(result, _status(text))
            if key == "status"
            else replace(result, carried=False, **{key: text})
        )
    return changed


def save_results(session: Session, results: Sequence[Result]) -> None:
    """Write results as one step."""

    def work(desk: "Desk") -> Changes:
        changes = Changes()
        for result in results:
            changes |= desk.results.save(result)
        return changes

    session.change(session.tr("sửa %d kết quả") % len(results), work)


def _status(text: str) -> ResultStatus | None:
    words = {fold(sign.word): status for status, sign in statuses.RESULTS.items()}
    wanted = fold(text)
    if wanted in {"", fold(statuses.MISSING.word)}:
        return None
    if wanted not in words:
        raise InputRefused("result.status", found=text)
    return words[wanted]
