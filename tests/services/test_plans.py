from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from desktop.domain.errors import InputRefused
from desktop.domain.plan import Head, Plan, PlanStatus, Signer, Task
from desktop.domain.record import new_id
from tests import factories
from tests.services.conftest import Services


@pytest.fixture
def plan(services: Services) -> Plan:
    made = factories.plan(signer=Signer(lines=("CHỦ TỊCH",), name="Nguyễn Văn A"))
    (section,) = made.sections
    tasks = tuple(
        factories.task(section.id, content=f"Việc {place}", position=place) for place in range(3)
    )
    made = replace(made, tasks=tasks, rules=(factories.rule(),))
    services.plans.add_plan(made)
    return made


def contents(services: Services, plan_id: UUID) -> list[str]:
    tasks = services.plans.plan(plan_id).tasks
    return [task.content for task in sorted(tasks, key=lambda task: task.position)]


def test_a_plan_is_the_same_the_next_day(services: Services, plan: Plan) -> None:
    assert services.reopened().plans.plan(plan.id) == plan


def test_the_list_tells_what_each_plan_is(services: Services, plan: Plan) -> None:
    (summary,) = services.plans.plans()
    assert (summary.id, summary.title, summary.task_count, summary.status) == (
        plan.id,
        "Cải thiện Chỉ số xanh (PGI) năm 2024",
        3,
        PlanStatus.DRAFT,
    )


def test_a_plan_enters_once(services: Services, plan: Plan) -> None:
    with pytest.raises(InputRefused) as caught:
        services.plans.add_plan(plan)
    assert caught.value.code == "plan.twice"


def test_editing_one_task_changes_only_that_task(services: Services, plan: Plan) -> None:
    changed = replace(plan.tasks[1], content="Sửa\r\nlại", timing_text="Quý IV")
    services.plans.save_task(plan.id, changed)
    stored = services.reopened().plans.plan(plan.id)
    assert stored.tasks == (plan.tasks[0], replace(changed, content="Sửa\nlại"), plan.tasks[2])


def test_a_task_added_in_the_middle_moves_the_others_down(services: Services, plan: Plan) -> None:
    services.plans.add_task(plan.id, factories.task(plan.sections[0].id, content="Mới", position=1))
    assert contents(services, plan.id) == ["Việc 0", "Mới", "Việc 1", "Việc 2"]


def test_a_removed_task_comes_back_in_its_place(services: Services, plan: Plan) -> None:
    services.plans.remove_tasks(plan.id, [plan.tasks[1].id])
    assert contents(services, plan.id) == ["Việc 0", "Việc 2"]
    services.plans.add_task(plan.id, plan.tasks[1])
    assert contents(services, plan.id) == ["Việc 0", "Việc 1", "Việc 2"]


@pytest.mark.parametrize(
    ("place", "step", "expected"),
    [
        (0, 1, ["Việc 1", "Việc 0", "Việc 2"]),
        (2, -1, ["Việc 0", "Việc 2", "Việc 1"]),
        (0, -1, ["Việc 0", "Việc 1", "Việc 2"]),
        (2, 1, ["Việc 0", "Việc 1", "Việc 2"]),
    ],
)
def test_a_task_moves_among_its_neighbours_and_stops_at_the_ends(
    services: Services, plan: Plan, place: int, step: int, expected: list[str]
) -> None:
    services.plans.move_task(plan.id, plan.tasks[place].id, step)
    assert contents(services, plan.id) == expected


def test_an_edit_of_a_row_that_is_gone_says_so(services: Services, plan: Plan) -> None:
    services.plans.remove_tasks(plan.id, [plan.tasks[0].id])
    with pytest.raises(InputRefused) as caught:
        services.plans.save_task(plan.id, plan.tasks[0])
    assert caught.value.code == "plan.row_gone"


def test_the_head_is_written_without_touching_the_tasks(services: Services, plan: Plan) -> None:
    services.plans.save_details(replace(plan, head=Head(title=("Khác",)), tasks=()))
    stored = services.plans.plan(plan.id)
    assert stored.head.title == ("Khác",)
    assert stored.tasks == plan.tasks


def test_an_issued_plan_has_its_number_and_day(services: Services, plan: Plan) -> None:
    services.plans.issue(plan.id, number="05", day=date(2024, 8, 20))
    head = services.reopened().plans.plan(plan.id).head
    assert (head.number, head.day, head.month, head.year) == ("05", 20, 8, 2024)


def test_an_issued_plan_refuses_every_change(services: Services, plan: Plan) -> None:
    services.plans.issue(plan.id, number="05", day=date(2024, 8, 20))
    issued = services.plans.plan(plan.id)
    section, task, rule = plan.sections[0], plan.tasks[0], plan.rules[0]
    for change in (
        lambda: services.plans.save_details(issued),
        lambda: services.plans.save_task(plan.id, task),
        lambda: services.plans.add_task(plan.id, factories.task(section.id)),
        lambda: services.plans.remove_tasks(plan.id, [task.id]),
        lambda: services.plans.move_task(plan.id, task.id, 1),
        lambda: services.plans.save_section(plan.id, section),
        lambda: services.plans.save_rule(plan.id, rule),
        lambda: services.plans.remove_rule(plan.id, rule.id),
        lambda: services.plans.remove_plan(plan.id),
        lambda: services.plans.issue(plan.id, number="06", day=date(2024, 8, 21)),
    ):
        with pytest.raises(InputRefused) as caught:
            change()
        assert caught.value.code == "plan.issued"
    assert services.plans.plan(plan.id) == issued


def test_problems_that_must_be_fixed_block_issuing(services: Services) -> None:
    bare = factories.plan()
    services.plans.add_plan(bare)
    with pytest.raises(InputRefused) as caught:
        services.plans.issue(bare.id, number="05", day=date(2024, 8, 20))
    assert caught.value.code == "plan.must_fix"
    assert services.plans.plan(bare.id).status is PlanStatus.DRAFT


def test_a_revision_keeps_the_identity_of_everything_in_it(services: Services, plan: Plan) -> None:
    services.plans.issue(plan.id, number="05", day=date(2024, 8, 20))
    revised = services.plans.plan(services.plans.revise(plan.id))
    assert (revised.revision, revised.status, revised.head.number) == (2, PlanStatus.DRAFT, "")
    assert revised.tasks == plan.tasks
    services.plans.save_task(revised.id, replace(plan.tasks[0], content="Đổi"))
    assert services.plans.plan(plan.id).tasks == plan.tasks


def test_a_section_with_something_in_it_stays(services: Services, plan: Plan) -> None:
    with pytest.raises(InputRefused) as caught:
        services.plans.remove_section(plan.id, plan.sections[0].id)
    assert caught.value.code == "section.not_empty"


def test_a_section_cannot_hang_under_itself(services: Services, plan: Plan) -> None:
    top = plan.sections[0]
    child = factories.section(parent_id=top.id)
    services.plans.add_section(plan.id, child)
    with pytest.raises(InputRefused) as caught:
        services.plans.save_section(plan.id, replace(top, parent_id=child.id))
    assert caught.value.code == "section.cycle"


@pytest.mark.parametrize(
    ("day", "month", "code"), [(32, 12, "rule.day"), (0, 12, "rule.day"), (5, 13, "rule.month")]
)
def test_a_rule_names_a_possible_day(
    services: Services, plan: Plan, day: int, month: int, code: str
) -> None:
    with pytest.raises(InputRefused) as caught:
        services.plans.save_rule(plan.id, replace(plan.rules[0], due_day=day, due_month=month))
    assert caught.value.code == code


def test_a_large_plan_is_read_in_a_handful_of_statements(services: Services) -> None:
    large = factories.plan()
    tasks: tuple[Task, ...] = tuple(
        factories.task(large.sections[0].id, position=place) for place in range(300)
    )
    services.plans.add_plan(replace(large, tasks=tasks))
    statements: list[str] = []
    engine = services.database._engine

    @event.listens_for(engine, "before_cursor_execute")
    def _count(_c: object, _u: object, statement: str, *_: object) -> None:
        statements.append(statement)

    assert len(services.plans.plan(large.id).tasks) == 300
    assert len(statements) <= 6


def test_an_unknown_plan_is_refused(services: Services) -> None:
    with pytest.raises(InputRefused) as caught:
        services.plans.plan(new_id())
    assert caught.value.code == "plan.unknown"
