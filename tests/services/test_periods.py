from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Frequency, Plan
from desktop.domain.record import new_id
from desktop.domain.result import Result
from tests import factories
from tests.services.conftest import Services


@pytest.fixture
def plan(services: Services) -> Plan:
    made = factories.plan(
        rules=(factories.rule(Frequency.QUARTER, due_day=15, due_month=None), factories.rule())
    )
    services.plans.add_plan(made)
    services.periods.generate(made.id)
    return made


def test_periods_come_from_the_plans_rules_in_the_order_of_their_end(
    services: Services, plan: Plan
) -> None:
    labels = [period.label for period in services.reopened().periods.periods(plan.id)]
    assert labels == ["Quý I/2024", "Quý II/2024", "Quý III/2024", "Quý IV/2024", "Năm 2024"]


def test_generating_again_keeps_what_was_edited(services: Services, plan: Plan) -> None:
    first = services.periods.periods(plan.id)[0]
    edited = replace(first, label="Quý I (đặc biệt)", due=date(2024, 3, 20))
    services.periods.save(edited)
    assert not services.periods.generate(plan.id).kinds
    assert edited in services.periods.periods(plan.id)


def test_a_period_is_closed_opened_again_and_skipped_with_a_reason(
    services: Services, plan: Plan
) -> None:
    first = services.periods.periods(plan.id)[0]
    for change, state, reason in (
        (lambda: services.periods.close(first.id), PeriodState.CLOSED, ""),
        (
            lambda: services.periods.skip(first.id, "Ban hành sau"),
            PeriodState.SKIPPED,
            "Ban hành sau",
        ),
        (lambda: services.periods.reopen(first.id), PeriodState.OPEN, ""),
    ):
        change()
        period = services.periods.period(first.id)
        assert (period.state, period.reason) == (state, reason)


def refusal(services: Services, period: Period) -> str:
    with pytest.raises(InputRefused) as caught:
        services.periods.save(period)
    return caught.value.code


def test_a_period_that_makes_no_sense_is_refused(services: Services, plan: Plan) -> None:
    first = services.periods.periods(plan.id)[0]
    assert refusal(services, replace(first, label=" ")) == "period.no_label"
    assert refusal(services, replace(first, data_to=date(2020, 1, 1))) == "period.window"
    assert refusal(services, replace(first, state=PeriodState.SKIPPED)) == "period.no_reason"
    assert refusal(services, replace(first, id=new_id())) == "period.unknown"
    assert services.periods.period(first.id) == first


def test_a_period_can_be_added_by_hand(services: Services, plan: Plan) -> None:
    extra = Period(
        id=new_id(),
        plan_id=plan.id,
        frequency=Frequency.NINE_MONTHS,
        label="9 tháng năm 2024",
        year=2024,
        index=1,
        data_from=date(2023, 12, 15),
        data_to=date(2024, 9, 14),
    )
    services.periods.add(extra)
    assert extra in services.periods.periods(plan.id)


def refused(change: Callable[[], object]) -> str:
    with pytest.raises(InputRefused) as caught:
        change()
    return caught.value.code


def test_a_period_is_added_once_and_to_a_plan(services: Services, plan: Plan) -> None:
    first = services.periods.periods(plan.id)[0]
    assert refused(lambda: services.periods.add(first)) == "period.twice"
    stray = replace(first, id=new_id(), plan_id=new_id())
    assert refused(lambda: services.periods.add(stray)) == "plan.unknown"
    assert refused(lambda: services.periods.save(replace(first, plan_id=new_id()))) == (
        "period.unknown"
    )


def test_a_period_is_removed_only_while_nothing_was_entered(services: Services, plan: Plan) -> None:
    task = factories.task(plan.sections[0].id)
    services.plans.add_task(plan.id, task)
    first, second, *_ = services.periods.periods(plan.id)
    services.results.save(Result(id=new_id(), period_id=first.id, task_id=task.id, text="Đã làm"))
    assert refused(lambda: services.periods.remove(first.id)) == "period.not_empty"
    services.periods.remove(second.id)
    assert refused(lambda: services.periods.remove(second.id)) == "period.unknown"
    labels = [period.label for period in services.periods.periods(plan.id)]
    assert labels == ["Quý I/2024", "Quý III/2024", "Quý IV/2024", "Năm 2024"]


def test_generating_again_fills_in_the_due_days_that_the_rules_name_by_now(
    services: Services,
) -> None:
    rule = factories.rule(Frequency.QUARTER, due_day=None)
    made = factories.plan(rules=(rule,))
    services.plans.add_plan(made)
    services.periods.generate(made.id)
    assert {one.due for one in services.periods.periods(made.id)} == {None}
    services.plans.save_rule(made.id, replace(rule, due_day=15, due_month=None))
    services.periods.generate(made.id)
    due = [one.due for one in services.periods.periods(made.id)]
    assert due == [date(2024, month, 14) for month in (3, 6, 9, 12)]
