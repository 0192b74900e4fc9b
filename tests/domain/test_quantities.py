"""Each value prints in its own unit."""

from decimal import Decimal

import pytest

from desktop.domain.plan import Comparator, Target
from desktop.domain.quantities import format_quantity, quantity_of
from desktop.domain.record import new_id
from desktop.domain.result import Measure, MeasureKind, Quantity
from desktop.domain.task_groups import result_value

_SCORE, _RANK, _PERCENT, _COUNT = Quantity


@pytest.mark.parametrize(
    ("unit", "quantity"),
    [
        ("điểm", _SCORE),
        ("", _SCORE),
        ("Hạng", _RANK),
        ("thứ hạng", _RANK),
        ("%", _PERCENT),
        ("phần trăm", _PERCENT),
        ("bậc", _COUNT),
        ("doanh nghiệp", _COUNT),
    ],
)
def test_a_unit_tells_what_is_counted(unit: str, quantity: Quantity) -> None:
    assert quantity_of(unit) is quantity


@pytest.mark.parametrize(
    ("value", "quantity", "told"),
    [
        ("3.6", _SCORE, "3,60"),
        ("15.00", _RANK, "15"),
        ("5.00", _PERCENT, "5%"),
        ("56.5", _PERCENT, "56,5%"),
        ("1200", _COUNT, "1.200"),
    ],
)
def test_only_a_score_has_fixed_decimals(value: str, quantity: Quantity, told: str) -> None:
    assert format_quantity(Decimal(value), quantity) == told
    assert format_quantity(None, quantity) == ""


def test_a_rank_that_is_aimed_at_is_held_against_a_rank_and_not_against_a_score() -> None:
    framework, period = new_id(), new_id()
    target = Target(
        id=new_id(),
        section_id=new_id(),
        framework_id=framework,
        comparator=Comparator.AT_MOST,
        value=Decimal(30),
        unit="hạng",
    )
    score, rank = (
        Measure(
            id=new_id(),
            plan_id=new_id(),
            framework_id=framework,
            period_id=period,
            kind=MeasureKind.RESULT,
            quantity=quantity,
            year=2024,
            value=Decimal(value),
        )
        for quantity, value in ((_SCORE, "22.37"), (_RANK, "15"))
    )
    assert result_value((score, rank), period, target) == Decimal(15)
    assert result_value((score,), period, target) is None
