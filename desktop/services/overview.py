"""What the overview shows: the facts of one plan and period, and the advice drawn from them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.next_steps import Advice, Facts, Sent, advise
from desktop.domain.period import Period
from desktop.domain.record import Record
from desktop.domain.report import PartKey
from desktop.services.outbox import SentPackage
from desktop.services.reports import Composition
from desktop.services.results import ResultSheet

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Choose = Callable[[Sequence[Period]], Period | None]
"""Chooses the period in hand among those of a plan."""


class Overview(Record, frozen=True, kw_only=True):
    """One reading of the ledger for the overview."""

    advice: Advice
    sheet: ResultSheet | None = None
    """Of the period in hand; None: the plan has no periods."""
    last: SentPackage | None = None
    """The newest package that left the office."""


def read_overview(desk: "Desk", plan_id: UUID, today: date, choose: Choose) -> Overview:
    """Return what to do next for a plan, and what is known of its period in hand.

    Args:
        desk: the open ledger.
        plan_id: the plan in hand.
        today: the day from which days are counted.
        choose: gives the period in hand.

    Raises:
        InputRefused: ``plan.unknown``.
    """
    plan = desk.plans.plan(plan_id)
    periods = desk.periods.periods(plan_id)
    period = choose(periods)
    sheet = desk.results.sheet(period.id) if period is not None else None
    report = desk.reports.composition(period.id) if period is not None else None
    outbox = desk.packages.outbox()
    copy = desk.backups.last()
    facts = Facts(
        plan=plan,
        problems=desk.plans.check(plan_id),
        periods=periods,
        period=period,
        results=sheet.results if sheet is not None else {},
        begun=bool(desk.results.periods_begun(plan_id)),
        report_kept=period is not None and desk.reports.is_kept(period.id),
        blank_parts=_parts(report, lambda told, key: not told.parts[key].text.strip()),
        doubtful_parts=_parts(report, Composition.is_doubtful),
        sent=tuple(_sent(one) for one in outbox),
        backup=copy.moment.astimezone().date() if copy is not None else None,
    )
    ours = [one for one in outbox if one.plan_id == plan_id]
    return Overview(
        advice=advise(facts, today),
        sheet=sheet,
        last=max(ours, key=lambda one: (one.created, one.sequence), default=None),
    )


def _parts(
    report: Composition | None, holds: Callable[[Composition, PartKey], bool]
) -> tuple[PartKey, ...]:
    return () if report is None else tuple(key for key in PartKey if holds(report, key))


def _sent(package: SentPackage) -> Sent:
    return Sent(
        plan_id=package.plan_id,
        period_id=package.period_id,
        sequence=package.sequence,
        day=package.created,
    )
