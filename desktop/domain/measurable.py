"""What can be measured in a period: scores of components, totals, ranks, and what targets ask."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID, uuid5

from desktop.domain.framework import Component, Framework
from desktop.domain.plan import Plan, Target
from desktop.domain.quantities import quantity_of
from desktop.domain.record import Record
from desktop.domain.result import Quantity

_OF_WHOLE = {Quantity.SCORE: "Tổng điểm công bố", Quantity.RANK: "Thứ hạng"}
_OF_PART = {Quantity.RANK: "thứ hạng", Quantity.PERCENT: "tỷ lệ", Quantity.COUNT: "số lượng"}
_FULL = Decimal(100)


class Measurable(Record, frozen=True, kw_only=True):
    """One value that a period may have; ``component`` None: of the whole set."""

    framework: Framework
    component: Component | None
    quantity: Quantity
    target: Target | None = None
    """What the plan wants of it."""

    @property
    def id(self) -> UUID:
        """The same for the same value each time; a component's score has the component's."""
        if self.component is not None and self.quantity is Quantity.SCORE:
            return self.component.id
        about = self.component.id if self.component is not None else self.framework.id
        return uuid5(about, self.quantity)

    @property
    def name(self) -> str:
        """What it is called among the others of its set."""
        if self.component is None:
            return _OF_WHOLE.get(self.quantity) or f"Cả bộ: {_OF_PART[self.quantity]}"
        name = self.component.short_name or self.component.name
        return name if self.quantity is Quantity.SCORE else f"{name}: {_OF_PART[self.quantity]}"

    @property
    def most(self) -> Decimal | None:
        """The largest value, where one is known."""
        if self.quantity is Quantity.PERCENT:
            return _FULL
        if self.quantity is not Quantity.SCORE:
            return None
        return self.framework.total_scale if self.component is None else self.component.scale


def measurables(plan: Plan, framework: Framework) -> tuple[Measurable, ...]:
    """Return the score of each component with what else targets ask of it, then total and rank."""
    return tuple(_walk(plan, framework))


def _walk(plan: Plan, framework: Framework) -> Iterator[Measurable]:
    for part in framework.components:
        wanted = _wanted(one for one in plan.targets if one.component_id == part.id)
        for quantity in dict.fromkeys((Quantity.SCORE, *wanted)):
            yield Measurable(
                framework=framework,
                component=part,
                quantity=quantity,
                target=wanted.get(quantity),
            )
    wanted = _wanted(
        one for one in plan.targets if one.component_id is None and one.framework_id == framework.id
    )
    for quantity in dict.fromkeys((*_OF_WHOLE, *wanted)):
        yield Measurable(
            framework=framework, component=None, quantity=quantity, target=wanted.get(quantity)
        )


def _wanted(targets: Iterator[Target]) -> dict[Quantity, Target]:
    """Return the targets by what they count; of two the first one."""
    found: dict[Quantity, Target] = {}
    for one in targets:
        found.setdefault(quantity_of(one.unit), one)
    return found
