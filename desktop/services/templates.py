"""Beginning a plan: from a template, or empty with the components of index sets."""

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.blank_plan import blank_plan
from desktop.domain.framework import Framework
from desktop.domain.plan import Signer
from desktop.domain.templates import plan_from, with_signer
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes
from desktop.services.kept_lists import KeptList
from desktop.services.offices import OfficeService
from desktop.services.periods import PeriodService
from desktop.services.plans import PlanService
from desktop.services.template_files import load_template


class TemplateService:
    """Adding the plan that an office starts from."""

    def __init__(
        self,
        offices: OfficeService,
        catalogue: CatalogueService,
        plans: PlanService,
        *,
        periods: PeriodService,
        signers: KeptList[Signer],
    ) -> None:
        self._offices = offices
        self._catalogue = catalogue
        self._plans = plans
        self._periods = periods
        self._signers = signers

    def begin(self, name: str, year: int) -> tuple[UUID, Changes]:
        """Add a plan made from one of TEMPLATES; return its id."""
        template = load_template(name)
        sets = self._sets(template.sets, year)
        office = self._offices.office()
        plan = plan_from(template, office, sets, year, next(iter(self._signers.all()), None))
        return plan.id, self._plans.add_plan(plan) | self._periods.generate(plan.id)

    def begin_empty(self, names: Sequence[str], year: int) -> tuple[UUID, Changes]:
        """Add a plan with nothing but the components of the sets of these short names."""
        blank = blank_plan(self._offices.office(), self._sets(names, year), year)
        plan = with_signer(blank, next(iter(self._signers.all()), None))
        return plan.id, self._plans.add_plan(plan) | self._periods.generate(plan.id)

    def _sets(self, names: Sequence[str], year: int) -> list[Framework]:
        """Return the newest set of each name that is no newer than the year, else the newest."""
        sets = self._catalogue.frameworks()
        return [
            max(
                (one for one in sets if one.short_name == name),
                key=lambda one: (one.year <= year, one.year),
            )
            for name in names
        ]
