"""One page whatever the size of the plan, and bars that tell the counts truly."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.layout import ND30
from desktop.domain.plan import Actor, Role, Section, SectionKind, Target
from desktop.domain.result import Progress, ResultStatus
from desktop.exports.document import Table
from desktop.exports.pdf_writer import count_pages
from desktop.exports.summary_paper import DOING, DONE, OVERDUE, REST, SummaryPaper, bar
from tests.exports.paper_records import (
    CREATED,
    office,
    report,
    result,
    summary,
    table_plan,
    year_period,
)

counts = st.integers(0, 400)


@given(st.tuples(counts, counts, counts, counts, counts), st.integers(5, 30))
def test_a_bar_has_its_width_and_shows_whatever_there_is(numbers, width):
    done, doing, overdue, waiting, missing = numbers
    total = sum(numbers)
    drawn = bar(
        Progress(total=total, done=done, doing=doing, not_started=waiting, overdue=overdue), width
    )
    assert len(drawn) == (width if total else 0)
    for letter, count in (
        (DONE, done),
        (DOING, doing),
        (OVERDUE, overdue),
        (REST, waiting + missing),
    ):
        assert (letter in drawn) == (count > 0)
        if total:
            # One letter for what is there at all; else within a letter for each kind of its share.
            assert abs(drawn.count(letter) - count * width / total) <= 4


def test_a_bar_of_one_kind_is_full():
    assert bar(Progress(total=7, done=7), 10) == DONE * 10
    assert bar(Progress(total=4, done=2, doing=2), 10) == DONE * 5 + DOING * 5


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
        office=office(),
        plan=plan,
        period=year_period(plan),
        results={one.task_id: one for one in late},
        measures=(),
        report=report(plan),
    ).document(ND30, created=CREATED)


@pytest.mark.parametrize("tasks", [1, 33, 300])
def test_it_is_one_page_for_any_number_of_tasks(tasks):
    assert count_pages(summary(tasks)) == 1


def test_the_largest_plan_is_one_page_with_letters_of_nine_points_at_least():
    document = crowded(300)
    assert count_pages(document) == 1
    assert document.table_size >= 9


def test_what_the_page_leaves_out_is_counted():
    *_, units = [block for block in crowded(300).blocks if isinstance(block, Table)]
    told = sum(len(row.cells) > 2 for row in units.rows)
    assert units.rows[-1].cells[1].startswith(f"và {20 - told:02d} bộ phận khác với ")


def test_the_workbook_names_every_unit():
    (_, behind) = crowded(300).sheets
    assert len(behind.table.rows) == 20


def test_nobody_behind_is_told_in_words():
    plan = table_plan()
    done = [result(plan, place, ResultStatus.DONE) for place in range(len(plan.tasks))]
    document = SummaryPaper(
        office=office(),
        plan=plan,
        period=year_period(plan),
        results={one.task_id: one for one in done},
        measures=(),
        report=report(plan),
    ).document(ND30, created=CREATED)
    assert "Không có nhiệm vụ quá hạn" in document.blocks[-1].text
