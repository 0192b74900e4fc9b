"""What the frame and the first page know of the ledger: read in one go on the worker."""

from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from desktop.domain.framework import Framework
from desktop.domain.office import Office
from desktop.domain.outline import Outline
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Plan
from desktop.domain.record import Record
from desktop.domain.result import Measure, Result

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class Overview(Record, frozen=True, kw_only=True):
    """The newest plan with its periods, and the results of the period that is due."""

    office: Office
    frameworks: str
    """Short names and year: "PCI và PGI 2024"."""
    plan: Plan | None = None
    periods: tuple[Period, ...] = ()
    current: Period | None = None
    results: dict[UUID, Result] = msgspec.field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    sets: tuple[Framework, ...] = ()
    missing: int = 0
    """Followed tasks without a result in the current period."""


def read_overview(desk: "Desk") -> Overview:
    """Return the overview of a ledger."""
    office = desk.offices.office()
    plans = desk.plans.plans()
    if not plans:
        return Overview(office=office, frameworks="")
    plan = desk.plans.plan(plans[0].id)
    sets = tuple(one for one in desk.catalogue.frameworks() if one.id in plan.framework_ids)
    names = " và ".join(sorted({one.short_name for one in sets}))
    periods = desk.periods.periods(plan.id)
    current = next((p for p in reversed(periods) if p.state is PeriodState.OPEN), None)
    overview = Overview(
        office=office,
        frameworks=f"{names} {plan.year}".strip(),
        plan=plan,
        periods=periods,
        current=current,
        sets=sets,
    )
    if current is None:
        return overview
    sheet = desk.results.sheet(current.id)
    tasks = Outline(plan).followed_tasks()
    entered = sum(
        task.id in sheet.results and sheet.results[task.id].status is not None for task in tasks
    )
    return msgspec.structs.replace(
        overview,
        results=sheet.results,
        measures=sheet.measures,
        missing=len(tasks) - entered,
    )
