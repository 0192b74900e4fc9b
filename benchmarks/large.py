"""A ledger far larger than any office has: what the window must stay quick with."""

from datetime import date
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.outline import Outline
from desktop.domain.plan import Plan
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.services.desk import Desk, create_desk
from desktop.services.samples import load_sample

DAY = date(2024, 12, 17)
"""The day that the benchmark takes for today."""
SAMPLE = "xa-dai-lanh-2024"


def large_plan(count: int) -> Plan:
    """Return the plan of the fullest sample with its tasks repeated until there are ``count``."""
    plan = load_sample(SAMPLE).plan
    models = [task for task in Outline(plan).ordered_tasks() if task.component_ids]
    tasks = (
        replace(
            model,
            id=new_id(),
            label=str(number),
            position=number,
            content=f"{model.content} (đợt {number})",
        )
        for number, model in enumerate(islice(cycle(models), count), 1)
    )
    return replace(plan, tasks=tuple(tasks))


def make_large(path: Path, count: int) -> None:
    """Write a ledger with a plan of ``count`` tasks and results for half of them."""
    sample = load_sample(SAMPLE)
    plan = large_plan(count)
    desk = create_desk(path, sample.office, keys_dir=path.parent / "keys")
    try:
        for unit in sample.units:
            desk.offices.save_unit(unit)
        desk.plans.add_plan(plan)
        desk.periods.generate(plan.id)
        _enter_results(desk, plan)
    finally:
        desk.close()


def _enter_results(desk: Desk, plan: Plan) -> None:
    from desktop.models.mapping import insert_records
    from desktop.models.tables import ResultRow

    results = [
        Result(
            id=new_id(),
            period_id=period.id,
            task_id=task.id,
            status=ResultStatus.DOING,
            progress=60,
            text=f"Đã triển khai: {task.content[:80]}",
            evidence="Báo cáo số 12/BC-UBND",
        )
        for period in desk.periods.periods(plan.id)
        for task in plan.tasks[::2]
    ]
    # One statement: two thousand commits, each synced, would take minutes.
    with desk._database.transaction() as connection:  # noqa: SLF001
        insert_records(connection, ResultRow, results)
