"""The plan of the next year keeps the frame, and changes only what was accepted."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.outline import Outline
from desktop.domain.plan import Decision, Head, Plan, PlanStatus, Target, TimingKind
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.domain.roll_forward import Choice, copied, finished, roll_forward, turn_sets
from desktop.domain.year_words import year_proposals
from desktop.services.samples import SAMPLES, load_sample
from tests import factories


def shape(plan: Plan) -> list[tuple[int, str]]:
    """What the plan says, in its order, whatever the ids are."""
    return [
        (depth, getattr(item, "content", "") or getattr(item, "text", ""))
        for depth, item in Outline(plan).walk()
    ]


def ids(plan: Plan) -> set[object]:
    rows = (*plan.sections, *plan.tasks, *plan.targets, *plan.rules)
    return {plan.id, plan.series_id, *(one.id for one in rows)}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_copy_says_the_same_with_ids_of_its_own(name: str) -> None:
    plan = load_sample(name).plan
    made = copied(plan)
    assert shape(made) == shape(plan)
    assert ids(made) & ids(plan) == set()
    assert len(ids(made)) == len(ids(plan))


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_that_was_not_accepted_changes_in_a_real_plan(name: str) -> None:
    plan = load_sample(name).plan
    made = roll_forward(plan, Choice(year=plan.year + 1))
    assert shape(made) == shape(plan)
    assert made.year == plan.year + 1
    assert made.head.title == plan.head.title
    assert (made.head.number, made.head.day, made.head.month) == ("", None, None)
    assert made.head.year == plan.year + 1
    assert (made.revision, made.status) == (1, PlanStatus.DRAFT)
    assert made.signer == plan.signer
    assert made.recipients == plan.recipients


def test_accepted_years_move_with_the_plan() -> None:
    plan = load_sample("so-ngoai-vu-lang-son-2024").plan
    keys = tuple(one.key for one in year_proposals(plan, 2025) if one.sure)
    made = roll_forward(plan, Choice(year=2025, years=keys))
    assert any("năm 2025" in line for line in made.head.title)
    assert made.rules[0].phrase == plan.rules[0].phrase.replace("2024", "2025")


def test_the_number_of_a_decision_is_blank_too() -> None:
    plan = replace(factories.plan(), decision=Decision(head=Head(number="12", day=3, month=4)))
    made = roll_forward(plan, Choice(year=plan.year + 1))
    assert made.decision is not None
    assert (made.decision.head.number, made.decision.head.day) == ("", None)
    assert made.decision.head.year == plan.year + 1


def test_a_task_that_is_left_out_stays_behind_and_the_others_come() -> None:
    plan = factories.plan()
    (section, *_) = plan.sections
    first, second = (factories.task(section.id, content=text) for text in ("Một", "Hai"))
    plan = replace(plan, tasks=(first, second))
    made = roll_forward(plan, Choice(year=plan.year + 1, left_out=(first.id,)))
    assert [task.content for task in made.tasks] == ["Hai"]


@pytest.mark.parametrize(
    ("words", "becomes"),
    [("Trước 29/2/2024", None), ("Trước 29/2", date(2025, 2, 28)), ("", date(2025, 2, 28))],
)
def test_a_due_day_moves_only_with_its_words(words: str, becomes: date | None) -> None:
    plan = factories.plan(year=2024)
    task = factories.task(plan.sections[0].id, timing_text=words, due=date(2024, 2, 29))
    made = roll_forward(replace(plan, tasks=(task,)), Choice(year=2025))
    assert made.tasks[0].due == becomes


def test_what_was_done_for_good_is_finished_and_what_is_routine_is_not() -> None:
    plan = factories.plan()
    once, always, doing = (
        factories.task(plan.sections[0].id, timing=kind)
        for kind in (TimingKind.DEADLINE, TimingKind.ROUTINE, TimingKind.DEADLINE)
    )
    plan = replace(plan, tasks=(once, always, doing))

    def result(task: object, status: ResultStatus) -> Result:
        return Result(id=new_id(), period_id=new_id(), task_id=task.id, status=status)

    results = {
        once.id: result(once, ResultStatus.DONE),
        always.id: result(always, ResultStatus.DONE),
        doing.id: result(doing, ResultStatus.DOING),
    }
    assert finished(plan, results) == (once.id,)


def with_target(**values: object) -> tuple[Plan, Target]:
    old = factories.framework(short_name="PGI", year=2024)
    plan = replace(factories.plan(year=2024), framework_ids=(old.id,))
    target = Target(
        id=new_id(),
        section_id=plan.sections[0].id,
        framework_id=old.id,
        component_id=old.components[0].id,
        value=Decimal("6.58"),
        baseline=Decimal("4.84"),
        baseline_year=2023,
        stated_delta=Decimal("1.74"),
        **values,
    )
    return replace(plan, targets=(target,)), target


def test_what_was_reached_becomes_the_baseline_and_the_value_stays() -> None:
    plan, target = with_target()
    key = target.component_id
    (made,) = roll_forward(plan, Choice(year=2025), reached={key: Decimal("6.71")}).targets
    assert (made.baseline, made.baseline_year) == (Decimal("6.71"), 2024)
    assert made.value == Decimal("6.58")
    assert made.stated_delta is None


def test_without_a_score_the_old_baseline_is_not_passed_off_as_the_new_one() -> None:
    plan, _ = with_target()
    (made,) = roll_forward(plan, Choice(year=2025)).targets
    assert (made.baseline, made.baseline_year) == (None, 2024)


def test_a_rank_gets_no_score_as_its_baseline() -> None:
    plan, target = with_target(unit="bậc")
    key = target.component_id
    (made,) = roll_forward(plan, Choice(year=2025), reached={key: Decimal("6.71")}).targets
    assert (made.baseline, made.baseline_year) == (None, None)


def test_the_newest_set_takes_the_place_of_the_old_one_with_its_components() -> None:
    plan, target = with_target()
    old = factories.framework(short_name="PGI", year=2024)
    old = replace(old, id=plan.framework_ids[0])
    old = replace(
        old, components=(replace(old.components[0], id=target.component_id), *old.components[1:])
    )
    new = factories.framework(short_name="PGI", year=2025)
    later = factories.framework(short_name="PGI", year=2030)
    (turn,) = turn_sets(plan, [old, new, later], 2025)
    assert (turn.new.id, turn.lost) == (new.id, ())
    made = roll_forward(plan, Choice(year=2025), [turn])
    assert made.framework_ids == (new.id,)
    assert made.targets[0].framework_id == new.id
    assert made.targets[0].component_id == new.components[0].id


def test_a_set_stays_where_the_newest_lacks_a_component_that_is_used() -> None:
    plan, target = with_target()
    old = factories.framework(short_name="PGI", year=2024)
    used = replace(old.components[0], id=target.component_id, name="Chỉ số đã bỏ")
    old = replace(old, id=plan.framework_ids[0], components=(used, *old.components[1:]))
    new = factories.framework(short_name="PGI", year=2025)
    (turn,) = turn_sets(plan, [old, new], 2025)
    assert (turn.new.id, turn.lost) == (old.id, ("Chỉ số đã bỏ",))
    made = roll_forward(plan, Choice(year=2025), [turn])
    assert made.framework_ids == plan.framework_ids
    assert made.targets[0].component_id == target.component_id
