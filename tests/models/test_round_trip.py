"""Records -> ledger -> records, for everything that the domain can say."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.framework import Framework
from desktop.domain.office import Office, Unit
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Plan
from desktop.domain.record import Record
from desktop.domain.report import Report
from desktop.domain.result import Measure, Result
from desktop.models.database import create_database
from desktop.models.mapping import insert_records, read_records, table_of
from desktop.models.tables import (
    Base,
    FrameworkRow,
    MeasureRow,
    OfficeRow,
    PeriodRow,
    ReportRow,
    ResultRow,
    UnitRow,
)
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.services.typed import tidied
from tests import factories, strategies

EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("so")


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Desk]:
    made = create_desk(folder / "so.sopgidb", factories.office(), keys_dir=folder / "keys")
    yield made
    made.close()


def through_table(desk: Desk, row: type[Base], record: Record) -> Record:
    """Write a record and read it back; foreign keys are another test's matter."""
    table = table_of(row)
    with desk._database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(table.delete())
        insert_records(connection, row, [record])
        (found,) = read_records(connection, row, type(record))
        connection.execute(table.delete())
    return found


@pytest.mark.parametrize(
    ("row", "records"),
    [
        (OfficeRow, strategies.offices),
        (PeriodRow, strategies.periods),
        (ResultRow, strategies.results),
        (MeasureRow, strategies.measures),
        (ReportRow, strategies.reports),
    ],
    ids=["office", "period", "result", "measure", "report"],
)
@EXAMPLES
@given(data=st.data())
def test_a_record_comes_back_from_its_row_as_it_was(
    desk: Desk, row: type[Base], records: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    record = tidied(data.draw(records))
    assert through_table(desk, row, record) == record


@EXAMPLES
@given(plan=strategies.plans())
def test_a_whole_plan_comes_back_as_it_was(desk: Desk, plan: Plan) -> None:
    desk.plans.add_plan(plan)
    try:
        assert desk.plans.plan(plan.id) == tidied(plan)
    finally:
        desk.plans.remove_plan(plan.id)


@EXAMPLES
@given(framework=strategies.frameworks())
def test_a_set_of_the_offices_own_comes_back_as_it_was(desk: Desk, framework: Framework) -> None:
    desk.catalogue.save_own(framework)
    try:
        assert desk.catalogue.framework(framework.id) == tidied(framework)
    finally:
        with desk._database.transaction() as connection:
            table = table_of(FrameworkRow)
            connection.execute(table.delete().where(table.c.id == framework.id))


@EXAMPLES
@given(unit=strategies.units)
def test_a_unit_comes_back_as_it_was(desk: Desk, unit: Unit) -> None:
    desk.offices.save_unit(unit)
    try:
        assert desk.offices.units() == (tidied(unit),)
    finally:
        desk.offices.remove_unit(unit.id)


@EXAMPLES
@given(record=st.one_of(strategies.offices, strategies.results, strategies.plans()))
def test_tidying_twice_is_tidying_once_and_leaves_one_normal_form(record: Record) -> None:
    once = tidied(record)
    assert tidied(once) == once
    assert all(unicodedata.is_normalized("NFC", text) for text in texts_of(once))
    assert not any("\r" in text for text in texts_of(once))


def texts_of(value: object) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (OfficeRow, Office),
        (UnitRow, Unit),
        (PeriodRow, Period),
        (ResultRow, Result),
        (MeasureRow, Measure),
        (ReportRow, Report),
    ],
)
def test_every_field_has_a_column(row: type[Base], kind: type[Record]) -> None:
    assert set(kind.__struct_fields__) <= set(table_of(row).columns.keys())


def test_everything_together_is_there_the_next_day(tmp_path: Path) -> None:
    """One real sitting: a plan, its periods, results and a closed quarter, then reopening."""
    path, keys = tmp_path / "xã Đưng K'Nớ.sopgidb", tmp_path / "keys"
    plan = factories.plan(rules=(factories.rule(),))
    task = factories.task(plan.sections[0].id)
    plan = replace(plan, tasks=(task,))
    desk = create_desk(path, factories.office(), keys_dir=keys)
    desk.plans.add_plan(plan)
    desk.periods.generate(plan.id)
    (period,) = desk.periods.periods(plan.id)
    desk.results.save(
        Result(id=plan.id, period_id=period.id, task_id=task.id, text="Đã làm", progress=5)
    )
    desk.periods.close(period.id)
    before = (desk.offices.office(), desk.plans.plans(), desk.results.sheet(period.id))
    desk.close()
    again = open_desk(path, keys_dir=keys)
    assert (again.offices.office(), again.plans.plans(), again.results.sheet(period.id)) == before
    assert before[2].period.state is PeriodState.CLOSED
    again.close()


def test_a_database_alone_has_no_rows(tmp_path: Path) -> None:
    made = create_database(tmp_path / "so.sopgidb")
    with made.transaction() as connection:
        filled = [
            table.name
            for table in Base.metadata.sorted_tables
            if connection.execute(table.select()).first() is not None
        ]
    made.close()
    assert filled == []
