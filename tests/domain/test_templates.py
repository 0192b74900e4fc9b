"""Plans to start from: whole, printable, and with every gap found."""

import pytest
from msgspec.structs import replace

from desktop.domain.checks import check_plan
from desktop.domain.office import OfficeKind
from desktop.domain.office_forms import FORMS
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, SectionKind, Signer
from desktop.domain.problems import Grade
from desktop.domain.templates import OPEN, plan_from
from desktop.paths import resource
from desktop.services.catalogue import shipped_frameworks
from desktop.services.template_files import TEMPLATES, load_template
from tests import factories

CATALOGUE = ("pci-2021", "pci-2024", "pgi-2023", "pgi-2024")
SIGNER = Signer(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Người Ký Thử")
OFFICE = factories.office()


def made(name: str, **changes: object) -> Plan:
    template = load_template(name)
    newest = {one.short_name: one for one in shipped_frameworks()}
    sets = [newest[short] for short in template.sets]
    return plan_from(template, replace(OFFICE, **changes), sets, 2026, SIGNER)


def test_words_of_our_own_lists_and_templates_have_one_kind_of_dash() -> None:
    units = {unit for form in FORMS.values() for unit in form.units}
    texts = [resource("templates", f"{name}.json").read_text("utf-8") for name in TEMPLATES]
    texts += [resource("catalogue", f"{name}.json").read_text("utf-8") for name in CATALOGUE]
    assert [text for text in (*units, *texts) if " - " in text] == []
    assert "Công chức Tư pháp – Hộ tịch" in units


@pytest.mark.parametrize("name", TEMPLATES)
def test_only_the_open_places_keep_a_template_from_being_signed(name: str) -> None:
    plan = made(name)
    task = factories.task(plan.sections[0].id)
    plan = replace(plan, tasks=plan.tasks or (task,))
    must_fix = [one for one in check_plan(plan, (), ()) if one.grade is Grade.MUST_FIX]
    assert {one.code for one in must_fix} == {"text.open"}
    texts = [
        *(basis.text for basis in plan.legal_bases),
        *plan.opening,
        *(section.text for section in plan.sections),
        *(one.content for one in plan.tasks),
    ]
    assert len(must_fix) == sum(OPEN in text for text in texts) > 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_one_tree_with_all_components_of_its_sets(name: str) -> None:
    plan = made(name)
    outline = Outline(plan)
    walked = [item.id for _, item in outline.walk()]
    assert len(walked) == len(plan.sections) + len(plan.tasks)
    groups = [one for one in plan.sections if one.kind is SectionKind.GROUP]
    assert len(groups) == {"xa-pci-pgi": 14, "so-pgi": 4}[name]


@pytest.mark.parametrize("name", TEMPLATES)
def test_names_and_year_are_filled_in_and_nothing_local_of_the_sources_is_left(name: str) -> None:
    plan = made(name)
    said = repr(plan)
    assert "2026" in said
    assert OFFICE.name in said
    assert OFFICE.superior in said
    assert "{" not in "".join(plan.opening)
    texts = [*plan.opening, *plan.head.title, *(one.text for one in plan.sections)]
    for local in ("Khánh H", "Vạn Ninh", "Đại Lãnh", "Lạng Sơn", "Ngoại vụ", "2024"):
        assert local not in "".join(texts)


def test_an_office_without_a_superior_gets_an_open_place() -> None:
    assert OPEN in made("xa-pci-pgi", superior="").legal_bases[0].text


def test_the_signer_of_the_office_signs() -> None:
    assert made("so-pgi").signer == SIGNER
    template = load_template("so-pgi")
    newest = {one.short_name: one for one in shipped_frameworks()}
    plan = plan_from(template, OFFICE, [newest["PGI"]], 2026)
    assert plan.signer.name == ""


@pytest.mark.parametrize("kind", OfficeKind)
def test_every_kind_of_office_has_a_template(kind: OfficeKind) -> None:
    assert any(kind in load_template(name).for_kinds for name in TEMPLATES)


def test_the_sentence_of_an_open_place_shows_where_it_is() -> None:
    section = factories.section(text="Các phòng sáu từ nữa gửi về […] trước ngày […] để tổng hợp")
    plan = replace(factories.plan(), sections=(section,))
    (found,) = [one for one in check_plan(plan, (), ()) if one.code == "text.open"]
    assert found.values["found"] == "sáu từ nữa gửi về […]"
    assert found.subject_id == section.id
