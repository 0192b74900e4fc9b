"""What the three plans hold, counted."""

from collections import Counter
from decimal import Decimal

from desktop.domain.outline import Outline
from desktop.domain.period import generate_periods
from desktop.domain.plan import (
    DeliverableKind,
    EmphasisKind,
    Frequency,
    Role,
    SectionKind,
    TaskPrint,
    TimingKind,
)
from desktop.domain.text import nfc
from desktop.services.catalogue import shipped_frameworks
from desktop.services.samples import SAMPLES, load_sample, load_sample_results

COMMUNE, TRANSPORT, FOREIGN = (load_sample(name).plan for name in SAMPLES)


def test_the_commune_has_33_tasks_in_14_components_and_11_general_ones() -> None:
    groups = [section for section in COMMUNE.sections if section.kind is SectionKind.GROUP]
    assert len(groups) == 14
    assert len(Outline(COMMUNE).followed_tasks()) == 33
    general = [task.label for task in COMMUNE.tasks if not task.component_ids]
    assert general == ["a)", "b)", "c)", "d)", "đ)", "e)", "f)", "g)", "h)", "i)", "k)"]


def test_the_weights_of_each_index_add_up_to_100() -> None:
    outline = Outline(COMMUNE)
    (block,) = (section for section in COMMUNE.sections if section.kind is SectionKind.BLOCK)
    totals = Counter[bool]()
    for section in outline.sections.values():
        if section.weight is not None:
            totals[section.parent_id == block.id] += int(section.weight)
    assert totals == {False: 100, True: 100}


def test_most_tasks_of_the_commune_are_routine() -> None:
    tasks = Outline(COMMUNE).followed_tasks()
    assert Counter(task.timing for task in tasks)[TimingKind.ROUTINE] == 28
    reports = Counter(task.deliverable for task in tasks)
    assert reports[DeliverableKind.PERIODIC_REPORT] == 29
    assert COMMUNE.task_print is TaskPrint.TABLE


def test_units_are_linked_where_they_are_sure_and_left_alone_where_not() -> None:
    loose = {
        actor.name
        for task in COMMUNE.tasks
        for actor in task.actors
        if actor.unit_id is None and actor.role is not Role.COORDINATE
    }
    assert loose == {"Các công chức chuyên môn", "các cán bộ, công chức", "Công xã an"}


def test_the_transport_departments_targets_are_right_in_themselves() -> None:
    assert len(TRANSPORT.targets) == 4
    assert all(target.delta == target.stated_delta for target in TRANSPORT.targets)
    assert {target.baseline_year for target in TRANSPORT.targets} == {2023}
    values = [target.value for target in TRANSPORT.targets if target.value is not None]
    assert sum(values, Decimal(0)) == Decimal("22.37")


def test_the_transport_departments_tasks_name_who_leads() -> None:
    leads = [
        [actor.name for actor in task.actors if actor.role is not Role.COORDINATE]
        for task in Outline(TRANSPORT).ordered_tasks()
    ]
    assert [names[0] for names in leads] == [
        "Phòng Kế hoạch – Tài chính",
        "Phòng Quản lý chất lượng công trình giao thông",
        "Phòng Quản lý kết cấu hạ tầng & ATGT",
        "Văn phòng Sở",
        "phòng Quản lý vận tải, Phương tiện và người lái",
        "Văn phòng Sở",
    ]


def test_the_foreign_affairs_department_states_no_target() -> None:
    assert FOREIGN.targets == ()
    assert len(FOREIGN.tasks) == 4


def test_emphasis_of_the_sources_is_kept() -> None:
    found = [
        (section.text[span.start : span.end], span.kind)
        for plan in (COMMUNE, FOREIGN)
        for section in plan.sections
        for span in section.emphasis
    ]
    assert found == [
        ("Quản trị và Điều hành", EmphasisKind.ITALIC),
        ("05/12/2024", EmphasisKind.BOLD),
        ("PGI", EmphasisKind.BOLD),
    ]


def test_each_plan_gives_its_own_periods() -> None:
    due = {
        plan.head.symbol: [
            (period.label, f"{period.due:%d/%m/%Y}") for period in generate_periods(plan)
        ]
        for plan in (COMMUNE, TRANSPORT, FOREIGN)
    }
    assert due == {
        "KH-UBND": [("Năm 2024", "19/12/2024")],
        "KH-SGTVT": [
            ("Quý I/2024", "14/03/2024"),
            ("Quý II/2024", "14/06/2024"),
            ("Quý III/2024", "14/09/2024"),
            ("Quý IV/2024", "14/12/2024"),
            ("Năm 2024", "04/12/2024"),
        ],
        "KH-SNgV": [("Năm 2024", "04/12/2024")],
    }
    assert {rule.frequency for rule in TRANSPORT.rules} == {Frequency.QUARTER, Frequency.YEAR}


def test_samples_refer_only_to_what_the_catalogue_has() -> None:
    frameworks = {framework.id for framework in shipped_frameworks()}
    components = {
        component.id for framework in shipped_frameworks() for component in framework.components
    }
    for plan in (COMMUNE, TRANSPORT, FOREIGN):
        assert set(plan.framework_ids) <= frameworks
        assert {one for task in plan.tasks for one in task.component_ids} <= components


def test_everything_is_in_one_normal_form_and_invented_results_say_so() -> None:
    for name in SAMPLES:
        sample, invented = load_sample(name), load_sample_results(name)
        assert all(nfc(task.content) == task.content for task in sample.plan.tasks)
        assert sample.plan.sample
        for result in invented.results:
            texts = (result.text, result.figures, result.difficulty, result.next_step)
            assert all(text.endswith("(dữ liệu minh họa)") for text in texts if text)
        assert all(measure.source == "Dữ liệu minh họa" for measure in invented.measures)
