"""The structure of the sample plans says nothing that their text does not say."""

import pytest

from desktop.domain.numbers import format_number, format_score
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Role, SectionKind, Target
from desktop.domain.text import fold
from desktop.services.catalogue import shipped_frameworks
from desktop.services.samples import SAMPLES, load_sample

PLANS = {name: load_sample(name).plan for name in SAMPLES}
COMPONENTS = {
    component.id: component
    for framework in shipped_frameworks()
    for component in framework.components
}


def words_of(plan: Plan) -> str:
    return "\n".join(section.text for section in plan.sections)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_unit_of_a_task_is_named_in_its_text(name: str) -> None:
    for task in PLANS[name].tasks:
        text = task.actors_text or task.content
        for actor in task.actors:
            assert actor.name in text
        leads = [actor for actor in task.actors if actor.role is Role.LEAD]
        assert bool(leads) == ("chủ trì" in text or "phối hợp" in task.actors_text)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_linked_unit_is_one_of_the_office_and_has_the_same_name(name: str) -> None:
    units = {unit.id: unit.name for unit in load_sample(name).units}
    linked = [
        actor for task in PLANS[name].tasks for actor in task.actors if actor.unit_id is not None
    ]
    for actor in linked:
        assert actor.unit_id is not None
        assert fold(units[actor.unit_id]) == fold(actor.name)


def test_every_number_of_a_target_stands_in_its_sentence() -> None:
    targets = PLANS["so-gtvt-lang-son-2024"].targets
    for target in targets:
        value, delta, baseline = shown(target)
        assert f"từ {value} điểm trở lên" in target.text
        assert f"tăng {delta} điểm so với năm {target.baseline_year} đạt {baseline}" in target.text
    assert [shown(target) for target in targets] == [
        ("6,58", "1,74", "4,84"),
        ("6,11", "1,97", "4,14"),
        ("4,38", "0,78", "3,60"),
        ("5,30", "0,55", "4,75"),
    ]


def shown(target: Target) -> tuple[str, ...]:
    values = (target.value, target.stated_delta, target.baseline)
    return tuple(format_score(value) for value in values if value is not None)


def test_every_group_names_its_component_and_its_weight() -> None:
    for plan in PLANS.values():
        for section in plan.sections:
            if section.kind is not SectionKind.GROUP:
                continue
            assert section.component_id is not None
            component = COMPONENTS[section.component_id]
            names = (component.name, component.short_name, *component.variants)
            assert any(fold(one) in fold(section.text) for one in names)
            if section.weight is not None:
                assert section.text.endswith(f"(Trọng số {format_number(section.weight)}%)")
                assert section.weight == component.weight


@pytest.mark.parametrize("name", SAMPLES)
def test_a_task_or_target_belongs_to_the_component_of_its_group(name: str) -> None:
    plan = PLANS[name]
    outline = Outline(plan)
    for task in plan.tasks:
        own = outline.group_of(task).component_id
        assert task.component_ids == (() if own is None else (own,))
    for target in plan.targets:
        assert target.component_id == outline.sections[target.section_id].component_id
        assert target.framework_id in plan.framework_ids
    inside = {
        component.id
        for framework in shipped_frameworks()
        if framework.id in plan.framework_ids
        for component in framework.components
    }
    assert {section.component_id for section in plan.sections} <= {None, *inside}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_phrase_of_every_reporting_rule_stands_in_the_plan(name: str) -> None:
    rules = PLANS[name].rules
    assert rules
    for rule in rules:
        assert rule.phrase in words_of(PLANS[name])
        assert f"trước ngày {rule.due_day:02}" in rule.phrase
        assert rule.before
        if rule.due_month is not None:
            assert f"{rule.due_day:02}/{rule.due_month:02}" in rule.phrase


@pytest.mark.parametrize("name", SAMPLES)
def test_ids_are_unique_and_siblings_have_places_of_their_own(name: str) -> None:
    plan = PLANS[name]
    sample = load_sample(name)
    ids = [
        *(section.id for section in plan.sections),
        *(task.id for task in plan.tasks),
        *(target.id for target in plan.targets),
        *(rule.id for rule in plan.rules),
        *(unit.id for unit in sample.units),
    ]
    assert len(set(ids)) == len(ids)
    outline = Outline(plan)
    for parent in (None, *outline.sections):
        places = [item.position for item in outline.children(parent)]
        assert places == list(range(len(places)))


def test_the_office_writes_its_own_letterhead() -> None:
    for name in SAMPLES:
        sample = load_sample(name)
        head = sample.plan.head
        assert (head.parent_line, head.name_lines) == (
            sample.office.parent_line,
            sample.office.name_lines,
        )
        assert head.symbol == f"KH-{sample.office.symbol}"
        assert (head.number, head.day) == ("", None)
