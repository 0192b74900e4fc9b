"""Reporting periods of a plan."""

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, delete, select

from desktop.domain.decision import issuing_head
from desktop.domain.errors import InputRefused
from desktop.domain.period import (
    Period,
    PeriodState,
    ended_before,
    in_year,
    missing_periods,
    period_order,
    with_due_days,
)
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of, update_record
from desktop.models.tables import MeasureRow, PeriodRow, ReportRow, ResultRow
from desktop.services.changes import Changes, Kind
from desktop.services.plan_rows import read_plan, require_plan
from desktop.services.typed import tidied


class PeriodService:
    """Reading and changing periods."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def periods(self, plan_id: UUID) -> tuple[Period, ...]:
        """Return the periods of a plan in the order of their end."""
        table = table_of(PeriodRow)
        with self._database.transaction() as connection:
            periods = read_records(connection, PeriodRow, Period, table.c.plan_id == plan_id)
        return tuple(sorted(periods, key=period_order))

    def period(self, period_id: UUID) -> Period:
        """Return one period.

        Raises:
            InputRefused: ``period.unknown``.
        """
        table = table_of(PeriodRow)
        with self._database.transaction() as connection:
            found = read_records(connection, PeriodRow, Period, table.c.id == period_id)
        if not found:
            raise InputRefused("period.unknown")
        return found[0]

    def generate(self, plan_id: UUID, *, skip_early: bool = False) -> Changes:
        """Add the periods that the plan's rules ask for and that are not there yet.

        Periods that exist are left as they are, edited or not; one without a due day gets the day
        that its rule names by now.

        Args:
            plan_id: the plan.
            skip_early: those that were over before the plan was made are skipped, saying so: else
                they would be overdue for ever.
        """
        with self._database.transaction() as connection:
            plan, known = read_plan(connection, plan_id), self.periods(plan_id)
            missing, due = missing_periods(plan, known), with_due_days(plan, known)
            early = ended_before(missing, issuing_head(plan)) if skip_early else ()
            insert_records(
                connection, PeriodRow, [_skipped(one) if one in early else one for one in missing]
            )
            self._update(connection, due)
        return Changes.of(Kind.PERIOD) if missing or due else Changes()

    def move(self, plan_id: UUID, year: int) -> Changes:
        """Make the periods of a plan those of another year; what was entered stays with them."""
        with self._database.transaction() as connection:
            moved = [in_year(one, year) for one in self.periods(plan_id)]
            self._update(connection, moved)
        return Changes.of(Kind.PERIOD) if moved else Changes()

    def add(self, period: Period) -> Changes:
        """Add a period that no rule asks for.

        Raises:
            InputRefused: as :meth:`save`; ``plan.unknown``, ``period.twice``.
        """
        period = _checked(period)
        table = table_of(PeriodRow)
        with self._database.transaction() as connection:
            require_plan(connection, period.plan_id)
            if connection.execute(select(table.c.id).where(table.c.id == period.id)).first():
                raise InputRefused("period.twice", label=period.label)
            insert_records(connection, PeriodRow, [period])
        return Changes.of(Kind.PERIOD)

    def remove(self, period_id: UUID) -> Changes:
        """Remove a period that nothing was entered for, because its rule is gone or wrong.

        Raises:
            InputRefused: ``period.unknown``; ``period.not_empty``: skip it instead.
        """
        table = table_of(PeriodRow)
        with self._database.transaction() as connection:
            label = connection.execute(
                select(table.c.label).where(table.c.id == period_id)
            ).scalar()
            if label is None:
                raise InputRefused("period.unknown")
            for row in (ResultRow, MeasureRow, ReportRow):
                entered = table_of(row)
                query = select(entered.c.id).where(entered.c.period_id == period_id)
                if connection.execute(query).first() is not None:
                    raise InputRefused("period.not_empty", label=label)
            connection.execute(delete(table).where(table.c.id == period_id))
        return Changes.of(Kind.PERIOD)

    def save(self, period: Period) -> Changes:
        """Write one period.

        Raises:
            InputRefused: ``period.no_label``, ``period.window`` (it ends before it begins),
                ``period.no_reason`` (skipped without saying why), ``period.unknown``.
        """
        period = _checked(period)
        table = table_of(PeriodRow)
        with self._database.transaction() as connection:
            where = (table.c.id == period.id, table.c.plan_id == period.plan_id)
            if not update_record(connection, PeriodRow, period, *where):
                raise InputRefused("period.unknown")
        return Changes.of(Kind.PERIOD)

    def close(self, period_id: UUID) -> Changes:
        """Close a period: its results can be read only."""
        return self._set(period_id, PeriodState.CLOSED, "")

    def reopen(self, period_id: UUID) -> Changes:
        """Open a closed or skipped period again."""
        return self._set(period_id, PeriodState.OPEN, "")

    def skip(self, period_id: UUID, reason: str) -> Changes:
        """Skip a period, saying why."""
        return self._set(period_id, PeriodState.SKIPPED, reason)

    def _update(self, connection: Connection, periods: Iterable[Period]) -> None:
        table = table_of(PeriodRow)
        for one in periods:
            update_record(connection, PeriodRow, one, table.c.id == one.id)

    def _set(self, period_id: UUID, state: PeriodState, reason: str) -> Changes:
        return self.save(replace(self.period(period_id), state=state, reason=reason))


def _skipped(period: Period) -> Period:
    return replace(period, state=PeriodState.SKIPPED, reason="Kỳ đã hết trước khi có kế hoạch.")


def _checked(period: Period) -> Period:
    period = tidied(period)
    if not period.label.strip():
        raise InputRefused("period.no_label")
    if period.data_to < period.data_from:
        raise InputRefused("period.window", label=period.label)
    if period.state is PeriodState.SKIPPED and not period.reason.strip():
        raise InputRefused("period.no_reason", label=period.label)
    return period
