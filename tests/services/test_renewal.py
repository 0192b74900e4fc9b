"""A plan made anew stands beside the old one, with periods of its own, in one step."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.plan import PlanStatus, TimingKind
from desktop.domain.record import new_id
from desktop.domain.result import MeasureKind, Quantity, Result, ResultStatus
from desktop.domain.roll_forward import Choice
from desktop.services.demo import make_sample
from desktop.services.desk import Desk, open_desk


@pytest.fixture
def desk(ledger: Path) -> Iterator[Desk]:
    made = open_desk(ledger)
    yield made
    made.close()


def test_the_next_year_has_its_periods_and_no_results(desk: Desk) -> None:
    (old,) = desk.plans.plans()
    made, _ = desk.renewal.next_year(old.id, Choice(year=2025))
    plan = desk.plans.plan(made)
    assert (plan.year, plan.status) == (2025, PlanStatus.DRAFT)
    assert len(plan.tasks) == old.task_count
    periods = desk.periods.periods(made)
    assert [one.label for one in periods] == [
        one.label.replace("2024", "2025") for one in desk.periods.periods(old.id) if one.rule_id
    ]
    assert desk.results.periods_begun(made) == frozenset()
    assert desk.plans.plan(old.id).year == 2024


def test_scores_of_the_year_become_baselines(tmp_path: Path) -> None:
    desk = make_sample(tmp_path / "so.sopgidb", "so-gtvt-lang-son-2024", keys_dir=tmp_path)
    (old,) = desk.plans.plans()
    plan = desk.plans.plan(old.id)
    scores = {
        one.component_id: one.value
        for period in desk.periods.periods(old.id)
        for one in desk.results.sheet(period.id).measures
        if one.kind is MeasureKind.RESULT and one.value is not None
    }
    assert scores
    renewable = desk.renewal.renewable(old.id)
    assert renewable.reached >= len(scores)
    made, _ = desk.renewal.next_year(old.id, Choice(year=2025))
    new = desk.plans.plan(made)
    made_of = {target.text: target for target in new.targets}
    assert len(made_of) == len(plan.targets)
    for before in plan.targets:
        after = made_of[before.text]
        if before.in_points and before.component_id in scores:
            assert after.baseline == scores[before.component_id]
            assert after.baseline_year == plan.year
    desk.close()


def test_the_last_word_of_the_year_counts(tmp_path: Path) -> None:
    """A task taken up again is not finished, and the last score is the next baseline."""
    desk = make_sample(tmp_path / "so.sopgidb", "so-gtvt-lang-son-2024", keys_dir=tmp_path)
    (old,) = desk.plans.plans()
    first, *_, last = desk.periods.periods(old.id)
    tasks = desk.plans.plan(old.id).tasks
    task = replace(tasks[0], timing=TimingKind.DEADLINE, due=date(2024, 12, 31))
    desk.plans.save_task(old.id, task)
    for period, status in ((first, ResultStatus.DONE), (last, ResultStatus.DOING)):
        kept = desk.results.sheet(period.id).results.get(task.id)
        row = kept or Result(id=new_id(), period_id=period.id, task_id=task.id)
        desk.results.save(replace(row, status=status, progress=None))
    score = next(
        one
        for one in desk.results.sheet(last.id).measures
        if one.kind is MeasureKind.RESULT and one.quantity is Quantity.SCORE and one.component_id
    )
    desk.results.save_measure(replace(score, value=Decimal("7.25")))
    desk.results.save_measure(
        replace(score, id=new_id(), period_id=first.id, value=Decimal("2.50"))
    )
    assert task.id not in desk.renewal.renewable(old.id).finished
    made, _ = desk.renewal.next_year(old.id, Choice(year=2025))
    baselines = {
        target.baseline
        for target in desk.plans.plan(made).targets
        if target.component_id == score.component_id and target.in_points
    }
    assert baselines == {Decimal("7.25")}
    desk.close()


@pytest.mark.parametrize("year", [2024, 2023])
def test_a_year_that_is_not_later_is_refused_and_nothing_is_added(desk: Desk, year: int) -> None:
    (old,) = desk.plans.plans()
    with pytest.raises(InputRefused) as refused:
        desk.renewal.next_year(old.id, Choice(year=year))
    assert refused.value.code == "plan.next_year"
    assert len(desk.plans.plans()) == 1


def test_a_copy_is_a_plan_of_its_own(desk: Desk) -> None:
    (old,) = desk.plans.plans()
    made, _ = desk.renewal.copy(old.id)
    both = {one.id: one for one in desk.plans.plans()}
    assert both[made].series_id != old.series_id
    assert both[made].task_count == old.task_count
    desk.plans.remove_plan(made)
    assert [one.id for one in desk.plans.plans()] == [old.id]


def test_a_draft_of_another_year_keeps_its_rows_and_what_was_entered(desk: Desk) -> None:
    (old,) = desk.plans.plans()
    plan = desk.plans.plan(old.id)
    (period,) = desk.periods.periods(old.id)
    results = desk.results.sheet(period.id).results
    assert results
    desk.renewal.change_year(old.id, Choice(year=2026))
    moved = desk.plans.plan(old.id)
    assert (moved.year, moved.head.year) == (2026, 2026)
    assert [one.id for one in moved.tasks] == [one.id for one in plan.tasks]
    (after,) = desk.periods.periods(old.id)
    assert (after.id, after.label, after.due) == (period.id, "Năm 2026", date(2026, 12, 19))
    assert desk.results.sheet(after.id).results == results


def test_the_day_of_a_paper_signed_the_year_before_stays(desk: Desk) -> None:
    (old,) = desk.plans.plans()
    plan = desk.plans.plan(old.id)
    desk.plans.save_details(replace(plan, head=replace(plan.head, year=2023)))
    desk.renewal.change_year(old.id, Choice(year=2026))
    assert desk.plans.plan(old.id).head.year == 2023


def test_sets_turn_with_the_year_unless_scores_were_entered(tmp_path: Path) -> None:
    desk = make_sample(tmp_path / "so.sopgidb", "so-gtvt-lang-son-2024", keys_dir=tmp_path)
    (old,) = desk.plans.plans()
    before = desk.plans.plan(old.id)
    desk.renewal.change_year(old.id, Choice(year=2023))
    assert desk.plans.plan(old.id).framework_ids == before.framework_ids
    copy, _ = desk.renewal.copy(old.id)
    desk.renewal.change_year(copy, Choice(year=2022))
    desk.renewal.change_year(copy, Choice(year=2023))
    known = {one.id: one for one in desk.catalogue.frameworks()}
    assert [known[one].year for one in desk.plans.plan(copy).framework_ids] == [2023]
    desk.close()


def test_an_issued_plan_and_a_revision_keep_their_year(desk: Desk) -> None:
    (old,) = desk.plans.plans()
    desk.plans.issue(old.id, number="5", day=date(2024, 3, 1))
    with pytest.raises(InputRefused) as refused:
        desk.renewal.change_year(old.id, Choice(year=2026))
    assert refused.value.code == "plan.issued"
    revised = desk.plans.revise(old.id)
    with pytest.raises(InputRefused) as refused:
        desk.renewal.change_year(revised, Choice(year=2026))
    assert refused.value.code == "plan.year_revised"
    assert desk.plans.plan(revised).year == 2024
