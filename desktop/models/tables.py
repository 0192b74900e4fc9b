"""All tables in one place: importing this module makes the metadata complete."""

from desktop.models.base import Base
from desktop.models.framework import ComponentRow, FrameworkRow, IndicatorRow
from desktop.models.journal import EditRow, StepRow
from desktop.models.office import OfficeRow, SettingRow, UnitRow
from desktop.models.package import PackageRow
from desktop.models.period import MeasureRow, PeriodRow, ReportRow, ResultRow
from desktop.models.plan import PlanRow, ReportingRuleRow, SectionRow, TargetRow, TaskRow

__all__ = [
    "Base",
    "ComponentRow",
    "EditRow",
    "FrameworkRow",
    "IndicatorRow",
    "MeasureRow",
    "OfficeRow",
    "PackageRow",
    "PeriodRow",
    "PlanRow",
    "ReportRow",
    "ReportingRuleRow",
    "ResultRow",
    "SectionRow",
    "SettingRow",
    "StepRow",
    "TargetRow",
    "TaskRow",
    "UnitRow",
]
