import unicodedata

import pytest

from desktop.domain.errors import InputRefused
from desktop.domain.layout import PageSetup
from desktop.domain.office import Unit
from desktop.domain.record import new_id
from desktop.wording import sentence
from tests import factories
from tests.services.conftest import Services


def unit(name: str) -> Unit:
    return Unit(id=new_id(), name=name)


def test_an_office_is_there_the_next_day(services: Services) -> None:
    office = factories.office()
    services.offices.save_office(office)
    assert services.reopened().offices.office() == office


def test_saving_the_office_again_changes_it(services: Services) -> None:
    office = factories.office()
    services.offices.save_office(office)
    renamed = factories.office(id=office.id, name="UBND phường Điện Biên Phủ")
    services.offices.save_office(renamed)
    assert services.offices.office() == renamed


def test_a_blank_office_name_is_refused(services: Services) -> None:
    with pytest.raises(InputRefused) as caught:
        services.offices.save_office(factories.office(name="  "))
    assert caught.value.code == "office.no_name"


def test_the_page_of_an_office_is_there_the_next_day(services: Services) -> None:
    page = PageSetup(margin_top=25, margin_bottom=24, margin_left=35, margin_right=20, body_size=13)
    services.offices.save_office(factories.office(page=page))
    assert services.reopened().offices.office().page == page


@pytest.mark.parametrize(
    "page",
    [
        PageSetup(body_size=12),
        PageSetup(body_size=15),
        PageSetup(margin_top=26),
        PageSetup(margin_bottom=19),
        PageSetup(margin_left=36),
        PageSetup(margin_right=14),
    ],
)
def test_a_page_that_the_decree_does_not_allow_is_refused_and_nothing_changes(
    services: Services, page: PageSetup
) -> None:
    office = factories.office()
    services.offices.save_office(office)
    with pytest.raises(InputRefused) as caught:
        services.offices.save_office(factories.office(id=office.id, page=page))
    assert caught.value.code == "office.page"
    assert sentence(caught.value) == (
        "Cỡ chữ hoặc lề trang nằm ngoài mức mà Nghị định 30/2020/NĐ-CP cho phép (cỡ chữ 13–14; lề"
        " trên và lề dưới 20–25 mm; lề trái 30–35 mm; lề phải 15–20 mm). Chọn lại trong các mức"
        " này."
    )
    assert services.offices.office() == office


def test_text_typed_in_parts_is_stored_in_one_form(services: Services) -> None:
    name = "UBND xã Đại Lãnh"
    services.offices.save_office(factories.office(name=unicodedata.normalize("NFD", name)))
    assert services.offices.office().name == name


def test_units_stand_in_the_order_of_the_alphabet(services: Services) -> None:
    for name in ("Văn phòng", "Đài truyền thanh", "Công an xã", "Địa chính"):
        services.offices.save_unit(unit(name))
    assert [one.name for one in services.offices.units()] == [
        "Công an xã",
        "Đài truyền thanh",
        "Địa chính",
        "Văn phòng",
    ]


def test_two_units_may_not_differ_by_accents_only(services: Services) -> None:
    services.offices.save_unit(unit("Công an xã"))
    with pytest.raises(InputRefused) as caught:
        services.offices.save_unit(unit("Cong An  Xã"))
    assert caught.value.code == "unit.twice"


def test_a_unit_can_be_renamed_and_removed(services: Services) -> None:
    first = unit("Công an xã")
    services.offices.save_unit(first)
    services.offices.save_unit(Unit(id=first.id, name="Công an xã Đại Lãnh", aliases=("CAX",)))
    (renamed,) = services.offices.units()
    assert (renamed.name, renamed.aliases) == ("Công an xã Đại Lãnh", ("CAX",))
    services.offices.remove_unit(first.id)
    assert services.offices.units() == ()


def test_a_unit_needs_a_name(services: Services) -> None:
    with pytest.raises(InputRefused) as caught:
        services.offices.save_unit(unit(" "))
    assert caught.value.code == "unit.no_name"


def test_an_office_that_replaces_another_stays_the_only_one(services: Services) -> None:
    services.offices.save_office(factories.office())
    merged = factories.office(name="UBND xã mới")
    services.offices.save_office(merged)
    assert services.offices.office() == merged


def test_a_unit_may_be_measured_in_squares(services: Services) -> None:
    """A digit that is no decimal ("²") has a place in the order too."""
    for name in ("Tổ m²", "Tổ m"):
        services.offices.save_unit(unit(name))
    assert [one.name for one in services.offices.units()] == ["Tổ m", "Tổ m²"]
