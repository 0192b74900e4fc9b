from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from desktop.domain.errors import InputRefused
from desktop.domain.outline import Outline
from desktop.domain.plan import Head, Plan, PlanStatus, Signer, Target, Task
from desktop.domain.record import new_id
from desktop.services.changes import Kind
from desktop.services.demo import make_sample
from desktop.services.samples import SAMPLES
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


def refused(change: Callable[[], object]) -> str:
    with pytest.raises(InputRefused) as caught:
        change()
    return caught.value.code


def test_moving_a_task_that_is_gone_says_so(services: Services, plan: Plan) -> None:
    assert refused(lambda: services.plans.move_task(plan.id, new_id(), 1)) == "plan.row_gone"


def test_tasks_that_share_a_position_can_be_moved_apart(services: Services) -> None:
    """An imported plan may bring them; what prints between them keeps its place."""
    made = factories.plan()
    (top,) = made.sections
    between = factories.section(parent_id=top.id, position=0, text="Đoạn")
    tasks = sorted(
        (factories.task(top.id, content=f"Việc {place}") for place in range(3)),
        key=lambda task: task.id,
    )
    services.plans.add_plan(replace(made, sections=(top, between), tasks=tuple(tasks)))
    services.plans.move_task(made.id, tasks[2].id, -1)
    stored = services.reopened().plans.plan(made.id)
    printed = [item.id for item in Outline(stored).children(top.id)]
    assert printed == [between.id, tasks[0].id, tasks[2].id, tasks[1].id]


def test_tasks_are_numbered_in_the_order_in_which_they_print(services: Services) -> None:
    section = factories.section()
    tasks = tuple(factories.task(section.id) for _ in range(8))
    plan = factories.plan(sections=(section,), tasks=tasks)
    services.plans.add_plan(plan)
    services.plans.number_tasks(plan.id, section.id)
    printed = Outline(services.plans.plan(plan.id)).ordered_tasks()
    assert [task.label for task in printed] == list("12345678")


def test_a_removed_plan_takes_everything_of_its_own_along(services: Services) -> None:
    plan = factories.plan(rules=(factories.rule(),))
    services.plans.add_plan(plan)
    services.periods.generate(plan.id)
    changes = services.plans.remove_plan(plan.id)
    assert changes.kinds == {Kind.PLAN, Kind.PERIOD, Kind.RESULT, Kind.MEASURE, Kind.REPORT}
    assert (services.plans.plans(), services.periods.periods(plan.id)) == ((), ())


def test_adding_the_same_row_twice_is_refused(services: Services, plan: Plan) -> None:
    for change in (
        lambda: services.plans.add_task(plan.id, plan.tasks[0]),
        lambda: services.plans.add_section(plan.id, plan.sections[0]),
        lambda: services.plans.add_rule(plan.id, plan.rules[0]),
    ):
        assert refused(change) == "plan.row_twice"
    assert services.plans.plan(plan.id) == plan


def test_nothing_hangs_on_a_section_that_is_not_there(services: Services, plan: Plan) -> None:
    nowhere = new_id()
    target = Target(id=new_id(), section_id=nowhere)
    for change in (
        lambda: services.plans.add_task(plan.id, factories.task(nowhere)),
        lambda: services.plans.save_task(plan.id, replace(plan.tasks[0], section_id=nowhere)),
        lambda: services.plans.add_target(plan.id, target),
        lambda: services.plans.add_section(plan.id, factories.section(parent_id=nowhere)),
        lambda: services.plans.add_plan(factories.plan(tasks=(factories.task(nowhere),))),
    ):
        assert refused(change) == "section.unknown"
    assert services.plans.plan(plan.id) == plan


def test_a_new_section_cannot_hang_on_itself(services: Services, plan: Plan) -> None:
    loop = factories.section()
    loop = replace(loop, parent_id=loop.id)
    assert refused(lambda: services.plans.add_section(plan.id, loop)) == "section.cycle"
    looped = factories.plan(sections=(loop,))
    assert refused(lambda: services.plans.add_plan(looped)) == "section.cycle"


def test_a_plan_with_one_identity_for_two_rows_is_refused(services: Services) -> None:
    made = factories.plan()
    task = factories.task(made.sections[0].id)
    for twice in (
        replace(made, tasks=(task, task)),
        replace(made, tasks=(replace(task, id=made.sections[0].id),)),
    ):
        assert refused(lambda twice=twice: services.plans.add_plan(twice)) == "plan.row_twice"
    assert services.plans.plans() == ()


def test_a_revision_enters_once_under_whatever_id(services: Services, plan: Plan) -> None:
    copy = replace(plan, id=new_id())
    assert refused(lambda: services.plans.add_plan(copy)) == "plan.twice"


@pytest.mark.parametrize(("day", "month", "year"), [(31, 2, 2024), (29, 2, 2023), (1, 13, None)])
def test_a_head_with_an_impossible_day_is_refused(
    services: Services, plan: Plan, day: int, month: int, year: int | None
) -> None:
    wrong = replace(plan, head=replace(plan.head, day=day, month=month, year=year))
    other = replace(wrong, id=new_id(), series_id=new_id())
    assert refused(lambda: services.plans.save_details(wrong)) == "date.impossible"
    assert refused(lambda: services.plans.add_plan(other)) == "date.impossible"
    assert services.plans.plan(plan.id) == plan


def test_details_change_neither_status_nor_revision(services: Services, plan: Plan) -> None:
    forged = replace(plan, status=PlanStatus.ISSUED, revision=7, series_id=new_id(), year=2025)
    services.plans.save_details(forged)
    assert services.plans.plan(plan.id) == replace(plan, year=2025)


def test_a_draft_is_edited_and_an_old_revision_is_left_behind(
    services: Services, plan: Plan
) -> None:
    assert refused(lambda: services.plans.revise(plan.id)) == "plan.revise_draft"
    services.plans.issue(plan.id, number="05", day=date(2024, 8, 20))
    services.plans.revise(plan.id)
    with pytest.raises(InputRefused) as again:
        services.plans.revise(plan.id)
    assert (again.value.code, again.value.values["revision"]) == ("plan.revised", 1)
    assert len(services.plans.plans()) == 2


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"label": "x" * 2_001}, "input.too_long"),
        ({"content": "x" * 100_001}, "input.too_long"),
        ({"position": -1}, "input.value"),
    ],
)
def test_what_no_package_could_carry_is_not_stored(
    services: Services, plan: Plan, values: dict[str, object], code: str
) -> None:
    wrong = replace(plan.tasks[0], **values)
    assert refused(lambda: services.plans.save_task(plan.id, wrong)) == code
    assert services.plans.plan(plan.id) == plan


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+400", "1." + "1" * 40])
def test_a_number_that_cannot_be_printed_is_not_stored(
    services: Services, plan: Plan, value: str
) -> None:
    target = Target(id=new_id(), section_id=plan.sections[0].id, value=Decimal(value))
    assert refused(lambda: services.plans.add_target(plan.id, target)) == "input.value"


def test_rules_make_room_as_tasks_do(services: Services, plan: Plan) -> None:
    first = factories.rule(reporter="Trước", position=0)
    services.plans.add_rule(plan.id, first)
    stored = services.plans.plan(plan.id).rules
    assert [(rule.id, rule.position) for rule in stored] == [(first.id, 0), (plan.rules[0].id, 1)]


def test_a_task_is_written_without_reading_the_plan(services: Services, plan: Plan) -> None:
    statements: list[str] = []

    @event.listens_for(services.database._engine, "before_cursor_execute")
    def _count(_c: object, _u: object, statement: str, *_: object) -> None:
        statements.append(statement)

    services.plans.save_task(plan.id, replace(plan.tasks[0], content="Khác"))
    # BEGIN; is it a draft; is the section there; the write itself.
    assert len(statements) <= 4
    assert sum(statement.startswith("UPDATE") for statement in statements) == 1
    assert not any("legal_bases" in statement for statement in statements)


def test_a_revision_carries_on_what_was_entered(tmp_path: Path) -> None:
    desk = make_sample(tmp_path / "so.sopgidb", SAMPLES[0], keys_dir=tmp_path / "keys")
    try:
        plan_id = desk.plans.plans()[0].id
        for period in desk.periods.periods(plan_id):
            desk.reports.save(desk.reports.report(period.id))
        signed = replace(desk.plans.plan(plan_id), signer=Signer(lines=("CHỦ TỊCH",), name="A"))
        desk.plans.save_details(signed)
        desk.plans.issue(plan_id, number="1", day=date(2024, 8, 1))
        revised = desk.plans.revise(plan_id)

        def course(plan: UUID) -> list[object]:
            return [
                (
                    period.label,
                    {
                        task: (one.status, one.text, one.evidence)
                        for task, one in desk.results.sheet(period.id).results.items()
                    },
                    [one.value for one in desk.results.sheet(period.id).measures],
                    desk.reports.report(period.id).parts,
                )
                for period in desk.periods.periods(plan)
            ]

        assert course(revised) == course(plan_id)
        assert any(results for _, results, _, _ in course(revised))
        labels = [one.label for one in desk.periods.periods(plan_id)]
        desk.periods.generate(revised)
        assert [one.label for one in desk.periods.periods(revised)] == labels
        first = desk.periods.periods(revised)[-1]
        task, kept = next(iter(desk.results.sheet(first.id).results.items()))
        before = course(plan_id)
        desk.results.save(replace(kept, text="Chỉ ở bản sửa đổi"))
        assert desk.results.sheet(first.id).results[task].text == "Chỉ ở bản sửa đổi"
        assert course(plan_id) == before
    finally:
        desk.close()


def test_a_revision_has_the_scores_of_each_period(tmp_path: Path) -> None:
    desk = make_sample(tmp_path / "so.sopgidb", "so-gtvt-lang-son-2024", keys_dir=tmp_path / "keys")
    plan_id = desk.plans.plans()[0].id

    def scores(plan: UUID) -> list[list[tuple[UUID | None, Decimal | None]]]:
        return [
            sorted(
                (one.component_id, one.value)
                for one in desk.results.sheet(period.id).measures
                if one.period_id == period.id
            )
            for period in desk.periods.periods(plan)
        ]

    if desk.plans.plan(plan_id).status is PlanStatus.DRAFT:
        desk.plans.issue(plan_id, number="1", day=date(2024, 8, 1))
    revised = desk.plans.revise(plan_id)
    assert any(scores(plan_id))
    assert scores(revised) == scores(plan_id)
    desk.close()
