"""Making a plan one of another year, or making it anew: for the next year, or as a copy."""

from decimal import Decimal
from uuid import UUID

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.plan import Plan
from desktop.domain.record import Record
from desktop.domain.result import MeasureKind, Quantity, Result
from desktop.domain.roll_forward import (
    Choice,
    Reached,
    copied,
    finished,
    in_year,
    roll_forward,
    turn_sets,
)
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes
from desktop.services.periods import PeriodService
from desktop.services.plans import PlanService
from desktop.services.results import ResultService


class Renewable(Record, frozen=True, kw_only=True):
    """What a clerk chooses from before the plan of the next year is made."""

    plan: Plan
    finished: tuple[UUID, ...]
    """Tasks that are done for good."""
    frameworks: tuple[Framework, ...]
    reached: int
    """Scores of the plan's year that become baselines."""


class RenewalService:
    """Adding a plan that is made from another."""

    def __init__(
        self,
        plans: PlanService,
        periods: PeriodService,
        results: ResultService,
        catalogue: CatalogueService,
    ) -> None:
        self._plans = plans
        self._periods = periods
        self._results = results
        self._catalogue = catalogue

    def renewable(self, plan_id: UUID) -> Renewable:
        """Return what there is to choose for the next year of a plan.

        Raises:
            InputRefused: ``plan.unknown``.
        """
        plan = self._plans.plan(plan_id)
        latest, reached = self._course(plan)
        return Renewable(
            plan=plan,
            finished=finished(plan, latest),
            frameworks=self._catalogue.frameworks(),
            reached=len(reached),
        )

    def next_year(self, plan_id: UUID, choice: Choice) -> tuple[UUID, Changes]:
        """Add the plan of a later year, with its periods; return its id.

        Raises:
            InputRefused: ``plan.next_year``: the year is not later; ``plan.unknown``.
        """
        plan = self._plans.plan(plan_id)
        if choice.year <= plan.year:
            raise InputRefused("plan.next_year", found=str(choice.year), year=str(plan.year))
        _, reached = self._course(plan)
        sets = turn_sets(plan, self._catalogue.frameworks(), choice.year)
        return self._add(roll_forward(plan, choice, sets, reached))

    def change_year(self, plan_id: UUID, choice: Choice) -> Changes:
        """Make a draft the plan of another year, with its periods and what was entered for them.

        Its index sets become those of the year, unless scores were entered for the old ones.

        Raises:
            InputRefused: ``plan.issued``; ``plan.year_revised``: a revision keeps the year of the
                plan that it revises; ``plan.unknown``.
        """
        plan = self._plans.plan(plan_id)
        if plan.revision > 1:
            raise InputRefused("plan.year_revised", year=str(plan.year))
        _, reached = self._course(plan)
        sets = () if reached else turn_sets(plan, self._catalogue.frameworks(), choice.year)
        return (
            self._plans.save_whole(in_year(plan, choice, sets))
            | self._periods.move(plan_id, choice.year)
            | self._periods.generate(plan_id)
        )

    def copy(self, plan_id: UUID) -> tuple[UUID, Changes]:
        """Add a copy of a plan as a draft of its own, without results; return its id.

        Raises:
            InputRefused: ``plan.unknown``.
        """
        return self._add(copied(self._plans.plan(plan_id)))

    def _add(self, plan: Plan) -> tuple[UUID, Changes]:
        return plan.id, self._plans.add_plan(plan) | self._periods.generate(plan.id)

    def _course(self, plan: Plan) -> tuple[dict[UUID, Result], Reached]:
        """Return the latest result of each task and the latest score of each component."""
        latest: dict[UUID, Result] = {}
        reached: dict[UUID, Decimal] = {}
        for period in self._periods.periods(plan.id):
            sheet = self._results.sheet(period.id)
            latest |= {key: one for key, one in sheet.results.items() if one.status is not None}
            reached |= {
                one.component_id or one.framework_id: one.value
                for one in sheet.measures
                if one.kind is MeasureKind.RESULT
                and one.quantity is Quantity.SCORE
                and one.indicator_id is None
                and one.value is not None
            }
        return latest, reached
