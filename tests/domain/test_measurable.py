"""What a clerk can enter as measured in a period: every target has a way to its result."""

from decimal import Decimal

from desktop.domain.measurable import Measurable, measurables
from desktop.domain.plan import Plan, Target
from desktop.domain.record import new_id
from desktop.domain.result import Quantity
from tests import factories


def wanted(plan: Plan, unit: str, **about: object) -> Target:
    section = plan.sections[0].id
    return Target(id=new_id(), section_id=section, value=Decimal(5), unit=unit, **about)


def test_every_component_has_its_score_and_every_set_a_total_and_a_rank() -> None:
    framework = factories.framework()
    found = measurables(factories.plan(), framework)
    parts = [one.component for one in found if one.component is not None]
    assert parts == list(framework.components)
    assert [one.id for one in found[: len(parts)]] == [one.id for one in framework.components]
    assert [(one.name, one.quantity) for one in found[len(parts) :]] == [
        ("Tổng điểm công bố", Quantity.SCORE),
        ("Thứ hạng", Quantity.RANK),
    ]
    assert [one.most for one in found[len(parts) :]] == [framework.total_scale, None]


def test_what_a_target_asks_in_its_own_unit_has_a_line_of_its_own() -> None:
    framework = factories.framework()
    part, plan = framework.components[0], factories.plan()
    share = wanted(plan, "%", component_id=part.id)
    rank = wanted(plan, "hạng", framework_id=framework.id)
    other = wanted(plan, "hạng", framework_id=new_id())
    plan = factories.plan(targets=(share, rank, other))
    found = measurables(plan, framework)

    def of(target: Target) -> list[Measurable]:
        return [one for one in found if one.target == target]

    (of_share,), (of_rank,) = of(share), of(rank)
    assert (of_share.component, of_share.quantity, of_share.most) == (
        part,
        Quantity.PERCENT,
        Decimal(100),
    )
    assert (of_rank.component, of_rank.quantity) == (None, Quantity.RANK)
    assert of(other) == []
    assert len({one.id for one in found}) == len(found)
