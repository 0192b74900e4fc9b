"""Which tasks go to whose sheet."""

from uuid import UUID

from msgspec.structs import replace

from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.plan import Actor, Plan, Role, Section, SectionKind, Task
from desktop.domain.unit_sheets import tasks_by_unit
from tests.exports.paper_records import table_plan

LEAD, JOIN, PERFORM = Role.LEAD, Role.COORDINATE, Role.PERFORM
SECTION = Section(id=UUID(int=1), kind=SectionKind.GROUP)


def task(number: int, *actors: tuple[Role, str]) -> Task:
    return Task(
        id=UUID(int=100 + number),
        section_id=SECTION.id,
        position=number,
        label=str(number),
        content=f"Việc {number}",
        actors=tuple(Actor(role=role, name=name) for role, name in actors),
    )


def sheets(*tasks: Task, units: tuple[Unit, ...] = ()) -> dict[str, tuple[str, str]]:
    plan: Plan = replace(table_plan(), sections=(SECTION,), tasks=tasks, targets=())
    found = tasks_by_unit(Outline(plan), units)
    return {one.name: (labels(one.led), labels(one.joined)) for one in found}


def labels(tasks: tuple[Task, ...]) -> str:
    return "".join(one.label for one in tasks)


def test_a_unit_has_what_it_leads_and_what_it_takes_part_in() -> None:
    found = sheets(
        task(1, (LEAD, "Công an xã"), (JOIN, "công chức Tài chính")),
        task(2, (PERFORM, "công chức Tài chính"), (JOIN, "Công an xã")),
        task(3, (LEAD, "công chức Tài chính")),
    )
    assert found == {"Công an xã": ("1", "2"), "Công chức Tài chính": ("23", "1")}


def test_leaders_come_first_and_each_unit_once() -> None:
    found = sheets(
        task(1, (LEAD, "Văn phòng"), (JOIN, "Đoàn thanh niên")),
        task(2, (LEAD, "Công an xã; văn phòng")),
        task(3, (LEAD, "Công xã an")),
    )
    assert list(found.items()) == [
        ("Văn phòng", ("12", "")),
        ("Công an xã", ("23", "")),
        ("Đoàn thanh niên", ("", "1")),
    ]


def test_other_names_of_a_unit_are_that_unit() -> None:
    unit = Unit(id=UUID(int=7), name="Phòng Kinh tế", aliases=("P. KT", "Phòng KT"))
    found = sheets(task(1, (LEAD, "P. KT")), task(2, (LEAD, "phòng kinh tế")), units=(unit,))
    assert found == {"Phòng Kinh tế": ("12", "")}


def test_nobody_in_particular_has_a_sheet_only_for_leading() -> None:
    found = sheets(
        task(1, (LEAD, "các cán bộ, công chức"), (JOIN, "các đơn vị")),
        task(2, (LEAD, "Công an xã"), (JOIN, "công chức có liên quan")),
    )
    assert list(found) == ["Các cán bộ, công chức", "Công an xã"]


def test_who_leads_a_task_does_not_take_part_in_it_too() -> None:
    assert sheets(task(1, (LEAD, "Công an xã"), (JOIN, "Công an xã"))) == {"Công an xã": ("1", "")}


def test_a_plan_that_names_nobody_has_no_sheets() -> None:
    assert sheets(task(1)) == {}
