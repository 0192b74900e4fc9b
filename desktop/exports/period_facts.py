"""What every paper of a period is made of."""

from collections.abc import Mapping
from uuid import UUID

from desktop.domain.framework import Framework
from desktop.domain.office import Office
from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.domain.record import Record
from desktop.domain.report import Report
from desktop.domain.result import Measure, Result


class PeriodFacts(Record, frozen=True, kw_only=True):
    """An office's plan with the results of one period; ``results`` is keyed by task."""

    office: Office
    plan: Plan
    period: Period
    results: Mapping[UUID, Result]
    measures: tuple[Measure, ...] = ()
    report: Report
    frameworks: tuple[Framework, ...] = ()
    illustrative: bool = False
    """Whether the results are invented, which every paper then says."""
