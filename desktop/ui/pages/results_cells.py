"""Blocks in the grid of results: what is pasted, filled down or emptied there becomes results."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.numbers import parse_whole
from desktop.domain.period import Period, PeriodState
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus, with_status
from desktop.domain.text import fold
from desktop.services.changes import Changes
from desktop.ui import statuses
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import Edit
from desktop.wording import sentence

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.results import ResultSheet

TAKES = frozenset({"status", "progress", "evidence"})
"""Columns of the grid that take blocks; letters typed there go to the pane beside it."""


def why_shut(period: Period) -> str:
    """Return why nothing can be entered in a period, or nothing."""
    codes = {
        PeriodState.CLOSED: "result.period_closed",
        PeriodState.SKIPPED: "result.period_skipped",
    }
    code = codes.get(period.state)
    return sentence(InputRefused(code, label=period.label)) if code is not None else ""


def result_of(sheet: "ResultSheet", task_id: UUID) -> Result:
    """Return the result of a task, an empty one where nothing was entered."""
    known = sheet.results.get(task_id)
    if known is not None:
        return known
    return Result(id=new_id(), period_id=sheet.period.id, task_id=task_id)


def check_cell(_row_id: UUID | None, key: str, text: str) -> None:
    """Refuse what cannot be put into a cell.

    Raises:
        InputRefused: ``result.status``: no status is called so; as ``parse_whole``.
    """
    _put(Result(id=new_id(), period_id=new_id(), task_id=new_id()), key, text)


def changed_results(sheet: "ResultSheet", edits: Sequence[Edit]) -> dict[UUID, Result]:
    """Return the results that change by what was put into the cells of their rows."""
    known: dict[UUID, Result] = {}
    changed: dict[UUID, Result] = {}
    for task_id, key, text in edits:
        before = known.setdefault(task_id, result_of(sheet, task_id))
        changed[task_id] = _put(changed.get(task_id, before), key, text)
    return {
        task_id: result
        for task_id, result in changed.items()
        if replace(result, carried=known[task_id].carried) != known[task_id]
    }


def save_results(session: Session, results: Sequence[Result]) -> None:
    """Write results as one step."""

    def work(desk: "Desk") -> Changes:
        changes = Changes()
        for result in results:
            changes |= desk.results.save(result)
        return changes

    session.change(session.tr("sửa %d kết quả") % len(results), work)


def _put(result: Result, key: str, text: str) -> Result:
    if key == "status":
        return with_status(result, _status(text))
    if key == "progress":
        whole = parse_whole(text, low=0, high=100) if text.strip() else None
        return replace(result, carried=False, progress=whole)
    return replace(result, carried=False, **{key: text})


def _status(text: str) -> ResultStatus | None:
    words = {fold(sign.word): status for status, sign in statuses.RESULTS.items()}
    wanted = fold(text)
    if wanted in {"", fold(statuses.MISSING.word)}:
        return None
    if wanted not in words:
        raise InputRefused("result.status", found=text)
    return words[wanted]
