"""The drafted words of a report: every number from the results, nothing invented."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.narrative import (
    Draft,
    group_name,
    is_heading,
    next_phrase,
    paper_date,
    period_phrase,
    report_title,
    subject,
    target_met,
    told_once,
)
from desktop.domain.period import Period
from desktop.domain.plan import (
    Actor,
    Comparator,
    Decision,
    Frequency,
    Head,
    PlanStatus,
    Role,
    SectionKind,
    Target,
)
from desktop.domain.record import new_id
from desktop.domain.report import PartKey
from desktop.domain.result import Measure, MeasureKind, Result, ResultStatus
from tests import factories


def period(frequency=Frequency.QUARTER, index=3, **values):
    given = {
        "id": new_id(),
        "plan_id": new_id(),
        "frequency": frequency,
        "label": "Quý III/2024",
        "year": 2024,
        "index": index,
        "data_from": date(2024, 6, 15),
        "data_to": date(2024, 9, 14),
    }
    return Period(**(given | values))


def grouped_plan(count=3, **values):
    group = factories.section(SectionKind.GROUP, label="V", text="Chi phí (Trọng số 15%)")
    tasks = tuple(
        factories.task(group.id, label=str(number), position=number, content=f"Việc {number}")
        for number in range(1, count + 1)
    )
    return factories.plan(sections=(group,), tasks=tasks, **values)


def results_of(plan, this, *found):
    return {
        task.id: Result(id=new_id(), period_id=this.id, task_id=task.id, **values)
        for task, values in zip(plan.tasks, found, strict=False)
    }


def drafted(plan, this, results=None, measures=()):
    return Draft(plan, this, results or {}, measures).parts()


def test_the_sentence_of_the_example_comes_out_as_clerks_write_it():
    plan, this = grouped_plan(33), period(data_to=date(2024, 12, 14))
    states = [ResultStatus.DONE] * 21 + [ResultStatus.DOING] * 7 + [ResultStatus.OVERDUE]
    results = results_of(plan, this, *({"status": status} for status in states))
    assert drafted(plan, this, results)[PartKey.RESULTS].startswith(
        "Đến ngày 14/12/2024, 21/33 nhiệm vụ đã thực hiện (63,6%), 07 nhiệm vụ đang thực hiện,"
        " 01 nhiệm vụ quá hạn, 04 nhiệm vụ chưa có kết quả."
    )


def test_days_are_cited_with_the_decrees_leading_zeros():
    assert [
        paper_date(day) for day in (date(2024, 1, 5), date(2024, 7, 9), date(2024, 12, 12))
    ] == [
        "05/01/2024",
        "09/7/2024",
        "12/12/2024",
    ]


@pytest.mark.parametrize(
    ("frequency", "index", "phrase"),
    [
        (Frequency.MONTH, 2, "tháng 02 năm 2024"),
        (Frequency.QUARTER, 3, "quý III năm 2024"),
        (Frequency.HALF_YEAR, 1, "06 tháng đầu năm 2024"),
        (Frequency.HALF_YEAR, 2, "06 tháng cuối năm 2024"),
        (Frequency.NINE_MONTHS, 1, "09 tháng năm 2024"),
        (Frequency.YEAR, 1, "năm 2024"),
    ],
)
def test_a_period_has_its_phrase(frequency, index, phrase):
    assert period_phrase(period(frequency, index)) == phrase


def test_a_period_outside_the_rules_is_called_by_its_own_name():
    once = period(Frequency.ONCE, 1, label="Đợt kiểm tra tháng 10/2024")
    assert period_phrase(once) == "đợt kiểm tra tháng 10/2024"


def test_a_plan_without_results_says_only_that():
    plan, this = grouped_plan(), period()
    parts = drafted(plan, this)
    assert parts[PartKey.RESULTS].split("\n") == [
        "Đến ngày 14/9/2024, 03/03 nhiệm vụ chưa có kết quả."
        " Kết quả từng nhiệm vụ nêu tại Phụ lục kèm theo.",
        "1. Chi phí",
        "03/03 nhiệm vụ chưa có kết quả.",
    ]
    assert parts[PartKey.NEXT] == ""
    assert parts[PartKey.PROPOSALS] == ""


def test_a_plan_without_tasks_drafts_nothing():
    assert set(drafted(factories.plan(), period()).values()) == {""}


def test_what_was_done_is_told_with_its_figures():
    plan, this = grouped_plan(), period()
    results = results_of(
        plan,
        this,
        {"status": ResultStatus.DONE, "text": "Đã niêm yết.\nĐã họp;", "figures": "9 hồ sơ"},
    )
    assert "- Đã niêm yết; Đã họp; 9 hồ sơ." in drafted(plan, this, results)[PartKey.RESULTS]


def test_a_remark_in_brackets_is_told_once_in_a_line():
    plan, this = grouped_plan(), period()
    found = {"text": "Đã họp (số ước).", "figures": "02 cuộc (số ước)"}
    results = results_of(plan, this, found, found | {"figures": "02 cuộc (cả năm)"})
    lines = drafted(plan, this, results)[PartKey.RESULTS].split("\n")
    assert lines[-2:] == [
        "- Đã họp; 02 cuộc (số ước).",
        "- Đã họp (số ước); 02 cuộc (cả năm).",
    ]


def test_a_line_that_is_only_a_remark_stays():
    assert told_once("(số ước)", "02 cuộc (số ước)") == ["(số ước)", "02 cuộc (số ước)"]


def test_a_unit_is_named_once_with_a_capital_whatever_a_slip_did_to_its_words():
    plan = grouped_plan()
    names = ("công an xã", "Công xã an", "Văn phòng")
    tasks = tuple(
        replace(task, actors=(Actor(role=Role.LEAD, name=name),))
        for task, name in zip(plan.tasks, names, strict=True)
    )
    told = drafted(replace(plan, tasks=tasks), period())[PartKey.DIRECTION]
    assert told.endswith("Các nhiệm vụ được giao cho: Công an xã; Văn phòng.")


def test_what_is_under_way_is_counted_out_of_all_where_nothing_is_done():
    plan, this = grouped_plan(), period()
    doing, idle = {"status": ResultStatus.DOING}, {"status": ResultStatus.NOT_STARTED}
    parts = drafted(plan, this, results_of(plan, this, doing, doing, idle))
    assert "02/03 nhiệm vụ đang thực hiện, 01 nhiệm vụ chưa thực hiện." in parts[PartKey.RESULTS]
    assert parts[PartKey.ASSESSMENT].startswith(
        "1. Kết quả đạt được\nĐang thực hiện 02/03 nhiệm vụ.\n2. Tồn tại, hạn chế\n"
    )
    assert parts[PartKey.NEXT] == (
        "Trong quý IV năm 2024, tiếp tục 02 nhiệm vụ đang thực hiện;"
        " triển khai 01 nhiệm vụ chưa thực hiện."
    )


def test_nothing_achieved_has_no_heading():
    assessment = drafted(grouped_plan(), period())[PartKey.ASSESSMENT]
    assert assessment.startswith(
        "1. Tồn tại, hạn chế\n- 03 nhiệm vụ chưa có kết quả: Việc 1; Việc 2; Việc 3."
    )


def test_difficulties_told_twice_are_printed_once_with_both_tasks():
    plan, this = grouped_plan(), period()
    late = {"status": ResultStatus.OVERDUE, "difficulty": "Thiếu cán bộ.", "next_step": "Bổ sung"}
    parts = drafted(plan, this, results_of(plan, this, late, late))
    assert parts[PartKey.ASSESSMENT].split("\n")[-3:] == [
        "- 02 nhiệm vụ quá hạn: Việc 1; Việc 2.",
        "- 01 nhiệm vụ chưa có kết quả: Việc 3.",
        "- Nhiệm vụ Việc 1; Việc 2: thiếu cán bộ.",
    ]
    assert parts[PartKey.NEXT].split("\n") == [
        "Trong quý IV năm 2024, hoàn thành 02 nhiệm vụ quá hạn.",
        "- Chi phí: bổ sung.",
    ]


def test_a_task_that_is_behind_is_named_by_its_first_clause_uncut():
    plan, this = grouped_plan(1), period()
    long = (
        "Phân bổ vốn đầu tư công năm 2024 và đẩy nhanh tiến độ giải ngân vốn.\nViệc khác của dòng."
    )
    plan = replace(plan, tasks=(replace(plan.tasks[0], content=long),))
    late = {"status": ResultStatus.OVERDUE}
    lines = drafted(plan, this, results_of(plan, this, late))[PartKey.ASSESSMENT].split("\n")
    assert lines[-1] == (
        "- 01 nhiệm vụ quá hạn: phân bổ vốn đầu tư công năm 2024 và đẩy nhanh tiến độ giải ngân"
        " vốn."
    )


def test_of_many_tasks_that_are_behind_five_are_named_and_a_difficulty_names_its_own():
    plan, this = grouped_plan(8), period()
    doing = {"status": ResultStatus.DOING, "difficulty": "Thiếu vốn"}
    lines = drafted(plan, this, results_of(plan, this, doing))[PartKey.ASSESSMENT].split("\n")
    assert lines[-2:] == [
        "- 07 nhiệm vụ chưa có kết quả: Việc 2; Việc 3; Việc 4; Việc 5; Việc 6 và 02 nhiệm vụ khác"
        " nêu tại Phụ lục.",
        "- Nhiệm vụ Việc 1: thiếu vốn.",
    ]


def test_a_difficulty_of_many_tasks_names_none_of_them():
    plan, this = grouped_plan(7), period()
    doing = {"status": ResultStatus.DOING, "difficulty": "Thiếu vốn"}
    lines = drafted(plan, this, results_of(plan, this, *[doing] * 7))[PartKey.ASSESSMENT]
    assert lines.endswith("- Ở 07 nhiệm vụ (nêu tại Phụ lục): thiếu vốn.")


def test_a_sentence_that_many_tasks_share_is_told_once_for_each_component():
    plan, this = grouped_plan(4), period()
    routine = {"status": ResultStatus.DONE, "text": "Đã thực hiện thường xuyên trong kỳ."}
    lines = drafted(plan, this, results_of(plan, this, *[routine] * 4))[PartKey.RESULTS].split("\n")
    assert lines[1:] == [
        "1. Chi phí",
        "04/04 nhiệm vụ đã thực hiện (100%): đã thực hiện thường xuyên trong kỳ.",
    ]
    own = {"status": ResultStatus.DOING, "text": "Đã mở 02 lớp nghề"}
    given = results_of(plan, this, routine, own, routine, routine)
    lines = drafted(plan, this, given)[PartKey.RESULTS].split("\n")
    assert lines[2:] == [
        "03/04 nhiệm vụ đã thực hiện (75%), 01 nhiệm vụ đang thực hiện.",
        "- Đã mở 02 lớp nghề.",
        "- 03 nhiệm vụ: đã thực hiện thường xuyên trong kỳ.",
    ]


def test_a_sentence_that_two_tasks_share_stays_with_each():
    plan, this = grouped_plan(2), period()
    twice = {"status": ResultStatus.DONE, "text": "Đã họp"}
    lines = drafted(plan, this, results_of(plan, this, twice, twice))[PartKey.RESULTS].split("\n")
    assert lines[-2:] == ["- Đã họp.", "- Đã họp."]


def test_without_shortcomings_there_is_no_heading_for_them():
    plan, this = grouped_plan(), period()
    done = {"status": ResultStatus.DONE}
    text = drafted(plan, this, results_of(plan, this, done, done, done))[PartKey.ASSESSMENT]
    assert "Tồn tại" not in text
    assert "01/01 nhóm nhiệm vụ đã thực hiện toàn bộ: Chi phí." in text


def test_causes_are_never_invented():
    plan, this = grouped_plan(), period()
    late = {"status": ResultStatus.OVERDUE, "difficulty": "Thiếu cán bộ"}
    assert (
        "Nguyên nhân" not in drafted(plan, this, results_of(plan, this, late))[PartKey.ASSESSMENT]
    )


def test_only_an_issued_plan_is_said_to_be_issued():
    plan = grouped_plan()
    this = period()
    assert drafted(plan, this)[PartKey.DIRECTION].startswith("Kế hoạch gồm 03 nhiệm vụ thuộc 01")
    issued = replace(
        plan, status=PlanStatus.ISSUED, head=replace(plan.head, number="12", symbol="KH-UBND")
    )
    assert drafted(issued, this)[PartKey.DIRECTION].startswith(
        "Đã ban hành Kế hoạch số 12/KH-UBND gồm 03 nhiệm vụ"
    )
    for number, told in (("5", "Kế hoạch số 05/KH-UBND gồm"), ("", "Kế hoạch gồm")):
        other = replace(issued, head=replace(issued.head, number=number))
        assert drafted(other, this)[PartKey.DIRECTION].startswith(f"Đã ban hành {told}")


def test_a_plan_under_a_decision_is_told_with_numbers_and_days():
    plan = grouped_plan()
    head = replace(plan.head, number="12", symbol="KH-UBND", day=5, month=8, year=2024)
    decision = Decision(head=Head(number="119", symbol="QĐ-UBND", day=18, month=7, year=2024))
    issued = replace(plan, status=PlanStatus.ISSUED, head=head, decision=decision)
    assert drafted(issued, period())[PartKey.DIRECTION].startswith(
        "Đã ban hành Kế hoạch số 12/KH-UBND ngày 05/8/2024 kèm theo Quyết định số 119/QĐ-UBND"
        " ngày 18/7/2024 gồm 03 nhiệm vụ"
    )
    undated = replace(issued, decision=Decision())
    assert "kèm theo Quyết định gồm 03 nhiệm vụ" in drafted(undated, period())[PartKey.DIRECTION]


def test_documents_of_guidance_are_told_once_and_others_are_not():
    plan, this = grouped_plan(), period()
    contents = ("Ban hành kế hoạch thực hiện", "Chỉ đạo các bộ phận", "Thu gom rác")
    tasks = tuple(
        replace(task, content=content, component_ids=(plan.sections[0].id,))
        for task, content in zip(plan.tasks, contents, strict=True)
    )
    plan = replace(plan, tasks=tasks)
    results = results_of(
        plan,
        this,
        {"status": ResultStatus.DONE, "evidence": "Kế hoạch số 12/KH-UBND;\nCông văn số 05/UBND."},
        {"status": ResultStatus.DONE, "evidence": "kế hoạch số 12/KH-UBND"},
        {"status": ResultStatus.DONE, "evidence": "Biên bản số 01/BB"},
    )
    assert "Văn bản chỉ đạo, triển khai: Kế hoạch số 12/KH-UBND; Công văn số 05/UBND." in drafted(
        plan, this, results
    )[PartKey.DIRECTION].split("\n")


def test_reporting_is_told_from_the_rules_and_from_what_was_entered():
    plan = grouped_plan(rules=(factories.rule(Frequency.QUARTER), factories.rule(Frequency.YEAR)))
    this = period()
    assert drafted(plan, this)[PartKey.DIRECTION].endswith(
        "\nKế hoạch quy định báo cáo hằng quý và hằng năm."
    )
    entered = results_of(plan, this, {"status": ResultStatus.DOING})
    assert drafted(plan, this, entered)[PartKey.DIRECTION].endswith(
        "\nKế hoạch quy định báo cáo hằng quý và hằng năm; đã tổng hợp kết quả của 01/03 nhiệm vụ."
    )


@pytest.mark.parametrize(
    ("frequency", "index", "phrase"),
    [
        (Frequency.MONTH, 1, "tháng 02 năm 2024"),
        (Frequency.MONTH, 12, "tháng 01 năm 2025"),
        (Frequency.QUARTER, 3, "quý IV năm 2024"),
        (Frequency.QUARTER, 4, "quý I năm 2025"),
        (Frequency.HALF_YEAR, 1, "06 tháng cuối năm 2024"),
        (Frequency.HALF_YEAR, 2, "06 tháng đầu năm 2025"),
        (Frequency.NINE_MONTHS, 1, "quý IV năm 2024"),
        (Frequency.YEAR, 1, "năm 2025"),
        (Frequency.ONCE, 1, "thời gian tới"),
    ],
)
def test_what_comes_next_follows_the_period(frequency, index, phrase):
    plan, this = grouped_plan(), period(frequency, index)
    assert next_phrase(this) == phrase
    doing = results_of(plan, this, {"status": ResultStatus.DOING})
    assert drafted(plan, this, doing)[PartKey.NEXT] == (
        f"Trong {phrase}, tiếp tục 01 nhiệm vụ đang thực hiện."
    )


def wide_plan(groups, lead):
    sections = tuple(
        factories.section(SectionKind.GROUP, label=str(n), text=f"Chỉ số {n}", position=n)
        for n in range(groups)
    )
    tasks = tuple(
        factories.task(one.id, actors=(Actor(role=Role.LEAD, name=lead(n)),))
        for n, one in enumerate(sections)
    )
    return factories.plan(sections=sections, tasks=tasks)


def next_lines(plan, steps):
    this = period()
    results = results_of(plan, this, *({"next_step": step} for step in steps))
    return drafted(plan, this, results)[PartKey.NEXT].split("\n")


def test_next_steps_go_by_component_while_they_fit_and_by_unit_when_they_do_not():
    few = wide_plan(11, lambda n: f"Bộ phận {n % 3}")
    assert next_lines(few, [f"Làm việc {n}" for n in range(11)])[0] == "- Chỉ số 0: làm việc 0."
    many = wide_plan(14, lambda n: f"bộ phận {n % 3}")
    lines = next_lines(many, [f"Làm việc {n}" for n in range(14)])
    assert len(lines) == 3
    assert lines[0].startswith("- Bộ phận 0: làm việc 0; làm việc 3;")


def test_next_steps_stay_readable_whatever_there_is_of_them():
    wide = wide_plan(30, lambda n: f"Bộ phận {n}")
    lines = next_lines(wide, [f"Làm việc {n}" for n in range(30)])
    assert len(lines) == 11
    assert lines[-1].startswith("- Các nội dung khác: làm việc 10;")
    assert all(f"làm việc {n}" in "\n".join(lines) for n in range(30))


def test_the_same_step_of_one_unit_is_told_once_and_names_keep_their_capitals():
    plan = wide_plan(14, lambda _n: "Văn phòng")
    (line,) = next_lines(plan, ["Duy trì.", "duy trì", "UBND xã họp", "Đại Lãnh ra quân"] * 3)
    assert line == "- Văn phòng: duy trì; UBND xã họp; Đại Lãnh ra quân."


def test_a_target_is_told_with_the_year_before():
    plan, this, component = grouped_plan(), period(), new_id()
    aim = target(section_id=plan.sections[0].id, component_id=component, baseline=Decimal("4.84"))
    measure = Measure(
        id=new_id(),
        plan_id=plan.id,
        framework_id=new_id(),
        component_id=component,
        period_id=this.id,
        kind=MeasureKind.RESULT,
        year=2024,
        value=Decimal("5.92"),
    )
    for year, told in ((2023, "năm 2023"), (None, "năm trước")):
        dated = replace(plan, targets=(replace(aim, baseline_year=year),))
        assert (
            f"Kết quả chỉ số: 5,92 điểm (tăng 1,08 điểm so với {told}: 4,84), chưa đạt chỉ tiêu"
            " kế hoạch (6,58)."
        ) in drafted(dated, this, measures=(measure,))[PartKey.RESULTS]


def target(comparator=Comparator.AT_LEAST, **values):
    given = {"id": new_id(), "section_id": new_id(), "value": Decimal("6.58")}
    return Target(comparator=comparator, **(given | values))


@pytest.mark.parametrize(
    ("comparator", "value", "met"),
    [
        (Comparator.AT_LEAST, "6.58", True),
        (Comparator.AT_LEAST, "6.57", False),
        (Comparator.AT_MOST, "6.58", True),
        (Comparator.AT_MOST, "6.59", False),
        (Comparator.EQUAL, "6.58", True),
        (Comparator.EQUAL, "6.5", False),
        (Comparator.TEXT, "9", None),
        (Comparator.KEEP, "5", True),
        (Comparator.KEEP, "4", False),
    ],
)
def test_a_result_meets_its_target_or_not(comparator, value, met):
    assert target_met(target(comparator, baseline=Decimal("4.84")), Decimal(value)) is met


def test_without_numbers_nothing_is_judged():
    assert target_met(target(), None) is None
    assert target_met(target(value=None), Decimal(5)) is None
    assert target_met(target(value=Decimal(15), unit="hạng"), Decimal("6.58")) is None


def test_a_measured_target_is_told_and_counted():
    plan, this, component = grouped_plan(), period(), new_id()
    aim = target(section_id=plan.sections[0].id, component_id=component)
    plan = replace(plan, targets=(aim,))
    measure = Measure(
        id=new_id(),
        plan_id=plan.id,
        framework_id=new_id(),
        component_id=component,
        period_id=this.id,
        kind=MeasureKind.RESULT,
        year=2024,
        value=Decimal("6.6"),
    )
    parts = drafted(plan, this, measures=(measure,))
    assert "Kết quả chỉ số: 6,60 điểm, đạt chỉ tiêu kế hoạch (6,58)." in parts[PartKey.RESULTS]
    assert "01/01 chỉ tiêu có số liệu đạt mức kế hoạch." in parts[PartKey.ASSESSMENT]
    short = drafted(plan, this, measures=(replace(measure, value=Decimal("6.5")),))
    assert "- 01/01 chỉ tiêu có số liệu chưa đạt mức kế hoạch." in short[PartKey.ASSESSMENT]
    assert "có số liệu đạt" not in short[PartKey.ASSESSMENT]
    heading = factories.section(text="Mục tiêu")
    elsewhere = replace(
        plan,
        sections=(replace(plan.sections[0], component_id=component), heading),
        targets=(replace(aim, section_id=heading.id),),
    )
    told = drafted(elsewhere, this, measures=(measure,))[PartKey.RESULTS].split("\n")
    assert told[1:3] == ["1. Chi phí", "Kết quả chỉ số: 6,60 điểm, đạt chỉ tiêu kế hoạch (6,58)."]
    other = replace(measure, period_id=new_id())
    assert "Kết quả chỉ số" not in drafted(plan, this, measures=(other,))[PartKey.RESULTS]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1. Chỉ số Gia nhập thị trường", True),
        ("12. Kết quả đạt được", True),
        ("1. Đã niêm yết công khai.", False),
        ("- Đã niêm yết", False),
        ("100% thủ tục", False),
        ("", False),
    ],
)
def test_a_heading_is_numbered_and_has_no_final_mark(line, heading):
    assert is_heading(line) is heading


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Về triển khai nhiệm vụ", "triển khai nhiệm vụ"),
        ("Cải thiện Chỉ số xanh", "cải thiện Chỉ số xanh"),
        ("PGI năm 2024", "PGI năm 2024"),
    ],
)
def test_a_title_is_taken_into_a_sentence(title, about):
    plan = factories.plan()
    assert subject(replace(plan, head=replace(plan.head, title=(title,)))) == about


def test_a_reports_title_names_its_period_unless_the_plan_does():
    plan = factories.plan()
    assert report_title(plan, period()) == (
        "Kết quả quý III năm 2024 thực hiện Kế hoạch cải thiện Chỉ số xanh (PGI) năm 2024"
    )
    assert report_title(plan, period(Frequency.YEAR, 1)) == (
        "Kết quả thực hiện Kế hoạch cải thiện Chỉ số xanh (PGI) năm 2024"
    )


def test_a_group_is_named_without_weight_and_colon():
    section = factories.section(text="Nhiệm vụ, giải pháp chung (Trọng số 5%):")
    assert group_name(section) == "Nhiệm vụ, giải pháp chung"
    assert group_name(factories.section(text="")) == "Nhiệm vụ chung"
