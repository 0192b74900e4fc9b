"""Reporting periods: generated from a plan's own rules, editable afterwards.

The preset data windows end on the 14th (Nghị định 09/2019/NĐ-CP, điều 12); nine months is not
in that decree but in provinces' own rules (Khánh Hòa QĐ 01/2023/QĐ-UBND).
"""

from calendar import monthrange
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from msgspec.structs import replace

from desktop.domain.dates import years_later
from desktop.domain.labels import roman
from desktop.domain.plan import Frequency, Head, Plan, ReportingRule
from desktop.domain.record import Line, Record, Text, Year

CUT_OFF_DAY = 14
_MONTHS = 12


class PeriodState(StrEnum):
    """What the clerk decided about a period; "not yet begun" is computed from today."""

    OPEN = "open"
    CLOSED = "closed"
    SKIPPED = "skipped"


class Period(Record, frozen=True, kw_only=True):
    """Kỳ báo cáo. ``due`` is the last day that is in time (inclusive)."""

    id: UUID
    plan_id: UUID
    rule_id: UUID | None = None
    frequency: Frequency
    label: Line
    year: Year
    index: int
    """1-based number inside the year: quarter, month, half; 1 for a year."""
    data_from: date
    data_to: date
    due: date | None = None
    state: PeriodState = PeriodState.OPEN
    reason: Text = ""
    """Why the period was skipped."""


def generate_periods(plan: Plan) -> tuple[Period, ...]:
    """Return the periods that the plan's reporting rules ask for, in order of their end.

    Ids are derived from the rule and the period, so that generating twice gives the same ones.
    """
    periods = [period for rule in plan.rules for period in _periods_of(plan, rule)]
    return tuple(sorted(periods, key=period_order))


def in_year(period: Period, year: int) -> Period:
    """Return the same period of another year: its name, days and what the clerk changed in them."""
    years = year - period.year
    return replace(
        period,
        year=year,
        label=period.label.replace(str(period.year), str(year)),
        data_from=years_later(period.data_from, years),
        data_to=years_later(period.data_to, years),
        due=None if period.due is None else years_later(period.due, years),
    )


def missing_periods(plan: Plan, known: Collection[Period]) -> tuple[Period, ...]:
    """Return the periods that the rules ask for and that are not among those known."""
    there = {(one.rule_id, one.year, one.index) for one in known}
    return tuple(
        one for one in generate_periods(plan) if (one.rule_id, one.year, one.index) not in there
    )


def with_due_days(plan: Plan, known: Collection[Period]) -> tuple[Period, ...]:
    """Return those known periods that lack a due day which the rules name by now, with it."""
    asked = {(one.rule_id, one.year, one.index): one.due for one in generate_periods(plan)}
    found = ((one, asked.get((one.rule_id, one.year, one.index))) for one in known)
    return tuple(replace(one, due=due) for one, due in found if one.due is None and due is not None)


def ended_before(periods: Collection[Period], head: Head) -> tuple[Period, ...]:
    """Return the periods whose last day comes before the day, or month, of a paper's head.

    A head without a month says nothing about when the plan began.
    """
    if head.year is None or head.month is None:
        return ()
    begins = date(head.year, head.month, head.day or 1)
    return tuple(one for one in periods if one.data_to < begins)


def period_order(period: Period) -> tuple[date, date, str]:
    """Return the key that puts periods in order of their end; the longer one comes last."""
    return (period.data_to, date.max - (period.data_from - date.min), period.label)


def _periods_of(plan: Plan, rule: ReportingRule) -> Iterator[Period]:
    for index, last_month in _ends(rule.frequency):
        data_from, data_to = data_window(rule.frequency, plan.year, index)
        yield Period(
            id=uuid5(rule.id, f"{plan.id}/{plan.year}/{index}"),
            plan_id=plan.id,
            rule_id=rule.id,
            frequency=rule.frequency,
            label=period_label(rule.frequency, plan.year, index),
            year=plan.year,
            index=index,
            data_from=data_from,
            data_to=data_to,
            due=due_day(rule, plan.year, last_month),
        )


def _ends(frequency: Frequency) -> tuple[tuple[int, int], ...]:
    """Return (index, last month) of every period of a year."""
    if frequency is Frequency.MONTH:
        return tuple((month, month) for month in range(1, _MONTHS + 1))
    if frequency is Frequency.QUARTER:
        return tuple((quarter, quarter * 3) for quarter in range(1, 5))
    if frequency is Frequency.HALF_YEAR:
        return ((1, 6), (2, 12))
    if frequency is Frequency.NINE_MONTHS:
        return ((1, 9),)
    return ((1, 12),)


def last_months(frequency: Frequency) -> tuple[int, ...]:
    """Return the months in which the periods of a year end."""
    return tuple(month for _, month in _ends(frequency))


def data_window(frequency: Frequency, year: int, index: int) -> tuple[date, date]:
    """Return the first and last day of the data of a period, both inclusive."""
    last_month = dict(_ends(frequency))[index]
    length = {
        Frequency.MONTH: 1,
        Frequency.QUARTER: 3,
        Frequency.HALF_YEAR: 6,
        Frequency.NINE_MONTHS: 9,
        Frequency.YEAR: 12,
        Frequency.ONCE: 12,
    }[frequency]
    before = last_month - length
    start_year, start_month = (year, before) if before > 0 else (year - 1, before + _MONTHS)
    return date(start_year, start_month, CUT_OFF_DAY + 1), date(year, last_month, CUT_OFF_DAY)


def due_day(rule: ReportingRule, year: int, last_month: int) -> date | None:
    """Return the last day in time, or None where the rule names no day.

    A day that the month does not have (30/02) means the month's last day.
    """
    if rule.due_day is None:
        return None
    month = rule.due_month or last_month
    day = date(year, month, min(rule.due_day, monthrange(year, month)[1]))
    return day - timedelta(days=1) if rule.before else day


def period_label(frequency: Frequency, year: int, index: int) -> str:
    """Return the name of a period as reports write it: "Quý III/2024", "Năm 2024"."""
    if frequency is Frequency.MONTH:
        return f"Tháng {index}/{year}"
    if frequency is Frequency.QUARTER:
        return f"Quý {roman(index)}/{year}"
    if frequency is Frequency.HALF_YEAR:
        return f"6 tháng {'đầu' if index == 1 else 'cuối'} năm {year}"
    if frequency is Frequency.NINE_MONTHS:
        return f"9 tháng năm {year}"
    return f"Năm {year}"
