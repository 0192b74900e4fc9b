"""Results of tasks and measures of components, period by period."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, delete, select

from desktop.domain.checks import check_results
from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.numbers import format_number
from desktop.domain.period import Period, PeriodState, period_order
from desktop.domain.plan import Plan
from desktop.domain.problems import Problem
from desktop.domain.record import Record, new_id
from desktop.domain.result import Measure, MeasureKind, Quantity, Result
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of, update_record
from desktop.models.tables import MeasureRow, PeriodRow, ResultRow, TaskRow
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.plans import read_plan
from desktop.services.typed import tidied

_FULL = 100


class ResultSheet(Record, frozen=True, kw_only=True):
    """Everything that a page or a paper needs to know about one period."""

    plan: Plan
    period: Period
    results: dict[UUID, Result]
    """By task."""
    measures: tuple[Measure, ...]
    """Results of components in this period."""
    previous_period: Period | None
    previous: dict[UUID, Result]
    """Results of the previous period that was not skipped, by task."""


class ResultService:
    """Reading and changing results and measures."""

    def __init__(self, database: Database, catalogue: CatalogueService) -> None:
        self._database = database
        self._catalogue = catalogue

    def sheet(self, period_id: UUID) -> ResultSheet:
        """Return the sheet of a period.

        Raises:
            InputRefused: ``period.unknown``.
        """
        measures = table_of(MeasureRow)
        with self._database.transaction() as connection:
            period = _period(connection, period_id)
            before = _before(connection, period)
            return ResultSheet(
                plan=read_plan(connection, period.plan_id),
                period=period,
                results=_results(connection, period.id),
                measures=read_records(
                    connection, MeasureRow, Measure, measures.c.period_id == period_id
                ),
                previous_period=before,
                previous=_results(connection, before.id) if before is not None else {},
            )

    def save(self, result: Result) -> Changes:
        """Write the result of one task in one period; each pair has one result.

        A result that was carried from the previous period stops being so when it is edited.

        Raises:
            InputRefused: ``result.period_closed``, ``result.period_skipped``,
                ``result.progress``, ``result.unknown_task``, ``period.unknown``.
        """
        result = tidied(result)
        if result.progress is not None and not 0 <= result.progress <= _FULL:
            raise InputRefused("result.progress", found=result.progress)
        with self._database.transaction() as connection:
            period = _open_period(connection, result.period_id)
            _require_task(connection, period, result.task_id)
            _write(connection, _edited(connection, result))
        return Changes.of(Kind.RESULT)

    def carry(self, period_id: UUID, task_ids: Iterable[UUID]) -> Changes:
        """Copy the previous period's results of the given tasks ("Như kỳ trước").

        Each copy is marked as carried. A task without a previous result stays as it is.

        Raises:
            InputRefused: ``result.period_closed``, ``result.period_skipped``,
                ``result.nothing_before``.
        """
        with self._database.transaction() as connection:
            period = _open_period(connection, period_id)
            before = _before(connection, period)
            if before is None:
                raise InputRefused("result.nothing_before", label=period.label)
            previous, present = _results(connection, before.id), _results(connection, period_id)
            for task_id in task_ids:
                if task_id not in previous:
                    continue
                identity = present[task_id].id if task_id in present else new_id()
                copy = replace(previous[task_id], id=identity, period_id=period_id, carried=True)
                _write(connection, copy)
        return Changes.of(Kind.RESULT)

    def save_measure(self, measure: Measure) -> Changes:
        """Write the measure of one component in one period; the newest value stands.

        Raises:
            InputRefused: ``measure.scale``: a score outside the component's scale;
                ``measure.unknown``: no such component; a closed or skipped period.
        """
        measure = tidied(measure)
        framework = self._catalogue.framework(measure.framework_id)
        _require_in_scale(framework, measure)
        table = table_of(MeasureRow)
        with self._database.transaction() as connection:
            if measure.period_id is not None:
                _open_period(connection, measure.period_id)
            connection.execute(
                delete(table).where(
                    table.c.plan_id == measure.plan_id,
                    table.c.framework_id == measure.framework_id,
                    table.c.component_id.is_not_distinct_from(measure.component_id),
                    table.c.indicator_id.is_not_distinct_from(measure.indicator_id),
                    table.c.period_id.is_not_distinct_from(measure.period_id),
                    table.c.kind == measure.kind,
                    table.c.quantity == measure.quantity,
                )
            )
            insert_records(connection, MeasureRow, [measure])
        return Changes.of(Kind.MEASURE)

    def check(self, period_id: UUID) -> tuple[Problem, ...]:
        """Return what is missing or doubtful in the results of a period."""
        sheet = self.sheet(period_id)
        return check_results(
            sheet.plan,
            sheet.period,
            sheet.results,
            sheet.measures,
            self._catalogue.frameworks(),
        )


def component_measure(
    plan: Plan, period: Period, framework: Framework, component_id: UUID, value: Decimal | None
) -> Measure:
    """Return the score of a component as the result of a period."""
    return Measure(
        id=new_id(),
        plan_id=plan.id,
        framework_id=framework.id,
        component_id=component_id,
        period_id=period.id,
        kind=MeasureKind.RESULT,
        year=period.year,
        value=value,
    )


def _period(connection: Connection, period_id: UUID) -> Period:
    found = read_records(connection, PeriodRow, Period, table_of(PeriodRow).c.id == period_id)
    if not found:
        raise InputRefused("period.unknown")
    return found[0]


def _open_period(connection: Connection, period_id: UUID) -> Period:
    period = _period(connection, period_id)
    if period.state is PeriodState.CLOSED:
        raise InputRefused("result.period_closed", label=period.label)
    if period.state is PeriodState.SKIPPED:
        raise InputRefused("result.period_skipped", label=period.label)
    return period


def _before(connection: Connection, period: Period) -> Period | None:
    table = table_of(PeriodRow)
    others = read_records(
        connection,
        PeriodRow,
        Period,
        table.c.plan_id == period.plan_id,
        table.c.state != PeriodState.SKIPPED,
    )
    earlier = [other for other in others if period_order(other) < period_order(period)]
    return max(earlier, key=period_order, default=None)


def _results(connection: Connection, period_id: UUID) -> dict[UUID, Result]:
    table = table_of(ResultRow)
    found = read_records(connection, ResultRow, Result, table.c.period_id == period_id)
    return {result.task_id: result for result in found}


def _edited(connection: Connection, result: Result) -> Result:
    table = table_of(ResultRow)
    stored = read_records(
        connection,
        ResultRow,
        Result,
        table.c.period_id == result.period_id,
        table.c.task_id == result.task_id,
    )
    if not stored:
        return result
    result = replace(result, id=stored[0].id)
    changed = replace(result, carried=stored[0].carried) != stored[0]
    return replace(result, carried=stored[0].carried and not changed)


def _write(connection: Connection, result: Result) -> None:
    table = table_of(ResultRow)
    where = (table.c.period_id == result.period_id, table.c.task_id == result.task_id)
    if not update_record(connection, ResultRow, result, *where):
        insert_records(connection, ResultRow, [result])


def _require_task(connection: Connection, period: Period, task_id: UUID) -> None:
    table = table_of(TaskRow)
    query = select(table.c.id).where(table.c.plan_id == period.plan_id, table.c.id == task_id)
    if connection.execute(query).first() is None:
        raise InputRefused("result.unknown_task")


def _require_in_scale(framework: Framework, measure: Measure) -> None:
    scale = framework.total_scale
    name = framework.name
    if measure.component_id is not None:
        for component in framework.components:
            if component.id == measure.component_id:
                scale, name = component.scale, component.name
                break
        else:
            raise InputRefused("measure.unknown", name=framework.name)
    if measure.quantity is not Quantity.SCORE or measure.value is None:
        return
    if not 0 <= measure.value <= scale:
        raise InputRefused(
            "measure.scale",
            found=format_number(measure.value),
            name=name,
            scale=format_number(scale),
        )
