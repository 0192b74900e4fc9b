"""The phrase book of an office: its own plans first, then the shipped ones."""

from collections.abc import Iterable, Iterator
from itertools import islice

from desktop.domain.phrase_book import PhraseBook
from desktop.domain.plan import Plan
from desktop.services.catalogue import CatalogueService
from desktop.services.plans import PlanService
from desktop.services.samples import SAMPLES, load_sample

_MOST = 1_500
"""Texts that a book is made of: more would take seconds on an old PC."""


class PhraseService:
    """Making the phrase book."""

    def __init__(self, plans: PlanService, catalogue: CatalogueService) -> None:
        self._plans = plans
        self._catalogue = catalogue

    def book(self, samples: Iterable[str] = SAMPLES) -> PhraseBook:
        """Return the phrases of all plans of the ledger, of shipped plans and of the index sets."""
        return PhraseBook(islice(self._texts(samples), _MOST))

    def _texts(self, samples: Iterable[str]) -> Iterator[str]:
        for summary in self._plans.plans():
            yield from plan_texts(self._plans.plan(summary.id))
        for name in samples:
            yield from plan_texts(load_sample(name).plan)
        for framework in self._catalogue.frameworks():
            yield from (component.name for component in framework.components)
            yield from (indicator.name for indicator in framework.indicators)


def plan_texts(plan: Plan) -> Iterator[str]:
    """Yield what a plan says in sentences."""
    yield from (task.content for task in plan.tasks)
    yield from (section.text for section in plan.sections)
    yield from plan.opening
