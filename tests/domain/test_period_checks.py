"""Periods that the rules of a plan ask for and that nobody has made."""

from desktop.domain.period import generate_periods
from desktop.domain.period_checks import check_periods
from desktop.domain.plan import Frequency
from desktop.domain.problems import Grade
from tests import factories


def test_a_rule_without_periods_is_told_with_its_count_and_first_period() -> None:
    yearly, quarterly = factories.rule(), factories.rule(Frequency.QUARTER)
    plan = factories.plan(rules=(yearly, quarterly))
    known = [one for one in generate_periods(plan) if one.rule_id == yearly.id]
    (found,) = check_periods(plan, known)
    assert (found.code, found.grade) == ("period.missing", Grade.EXPLAIN)
    assert (found.subject_id, found.place) == (quarterly.id, "Chế độ báo cáo 2")
    assert found.values == {"count": "4", "label": "Quý I/2024"}


def test_periods_that_were_taken_out_are_only_noted_and_whole_ones_pass() -> None:
    plan = factories.plan(rules=(factories.rule(Frequency.QUARTER),))
    whole = generate_periods(plan)
    assert list(check_periods(plan, whole)) == []
    (found,) = check_periods(plan, whole[1:])
    assert (found.grade, found.values["count"]) == (Grade.NOTE, "1")
