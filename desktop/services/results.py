"""Results of tasks and measures of components, period by period."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, delete, select

from desktop.domain.checks import check_results
from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.measurable import Measurable
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.period import Period, PeriodState, period_order
from desktop.domain.plan import Plan
from desktop.domain.problems import Problem
from desktop.domain.record import Record, new_id
from desktop.domain.result import Filling, Measure, MeasureKind, Quantity, Result, filled
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of, update_record
from desktop.models.tables import MeasureRow, PeriodRow, ResultRow, TaskRow
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.plan_rows import as_issued, read_plan, require_plan
from desktop.services.typed import tidied

_FULL = 100
_SAME_MEASURE = (
    "plan_id",
    "framework_id",
    "component_id",
    "indicator_id",
    "period_id",
    "kind",
    "quantity",
    "year",
)


class ResultSheet(Record, frozen=True, kw_only=True):
    """Everything that a page or a paper needs to know about one period."""

    plan: Plan
    cited: Plan
    """The plan as papers cite it: a draft amendment by the number that was issued last."""
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
            plan = read_plan(connection, period.plan_id)
            return ResultSheet(
                plan=plan,
                cited=as_issued(connection, plan),
                period=period,
                results=_results(connection, period.id, plan),
                measures=read_records(
                    connection, MeasureRow, Measure, measures.c.period_id == period_id
                ),
                previous_period=before,
                previous=_results(connection, before.id, plan) if before is not None else {},
            )

    def periods_begun(self, plan_id: UUID) -> frozenset[UUID]:
        """Return the periods of a plan for which a status has been entered."""
        results, periods = table_of(ResultRow), table_of(PeriodRow)
        query = (
            select(results.c.period_id)
            .distinct()
            .join(periods, periods.c.id == results.c.period_id)
            .where(periods.c.plan_id == plan_id, results.c.status.is_not(None))
        )
        with self._database.transaction() as connection:
            return frozenset(connection.execute(query).scalars())

    def entered(self, plan: Plan) -> dict[UUID, int]:
        """Return how many followed tasks have a status, by period; periods with none are absent."""
        followed = {task.id for task in Outline(plan).followed_tasks()}
        results, periods = table_of(ResultRow), table_of(PeriodRow)
        query = (
            select(results.c.period_id, results.c.task_id)
            .join(periods, periods.c.id == results.c.period_id)
            .where(periods.c.plan_id == plan.id, results.c.status.is_not(None))
        )
        with self._database.transaction() as connection:
            found = connection.execute(query)
            return dict(Counter(period_id for period_id, task_id in found if task_id in followed))

    def save(self, result: Result) -> Changes:
        """Write the result of one task in one period; each pair has one result.

        A result that was carried from the previous period stops being so when it is edited.

        Raises:
            InputRefused: ``result.period_closed``, ``result.period_skipped``,
                ``result.progress``, ``result.unknown_task``, ``period.unknown``.
        """
        if result.progress is not None and not 0 <= result.progress <= _FULL:
            raise InputRefused("result.progress", found=result.progress)
        result = tidied(result)
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
            plan = read_plan(connection, period.plan_id)
            previous = _results(connection, before.id, plan)
            present = _results(connection, period_id, plan)
            for task_id in task_ids:
                if task_id not in previous:
                    continue
                identity = present[task_id].id if task_id in present else new_id()
                copy = replace(previous[task_id], id=identity, period_id=period_id, carried=True)
                _write(connection, copy)
        return Changes.of(Kind.RESULT)

    def fill(self, period_id: UUID, task_ids: Iterable[UUID], filling: Filling) -> Changes:
        """Give many tasks of a period what their results lack.

        Raises:
            InputRefused: ``result.period_closed``, ``result.period_skipped``,
                ``result.unknown_task``, ``period.unknown``.
        """
        filling = tidied(filling)
        with self._database.transaction() as connection:
            period = _open_period(connection, period_id)
            plan = read_plan(connection, period.plan_id)
            present = _results(connection, period_id, plan)
            for task_id in task_ids:
                _require_task(connection, period, task_id)
                blank = Result(id=new_id(), period_id=period_id, task_id=task_id)
                _write(connection, filled(present.get(task_id, blank), filling))
        return Changes.of(Kind.RESULT)

    def save_measure(self, measure: Measure) -> Changes:
        """Write one measure; of the same component, period, kind and year the newest stands.

        Raises:
            InputRefused: ``measure.scale``: a score or share outside its scale;
                ``measure.negative``; ``measure.unknown``: no such component or indicator;
                ``plan.unknown``; ``period.unknown``: not a period of that plan; a closed or
                skipped period.
        """
        measure = tidied(measure)
        _require_in_scale(self._catalogue.framework(measure.framework_id), measure)
        with self._database.transaction() as connection:
            require_plan(connection, measure.plan_id)
            if measure.period_id is not None:
                period = _open_period(connection, measure.period_id)
                if period.plan_id != measure.plan_id:
                    raise InputRefused("period.unknown")
            table = table_of(MeasureRow)
            same = (table.c[name] for name in _SAME_MEASURE)
            connection.execute(
                delete(table).where(
                    *(column.is_not_distinct_from(getattr(measure, column.name)) for column in same)
                )
            )
            connection.execute(delete(table).where(table.c.id == measure.id))
            # A score that was taken back is no score: it must not stand on a paper as a blank one.
            if measure.value is not None or measure.source:
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


def measured(plan: Plan, period: Period, what: Measurable, value: Decimal | None) -> Measure:
    """Return what was measured in a period; None: nothing, or no longer."""
    return Measure(
        id=new_id(),
        plan_id=plan.id,
        framework_id=what.framework.id,
        component_id=what.component.id if what.component is not None else None,
        period_id=period.id,
        kind=MeasureKind.RESULT,
        quantity=what.quantity,
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


def _results(connection: Connection, period_id: UUID, plan: Plan) -> dict[UUID, Result]:
    """Return results by task; those of removed tasks wait in the table for their tasks."""
    table = table_of(ResultRow)
    tasks = {task.id for task in plan.tasks}
    found = read_records(connection, ResultRow, Result, table.c.period_id == period_id)
    return {result.task_id: result for result in found if result.task_id in tasks}


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
    components = {component.id: component for component in framework.components}
    indicators = {indicator.id for indicator in framework.indicators}
    name, scale = framework.name, framework.total_scale
    if measure.component_id is not None:
        component = components.get(measure.component_id)
        if component is None:
            raise InputRefused("measure.unknown", name=framework.name)
        name, scale = component.name, component.scale
    if measure.indicator_id is not None and measure.indicator_id not in indicators:
        raise InputRefused("measure.unknown", name=framework.name)
    if measure.value is None:
        return
    if measure.quantity is Quantity.PERCENT:
        scale = Decimal(_FULL)
    elif measure.quantity is not Quantity.SCORE or measure.indicator_id is not None:
        # A rank, a count, an indicator with a unit of its own: no upper end is known.
        if measure.value < 0:
            raise InputRefused("measure.negative", found=format_number(measure.value), name=name)
        return
    if not 0 <= measure.value <= scale:
        raise InputRefused(
            "measure.scale",
            found=format_number(measure.value),
            name=name,
            scale=format_number(scale),
        )
