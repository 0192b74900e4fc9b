"""The annex of targets and figures: each value in its own unit, on paper and in a spreadsheet."""

from decimal import Decimal

from msgspec.structs import replace

from desktop.domain.framework import Component
from desktop.domain.outline import Outline
from desktop.domain.plan import SectionKind
from desktop.domain.result import Quantity
from desktop.exports.document import Figure
from desktop.exports.period_targets import target_chart, target_table
from desktop.exports.plan_sheets import plan_sheets
from tests import factories
from tests.exports.paper_records import identity, prose_plan, score, section, year_period


def told(row):
    return [cell.text if isinstance(cell, Figure) else cell for cell in row.cells]


def aimed(unit, baseline, value, year=2023):
    plan = prose_plan()
    target = replace(
        plan.targets[0],
        unit=unit,
        baseline=Decimal(baseline),
        value=Decimal(value),
        baseline_year=year,
    )
    return replace(plan, targets=(target,))


def measured(plan, quantity, value):
    return replace(score(plan, value), id=identity(f"{quantity} {value}"), quantity=quantity)


def goals_plan():
    """Return a plan whose targets all stand under "Mục tiêu", as the template has them."""
    plan = prose_plan()
    first = plan.targets[0]
    place = section("goals", SectionKind.HEADING, "1.", "Mục tiêu")
    told = {
        "own": {},
        "air": {"component_id": identity("air"), "text": "Chỉ số Ô nhiễm từ 7,00 điểm trở lên"},
        "total": {"component_id": None, "framework_id": identity("set")},
        "words": {"component_id": None, "text": "Không có cơ sở gây ô nhiễm nghiêm trọng."},
    }
    targets = tuple(
        replace(first, id=identity(name), section_id=place.id, position=number, **values)
        for number, (name, values) in enumerate(told.items())
    )
    return replace(plan, sections=(*plan.sections, place), targets=targets)


def index_set():
    air = Component(id=identity("air"), position=1, name="Giảm thiểu ô nhiễm môi trường")
    return factories.framework(id=identity("set"), short_name="PGI", components=(air,))


def test_targets_under_one_heading_are_named_by_what_they_are_about():
    plan = goals_plan()
    rows = target_table(Outline(plan), year_period(plan), (), (index_set(),)).rows
    assert [told(row)[1] for row in rows] == [
        "Chỉ số “Đảm bảo tuân thủ”",
        "Giảm thiểu ô nhiễm môi trường",
        "Tổng điểm PGI",
        "Không có cơ sở gây ô nhiễm nghiêm trọng",
    ]
    (sheet,) = (one for one in plan_sheets(Outline(plan)) if one.name == "Chỉ tiêu")
    assert [told(row)[1] for row in sheet.table.rows] == [
        "Chỉ số “Đảm bảo tuân thủ”",
        "Chỉ số Ô nhiễm từ 7,00 điểm trở lên",
        "Tổng điểm",
        "Không có cơ sở gây ô nhiễm nghiêm trọng",
    ]


def test_two_targets_of_one_component_are_told_apart_by_their_own_words():
    plan = prose_plan()
    first = replace(plan.targets[0], text="Đạt từ 6,11 điểm trở lên.")
    other = replace(first, id=identity("other"), position=9, text="Năm 2026 đạt 7,00 điểm;")
    rows = target_table(Outline(replace(plan, targets=(first, other))), year_period(plan), ()).rows
    assert [told(row)[1] for row in rows] == [
        "Chỉ số “Đảm bảo tuân thủ”: Đạt từ 6,11 điểm trở lên",
        "Chỉ số “Đảm bảo tuân thủ”: Năm 2026 đạt 7,00 điểm",
    ]


def test_a_rank_is_a_whole_number_and_a_smaller_one_has_climbed():
    plan = aimed("hạng", "62.00", "30.00")
    (row,) = target_table(
        Outline(plan), year_period(plan), (measured(plan, Quantity.RANK, "15.00"),)
    ).rows
    assert told(row)[1:6] == [
        "Chỉ số “Đảm bảo tuân thủ” (thứ hạng)",
        "62",
        "30",
        "15",
        "tăng 47 bậc",
    ]
    assert [cell.format for cell in row.cells[2:5]] == ["#,##0"] * 3


def test_a_share_is_a_percentage_in_both():
    plan = aimed("%", "51.50", "56.00")
    (row,) = target_table(
        Outline(plan), year_period(plan), (measured(plan, Quantity.PERCENT, "55.00"),)
    ).rows
    assert told(row)[2:6] == ["51,5%", "56%", "55%", "+3,5 điểm %"]
    assert [(cell.value, cell.format) for cell in row.cells[2:5]] == [
        (Decimal("0.515"), "#,##0.0%"),
        (Decimal("0.56"), "#,##0%"),
        (Decimal("0.55"), "#,##0%"),
    ]


def test_a_count_is_whole_and_names_its_unit():
    plan = aimed("doanh nghiệp", "3.00", "12.00")
    (row,) = target_table(Outline(plan), year_period(plan), ()).rows
    assert told(row)[1:] == [
        "Chỉ số “Đảm bảo tuân thủ” (doanh nghiệp)",
        "3",
        "12",
        "",
        "",
        "Chưa có số liệu",
    ]


def test_the_column_of_baselines_names_their_years():
    plan = prose_plan()
    first = plan.targets[0]
    other = replace(first, id=identity("other target"), position=2, baseline_year=2022)
    unknown = replace(first, baseline_year=None)

    def made(*targets):
        return target_table(Outline(replace(plan, targets=targets)), year_period(plan), ())

    assert made(first).columns[2].title == "Mốc so sánh (năm 2023)"
    assert made(unknown).columns[2].title == "Mốc so sánh"
    both = made(first, other)
    assert both.columns[2].title == "Mốc so sánh (năm 2022, 2023)"
    assert [row.cells[2].text for row in both.rows] == ["4,14 (năm 2023)", "4,14 (năm 2022)"]
    assert both.rows[0].cells[2].value == Decimal("4.14")
    assert not any("ăm trước" in column.title for column in both.columns)


def test_ranks_and_scores_are_not_drawn_in_one_chart():
    plan = prose_plan()
    rank = replace(plan.targets[0], id=identity("rank"), unit="hạng", value=Decimal(30))
    both = replace(plan, targets=(*plan.targets, rank))
    assert target_chart(target_table(Outline(plan), year_period(plan), ())) is not None
    assert target_chart(target_table(Outline(both), year_period(plan), ())) is None


def test_what_was_measured_besides_is_told_by_its_quantity():
    plan = prose_plan()
    measures = (score(plan, "6.20"), measured(plan, Quantity.RANK, "9"))
    total = replace(measured(plan, Quantity.RANK, "40"), component_id=None)
    table = target_table(Outline(plan), year_period(plan), (*measures, total))
    assert [told(row)[1] for row in table.rows] == [
        "Chỉ số “Đảm bảo tuân thủ”",
        "Chỉ số “Đảm bảo tuân thủ” (thứ hạng)",
        "Thứ hạng",
    ]
    assert [told(row)[4] for row in table.rows] == ["6,20", "9", "40"]


def test_the_workbook_of_a_plan_has_ranks_as_whole_numbers_too():
    plan = aimed("hạng", "62", "30")
    (sheet,) = (one for one in plan_sheets(Outline(plan)) if one.name == "Chỉ tiêu")
    assert told(sheet.table.rows[0])[3:6] == ["30", "hạng", "62"]
