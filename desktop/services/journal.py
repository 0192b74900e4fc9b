"""What was done, step by step: taken back, done again, found, also after a restart."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from desktop.domain.errors import InputRefused
from desktop.domain.plan import PlanStatus
from desktop.domain.record import Record
from desktop.models.base import DamagedCell
from desktop.models.capture import journaled
from desktop.models.database import Database
from desktop.models.journal import EditRow, StepRow, StepState
from desktop.models.mapping import table_of
from desktop.models.rewinding import (
    Cells,
    Edit,
    apply,
    decode_edit,
    folded,
    moved,
    place_of,
    read_cells,
)
from desktop.models.tables import PackageRow, PlanRow
from desktop.services.changes import Changes, Kind
from desktop.services.plan_rows import read_plan, require_draft

UNDOABLE = 200
"""How many steps can be taken back."""
_KEPT = 2_000
"""How many steps are kept to be looked up."""
_TYPING_ON = timedelta(seconds=30)
"""After a longer pause, what is typed in the same place is another step."""
_STEPS, _EDITS = table_of(StepRow), table_of(EditRow)


class NewStep(Record, frozen=True, kw_only=True):
    """What is being done: its name after "Hoàn tác: ", and where."""

    name: str
    page: str = ""
    """The page, and behind a "/" the place on it where the page has several: "report/results"."""
    plan_id: UUID | None = None
    merge: str = ""
    """Names what is being typed: equal names one after the other are one step."""


class Turned(Record, frozen=True, kw_only=True):
    """A step that was taken back or done again."""

    name: str
    page: str
    plan_id: UUID | None
    changes: Changes


class EditLine(Record, frozen=True, kw_only=True):
    """One row of the ledger before and after; None: it was not there."""

    table: str
    before: Cells | None
    after: Cells | None


class Entry(Record, frozen=True, kw_only=True):
    """One step of the journal."""

    id: int
    name: str
    at: datetime
    page: str
    plan_id: UUID | None
    state: StepState
    edits: tuple[EditLine, ...]
    """Of steps long ago only what they removed."""


class JournalService:
    """Writing with a name, and taking it back."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._typing: tuple[str, int, datetime] | None = None

    def write(self, step: NewStep, work: Callable[[], Changes]) -> Changes:
        """Do some work as one step and in one transaction: all of it is done, or nothing."""
        with self._database.transaction() as connection:
            number, joined = self._begin(connection, step)
            with self._database.noting(number):
                changes = work()
            if not _count(connection, number):
                _drop(connection, number)
                return changes
            if joined:
                _fold(connection, number)
            _say_kinds(connection, number, changes)
            _set_state(connection, _STEPS.c.state == StepState.UNDONE, StepState.DROPPED)
            _prune(connection)
        self._typing = (step.merge, number, self._now()) if step.merge else None
        return changes

    def undo_name(self) -> str:
        """Return the name of the step that would be taken back, or nothing."""
        return self._name(_STEPS.c.state == StepState.DONE, _STEPS.c.id.desc())

    def redo_name(self) -> str:
        """Return the name of the step that would be done again, or nothing."""
        return self._name(_STEPS.c.state == StepState.UNDONE, _STEPS.c.id)

    def last_plan(self) -> UUID | None:
        """Return the plan that was in hand at the last step that stands, or None."""
        query = select(_STEPS.c.plan_id).where(
            _STEPS.c.plan_id.is_not(None), _STEPS.c.state.in_((StepState.DONE, StepState.PAST))
        )
        with self._database.transaction() as connection:
            return connection.execute(query.order_by(_STEPS.c.id.desc()).limit(1)).scalar()

    def undo(self) -> Turned | None:
        """Take the last step back; None when there is none.

        Raises:
            InputRefused: ``undo.moved``: what it touched was changed in another way since;
                ``undo.sent``: it put a plan in force that has been sent since. The ledger stays as
                it is, and the step is not offered again.
        """
        return self._turn(_STEPS.c.state == StepState.DONE, _STEPS.c.id.desc(), StepState.UNDONE)

    def redo(self) -> Turned | None:
        """Do again what was taken back last; None when there is nothing.

        Raises:
            InputRefused: ``undo.moved``.
        """
        return self._turn(_STEPS.c.state == StepState.UNDONE, _STEPS.c.id, StepState.DONE)

    def entries(self, most: int = _KEPT) -> tuple[Entry, ...]:
        """Return the steps with what they changed, the last one first."""
        with self._database.transaction() as connection:
            steps = connection.execute(select(_STEPS).order_by(_STEPS.c.id.desc()).limit(most))
            found = steps.all()
            edits: dict[int, list[EditLine]] = {step.id: [] for step in found}
            for number, edit in _read_edits(connection, _EDITS.c.step_id.in_(edits)):
                edits[number].append(
                    EditLine(table=edit.table.name, before=edit.before, after=edit.after)
                )
        return tuple(
            Entry(
                id=step.id,
                name=step.name,
                at=step.at,
                page=step.page,
                plan_id=step.plan_id,
                state=step.state,
                edits=tuple(edits[step.id]),
            )
            for step in found
        )

    def restore(self, number: int, step: NewStep) -> Changes:
        """Put the rows back that a step removed and that are still gone, as a step of its own.

        Raises:
            InputRefused: ``undo.nothing``: nothing is missing; ``undo.no_place``: what the rows
                belonged to is gone; ``plan.issued``, ``plan.unknown``.
        """

        def work() -> Changes:
            with self._database.transaction() as connection:
                back = [
                    edit.turned()
                    for _, edit in _read_edits(connection, _EDITS.c.step_id == number)
                    if edit.before is not None
                    and edit.after is None
                    and read_cells(connection, edit.table, edit.place[1]) is None
                ]
                if not back:
                    raise InputRefused("undo.nothing")
                # Parents before children.
                order = list(journaled())
                back.sort(key=lambda edit: order.index(edit.table.name))
                for plan_id in _plans(back):
                    require_draft(connection, plan_id)
                apply(connection, back)
                _require_whole(connection, back, "undo.no_place")
                kinds = connection.execute(select(_STEPS.c.kinds).where(_STEPS.c.id == number))
                return Changes(kinds=frozenset(Kind(kind) for kind in kinds.scalar_one()))

        return self.write(step, work)

    def _begin(self, connection: Connection, step: NewStep) -> tuple[int, bool]:
        """Return the number of the step, and whether it is the one that is being typed on."""
        last = connection.execute(select(func.max(_STEPS.c.id))).scalar() or 0
        if self._is_typed_on(step, last):
            return last, True
        values = {
            "id": last + 1,
            "name": step.name,
            "at": self._now(),
            "page": step.page,
            "plan_id": step.plan_id,
            "state": StepState.DONE,
            "kinds": (),
        }
        connection.execute(insert(_STEPS), values)
        return last + 1, False

    def _is_typed_on(self, step: NewStep, last: int) -> bool:
        if self._typing is None:
            return False
        merge, number, at = self._typing
        return (merge, number) == (step.merge, last) and abs(self._now() - at) <= _TYPING_ON

    def _name(self, where: ColumnElement[bool], order: Any) -> str:  # noqa: ANN401
        with self._database.transaction() as connection:
            query = select(_STEPS.c.name).where(where).order_by(order).limit(1)
            return connection.execute(query).scalar() or ""

    def _turn(
        self,
        where: ColumnElement[bool],
        order: Any,  # noqa: ANN401 - a column or its reverse
        after: StepState,
    ) -> Turned | None:
        self._typing = None
        with self._database.transaction() as connection:
            step = connection.execute(select(_STEPS).where(where).order_by(order).limit(1)).first()
        if step is None:
            return None
        try:
            with self._database.transaction() as connection:
                edits = [edit for _, edit in _read_edits(connection, _EDITS.c.step_id == step.id)]
                self._apply(connection, step.name, edits, back=after is StepState.UNDONE)
                _set_state(connection, _STEPS.c.id == step.id, after)
        except InputRefused:
            with self._database.transaction() as connection:
                _set_state(connection, _STEPS.c.id == step.id, StepState.PAST)
            raise
        return Turned(
            name=step.name,
            page=step.page,
            plan_id=step.plan_id,
            changes=Changes(kinds=frozenset(Kind(kind) for kind in step.kinds)),
        )

    def _apply(
        self, connection: Connection, name: str, edits: Sequence[Edit], *, back: bool
    ) -> None:
        """Apply edits and refuse when anything but the rows they name would change."""
        wanted = [edit.turned() for edit in reversed(edits)] if back else list(edits)
        if moved(connection, [edit.turned() for edit in reversed(wanted)]):
            raise InputRefused("undo.moved", name=name)
        if back:
            _require_unsent(connection, edits, name)
        trial, _ = self._begin(connection, NewStep(name=name))
        with self._database.noting(trial):
            apply(connection, wanted)
        named = {place_of(edit.table, cells) for edit in edits for cells in edit[1:] if cells}
        noted = _read_edits(connection, _EDITS.c.step_id == trial)
        if any(edit.place not in named for _, edit in noted):
            raise InputRefused("undo.moved", name=name)
        _drop(connection, trial)
        _require_whole(connection, wanted, "undo.moved", name=name)


def _read_edits(connection: Connection, where: ColumnElement[bool]) -> list[tuple[int, Edit]]:
    columns = _EDITS.c
    query = select(columns.step_id, columns.table, columns.before, columns.after)
    rows = connection.execute(query.where(where).order_by(columns.id))
    return [(number, decode_edit(table, old, new)) for number, table, old, new in rows]


def _count(connection: Connection, number: int) -> int:
    query = select(func.count()).select_from(_EDITS).where(_EDITS.c.step_id == number)
    return connection.execute(query).scalar_one()


def _drop(connection: Connection, number: int) -> None:
    connection.execute(delete(_STEPS).where(_STEPS.c.id == number))


def _fold(connection: Connection, number: int) -> None:
    """Keep of what is being typed only the beginning and the end."""
    edits = [edit for _, edit in _read_edits(connection, _EDITS.c.step_id == number)]
    made = folded(edits)
    if len(made) == len(edits):
        return
    connection.execute(delete(_EDITS).where(_EDITS.c.step_id == number))
    connection.execute(
        insert(_EDITS),
        [
            {
                "step_id": number,
                "table": edit.table.name,
                "before": _encoded(edit.before),
                "after": _encoded(edit.after),
            }
            for edit in made
        ],
    )


def _encoded(cells: Cells | None) -> str | None:
    return None if cells is None else msgspec.json.encode(cells).decode()


def _say_kinds(connection: Connection, number: int, changes: Changes) -> None:
    known = connection.execute(select(_STEPS.c.kinds).where(_STEPS.c.id == number)).scalar_one()
    kinds = tuple(sorted({*known, *changes.kinds}))
    connection.execute(update(_STEPS).where(_STEPS.c.id == number).values(kinds=kinds))


def _set_state(connection: Connection, where: ColumnElement[bool], state: StepState) -> None:
    connection.execute(update(_STEPS).where(where).values(state=state))


def _prune(connection: Connection) -> None:
    """Forget what is too long ago; what was removed can be found the longest."""
    last = connection.execute(select(func.max(_STEPS.c.id))).scalar_one()
    connection.execute(delete(_STEPS).where(_STEPS.c.id <= last - _KEPT))
    old = _STEPS.c.id <= last - UNDOABLE
    query = select(_STEPS.c.id).where(old, _STEPS.c.state != StepState.PAST)
    numbers = connection.execute(query).scalars().all()
    if numbers:
        _set_state(connection, _STEPS.c.id.in_(numbers), StepState.PAST)
        gone = _EDITS.c.step_id.in_(numbers) & _EDITS.c.after.is_not(None)
        connection.execute(delete(_EDITS).where(gone))


def _require_unsent(connection: Connection, edits: Sequence[Edit], name: str) -> None:
    """Refuse to take a plan out of force that somebody else has received."""
    plans, sent = table_of(PlanRow).name, table_of(PackageRow)
    for edit in edits:
        if edit.table.name != plans or edit.after is None:
            continue
        was = None if edit.before is None else edit.before["status"]
        if edit.after["status"] == was or edit.after["status"] != PlanStatus.ISSUED:
            continue
        plan_id = UUID(str(edit.after["id"]))
        if connection.execute(select(sent.c.id).where(sent.c.plan_id == plan_id)).first():
            raise InputRefused("undo.sent", name=name)


def _plans(edits: Sequence[Edit]) -> set[UUID]:
    """Return the plans whose rows the edits change."""
    cells = [one for edit in edits for one in (edit.before, edit.after) if one is not None]
    return {UUID(str(one["plan_id"])) for one in cells if one.get("plan_id") is not None}


def _require_whole(
    connection: Connection, edits: Sequence[Edit], code: str, **values: object
) -> None:
    """Refuse when a plan would no longer be one tree."""
    plans = table_of(PlanRow)
    for plan_id in _plans(edits):
        if connection.execute(select(plans.c.id).where(plans.c.id == plan_id)).first() is None:
            continue
        try:
            read_plan(connection, plan_id)
        except DamagedCell:
            raise InputRefused(code, **values) from None
