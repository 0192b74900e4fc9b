"""A plan made anew stands beside the old one, with periods of its own, in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import InputRefused
from desktop.domain.plan import PlanStatus
from desktop.domain.result import MeasureKind
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
