"""One page whatever the size of the plan, and bars that tell the counts truly."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.layout import ND30
from desktop.domain.outline import Outline
from desktop.domain.plan import Actor, Comparator, Role, Section, SectionKind, Target
from desktop.domain.result import Measure, MeasureKind, Progress, ResultStatus
from desktop.domain.summary import build_summary
from desktop.exports.document import Bar, Fill, Table
from desktop.exports.pdf_writer import count_pages
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.summary_paper import SummaryPaper, bar
from tests.exports.paper_records import (
    CREATED,
    office,
    prose_plan,
    report,
    result,
    summary,
    table_plan,
    year_period,
)
from tests.exports.test_period_targets import goals_plan, index_set

counts = st.integers(0, 400)


@given(st.tuples(counts, counts, counts, counts, counts))
def test_the_shares_of_a_bar_are_those_of_the_counts(numbers):
    done, doing, overdue, waiting, _ = numbers
    total = sum(numbers)
    drawn = bar(Progress(total=total, done=done, doing=doing, not_started=waiting, overdue=overdue))
    assert [fill for fill, _ in drawn.shares] == list(Fill)
    order = (done, doing, overdue, waiting, numbers[-1])
    assert [round(share * total) for _, share in drawn.shares] == list(order)


def test_a_bar_says_in_words_what_it_shows():
    drawn = bar(Progress(total=4, done=1, doing=1, overdue=1))
    words = "01/04 nhiệm vụ đã thực hiện (25%), 01 đang thực hiện, 01 quá hạn, 01 chưa có kết quả"
    assert drawn.text == words


def test_the_filling_of_each_status_is_shown_over_its_figures():
    progress = next(block for block in summary(4).blocks if isinstance(block, Table))
    samples, first = progress.rows[0].cells, progress.rows[1].cells
    shown = {
        column.title: sample.shares[0][0]
        for column, sample in zip(progress.columns, samples, strict=True)
        if isinstance(sample, Bar)
    }
    assert shown == {
        "Đã thực hiện": Fill.SOLID,
        "Đang thực hiện": Fill.GREY,
        "Quá hạn": Fill.HATCHED,
        "Chưa thực hiện": Fill.DOTTED,
        "Chưa có kết quả": Fill.EMPTY,
    }
    assert first[2:] == ("4", "1", "1", "1", "", "1")


def test_a_result_is_held_against_its_target():
    (*_, goals) = [block for block in measured("5.92").blocks if isinstance(block, Table)]
    (row,) = goals.rows
    assert row.cells[2:] == ("4,84", "6,58", "5,92 (chưa đạt)")
    (reached, left) = row.cells[1].shares
    assert reached == (Fill.SOLID, pytest.approx(5.92 / 6.58))
    assert left == (Fill.EMPTY, pytest.approx(1 - 5.92 / 6.58))


def test_a_result_over_its_target_fills_the_bar_and_no_more():
    (*_, goals) = [block for block in measured("9.00").blocks if isinstance(block, Table)]
    assert goals.rows[0].cells[1].shares == ((Fill.SOLID, 1.0), (Fill.EMPTY, 0.0))


def test_targets_under_one_heading_are_all_told_by_the_name_of_what_they_are_about():
    plan = goals_plan()
    summary = build_summary(Outline(plan), year_period(plan), {}, (), (index_set(),))
    assert [row.name for row in summary.rows if row.goal is not None] == [
        "Chỉ số “Đảm bảo tuân thủ”",
        "Giảm thiểu ô nhiễm môi trường",
        "Tổng điểm PGI",
        "Không có cơ sở gây ô nhiễm nghiêm trọng",
    ]


def measured(value):
    """The summary of a plan whose one component has a target, and a result in the period."""
    plan = table_plan()
    group = next(one for one in plan.sections if one.kind is SectionKind.GROUP)
    framework, component = UUID(int=71), UUID(int=72)
    target = Target(
        id=UUID(int=70),
        section_id=group.id,
        framework_id=framework,
        component_id=component,
        comparator=Comparator.AT_LEAST,
        value=Decimal("6.58"),
        baseline=Decimal("4.84"),
        baseline_year=2023,
        unit="điểm",
    )
    plan = replace(plan, targets=(target,))
    period = year_period(plan)
    measure = Measure(
        id=UUID(int=73),
        plan_id=plan.id,
        framework_id=framework,
        component_id=component,
        period_id=period.id,
        kind=MeasureKind.RESULT,
        year=2024,
        value=Decimal(value),
    )
    return SummaryPaper(
        PeriodFacts(
            office=office(),
            plan=plan,
            period=period,
            results={},
            measures=(measure,),
            report=report(plan),
        )
    ).document(ND30, created=CREATED)


def crowded(tasks, groups=14, units=20):
    """A plan as large as they come: long names, targets, many units, everything behind."""
    plan = table_plan()
    sections = tuple(
        Section(
            id=UUID(int=1000 + n),
            kind=SectionKind.GROUP,
            position=n,
            label=str(n + 1),
            text=f"Chỉ số thành phần số {n + 1} về cải thiện môi trường đầu tư kinh doanh, thúc đẩy"
            " thực hành xanh và hỗ trợ doanh nghiệp trên địa bàn (Trọng số 10%)",
        )
        for n in range(groups)
    )
    targets = tuple(
        Target(id=UUID(int=2000 + n), section_id=section.id, text="Duy trì nhóm dẫn đầu cả tỉnh")
        for n, section in enumerate(sections)
    )
    first = plan.tasks[0]
    many = tuple(
        replace(
            first,
            id=UUID(int=3000 + n),
            section_id=sections[n % groups].id,
            label=str(n),
            position=n,
            actors_text="",
            actors=(Actor(role=Role.LEAD, name=f"Phòng Chuyên môn nghiệp vụ số {n % units}"),),
        )
        for n in range(tasks)
    )
    plan = replace(plan, sections=sections, targets=targets, tasks=many)
    late = [result(plan, n, ResultStatus.OVERDUE) for n in range(0, tasks, 2)]
    return SummaryPaper(
        PeriodFacts(
            office=office(),
            plan=plan,
            period=year_period(plan),
            results={one.task_id: one for one in late},
            measures=(),
            report=report(plan),
        )
    ).document(ND30, created=CREATED)


@pytest.mark.parametrize("tasks", [1, 33, 300])
def test_it_is_one_page_for_any_number_of_tasks(tasks):
    assert count_pages(summary(tasks)) == 1


def test_the_largest_plan_is_one_page_with_letters_of_nine_points_at_least():
    document = crowded(300)
    assert count_pages(document) == 1
    assert document.table_size >= 9


def test_what_the_page_leaves_out_is_counted():
    progress, units, goals = [one for one in crowded(300).blocks if isinstance(one, Table)]
    told = sum(len(row.cells) > 2 for row in units.rows)
    assert units.rows[-1].cells[1].startswith(f"và {20 - told:02d} bộ phận khác với ")
    aims = sum(len(row.cells) > 2 for row in goals.rows)
    assert goals.rows[-1].cells[1] == f"và {14 - aims:02d} chỉ tiêu khác"
    *groups, left, _ = progress.rows[1:]
    assert left.cells[1].startswith(f"và {14 - len(groups):02d} nhóm khác với ")


def test_the_workbook_names_every_unit():
    (_, behind) = crowded(300).sheets
    assert len(behind.table.rows) == 20


def test_nobody_behind_is_told_in_words():
    plan = table_plan()
    done = [result(plan, place, ResultStatus.DONE) for place in range(len(plan.tasks))]
    document = SummaryPaper(
        PeriodFacts(
            office=office(),
            plan=plan,
            period=year_period(plan),
            results={one.task_id: one for one in done},
            measures=(),
            report=report(plan),
        )
    ).document(ND30, created=CREATED)
    assert "Không có nhiệm vụ quá hạn" in document.blocks[-1].text


def test_a_rank_and_a_share_print_as_such():
    plan = prose_plan()
    aims = (
        replace(plan.targets[0], value=Decimal(30), baseline=Decimal(62), unit="hạng"),
        replace(plan.targets[0], id=UUID(int=9), value=Decimal(95), baseline=None, unit="%"),
    )
    told = [
        SummaryPaper(
            PeriodFacts(
                office=office(),
                plan=replace(plan, targets=(aim,)),
                period=year_period(plan),
                results={},
                measures=(),
                report=report(plan),
            )
        ).document(ND30, created=CREATED)
        for aim in aims
    ]
    cells = [cell for one in told for block in one.blocks if isinstance(block, Table)
             for row in block.rows for cell in row.cells]  # fmt: skip
    assert {"62", "30", "95%"} <= {cell for cell in cells if isinstance(cell, str)}
