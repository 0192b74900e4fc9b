from msgspec.structs import replace

from desktop.domain.actors import (
    actors_cell,
    coordinator_names,
    lead_names,
    split_names,
    with_names,
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
