"""Who is behind in a period: the rules of the letter that urges units (công văn đôn đốc).

A task needs urging when it is overdue, when nothing was begun and its day is near, or when no
result was entered. A task that is going on is left in peace until its own day has passed.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from desktop.domain.actors import lead_names, split_names
from desktop.domain.narrative import capitalised
from desktop.domain.narrative.direction import unit_key
from desktop.domain.office import OfficeKind
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Recipient, Task
from desktop.domain.record import Line, Record
from desktop.domain.result import Result, ResultStatus
from desktop.domain.text import fold

NEAR = timedelta(days=30)
"""A task that was not begun is urged when its day is at most so far after the report's."""
_LONGEST_DRAFTER = 6


class Need(StrEnum):
    """Why a task is urged."""

    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    MISSING = "missing"
    """No result was entered."""


class Urged(Record, frozen=True, kw_only=True):
    """A task that is behind."""

    task: Task
    need: Need


class Behind(Record, frozen=True, kw_only=True):
    """A unit and its tasks that are behind; one task may stand under several units."""

    name: Line
    """Empty where the plan names nobody for the tasks."""
    tasks: tuple[Urged, ...]


def urged_tasks(
    outline: Outline, period: Period, results: Mapping[UUID, Result]
) -> tuple[Urged, ...]:
    """Return the followed tasks that are behind, in printed order; ``results`` is by task."""
    found = []
    for task in outline.followed_tasks():
        need = _need(task, results.get(task.id), period)
        if need is not None:
            found.append(Urged(task=task, need=need))
    return tuple(found)


def units_behind(urged: tuple[Urged, ...]) -> tuple[Behind, ...]:
    """Return the tasks by the unit that leads them, in the order in which units first appear.

    Names that differ by capitals or by a slip of the word order are one unit.
    """
    names: dict[tuple[str, ...], str] = {}
    tasks: dict[tuple[str, ...], list[Urged]] = {}
    for one in urged:
        for name in dict.fromkeys(split_names(lead_names(one.task))) or ("",):
            key = unit_key(name)
            names.setdefault(key, capitalised(name))
            own = tasks.setdefault(key, [])
            if one not in own:
                own.append(one)
    return tuple(Behind(name=name, tasks=tuple(tasks[key])) for key, name in names.items())


def last_day(period: Period) -> date:
    """Return the day on which the report of a period is due."""
    return period.due or period.data_to


def everyone(kind: OfficeKind) -> str:
    """Return whom a letter goes to where the plan names no unit."""
    if kind is OfficeKind.DEPARTMENT:
        return "Các phòng, đơn vị thuộc Sở"
    return "Các bộ phận, đơn vị trực thuộc"


def letter_symbol(symbol: str, recipients: tuple[Recipient, ...]) -> str:
    """Return the symbol of a letter: "UBND-VP" where the plan is kept by "Lưu: VT, VP".

    A letter has no abbreviation of its kind; the office's is followed by that of the part that
    drafts it (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3). One too long for the line of the
    number is left to the clerk.
    """
    for recipient in recipients:
        if fold(recipient.name).startswith("luu"):
            kept, _, drafter = recipient.name.partition(",")
            drafter = drafter.split(",")[0].strip(" .;")
            short = 0 < len(drafter) <= _LONGEST_DRAFTER
            if short and fold(kept).endswith("vt"):
                return f"{symbol}-{drafter}" if symbol else drafter
    return symbol


def _need(task: Task, result: Result | None, period: Period) -> Need | None:
    status = result.status if result is not None else None
    passed = task.due is not None and task.due <= period.data_to
    match status:
        case None:
            return Need.MISSING
        case ResultStatus.DONE:
            return None
        case ResultStatus.OVERDUE:
            return Need.OVERDUE
        case _ if passed:
            return Need.OVERDUE
        case ResultStatus.NOT_STARTED:
            near = task.due is None or task.due <= last_day(period) + NEAR
            return Need.NOT_STARTED if near else None
        case _:
            return None
