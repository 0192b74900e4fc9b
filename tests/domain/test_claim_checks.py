"""Claims that do not add up are told in the lists of Kiểm tra, with their place and both values."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.checks import check_plan, check_results
from desktop.domain.claim_checks import check_part_claims
from desktop.domain.period import Period
from desktop.domain.plan import Comparator, Frequency, Target
from desktop.domain.problems import Grade
from desktop.domain.record import new_id
from desktop.domain.report import PartKey
from desktop.domain.result import Measure, MeasureKind, Result, ResultStatus
from desktop.wording import finding, remedy
from tests import factories

WRONG = "đạt 6,58 điểm (tăng 1,47 so với 4,84)"
FRAMEWORK = factories.framework()


def doubts(problems):
    return [one for one in problems if one.code.startswith(("claim.", "total."))]


def plan_saying(**values):
    section = factories.section(label="II.", text="Nhiệm vụ")
    return factories.plan(sections=(section,), tasks=(factories.task(section.id),), **values)


def test_a_claim_is_told_where_it_stands_with_what_is_stated_and_what_the_numbers_give():
    plan = plan_saying(opening=(f"Năm qua {WRONG}.",))
    (problem,) = doubts(check_plan(plan, (), ()))
    assert (problem.code, problem.grade, problem.place) == (
        "claim.change",
        Grade.EXPLAIN,
        "Phần mở đầu",
    )
    assert finding(problem) == (
        "“6,58 điểm (tăng 1,47 so với 4,84”: mức tăng, giảm ghi 1,47,"
        " các số trong câu cho thấy 1,74."
    )
    assert remedy(problem)


def test_a_change_the_other_way_is_told_as_such():
    plan = plan_saying(opening=("đạt 4,84 điểm (tăng 1,74 so với 6,58)",))
    (problem,) = doubts(check_plan(plan, (), ()))
    assert "1,74 theo chiều ngược lại" in finding(problem)


def test_sections_and_tasks_are_read_and_can_be_jumped_to():
    plan = plan_saying()
    section = replace(plan.sections[0], text=f"Năm 2023 {WRONG}")
    task = replace(plan.tasks[0], content=f"Phấn đấu {WRONG}")
    found = doubts(check_plan(replace(plan, sections=(section,), tasks=(task,)), (), ()))
    assert {one.subject_id for one in found} == {section.id, task.id}


def test_a_target_whose_numbers_are_data_is_told_once():
    plan = plan_saying()
    target = Target(
        id=new_id(),
        section_id=plan.sections[0].id,
        text=WRONG,
        value=Decimal("6.58"),
        baseline=Decimal("4.84"),
        stated_delta=Decimal("1.47"),
    )
    told = [one.code for one in check_plan(replace(plan, targets=(target,)), (), ())]
    assert told.count("target.delta") == 1
    assert "claim.change" not in told
    words = replace(target, stated_delta=None)
    told = [one.code for one in check_plan(replace(plan, targets=(words,)), (), ())]
    assert told.count("claim.change") == 1


def targets(section_id, total, *scores):
    aims = [
        Target(
            id=new_id(),
            section_id=section_id,
            position=place,
            framework_id=FRAMEWORK.id,
            component_id=component_id,
            comparator=Comparator.AT_LEAST,
            value=Decimal(value),
        )
        for place, (component_id, value) in enumerate(
            zip((None, *(one.id for one in FRAMEWORK.components)), (total, *scores), strict=False)
        )
    ]
    return tuple(aims)


@pytest.mark.parametrize(
    ("total", "told"), [("22.37", 0), ("22.42", 0), ("22.32", 0), ("22.43", 1), ("21.37", 1)]
)
def test_the_target_of_the_total_is_the_sum_of_its_parts_but_for_rounding(total, told):
    plan = plan_saying()
    aims = targets(plan.sections[0].id, total, "6.58", "6.11", "4.38", "5.30")
    found = doubts(check_plan(replace(plan, targets=aims), (), (FRAMEWORK,)))
    assert [one.code for one in found] == ["total.sum"] * told
    assert [one.subject_id for one in found] == [aims[0].id] * told


def test_a_total_with_a_part_missing_claims_nothing():
    plan = plan_saying()
    aims = targets(plan.sections[0].id, "30", "6.58", "6.11", "4.38")
    assert doubts(check_plan(replace(plan, targets=aims), (), (FRAMEWORK,))) == []


def period(plan):
    return Period(
        id=new_id(),
        plan_id=plan.id,
        frequency=Frequency.YEAR,
        label="Năm 2024",
        year=2024,
        index=1,
        data_from=date(2023, 12, 15),
        data_to=date(2024, 12, 14),
    )


def test_a_measured_total_is_compared_with_its_parts():
    plan = plan_saying()
    this = period(plan)
    scores = zip(
        (None, *(one.id for one in FRAMEWORK.components)),
        ("18.33", "4.84", "4.14", "3.60", "4.75"),
        strict=True,
    )
    measures = tuple(
        Measure(
            id=new_id(),
            plan_id=plan.id,
            framework_id=FRAMEWORK.id,
            component_id=component_id,
            period_id=this.id,
            kind=MeasureKind.RESULT,
            year=2024,
            value=Decimal(value),
        )
        for component_id, value in scores
    )
    (problem,) = doubts(check_results(plan, this, {}, measures, (FRAMEWORK,)))
    assert problem.values == {"stated": "18,33", "computed": "17,33"}


def test_what_was_done_is_read_too():
    plan = plan_saying()
    this = period(plan)
    task = plan.tasks[0]
    result = Result(
        id=new_id(),
        period_id=this.id,
        task_id=task.id,
        status=ResultStatus.DONE,
        text="Đã rút ngắn 22/26 thủ tục (94,6%)",
        figures="22/26 thủ tục (84,6%)",
    )
    (problem,) = doubts(check_results(plan, this, {task.id: result}, (), ()))
    assert (problem.code, problem.subject_id) == ("claim.share", task.id)
    assert problem.place.endswith("Kết quả")


def test_parts_of_a_report_are_read_and_named_by_their_numeral():
    (problem,) = check_part_claims({PartKey.ASSESSMENT: WRONG, PartKey.NEXT: "đạt 6,58 điểm"})
    assert problem.place == "Báo cáo · Mục III"


def test_no_claim_blocks_signing():
    texts = dict.fromkeys(PartKey, f"{WRONG}; 21/33 nhiệm vụ đã thực hiện, 40 nhiệm vụ chưa làm")
    grades = {one.grade for one in check_part_claims(texts)}
    assert grades == {Grade.EXPLAIN, Grade.NOTE}
