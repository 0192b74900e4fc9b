"""The course of a plan: its periods with results, measures and reports, carried to a revision.

Every function works inside a transaction that is already open.
"""

from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection

from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.domain.record import new_id
from desktop.domain.report import Report
from desktop.domain.result import Measure, Result
from desktop.models.mapping import insert_records, read_records, table_of
from desktop.models.tables import MeasureRow, PeriodRow, ReportRow, ResultRow


def carry_course(connection: Connection, plan_id: UUID, revised: Plan) -> None:
    """Copy what was entered for a plan to its next revision.

    Tasks keep their ids from revision to revision, so results find them; a result of a task that is
    removed later stays in the earlier revision. Both revisions keep their own copy: what was
    reported under the first one does not change any more.
    """
    periods: dict[UUID, UUID] = {}
    where = table_of(PeriodRow).c.plan_id == plan_id
    for period in read_records(connection, PeriodRow, Period, where):
        periods[period.id] = new_id()
        fresh = replace(period, id=periods[period.id], plan_id=revised.id)
        insert_records(connection, PeriodRow, [fresh])
    tasks = {task.id for task in revised.tasks}
    results = read_records(
        connection, ResultRow, Result, table_of(ResultRow).c.period_id.in_(list(periods))
    )
    insert_records(
        connection,
        ResultRow,
        [
            replace(one, id=new_id(), period_id=periods[one.period_id])
            for one in results
            if one.task_id in tasks
        ],
    )
    measures = read_records(
        connection, MeasureRow, Measure, table_of(MeasureRow).c.plan_id == plan_id
    )
    insert_records(
        connection,
        MeasureRow,
        [
            replace(
                one,
                id=new_id(),
                plan_id=revised.id,
                period_id=None if one.period_id is None else periods[one.period_id],
            )
            for one in measures
        ],
    )
    reports = read_records(connection, ReportRow, Report, table_of(ReportRow).c.plan_id == plan_id)
    insert_records(
        connection,
        ReportRow,
        [
            replace(one, id=new_id(), plan_id=revised.id, period_id=periods[one.period_id])
            for one in reports
        ],
    )
