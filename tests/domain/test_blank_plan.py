from decimal import Decimal

from msgspec.structs import replace

from desktop.domain.blank_plan import blank_plan
from desktop.domain.checks import check_plan
from desktop.domain.outline import Outline
from desktop.domain.plan import SectionKind
from desktop.domain.problems import Grade
from tests import factories

OFFICE = factories.office()
PGI = factories.framework(short_name="PGI", name="Chỉ số xanh (PGI) năm 2024")
PCI = factories.framework(short_name="PCI", name="Chỉ số PCI năm 2024", weights=(40, 60))


def test_a_blank_plan_has_a_group_for_each_component_with_its_weight() -> None:
    plan = blank_plan(OFFICE, [PGI], 2026)
    groups = [section for section in plan.sections if section.kind is SectionKind.GROUP]
    assert [group.component_id for group in groups] == [part.id for part in PGI.components]
    assert {group.weight for group in groups} == {Decimal(25)}
    assert groups[1].text == "Chỉ số 2 (Trọng số 25%)"
    assert groups[1].label == "II"


def test_a_group_is_printed_with_the_full_name_of_its_component() -> None:
    part = replace(PGI.components[0], name="Giảm thiểu ô nhiễm môi trường", short_name="Ô nhiễm")
    plan = blank_plan(OFFICE, [replace(PGI, components=(part,))], 2026)
    (group,) = [section for section in plan.sections if section.kind is SectionKind.GROUP]
    assert group.text == "Giảm thiểu ô nhiễm môi trường (Trọng số 25%)"


def test_two_sets_stand_in_two_blocks_that_do_not_name_the_publishers_year() -> None:
    plan = blank_plan(OFFICE, [PCI, PGI], 2026)
    blocks = [section for section in plan.sections if section.kind is SectionKind.BLOCK]
    assert [(block.label, block.text) for block in blocks] == [
        ("A", "CHỈ SỐ PCI"),
        ("B", "CHỈ SỐ XANH (PGI)"),
    ]
    assert plan.head.title == ("Cải thiện, nâng cao Chỉ số PCI và PGI năm 2026",)


def test_many_sets_and_many_components_are_all_labelled_apart() -> None:
    large = factories.framework(weights=(1,) * 21)
    plan = blank_plan(OFFICE, [large] * 12, 2026)
    blocks = [section for section in plan.sections if section.kind is SectionKind.BLOCK]
    groups = [section for section in plan.sections if section.parent_id == blocks[0].id]
    assert len({block.label for block in blocks}) == len(blocks)
    assert [group.label for group in groups][-2:] == ["XX", "XXI"]


def test_nothing_is_invented() -> None:
    plan = blank_plan(OFFICE, [PGI], 2026)
    assert (plan.tasks, plan.targets, plan.legal_bases) == ((), (), ())
    assert (plan.head.number, plan.head.day, plan.signer.name) == ("", None, "")
    assert plan.rules[0].due_day is None


def test_the_letterhead_is_the_offices_own() -> None:
    head = blank_plan(OFFICE, [PGI], 2026).head
    assert (head.name_lines, head.symbol, head.place) == (
        OFFICE.name_lines,
        "KH-UBND",
        "Đưng K'Nớ",
    )


def test_with_a_task_and_a_signer_it_can_be_signed() -> None:
    plan = blank_plan(OFFICE, [PGI], 2026)
    group = next(section for section in plan.sections if section.kind is SectionKind.GROUP)
    plan = replace(
        plan,
        tasks=(factories.task(group.id),),
        signer=replace(plan.signer, name="Nguyễn Văn A"),
    )
    found = check_plan(plan, (), (PGI,))
    assert [problem.code for problem in found if problem.grade is Grade.MUST_FIX] == []
    assert Outline(plan).code(plan.tasks[0]) == "I.1"
