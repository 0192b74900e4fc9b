from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.measurable import Measurable
from desktop.domain.period import Period
from desktop.domain.plan import Frequency, Plan
from desktop.domain.record import new_id
from desktop.domain.result import Filling, Measure, Quantity, Result, ResultStatus
from desktop.services.results import measured
from tests import factories
from tests.services.conftest import Services


@pytest.fixture
def plan(services: Services) -> Plan:
    made = factories.plan(rules=(factories.rule(Frequency.QUARTER),))
    section = made.sections[0]
    made = replace(
        made, tasks=tuple(factories.task(section.id, position=place) for place in range(2))
    )
    services.plans.add_plan(made)
    services.periods.generate(made.id)
    return made


@pytest.fixture
def quarters(services: Services, plan: Plan) -> tuple[Period, ...]:
    return services.periods.periods(plan.id)


def scored(
    plan: Plan, period: Period, framework: Framework, part: UUID, value: Decimal | None
) -> Measure:
    component = next((one for one in framework.components if one.id == part), None)
    what = Measurable(framework=framework, component=component, quantity=Quantity.SCORE)
    return measured(plan, period, what, value)


def result(period: Period, plan: Plan, place: int = 0, **values: object) -> Result:
    return Result(id=new_id(), period_id=period.id, task_id=plan.tasks[place].id, **values)


FULL = {
    "status": ResultStatus.DOING,
    "progress": 78,
    "text": "Đã giải ngân 1.245,6/1.597,0 triệu đồng",
    "figures": "1.245,6/1.597,0",
    "difficulty": "Mặt bằng chậm",
    "next_step": "Giải ngân phần còn lại",
}


def test_a_result_is_there_the_next_day(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    entered = result(quarters[0], plan, **FULL)
    services.results.save(entered)
    sheet = services.reopened().results.sheet(quarters[0].id)
    assert sheet.results == {plan.tasks[0].id: entered}


def test_a_task_has_one_result_in_a_period(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    services.results.save(result(quarters[0], plan, **FULL))
    services.results.save(result(quarters[0], plan, status=ResultStatus.DONE))
    (only,) = services.results.sheet(quarters[0].id).results.values()
    assert (only.status, only.text) == (ResultStatus.DONE, "")


@pytest.mark.parametrize("state", ["closed", "skipped"])
def test_a_period_that_is_not_open_refuses_results(
    services: Services, plan: Plan, quarters: tuple[Period, ...], state: str
) -> None:
    if state == "closed":
        services.periods.close(quarters[0].id)
    else:
        services.periods.skip(quarters[0].id, "lý do")
    for write in (
        lambda: services.results.save(result(quarters[0], plan, **FULL)),
        lambda: services.results.carry(quarters[0].id, [plan.tasks[0].id]),
    ):
        with pytest.raises(InputRefused) as caught:
            write()
        assert caught.value.code == f"result.period_{state}"
    assert services.results.sheet(quarters[0].id).results == {}


@pytest.mark.parametrize("progress", [-1, 101])
def test_progress_is_a_share(
    services: Services, plan: Plan, quarters: tuple[Period, ...], progress: int
) -> None:
    with pytest.raises(InputRefused) as caught:
        services.results.save(result(quarters[0], plan, progress=progress))
    assert caught.value.code == "result.progress"


def test_a_task_of_another_plan_is_refused(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    stray = Result(id=new_id(), period_id=quarters[0].id, task_id=new_id())
    with pytest.raises(InputRefused) as caught:
        services.results.save(stray)
    assert caught.value.code == "result.unknown_task"


def test_the_previous_periods_result_is_carried_and_marked(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    services.results.save(result(quarters[0], plan, **FULL))
    services.periods.skip(quarters[1].id, "không báo cáo")
    services.results.carry(quarters[2].id, [task.id for task in plan.tasks])
    sheet = services.results.sheet(quarters[2].id)
    assert sheet.previous_period == quarters[0]
    (copy,) = sheet.results.values()
    assert (copy.text, copy.progress, copy.carried) == (FULL["text"], 78, True)


def test_an_edited_copy_is_no_copy_any_more(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    services.results.save(result(quarters[0], plan, **FULL))
    services.results.carry(quarters[1].id, [plan.tasks[0].id])
    (copy,) = services.results.sheet(quarters[1].id).results.values()
    services.results.save(copy)
    assert services.results.sheet(quarters[1].id).results[plan.tasks[0].id].carried
    services.results.save(replace(copy, progress=90))
    assert not services.results.sheet(quarters[1].id).results[plan.tasks[0].id].carried


def test_the_first_period_has_nothing_to_carry(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    with pytest.raises(InputRefused) as caught:
        services.results.carry(quarters[0].id, [plan.tasks[0].id])
    assert caught.value.code == "result.nothing_before"


@pytest.fixture
def framework(services: Services) -> Framework:
    made = factories.framework()
    services.catalogue.save_own(made)
    return made


def test_the_newest_score_of_a_component_stands(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework
) -> None:
    part = framework.components[0].id
    for value in (Decimal("5.92"), Decimal("6.00"), None, Decimal("3.60")):
        services.results.save_measure(scored(plan, quarters[0], framework, part, value))
    (only,) = services.results.sheet(quarters[0].id).measures
    assert str(only.value) == "3.60"


@pytest.mark.parametrize("value", ["10.01", "-0.01"])
def test_a_score_outside_its_scale_is_refused(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework, value: str
) -> None:
    measure = scored(plan, quarters[0], framework, framework.components[0].id, Decimal(value))
    with pytest.raises(InputRefused) as caught:
        services.results.save_measure(measure)
    assert caught.value.code == "measure.scale"
    assert services.results.sheet(quarters[0].id).measures == ()


def test_a_score_of_a_closed_period_is_refused(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework
) -> None:
    services.periods.close(quarters[0].id)
    measure = scored(plan, quarters[0], framework, framework.components[0].id, Decimal(5))
    with pytest.raises(InputRefused) as caught:
        services.results.save_measure(measure)
    assert caught.value.code == "result.period_closed"


def test_tasks_without_a_status_are_found(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    services.results.save(result(quarters[0], plan, **FULL))
    found = services.results.check(quarters[0].id)
    assert [(problem.code, problem.subject_id) for problem in found] == [
        ("result.missing", plan.tasks[1].id)
    ]


def refused(change: Callable[[], object]) -> str:
    with pytest.raises(InputRefused) as caught:
        change()
    return caught.value.code


def test_the_result_of_a_removed_task_waits_for_it(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    entered = result(quarters[0], plan, **FULL)
    services.results.save(entered)
    services.plans.remove_tasks(plan.id, [plan.tasks[0].id])
    assert services.results.sheet(quarters[0].id).results == {}
    services.results.carry(quarters[1].id, [plan.tasks[0].id])
    services.plans.add_task(plan.id, plan.tasks[0])
    assert services.results.sheet(quarters[0].id).results == {plan.tasks[0].id: entered}
    assert services.results.sheet(quarters[1].id).results == {}


def test_a_measure_belongs_to_its_plan_its_period_and_its_set(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework
) -> None:
    other = factories.plan()
    services.plans.add_plan(other)
    part = framework.components[0].id
    right = scored(plan, quarters[0], framework, part, Decimal(5))
    for wrong, code in (
        (replace(right, plan_id=new_id()), "plan.unknown"),
        (replace(right, plan_id=other.id), "period.unknown"),
        (replace(right, period_id=new_id()), "period.unknown"),
        (replace(right, framework_id=new_id()), "framework.unknown"),
        (replace(right, component_id=new_id()), "measure.unknown"),
        (replace(right, indicator_id=new_id()), "measure.unknown"),
        (replace(right, quantity=Quantity.RANK, value=Decimal(-1)), "measure.negative"),
        (replace(right, quantity=Quantity.PERCENT, value=Decimal(101)), "measure.scale"),
        (replace(right, component_id=None, value=Decimal(41)), "measure.scale"),
        (replace(right, value=Decimal("NaN")), "input.value"),
    ):
        assert refused(lambda wrong=wrong: services.results.save_measure(wrong)) == code
    assert services.results.sheet(quarters[0].id).measures == ()


def test_a_rank_beside_a_score_and_each_of_them_once(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework
) -> None:
    part = framework.components[0].id
    score = scored(plan, quarters[0], framework, part, Decimal(5))
    rank = replace(score, id=new_id(), quantity=Quantity.RANK, value=Decimal(41))
    for measure in (score, rank, rank, replace(score, value=Decimal(6))):
        services.results.save_measure(measure)
    stored = services.results.sheet(quarters[0].id).measures
    assert {(measure.quantity, measure.value) for measure in stored} == {
        (Quantity.SCORE, Decimal(6)),
        (Quantity.RANK, Decimal(41)),
    }


def test_writing_a_result_leaves_the_others_untouched(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    other = result(quarters[0], plan, 1, **FULL)
    services.results.save(other)
    statements: list[str] = []

    @event.listens_for(services.database._engine, "before_cursor_execute")
    def _count(_c: object, _u: object, statement: str, *_: object) -> None:
        statements.append(statement)

    services.results.save(result(quarters[0], plan, **FULL))
    assert not any("legal_bases" in statement for statement in statements)
    assert len(statements) <= 6
    assert services.results.sheet(quarters[0].id).results[plan.tasks[1].id] == other


def test_a_score_that_was_taken_back_leaves_nothing_behind(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework
) -> None:
    part = framework.components[0].id
    for value in (Decimal(5), None):
        services.results.save_measure(scored(plan, quarters[0], framework, part, value))
    assert services.results.sheet(quarters[0].id).measures == ()
    services.periods.remove(quarters[0].id)


def test_a_closed_period_is_not_filled(
    services: Services, plan: Plan, quarters: tuple[Period, ...]
) -> None:
    services.periods.close(quarters[0].id)
    with pytest.raises(InputRefused) as refused:
        services.results.fill(
            quarters[0].id, [plan.tasks[0].id], Filling(status=ResultStatus.DONE, text="xong")
        )
    assert refused.value.code == "result.period_closed"
    assert services.results.sheet(quarters[0].id).results == {}


def test_a_period_with_nothing_but_a_score_is_not_removed(
    services: Services, plan: Plan, quarters: tuple[Period, ...], framework: Framework
) -> None:
    part = framework.components[0].id
    services.results.save_measure(scored(plan, quarters[0], framework, part, Decimal(5)))
    with pytest.raises(InputRefused) as refused:
        services.periods.remove(quarters[0].id)
    assert refused.value.code == "period.not_empty"
