"""Periods as the three plans and Nghị định 09/2019/NĐ-CP (điều 12) set them."""

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.period import (
    data_window,
    due_day,
    generate_periods,
    in_year,
    missing_periods,
    with_due_days,
)
from desktop.domain.plan import Frequency
from tests import factories


@pytest.mark.parametrize(
    ("frequency", "index", "first", "last"),
    [
        (Frequency.MONTH, 1, date(2023, 12, 15), date(2024, 1, 14)),
        (Frequency.MONTH, 12, date(2024, 11, 15), date(2024, 12, 14)),
        (Frequency.QUARTER, 1, date(2023, 12, 15), date(2024, 3, 14)),
        (Frequency.QUARTER, 3, date(2024, 6, 15), date(2024, 9, 14)),
        (Frequency.HALF_YEAR, 1, date(2023, 12, 15), date(2024, 6, 14)),
        (Frequency.HALF_YEAR, 2, date(2024, 6, 15), date(2024, 12, 14)),
        (Frequency.NINE_MONTHS, 1, date(2023, 12, 15), date(2024, 9, 14)),
        (Frequency.YEAR, 1, date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_data_windows_end_on_the_fourteenth(
    frequency: Frequency, index: int, first: date, last: date
) -> None:
    assert data_window(frequency, 2024, index) == (first, last)


def test_quarters_due_before_the_fifteenth_of_their_last_month_and_the_year_before_december_5() -> (
    None
):
    """Plan of Sở Giao thông vận tải Lạng Sơn (8/2024), III.1."""
    plan = factories.plan(
        rules=(
            factories.rule(Frequency.QUARTER, due_day=15, due_month=None),
            factories.rule(Frequency.YEAR, due_day=5, due_month=12),
        )
    )
    found = [(period.label, period.due) for period in generate_periods(plan)]
    assert found == [
        ("Quý I/2024", date(2024, 3, 14)),
        ("Quý II/2024", date(2024, 6, 14)),
        ("Quý III/2024", date(2024, 9, 14)),
        ("Quý IV/2024", date(2024, 12, 14)),
        ("Năm 2024", date(2024, 12, 4)),
    ]


def test_a_day_that_still_counts_is_due_itself() -> None:
    rule = factories.rule(due_day=20, due_month=12, before=False)
    assert due_day(rule, 2024, 12) == date(2024, 12, 20)


def test_a_day_the_month_does_not_have_means_its_last_day() -> None:
    rule = factories.rule(due_day=31, due_month=None, before=False)
    assert due_day(rule, 2024, 6) == date(2024, 6, 30)


def test_a_rule_without_a_day_has_no_due_day() -> None:
    rule = factories.rule(due_day=None)
    assert due_day(rule, 2024, 12) is None


def test_generating_twice_gives_the_same_periods() -> None:
    plan = factories.plan(rules=(factories.rule(Frequency.QUARTER),))
    assert generate_periods(plan) == generate_periods(plan)
    assert len({period.id for period in generate_periods(plan)}) == 4


def test_a_period_moves_to_another_year_with_what_the_clerk_made_of_it() -> None:
    plan = factories.plan(rules=(factories.rule(Frequency.QUARTER, due_day=15, due_month=None),))
    first = replace(generate_periods(plan)[0], data_from=date(2024, 2, 29), reason="chờ số liệu")
    moved = in_year(first, 2026)
    assert (moved.id, moved.year, moved.label) == (first.id, 2026, "Quý I/2026")
    assert (moved.data_from, moved.data_to) == (date(2026, 2, 28), date(2026, 3, 14))
    assert (moved.due, moved.reason) == (date(2026, 3, 14), "chờ số liệu")


def test_only_periods_that_are_not_there_are_missing_also_after_a_move() -> None:
    plan = factories.plan(rules=(factories.rule(Frequency.QUARTER),))
    known = [in_year(one, 2026) for one in generate_periods(plan)[1:]]
    later = replace(plan, year=2026)
    assert [one.label for one in missing_periods(later, known)] == ["Quý I/2026"]


def test_a_due_day_that_the_rule_names_by_now_is_filled_in_and_no_other_is_touched() -> None:
    rule = factories.rule(Frequency.QUARTER, due_day=None)
    blank = generate_periods(factories.plan(rules=(rule,)))
    mine = replace(blank[1], due=date(2024, 7, 1))
    plan = factories.plan(rules=(replace(rule, due_day=15, due_month=None),))
    told = with_due_days(plan, (blank[0], mine))
    assert [(one.label, one.due) for one in told] == [("Quý I/2024", date(2024, 3, 14))]
