"""Kiểm tra: each finding with its place, its grade and a sentence that can be said."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop import wording
from desktop.domain.checks import check_plan, check_results, nearest_unit
from desktop.domain.framework import Framework
from desktop.domain.office import Unit
from desktop.domain.period import Period
from desktop.domain.plan import (
    Actor,
    Frequency,
    Head,
    LegalBasis,
    Plan,
    Role,
    SectionKind,
    Signer,
    Target,
    Task,
)
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import new_id
from desktop.domain.result import Measure, MeasureKind, Quantity, Result, ResultStatus
from desktop.services.catalogue import shipped_frameworks
from desktop.services.samples import SAMPLES, load_sample
from tests import factories

POLICE = Unit(id=new_id(), name="Công an xã", aliases=("CAX",))
FINANCE = Unit(id=new_id(), name="Công chức Tài chính – Kế toán")
UNITS = (POLICE, FINANCE)
COMPONENT = new_id()
GROUP = factories.section(SectionKind.GROUP, label="X.", text="Thiết chế pháp lý")
LED = factories.task(
    GROUP.id,
    label="2",
    component_ids=(COMPONENT,),
    actors=(Actor(role=Role.LEAD, name="Công an xã"),),
)


def sound(**values: object) -> Plan:
    """A plan without any problem; each test breaks one thing."""
    given = {
        "sections": (GROUP,),
        "tasks": (LED,),
        "signer": Signer(lines=("CHỦ TỊCH",), name="Nguyễn Văn A"),
    }
    return factories.plan(**(given | values))


def found(
    plan: Plan, units: tuple[Unit, ...] = UNITS, frameworks: tuple[Framework, ...] = ()
) -> list[Problem]:
    problems = list(check_plan(plan, units, frameworks))
    for problem in problems:
        # Every finding can be said in words.
        assert "{" not in wording.finding(problem) + wording.remedy(problem)
    return problems


def only(plan: Plan, *arguments: object) -> Problem:
    (problem,) = found(plan, *arguments)
    return problem


@pytest.mark.parametrize(
    ("label", "text", "twice"),
    [
        ("-", "- Rà soát quỹ đất", "-"),
        ("-", "– Rà soát quỹ đất", "–"),
        ("a)", "a) Rà soát quỹ đất", "a)"),
        ("1", "1. Rà soát quỹ đất", "1."),
        ("II.", "II. Rà soát quỹ đất", "II."),
        ("-", "+ Rà soát quỹ đất", ""),
        ("1", "2. Rà soát quỹ đất", ""),
        ("", "- Rà soát quỹ đất", ""),
        ("-", "Rà soát quỹ đất", ""),
    ],
)
def test_a_label_that_the_text_has_once_more_is_told(label: str, text: str, twice: str) -> None:
    heading = factories.section(SectionKind.PARAGRAPH, label=label, text=text)
    task = replace(LED, label=label, content=text)
    problems = found(sound(sections=(GROUP, heading), tasks=(task,)))
    assert [(one.code, one.grade, one.field, one.values["label"]) for one in problems] == [
        ("text.label_twice", Grade.EXPLAIN, field, twice) for field in ("content", "text") if twice
    ]
    assert found(sound(tasks=(replace(task, lead_in="Nhiệm vụ:"),))) == []


def test_a_sound_plan_has_no_problem() -> None:
    assert found(sound()) == []


def test_what_a_paper_cannot_do_without_must_be_fixed() -> None:
    bare = sound(head=Head(), signer=Signer(), tasks=())
    assert [(problem.code, problem.grade) for problem in found(bare)] == [
        ("plan.title_missing", Grade.MUST_FIX),
        ("plan.issuer_missing", Grade.MUST_FIX),
        ("plan.symbol_missing", Grade.MUST_FIX),
        ("plan.signer_missing", Grade.MUST_FIX),
        ("plan.no_task", Grade.MUST_FIX),
    ]


def with_task(**values: object) -> Plan:
    return sound(tasks=(replace(LED, **values),))


def led_by(*names: str) -> Plan:
    return with_task(actors=tuple(Actor(role=Role.LEAD, name=name) for name in names))


@pytest.mark.parametrize(
    ("plan", "code", "grade", "place"),
    [
        (with_task(content=" \n"), "task.empty", Grade.MUST_FIX, "X.2 · Nhiệm vụ"),
        (led_by(), "task.no_lead", Grade.EXPLAIN, "X.2 · Chủ trì"),
        (led_by("Ban Chỉ huy"), "task.unknown_unit", Grade.EXPLAIN, "X.2 · Chủ trì"),
        (
            led_by("Công an xã", "Công chức Tài chính - kế toán"),
            "task.several_leads",
            Grade.NOTE,
            "X.2 · Chủ trì",
        ),
    ],
)
def test_a_doubtful_task_is_found_in_its_cell(
    plan: Plan, code: str, grade: Grade, place: str
) -> None:
    problem = only(plan)
    assert (problem.code, problem.grade, problem.place) == (code, grade, place)
    assert problem.subject_id == LED.id


def test_a_slip_of_the_keys_proposes_the_unit_that_was_meant() -> None:
    """Plan of xã Đại Lãnh (2024), task X.2: "Công xã an"."""
    problem = only(led_by("Công xã an"))
    assert (problem.code, problem.values) == (
        "task.unit_like",
        {"name": "Công xã an", "near": "Công an xã"},
    )
    assert "Công an xã" in wording.remedy(problem)


@pytest.mark.parametrize("name", ["các cán bộ, công chức", "cong an xa", "CAX", "CÔNG AN XÃ"])
def test_a_name_that_is_known_or_means_everybody_is_no_problem(name: str) -> None:
    assert found(led_by(name)) == []


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Công an xã Đại", POLICE), ("Công chức Tài chính Kế toán", FINANCE), ("Thanh tra", None)],
)
def test_the_nearest_unit_is_near(name: str, unit: Unit | None) -> None:
    assert nearest_unit(name, UNITS) == unit


def test_a_general_task_needs_no_lead() -> None:
    assert found(with_task(component_ids=(), actors=())) == []


def groups(*weights: str | None) -> Plan:
    return sound(
        sections=tuple(
            replace(
                GROUP,
                id=GROUP.id if place == 0 else new_id(),
                position=place,
                weight=Decimal(weight) if weight else None,
            )
            for place, weight in enumerate(weights)
        )
    )


def test_weights_of_neighbouring_groups_make_a_whole() -> None:
    assert found(groups("25", "75")) == []
    assert found(groups(None, None)) == []
    problem = only(groups("25", "70.5"))
    assert (problem.code, problem.grade) == ("group.weights", Grade.EXPLAIN)
    assert "95,5%" in wording.finding(problem)


def test_a_block_b_without_a_block_a_is_noted() -> None:
    block = factories.section(SectionKind.BLOCK, label="B.", position=5)
    assert only(sound(sections=(GROUP, block))).code == "block.first_missing"
    first = factories.section(SectionKind.BLOCK, label="A", position=4)
    assert found(sound(sections=(GROUP, first, block))) == []


def target(**values: object) -> Target:
    given = {"id": new_id(), "section_id": GROUP.id, "value": Decimal("6.58")}
    return Target(**(given | values))


def test_a_stated_gain_that_the_numbers_deny_is_to_be_explained() -> None:
    right = target(baseline=Decimal("4.84"), stated_delta=Decimal("1.74"))
    assert found(sound(targets=(right,))) == []
    problem = only(sound(targets=(replace(right, stated_delta=Decimal("1.47")),)))
    assert (problem.code, problem.place) == ("target.delta", "Chỉ tiêu 1")
    assert wording.finding(problem) == "Văn bản ghi tăng 1,47 nhưng số liệu cho thấy 1,74."


@pytest.mark.parametrize(("value", "outside"), [("10", False), ("10.01", True), ("-1", True)])
def test_a_target_beyond_its_scale_must_be_fixed(value: str, outside: bool) -> None:
    framework = factories.framework()
    aim = target(component_id=framework.components[0].id, value=Decimal(value))
    codes = [one.code for one in found(sound(targets=(aim,)), UNITS, (framework,))]
    assert codes == (["target.scale"] if outside else [])


def test_a_target_for_the_total_is_held_against_the_scale_of_the_total() -> None:
    framework = factories.framework()
    aim = target(framework_id=framework.id, value=Decimal(39))
    assert found(sound(targets=(aim,)), UNITS, (framework,)) == []
    beyond = sound(targets=(replace(aim, value=Decimal(41)),))
    assert only(beyond, UNITS, (framework,)).code == "target.scale"


def test_a_rank_has_no_scale() -> None:
    framework = factories.framework()
    aim = target(component_id=framework.components[0].id, value=Decimal(15), unit="hạng")
    assert found(sound(targets=(aim,)), UNITS, (framework,)) == []


@pytest.mark.parametrize(
    ("frequency", "day", "month", "early"),
    [
        (Frequency.YEAR, 5, 12, True),
        (Frequency.YEAR, 20, 12, False),
        (Frequency.QUARTER, 15, None, False),
        (Frequency.QUARTER, 10, None, True),
        (Frequency.MONTH, None, None, False),
    ],
)
def test_a_report_due_before_its_data_ends_is_noted(
    frequency: Frequency, day: int | None, month: int | None, early: bool
) -> None:
    rule = factories.rule(frequency, due_day=day, due_month=month)
    codes = [problem.code for problem in found(sound(rules=(rule,)))]
    assert codes == (["rule.before_window"] if early else [])


@pytest.mark.parametrize(
    "plan",
    [
        with_task(content="Hoàn thành trước ngày 20/14/2024"),
        with_task(timing_text="20/14/2024"),
        sound(legal_bases=(LegalBasis(text="Công văn ngày 20/14/2024"),)),
        sound(opening=("Thực hiện từ 20/14/2024.",)),
        sound(sections=(replace(GROUP, text="Đến 20/14/2024"),)),
        sound(rules=(factories.rule(due_day=20, phrase="trước ngày 20/14/2024"),)),
    ],
)
def test_a_day_that_no_calendar_has_must_be_fixed_wherever_it_stands(plan: Plan) -> None:
    problem = only(plan)
    assert (problem.code, problem.grade) == ("text.date", Grade.MUST_FIX)
    assert problem.values == {"found": "20/14/2024"}


def test_text_of_an_old_encoding_is_told_with_its_task() -> None:
    plan = with_task(content="Thùc hiÖn nhiÖm vô")
    problem = only(plan)
    assert (problem.code, problem.grade) == ("text.legacy", Grade.EXPLAIN)
    assert problem.subject_id == plan.tasks[0].id


def test_numbers_of_papers_are_no_days() -> None:
    assert found(with_task(content="Nghị định 30/2020/NĐ-CP; ngày 05/12/2024; 1/2/3")) == []


PERIOD = Period(
    id=new_id(),
    plan_id=new_id(),
    frequency=Frequency.YEAR,
    label="Năm 2024",
    year=2024,
    index=1,
    data_from=date(2023, 12, 15),
    data_to=date(2024, 12, 14),
)


def entered(**values: object) -> list[tuple[str, Grade, str]]:
    """The findings for one task with the given result."""
    result = Result(id=new_id(), period_id=PERIOD.id, task_id=LED.id, **values)
    problems = check_results(sound(), PERIOD, {LED.id: result}, (), ())
    return [(problem.code, problem.grade, problem.place) for problem in problems]


def test_a_task_without_a_status_is_missing() -> None:
    (problem,) = check_results(sound(), PERIOD, {}, (), ())
    assert (problem.code, problem.subject_id) == ("result.missing", LED.id)
    assert entered(text="Đã làm") == [("result.missing", Grade.EXPLAIN, "X.2 · Trạng thái")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": ResultStatus.DONE, "progress": 100, "text": "x"}, []),
        ({"status": ResultStatus.DONE, "text": "x"}, []),
        ({"status": ResultStatus.NOT_STARTED}, []),
        (
            {"status": ResultStatus.OVERDUE, "text": "x"},
            [("result.overdue_reason", Grade.EXPLAIN, "X.2 · Khó khăn")],
        ),
        ({"status": ResultStatus.OVERDUE, "text": "x", "difficulty": "Thiếu vốn"}, []),
        (
            {"status": ResultStatus.DONE, "progress": 90, "text": "x"},
            [("result.done_progress", Grade.NOTE, "X.2 · Tiến độ")],
        ),
        (
            {"status": ResultStatus.DOING, "progress": 100, "text": "x"},
            [("result.full_progress", Grade.NOTE, "X.2 · Trạng thái")],
        ),
        ({"status": ResultStatus.DOING}, [("result.no_text", Grade.NOTE, "X.2 · Kết quả")]),
    ],
)
def test_a_doubtful_result_is_found_in_its_cell(
    values: dict[str, object], expected: list[tuple[str, Grade, str]]
) -> None:
    assert entered(**values) == expected


@pytest.mark.parametrize(
    ("value", "quantity", "outside"),
    [
        ("10.5", Quantity.SCORE, True),
        ("10", Quantity.SCORE, False),
        ("-0.1", Quantity.SCORE, True),
        ("41", Quantity.RANK, False),
        (None, Quantity.SCORE, False),
    ],
)
def test_a_score_beyond_its_scale_must_be_fixed(
    value: str | None, quantity: Quantity, outside: bool
) -> None:
    framework = factories.framework()
    measure = Measure(
        id=new_id(),
        plan_id=PERIOD.plan_id,
        framework_id=framework.id,
        component_id=framework.components[0].id,
        period_id=PERIOD.id,
        kind=MeasureKind.RESULT,
        quantity=quantity,
        year=2024,
        value=None if value is None else Decimal(value),
    )
    done = Result(
        id=new_id(), period_id=PERIOD.id, task_id=LED.id, status=ResultStatus.DONE, text="x"
    )
    problems = check_results(sound(), PERIOD, {LED.id: done}, (measure,), (framework,))
    assert [problem.code for problem in problems] == (["measure.outside"] if outside else [])


def test_a_task_and_its_place_are_named_for_any_task() -> None:
    unlabelled: Task = replace(LED, id=new_id(), label="+", content="", position=3)
    problem = only(sound(tasks=(LED, unlabelled)))
    assert problem.place == "X.2 · Nhiệm vụ"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_year_and_no_idle_component_is_found_in_the_real_plans(name: str) -> None:
    plan = load_sample(name).plan
    codes = {one.code for one in check_plan(plan, (), shipped_frameworks())}
    assert codes.isdisjoint({"plan.title_year", "plan.set_year", "group.no_task", "task.past_year"})


def titled(*lines: str, year: int = 2027, **values: object) -> Plan:
    plan = sound(year=year, **values)
    return replace(plan, head=replace(plan.head, title=lines))


@pytest.mark.parametrize(
    "title",
    [
        "Cải thiện Chỉ số PGI",
        "Cải thiện Chỉ số PGI năm 2027 và những năm tiếp theo",
        "Cải thiện Chỉ số PGI giai đoạn 2025-2030",
        "Cải thiện Chỉ số PGI đến năm 2030",
        "Thực hiện Nghị quyết số 02/2024/NQ-HĐND ngày 05/01/2024",
    ],
)
def test_a_title_that_names_no_other_year_is_sound(title: str) -> None:
    assert found(titled(title)) == []


@pytest.mark.parametrize(
    "title", ["PGI năm 2024", "PGI các năm 2024, 2025", "giai đoạn 2021 – 2025"]
)
def test_a_title_of_another_year_is_to_be_explained(title: str) -> None:
    (problem,) = found(titled("Cải thiện Chỉ số", title))
    assert (problem.code, problem.grade) == ("plan.title_year", Grade.EXPLAIN)
    assert (problem.place, problem.field) == ("Thông tin chung · Trích yếu", "title")
    assert "kế hoạch là của năm 2027" in wording.finding(problem)


def test_a_set_of_another_year_is_told_only_where_the_catalogue_has_one_of_the_plans_year() -> None:
    old = factories.framework(
        name="PGI năm 2024", valid_from=date(2024, 1, 1), valid_to=date(2024, 12, 31)
    )
    new = factories.framework(
        name="PGI năm 2026", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)
    )
    other = replace(new, id=new_id(), short_name="PCI")
    plan = titled("Cải thiện PGI", year=2026, framework_ids=(old.id,))
    assert found(plan, frameworks=(old, other)) == []
    (problem,) = found(plan, frameworks=(old, new, other))
    assert (problem.code, problem.grade) == ("plan.set_year", Grade.EXPLAIN)
    assert problem.values["fitting"] == "PGI năm 2026"
    assert found(replace(plan, framework_ids=(new.id,)), frameworks=(old, new)) == []


def test_components_without_a_task_are_told_and_only_beside_others_to_be_explained() -> None:
    busy = replace(GROUP, component_id=COMPONENT)
    idle = factories.section(
        SectionKind.GROUP, label="XI", text="Chỉ số Đào tạo (Trọng số 10%)", component_id=new_id()
    )
    (problem,) = found(sound(sections=(busy, idle)))
    assert (problem.code, problem.grade) == ("group.no_task", Grade.EXPLAIN)
    assert (problem.place, problem.subject_id) == ("Nhóm XI", idle.id)
    assert wording.finding(problem).startswith("Chỉ số “Đào tạo” chưa có nhiệm vụ nào")
    heading = factories.section(text="Nhiệm vụ chung")
    general = replace(LED, section_id=heading.id, component_ids=())
    told = found(sound(sections=(heading, busy, idle), tasks=(general,)))
    assert [(one.code, one.grade) for one in told] == [("group.no_task", Grade.NOTE)] * 2
    elsewhere = replace(general, component_ids=(COMPONENT,))
    served = found(sound(sections=(heading, busy), tasks=(elsewhere,)))
    assert [one.code for one in served] == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"timing_text": "Quý IV/2025"}, True),
        ({"timing_text": "Trước ngày 30/11/2025", "due": date(2025, 11, 29)}, True),
        ({"timing_text": "Từ năm 2025 đến năm 2026"}, False),
        ({"timing_text": "Thường xuyên"}, False),
        ({"timing_text": "Theo Kế hoạch số 12/KH-UBND năm 2025"}, False),
    ],
)
def test_a_timing_that_ends_before_the_plans_year_is_a_note(
    values: dict[str, object], told: bool
) -> None:
    plan = titled("Cải thiện PGI", year=2026, tasks=(replace(LED, **values),))
    codes = [(one.code, one.grade, one.field) for one in found(plan)]
    assert codes == ([("task.past_year", Grade.NOTE, "timing")] if told else [])
