from msgspec.structs import replace

from desktop.domain.actors import (
    actors_cell,
    coordinator_names,
    lead_names,
    split_names,
    with_names,
    with_unit_renamed,
)
from desktop.domain.plan import Actor, Role
from desktop.domain.record import new_id
from tests.factories import task

LEAD = Actor(role=Role.LEAD, name="Công chức Tài chính – Kế toán", unit_id=new_id())
OTHER = Actor(role=Role.COORDINATE, name="các công chức liên quan")
TASK = task(new_id(), actors=(LEAD, OTHER))


def test_the_literal_cell_of_the_source_is_kept() -> None:
    literal = replace(TASK, actors_text="công chức tài chính phối hợp công chức có liên quan")
    assert actors_cell(literal) == "công chức tài chính phối hợp công chức có liên quan"


def test_without_a_literal_the_cell_is_composed() -> None:
    assert actors_cell(TASK) == (
        "Công chức Tài chính – Kế toán chủ trì, phối hợp với các công chức liên quan"
    )
    assert actors_cell(replace(TASK, actors=(LEAD,))) == LEAD.name
    assert actors_cell(replace(TASK, actors=(OTHER,))) == OTHER.name


def test_those_who_perform_stand_with_those_who_lead() -> None:
    perform = Actor(role=Role.PERFORM, name="Công an xã")
    both = replace(TASK, actors=(LEAD, perform, OTHER))
    assert lead_names(both) == "Công chức Tài chính – Kế toán; Công an xã"
    assert coordinator_names(both) == "các công chức liên quan"


def test_names_in_one_cell_are_parted_by_semicolons_and_lines() -> None:
    assert split_names(" Công an xã ;\n Văn phòng  xã;; ") == ("Công an xã", "Văn phòng xã")


def test_a_name_that_stays_keeps_its_unit_and_other_roles_are_untouched() -> None:
    changed = with_names(TASK, Role.LEAD, f"{LEAD.name}; Công an xã")
    assert changed == (LEAD, Actor(role=Role.LEAD, name="Công an xã"), OTHER)


def test_emptying_a_role_removes_its_actors_only() -> None:
    assert with_names(TASK, Role.COORDINATE, "") == (LEAD,)
    assert with_names(TASK, Role.LEAD, "") == (OTHER,)


def test_a_unit_that_is_renamed_changes_no_longer_name_that_begins_with_its_own() -> None:
    police = Actor(role=Role.LEAD, name="Công an")
    province = Actor(role=Role.COORDINATE, name="Công an tỉnh")
    literal = "Công an chủ trì, phối hợp với Công an tỉnh"
    before = replace(TASK, actors=(police, province), actors_text=literal)
    after = with_unit_renamed(before, "Công an", "Công an phường")
    assert actors_cell(after) == "Công an phường chủ trì, phối hợp với Công an tỉnh"


def test_a_unit_that_is_spelt_in_another_way_is_renamed_on_paper_too() -> None:
    spelt = Actor(role=Role.LEAD, name="Phòng Văn hoá - Xã hội")
    before = replace(TASK, actors=(spelt,), actors_text="Phòng Văn hoá - Xã hội")
    after = with_unit_renamed(before, "Phòng Văn hóa – Xã hội", "Phòng Văn xã")
    assert actors_cell(after) == "Phòng Văn xã"


def test_a_task_without_the_unit_stays_as_it_was_written() -> None:
    before = replace(TASK, actors_text="công chức tài chính phối hợp")
    assert with_unit_renamed(before, "Công an", "Công an phường") is before
